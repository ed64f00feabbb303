"""A note in the making survives whatever happens, is recorded once, and asks before it takes what should not be taken."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from pos.domain.bazaar import ItemCard
from pos.domain.errors import OutOfRange, UnknownFamily, UnknownItem
from pos.domain.family_errors import FamilyHasLeft
from pos.domain.goods_errors import DecisionNeeded, NameMissing
from pos.domain.goods_facts import Concern, Decision, GoodsReceived
from pos.domain.identity import booth_item_code
from pos.till.receiving import LINES_MAX, Doubt, Receiving
from tests.builders import HUDA, JAM, OUD, SALMA, Till, a_received_line, a_till, facts_in, reopened, some_cards

if TYPE_CHECKING:
    from pathlib import Path

NEW = a_received_line("", 3, declared=4, name_ar="سلة خوص", name_en="", price_minor=9_000, floor_minor=8_000)


def at(till: Till) -> Receiving:
    return Receiving(till.book, till.goods)


def notes_in(till: Till) -> list[GoodsReceived]:
    return [fact for fact in facts_in(till.book) if isinstance(fact, GoodsReceived)]


def with_rules(folder: Path, *, licence: date | None = None) -> Till:
    """A till whose first package is food, and whose first family has a licence."""
    cards = some_cards()
    packages = tuple(replace(package, perishable=package.code == "A") for package in cards.bazaar.packages)
    salma, *others = cards.families
    return a_till(
        folder,
        cards=replace(
            cards,
            bazaar=replace(cards.bazaar, packages=packages),
            families=(replace(salma, licence_expiry=licence), *others),
        ),
        open_shift=False,
    )


def test_a_new_item_gets_a_code_when_the_note_is_recorded(idle_till: Till) -> None:
    desk = at(idle_till)
    desk.begin(SALMA)
    desk.put(a_received_line(JAM, 5))
    desk.put(NEW)
    recorded = desk.record(by="G1")
    assert isinstance(recorded.fact, GoodsReceived)
    known, new = recorded.fact.lines
    assert (known.item, new.item) == (JAM, booth_item_code("T01", 1))
    assert (new.name_ar, new.name_en, new.declared, new.quantity) == ("سلة خوص", "سلة خوص", 4, 3)
    assert idle_till.press.printed == [(recorded, False)]
    assert desk.draft is None
    card = idle_till.book.catalogue.item(new.item)
    assert isinstance(card, ItemCard)
    assert (card.family, card.received, card.rate_bp) == (SALMA, 3, 1_500)


def test_the_next_new_item_gets_the_next_code_also_after_another_life(idle_till: Till) -> None:
    for _ in range(2):
        desk = at(idle_till)
        desk.begin(SALMA)
        desk.put(NEW)
        desk.record(by="G1")
    idle_till.book.new_epoch("restored")
    desk = at(idle_till)
    desk.begin(SALMA)
    desk.put(NEW)
    desk.put(NEW)
    desk.record(by="G1")
    codes = [line.item for note in notes_in(idle_till) for line in note.lines]
    assert codes == [booth_item_code("T01", serial) for serial in (1, 2, 1_001, 1_002)]


def test_two_desks_without_a_network_make_items_that_never_meet(tmp_path: Path) -> None:
    tills = [a_till(tmp_path / device, device, open_shift=False) for device in ("T01", "T02", "G01", "T001")]
    codes = []
    for till in tills:
        desk = at(till)
        desk.begin(SALMA)
        for _ in range(3):
            desk.put(NEW)
        note = desk.record(by="G1").fact
        assert isinstance(note, GoodsReceived)
        codes += [line.item for line in note.lines]
        till.book.close()
    assert len(set(codes)) == len(codes) == 12


def test_a_note_that_is_half_written_is_there_after_a_kill(idle_till: Till) -> None:
    desk = at(idle_till)
    desk.begin(SALMA)
    desk.put(replace(NEW, batch="٧", remark="علبة \ud83d"))
    before = desk.put(a_received_line(JAM, 2))
    till = reopened(idle_till)
    after = at(till).draft
    assert after is not None
    assert (after.id, after.family, after.lines) == (before.id, SALMA, before.lines)
    till.book.close()


def test_a_kill_between_recording_and_forgetting_records_nothing_twice(idle_till: Till) -> None:
    desk = at(idle_till)
    desk.begin(SALMA)
    draft = desk.put(a_received_line(JAM, 2))
    lines = idle_till.goods.with_codes(draft.lines)
    idle_till.goods.receive(SALMA, lines, by="G1", identity=draft.id)  # and killed before the draft was forgotten
    again = at(idle_till)
    assert again.draft is None
    assert len(notes_in(idle_till)) == 1
    desk.record(by="G1")
    assert len(notes_in(idle_till)) == 1


def test_a_line_is_changed_and_taken_out_in_its_place(idle_till: Till) -> None:
    desk = at(idle_till)
    desk.begin(SALMA)
    desk.put(a_received_line(JAM, 2))
    desk.put(NEW)
    desk.put(a_received_line(JAM, 7), 0)
    draft = desk.take_out(1)
    assert [(line.item, line.quantity) for line in draft.lines] == [(JAM, 7)]
    assert draft.value_minor == 7 * 2_500


def test_a_note_that_is_given_up_leaves_nothing_and_uses_nothing_up(idle_till: Till) -> None:
    desk = at(idle_till)
    desk.begin(SALMA)
    desk.put(NEW)
    desk.give_up()
    assert at(idle_till).draft is None
    assert facts_in(idle_till.book) == facts_in(idle_till.book)[:1]
    assert idle_till.press.printed == []


def test_what_no_note_can_have_is_refused_line_by_line(idle_till: Till) -> None:
    desk = at(idle_till)
    with pytest.raises(UnknownFamily):
        desk.begin("9999")
    desk.begin(SALMA)
    with pytest.raises(NameMissing):
        desk.put(replace(NEW, name_ar=" \u200f ", name_en=""))
    with pytest.raises(UnknownItem):
        desk.put(a_received_line(OUD))
    for wrong in (
        replace(NEW, quantity=0, declared=0),
        replace(NEW, declared=-1),
        replace(NEW, price_minor=-1),
        replace(NEW, floor_minor=9_001),
    ):
        with pytest.raises(OutOfRange):
            desk.put(wrong)
    for _ in range(LINES_MAX):
        desk.put(NEW)
    with pytest.raises(OutOfRange):
        desk.put(NEW)
    assert desk.draft is not None
    assert len(desk.draft.lines) == LINES_MAX


def test_food_without_a_last_day_and_a_licence_that_ran_out_ask_for_a_decision(tmp_path: Path) -> None:
    till = with_rules(tmp_path, licence=date(2026, 11, 1))
    desk = at(till)
    desk.begin(SALMA)
    desk.put(a_received_line(JAM, 2, expiry=date(2027, 1, 1)))
    desk.put(NEW)
    desk.put(replace(NEW, expiry=date(2026, 10, 1)))
    assert desk.doubts() == (
        Doubt(Concern.LICENCE_EXPIRED, None, date(2026, 11, 1)),
        Doubt(Concern.NO_EXPIRY, 1),
        Doubt(Concern.PAST_EXPIRY, 2, date(2026, 10, 1)),
    )
    with pytest.raises(DecisionNeeded) as refused:
        desk.record(by="G1", reason="  ")
    assert refused.value.count == 3
    assert notes_in(till) == []
    note = desk.record(by="G1", reason="renewal is seen").fact
    assert isinstance(note, GoodsReceived)
    codes = [line.item for line in note.lines]
    assert note.decisions == (
        Decision(concern=Concern.LICENCE_EXPIRED, reason="renewal is seen"),
        Decision(concern=Concern.NO_EXPIRY, reason="renewal is seen", item=codes[1]),
        Decision(concern=Concern.PAST_EXPIRY, reason="renewal is seen", item=codes[2]),
    )
    till.book.close()


def test_nothing_is_asked_where_nothing_speaks_against_it(tmp_path: Path) -> None:
    till = with_rules(tmp_path, licence=date(2026, 11, 20))
    desk = at(till)
    desk.begin(SALMA)
    desk.put(a_received_line(JAM, 2, expiry=date(2026, 11, 20)))
    assert desk.doubts() == ()
    desk.begin(HUDA)
    desk.put(a_received_line(OUD, 1, package="B"))
    assert desk.doubts() == ()
    till.book.close()


def test_a_family_that_takes_part_no_more_brings_nothing(tmp_path: Path) -> None:
    cards = some_cards()
    salma, *others = cards.families
    till = a_till(tmp_path, cards=replace(cards, families=(replace(salma, left=True), *others)), open_shift=False)
    desk = at(till)
    with pytest.raises(FamilyHasLeft):
        desk.begin(SALMA)
    assert desk.draft is None
    desk.begin(HUDA)
    till.book.close()
