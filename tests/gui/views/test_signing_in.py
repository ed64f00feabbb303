"""Signing in and approving: a person is chosen, proves it by a PIN, and hears what was wrong."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from pos.ui.rows.asking import Question
from pos.ui.views.asking import ApprovalSheet, ConfirmSheet
from pos.ui.views.sign_in import SignInView
from pos.ui.widgets.people import first_letter
from tests.gui import samples
from tests.gui.hands import press_key

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from pos.ui.application import Shell
    from pos.ui.desk import Desk


@pytest.fixture
def view(desk: Desk, show: Callable[[QWidget], None]) -> SignInView:
    made = SignInView(desk)
    made.show_bazaar(samples.BAZAAR)
    made.show_people(samples.PEOPLE)
    show(made)
    return made


@pytest.fixture
def window(show: Callable[[QWidget], None]) -> QWidget:
    ground = QWidget()
    show(ground)
    return ground


def type_pin(widget: QWidget, digits: str) -> None:
    for digit in digits:
        event = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_unknown, Qt.KeyboardModifier.NoModifier, digit)
        QApplication.sendEvent(widget, event)


def test_nobody_can_type_before_a_name_is_chosen(view: SignInView) -> None:
    assert not view._pin.isEnabled()
    assert view._prompt.text() == "Choose your name first"


def test_a_person_signs_in_with_keys_or_keypad(view: SignInView, qtbot: QtBot) -> None:
    with qtbot.waitSignal(view.person_chosen) as chosen:
        view._choice._buttons[1].click()
    assert chosen.args == ["p2"]
    type_pin(view._pin, "٤٤")
    for key in ("4", "5"):
        view._pin._keypad.key(key).click()
    with qtbot.waitSignal(view.sign_in_requested) as asked:
        press_key(view._pin, Qt.Key.Key_Return)
    assert asked.args == ["p2", "4445"]


def test_return_chooses_the_name_that_the_keyboard_is_on(view: SignInView, qtbot: QtBot) -> None:
    view.setFocus()
    tile = QApplication.focusWidget()
    assert tile is not None
    with qtbot.waitSignal(view.person_chosen) as chosen:
        press_key(tile, Qt.Key.Key_Return)
    assert chosen.args == [samples.PEOPLE[0].key]


def test_three_digits_are_no_pin(view: SignInView, qtbot: QtBot) -> None:
    view.show_person("p1")
    type_pin(view._pin, "123")
    with qtbot.assertNotEmitted(view.sign_in_requested):
        press_key(view._pin, Qt.Key.Key_Return)
    type_pin(view._pin, "4567890123")
    with qtbot.waitSignal(view.sign_in_requested) as asked:
        press_key(view._pin, Qt.Key.Key_Return)
    assert asked.args == ["p1", "123456789012"]


def test_a_wrong_pin_is_said_and_forgotten(view: SignInView, qtbot: QtBot) -> None:
    view.show_person("p1")
    type_pin(view._pin, "1234")
    view.show_wrong_pin(2)
    assert view._pin._error.text() == "This PIN is not right. 2 attempts left"
    with qtbot.assertNotEmitted(view.sign_in_requested):
        press_key(view._pin, Qt.Key.Key_Return)
    type_pin(view._pin, "1")
    assert view._pin._error.text() == ""


def test_who_was_locked_out_may_try_again_without_anybody_s_help(view: SignInView, qtbot: QtBot) -> None:
    view.show_person("p4")
    view.show_refusal("Too many wrong attempts. Please wait: 59 seconds.")
    assert QApplication.focusWidget() is view._pin, "the keyboard is not on Practise"
    type_pin(view._pin, "4445")
    with qtbot.waitSignal(view.sign_in_requested) as asked:
        press_key(view._pin, Qt.Key.Key_Return)
    assert asked.args == ["p4", "4445"]


def test_while_the_register_is_waited_for_nothing_is_asked_twice_and_another_may_come(
    view: SignInView, shell: Shell, qtbot: QtBot
) -> None:
    view.show_person("p1")
    type_pin(view._pin, "44456666")
    view.show_waiting()
    said = view._pin._error
    assert (said.text(), said.property("role")) == ("Waiting for the central register …", "muted")
    assert not view._pin._keypad.key("enter").isEnabled()
    shell.set_language("ar")
    QApplication.processEvents()
    assert said.text() == "في انتظار السجل المركزي …"
    with qtbot.assertNotEmitted(view.sign_in_requested):
        type_pin(view._pin, "7")
        press_key(view._pin, Qt.Key.Key_Return)
    view._choice._buttons[1].click()
    assert said.text() == ""
    type_pin(view._pin, "4445")
    with qtbot.waitSignal(view.sign_in_requested) as asked:
        press_key(view._pin, Qt.Key.Key_Return)
    assert asked.args == ["p2", "4445"]


def test_what_the_register_answers_stands_in_place_of_the_wait(view: SignInView) -> None:
    view.show_person("p1")
    view.show_waiting()
    view.show_refusal("The central register does not answer.")
    assert view._pin._error.property("role") == "bad"
    type_pin(view._pin, "4445")
    assert view._pin._keypad.key("enter").isEnabled()


def test_an_arrow_leads_from_the_pin_back_to_the_names(view: SignInView) -> None:
    view.show_person("p2")
    press_key(view._pin, Qt.Key.Key_Left)
    assert QApplication.focusWidget() is view._choice._buttons[1]
    press_key(view._choice._buttons[1], Qt.Key.Key_Up)
    assert QApplication.focusWidget() in view._choice._buttons


def test_tab_reaches_the_names_after_somebody_was_chosen_and_is_not_any_more(view: SignInView) -> None:
    view._choice._buttons[1].setFocus()
    view._choice._buttons[1].click()
    view.show_people(tuple(replace(one, is_locked=one.key == "p2") for one in samples.PEOPLE))
    view._practise.setFocus()
    reached = []
    for _ in range(6):
        focused = QApplication.focusWidget()
        assert focused is not None
        press_key(focused, Qt.Key.Key_Tab)
        reached.append(QApplication.focusWidget())
    assert set(reached) & set(view._choice._buttons)


def test_arrows_go_where_they_point_in_both_directions(view: SignInView, shell: Shell) -> None:
    view.show_people(tuple(replace(samples.PEOPLE[0], key=f"p{place}") for place in range(1, 6)))
    for language, forward, back in (
        ("en", Qt.Key.Key_Right, Qt.Key.Key_Left),
        ("ar", Qt.Key.Key_Left, Qt.Key.Key_Right),
    ):
        shell.set_language(language)
        QApplication.processEvents()
        view._choice.choose("p1")  # the tile beside a chosen one is not pressed either
        view._choice.take_focus()
        reached = []
        for key in (forward, forward, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Up, back, forward):
            focused = QApplication.focusWidget()
            assert focused is not None
            press_key(focused, key)
            reached.append(next(one.person.key for one in view._choice._buttons if one.hasFocus()))
        assert reached == ["p2", "p2", "p4", "p5", "p5", "p3", "p3", "p4"], language
    assert view._choice.person is not None
    assert view._choice.person.key == "p1"


def test_on_a_small_screen_people_have_the_room_and_the_place_is_still_said(view: SignInView) -> None:
    ground = view.window()
    long = samples.PEOPLE[2]
    view.show_people(tuple(replace(long, key=f"p{place}", pin="1111") for place in range(1, 9)))
    view.show_person("p1")
    for width, height in ((1_024, 600), (960, 540)):
        ground.resize(width, height)
        QApplication.processEvents()
        assert view._hero.isHidden()
        assert view._place.isVisible()
        area = view._choice.parentWidget()
        assert area is not None
        seen = [one for one in view._choice._buttons if area.rect().contains(one.geometry())]
        assert len(seen) == 8, (width, height)
        assert view.rect().contains(view._pin.geometry()), "the keys of the PIN are whole"
        assert view._prompt.height() >= view._prompt.heightForWidth(view._prompt.width()), "a long name too"
    ground.resize(1_366, 768)
    QApplication.processEvents()
    assert not view._hero.isHidden()
    assert not view._place.isVisible()


def test_only_the_sample_says_its_pins(view: SignInView) -> None:
    assert view._sample.isHidden()
    assert "1111" not in view._choice._buttons[0].accessibleName()
    view.show_people((replace(samples.PEOPLE[0], pin="1111"),))
    assert not view._sample.isHidden()
    assert "1111" in view._choice._buttons[0].accessibleName()


def test_one_person_alone_is_chosen_already(view: SignInView) -> None:
    view.show_people(samples.PEOPLE[:1])
    assert view._choice.person == samples.PEOPLE[0]
    assert view._pin.isEnabled()
    view.show_people(samples.PEOPLE)
    assert view._choice.person is None


def test_language_and_theme_are_in_reach_of_everyone(view: SignInView, shell: Shell, qtbot: QtBot) -> None:
    with qtbot.waitSignal(view.language_requested) as language:
        view._language.click()
    assert language.args == ["ar"]
    with qtbot.waitSignal(view.theme_requested) as theme:
        view._theme.click()
    assert theme.args == ["dark"]
    shell.set_theme("contrast")
    QApplication.processEvents()
    with qtbot.waitSignal(view.theme_requested) as theme:
        view._theme.click()
    assert theme.args == ["light"]


def test_the_place_is_told_in_the_language(view: SignInView, shell: Shell) -> None:
    assert view._name.text() == "Productive Families Bazaar"
    shell.set_language("ar")
    QApplication.processEvents()
    assert view._name.text() == "بازار الأسر المنتجة"


@pytest.mark.parametrize(("name", "letter"), [("المها", "م"), ("مريم", "م"), ("maryam", "M"), ("ال", "ا"), ("", "")])
def test_a_name_is_known_by_its_letter(name: str, letter: str) -> None:
    assert first_letter(name) == letter


def test_an_approval_needs_a_person_and_a_pin(desk: Desk, window: QWidget, qtbot: QtBot) -> None:
    sheet = ApprovalSheet(desk, window)
    sheet.ask("Refund", "45.00 goes back.", samples.PEOPLE[1:3])
    assert not sheet._pin.isEnabled()
    sheet._choice._buttons[0].click()
    type_pin(sheet._pin, "4445")
    with qtbot.waitSignal(sheet.approved) as approved:
        press_key(sheet._pin, Qt.Key.Key_Return)
    assert approved.args == ["p2", "4445"]
    sheet.show_wrong_pin(None)
    assert sheet._pin._error.text() == "This PIN is not right."
    assert sheet.isVisible()


def test_a_question_is_answered_once(desk: Desk, window: QWidget, qtbot: QtBot) -> None:
    sheet = ConfirmSheet(desk, window)
    sheet.ask(Question("clear", "Clear the basket?", "Every line is taken out.", "Clear", is_grave=True))
    assert sheet._yes.property("kind") == "danger-fill"
    with qtbot.waitSignal(sheet.confirmed) as confirmed:
        press_key(sheet._yes, Qt.Key.Key_Space)
    assert confirmed.args == ["clear"]
    assert not sheet.isVisible()
    sheet.ask(Question("quit", "Close?", "", "Close"))
    assert sheet._yes.property("kind") == "primary"
    with qtbot.assertNotEmitted(sheet.confirmed), qtbot.waitSignal(sheet.dismissed):
        press_key(sheet._yes, Qt.Key.Key_Escape)
