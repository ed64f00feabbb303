"""Closing names what hinders it and asks two persons; what was closed is listed with its state, proved and opened again."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from pos.domain.bazaar import Role
from pos.domain.errors import WrongSecret
from pos.domain.reports import PayoutState, Standing
from pos.ui.presenters.closing import ClosingPresenter
from pos.ui.presenters.lanes import Lanes
from pos.ui.rows.closing import OpenRow
from tests.builders import a_person, some_cards
from tests.unit.ui.presenters.accounts import a_board, a_run, a_standing
from tests.unit.ui.presenters.closed_books import a_closing
from tests.unit.ui.presenters.office_scene import Office
from tests.unit.ui.presenters.scene import Recorder

if TYPE_CHECKING:
    from pos.domain.reports import Board
    from tests.unit.ui.presenters.scene import Counter


class Closing:
    """The closed books, presented over a fake desk."""

    def __init__(self, counter: Counter) -> None:
        cards, plain = some_cards(), replace(a_person("C1"), secret_hash="")
        others = (replace(plain, code="A1", role=Role.ACCOUNTANT), replace(plain, code="M1", role=Role.APPROVER))
        counter.till.book.catalogue.apply(replace(cards, version=2, people=(*cards.people, *others)))
        self.counter = counter
        self.office = Office(counter)
        self.office.be("A1", Role.ACCOUNTANT)
        self.desk, self.books = self.office.desk, self.office.desk.books
        self.view: Any = Recorder()
        self.approval: Any = Recorder()
        self.reasons: Any = Recorder()
        self.presenter = ClosingPresenter(
            self.view,
            room=self.office.room,
            approval=self.approval,
            reasons=self.reasons,
            lanes=Lanes(counter.runner, counter.runner, counter.announcer.failed),
            desks=counter.desks,
            session=counter.session,
            announcer=counter.announcer,
            words=counter.words,
            refresh=self.refresh,
        )
        self.refresh()
        self.presenter.present()

    def refresh(self) -> None:
        self.office.presenter.refresh()
        snapshot = self.office.presenter._snapshot
        assert snapshot is not None
        self.presenter.show(snapshot)

    @property
    def rows(self) -> Any:
        return self.view.calls[-1][1][0]

    @property
    def chosen(self) -> Any:
        return self.view.calls[-1][1][2]

    @property
    def now(self) -> OpenRow:
        row = self.view.calls[-1][1][1]
        assert isinstance(row, OpenRow)
        return row


@pytest.fixture
def closing(counter: Counter) -> Closing:
    return Closing(counter)


def test_the_books_are_closed_by_two_persons(closing: Closing) -> None:
    assert (closing.now.entries, closing.now.may_close, closing.now.hindrances) == (7, True, ())
    assert closing.now.last == ""
    closing.presenter.close()
    assert [tile.key for tile in closing.approval.last("ask")[2]] == ["M1"]
    assert "close M1 7700" not in closing.desk.asked
    closing.presenter.answer("M1", "7700")
    assert "close M1 7700" in closing.desk.asked
    (row,) = closing.rows
    assert (row.number, row.state, row.key, row.owed_minor) == ("R01-000001-5", "disputable", "R01.1.10", 8_500)
    assert closing.now.hindrances
    assert (closing.now.may_close, closing.now.may_reopen) == (False, True)
    assert closing.now.last == closing.rows[0].number


def test_a_wrong_secret_closes_nothing_and_is_said_on_the_sheet(closing: Closing) -> None:
    closing.presenter.close()
    closing.desk.failure = WrongSecret(2)
    closing.presenter.answer("M1", "1111")
    assert closing.approval.last("show_wrong_pin") == 2
    assert closing.books.closings == []


def test_a_missing_till_needs_a_reason_and_a_draft_a_decision(closing: Closing) -> None:
    closing.desk.board_now = a_board(a_standing(), a_standing("T02", standing=Standing.MISSING))
    closing.refresh()
    assert closing.now.needs_reason
    assert closing.now.may_close
    assert closing.now.hindrances == ("ClosingIncomplete",)
    closing.presenter.close()
    assert closing.reasons.last("ask")[0].key == "close_provisional"
    closing.presenter.take_text("close_provisional", "T02 is in repair")
    closing.presenter.answer("M1", "7700")
    assert "close M1 7700 T02 is in repair" in closing.desk.asked
    closing.books.new_facts = 3
    closing.desk.run_now = a_run(PayoutState.DRAFTED)
    closing.presenter.present()
    closing.refresh()
    assert (len(closing.now.hindrances), closing.now.may_close) == (2, False)


def test_totals_that_differ_are_said_in_the_words_of_a_closing(closing: Closing) -> None:
    closing.desk.board_now = a_board(a_standing(receipts_minor=0))
    closing.refresh()
    assert closing.now.hindrances == ("ClosingDiffers",)
    assert not closing.now.may_close


def test_a_till_that_came_in_since_the_board_was_shown_needs_no_reason(closing: Closing) -> None:
    late = a_standing("T02", standing=Standing.MISSING), a_standing("T03", standing=Standing.MISSING)
    closing.desk.board_now = a_board(a_standing(), *late)
    closing.refresh()
    closing.desk.board_now = a_board(a_standing(), a_standing("T02"), late[1])
    closing.presenter.close()
    assert closing.reasons.last("ask")[0].words == " T03 0"
    behind = closing.office.presenter._snapshot
    assert behind is not None
    assert behind.board is closing.desk.board_now, "the page behind the sheet knows it too"
    asked = closing.desk.asked.count("board")
    closing.presenter.close()
    assert closing.desk.asked.count("board") == asked + 1, "the page is not asked for anew where nothing changed"
    closing.desk.board_now = a_board(a_standing(), a_standing("T02"), a_standing("T03"))
    closing.presenter.close()
    assert closing.reasons.count("ask") == 2
    closing.presenter.answer("M1", "7700")
    assert "close M1 7700" in closing.desk.asked


def test_who_leaves_before_the_board_has_come_is_asked_nothing(
    closing: Closing, monkeypatch: pytest.MonkeyPatch
) -> None:
    board = a_board(a_standing())

    def answer_late() -> Board:
        closing.presenter.forget()
        return board

    monkeypatch.setattr(closing.desk, "board", answer_late)
    closing.presenter.close()
    assert (closing.approval.count("ask"), closing.reasons.count("ask")) == (0, 0)


def test_what_was_closed_or_opened_again_just_now_is_chosen_once(closing: Closing) -> None:
    closing.books.closings = [a_closing(1)]
    closing.presenter.present()
    assert closing.chosen == ""
    closing.presenter.close()
    closing.presenter.answer("M1", "7700")
    assert closing.chosen == closing.rows[0].key == "R01.1.20"
    closing.presenter.present()
    assert closing.chosen == ""
    closing.presenter.reopen()
    closing.presenter.take_text("reopen_period", "A till was found")
    closing.presenter.answer("M1", "7700")
    assert closing.chosen == "R01.1.20"


def test_totals_that_differ_are_excused_by_nothing(closing: Closing) -> None:
    closing.desk.board_now = a_board(a_standing(receipts_minor=1))
    closing.refresh()
    assert (len(closing.now.hindrances), closing.now.may_close, closing.now.needs_reason) == (1, False, False)


def test_the_last_closing_is_opened_again_for_a_reason_by_two_persons(closing: Closing) -> None:
    closing.books.closings = [a_closing(1), a_closing(2, is_reopenable=True)]
    closing.presenter.present()
    assert [(row.number, row.state) for row in closing.rows] == [
        ("R01-000002-5", "disputable"),
        ("R01-000001-5", "final"),
    ]
    closing.presenter.reopen()
    closing.presenter.take_text("reopen_period", "A till was found")
    closing.presenter.answer("M1", "7700")
    assert "reopen R01-000002-5 A till was found M1 7700" in closing.desk.asked
    assert (closing.rows[0].state, closing.rows[0].why) == ("reopened", "A till was found")
    assert not closing.now.may_reopen


def test_the_proof_marks_every_closing_and_names_the_one_that_was_altered(closing: Closing) -> None:
    closing.books.closings = [a_closing(1), a_closing(2)]
    closing.presenter.present()
    assert {row.proof for row in closing.rows} == {""}
    closing.presenter.prove()
    assert {row.proof for row in closing.rows} == {"proved"}
    closing.books.broken = "R01-000002-5"
    closing.presenter.prove()
    assert [row.proof for row in closing.rows] == ["broken", "proved"]


def test_whoever_only_looks_closes_nothing(closing: Closing) -> None:
    closing.office.be("C1", Role.APPROVER)
    closing.presenter.present()
    assert not closing.now.may_close
    closing.presenter.forget()
    assert (closing.rows, closing.now) == ((), OpenRow())
