"""Files are taken in part by part, harmlessly twice, and undone but for what somebody has changed since."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING
from uuid import UUID

import pytest

from pos.domain.bazaar import FamilyCard
from pos.domain.errors import NotAllowed, OutOfRange, UnknownFamily, WrongCheckDigit
from pos.domain.families import FamilyPrivate, FamilyRecord, ImportRow
from pos.domain.family_errors import UndoneAlready, UnknownImport
from pos.domain.identity import catalogue_item_code, family_number
from pos.domain.list_facts import ListedLine, line_of
from pos.register import lists
from pos.register.lists import ROWS_MAX
from tests.unit.register.rehearsal import ACCOUNTANT, ADMIN, BAZAAR, FAMILIES, Ids, Journal, on_sqlite

if TYPE_CHECKING:
    from collections import Counter

    from pos.domain.bazaar import ItemCard
    from pos.register.register import Register

CODE = BAZAAR.code
SALMA, HUDA, _ = FAMILIES
FRESH = family_number(99)
JAM, CAKE = catalogue_item_code(SALMA, 1), catalogue_item_code(SALMA, 2)


@pytest.fixture
def ids() -> Ids:
    return Ids().fork("lists")


def begin(register: Register, ids: Ids, what: str = "families") -> str:
    row = register.lists.begin(ADMIN, CODE, file="list.csv", what=what, added=1, changed=1, identity=ids.new())
    return row.source


def wishes(register: Register) -> list[FamilyRecord]:
    """A new family, one that changes, one that is so already."""
    salma, huda = (register.families.record(ADMIN, CODE, number) for number in (SALMA, HUDA))
    card = FamilyCard(number=FRESH, name_ar="أم خالد", name_en="Umm Khalid", package="T")
    return [
        FamilyRecord(card=card, private=FamilyPrivate(phone="050 000 0099")),
        replace(salma, card=replace(salma.card, branch="كلباء"), private=replace(salma.private, phone="055")),
        huda,
    ]


def line(code: str = JAM, **changes: object) -> ListedLine:
    made = ListedLine(
        item=code, family=SALMA, name_ar="مربى", name_en="Jam", package="A", price_minor=1_800, rate_bp=0, announced=9
    )
    return replace(made, **changes)  # type: ignore[arg-type]  # the fields are the test's own


def items(register: Register) -> dict[str, ItemCard]:
    return {card.code: card for card in register.catalogue.items(CODE)}


def test_a_file_of_families_is_taken_in_once(register: Register, ids: Ids) -> None:
    source, records = begin(register, ids), wishes(register)
    first = register.lists.take_families(ADMIN, CODE, source, records)
    again = register.lists.take_families(ADMIN, CODE, source, records)
    assert register.lists.imports(ADMIN, CODE)[0].done == first.done
    assert (first.done, first.same, first.moved) == (2, 1, ())
    assert (again.done, again.same, again.moved) == (0, 3, ())
    salma = register.families.record(ADMIN, CODE, SALMA)
    assert (salma.card.branch, salma.private.phone) == ("كلباء", "055")
    assert register.families.history(ADMIN, FRESH)[0].source == source


def test_a_family_that_somebody_changed_after_the_preview_stays(register: Register, ids: Ids) -> None:
    source, records = begin(register, ids), wishes(register)
    salma = register.families.record(ADMIN, CODE, SALMA)
    theirs = replace(salma, private=replace(salma.private, notes="theirs"))
    register.families.save(ADMIN, CODE, theirs, identity=ids.new())
    assert register.lists.take_families(ADMIN, CODE, source, records).moved == (SALMA,)
    assert register.families.record(ADMIN, CODE, SALMA).private.notes == "theirs"
    assert register.families.record(ADMIN, CODE, SALMA).card.branch == ""


def test_undoing_puts_families_back_but_for_what_was_changed_since(register: Register, ids: Ids) -> None:
    source = begin(register, ids)
    register.lists.take_families(ADMIN, CODE, source, wishes(register))
    salma = register.families.record(ADMIN, CODE, SALMA)
    later = replace(salma, card=replace(salma.card, branch="دبا"))
    register.families.save(ADMIN, CODE, later, identity=ids.new())
    undone = register.lists.undo(ADMIN, CODE, source, identity=ids.new())
    assert (undone.undone_by, undone.kept) == ("A01", (SALMA,))
    salma = register.families.record(ADMIN, CODE, SALMA)
    assert (salma.card.branch, salma.private.phone) == ("دبا", "")
    fresh = register.families.record(ADMIN, CODE, FRESH)
    assert fresh.card.left
    assert fresh.private == FamilyPrivate()


def test_a_new_family_that_somebody_touched_since_stays_and_is_named(register: Register, ids: Ids) -> None:
    source = begin(register, ids)
    register.lists.take_families(ADMIN, CODE, source, wishes(register)[:1])
    fresh = register.families.record(ADMIN, CODE, FRESH)
    register.families.save(ADMIN, CODE, replace(fresh, private=FamilyPrivate(phone="051")), identity=ids.new())
    assert register.lists.undo(ADMIN, CODE, source, identity=ids.new()).kept == (FRESH,)
    assert not register.families.record(ADMIN, CODE, FRESH).card.left


def test_an_import_is_undone_once_and_takes_nothing_after_that(register: Register, ids: Ids) -> None:
    source, identity = begin(register, ids), ids.new()
    row = register.lists.undo(ADMIN, CODE, source, identity=identity)
    assert register.lists.undo(ADMIN, CODE, source, identity=identity) == row
    with pytest.raises(UndoneAlready):
        register.lists.undo(ADMIN, CODE, source, identity=ids.new())
    with pytest.raises(UndoneAlready):
        register.lists.take_families(ADMIN, CODE, source, wishes(register))
    with pytest.raises(UnknownImport):
        register.lists.undo(ADMIN, CODE, "ff" * 16, identity=ids.new())


def test_imports_are_listed_the_last_one_first(register: Register, ids: Ids) -> None:
    first, second = begin(register, ids), begin(register, ids, "items")
    rows = register.lists.imports(ACCOUNTANT, CODE)
    assert [(row.source, row.what, row.by) for row in rows] == [(second, "items", "A01"), (first, "families", "A01")]
    again = register.lists.begin(ADMIN, CODE, file="list.csv", what="items", added=1, changed=1, identity=UUID(second))
    assert isinstance(again, ImportRow)
    assert len(register.lists.imports(ACCOUNTANT, CODE)) == 2


def test_items_are_listed_under_the_commission_that_holds(register: Register, ids: Ids) -> None:
    source = begin(register, ids, "items")
    lines = [line(), line(CAKE, name_ar="كعك", name_en="")]
    assert register.lists.take_items(ADMIN, CODE, source, lines).done == 2
    assert register.lists.take_items(ADMIN, CODE, source, lines).same == 2
    card = items(register)[JAM]
    assert (card.price_minor, card.rate_bp, card.received) == (1_800, 1_000, 0)
    assert items(register)[CAKE].name_en == "كعك"


def test_what_was_received_stays_whatever_the_list_says(register: Register, ids: Ids) -> None:
    till = Journal()
    till.receive(SALMA)
    register.intake.take_in(till.batch())
    source = begin(register, ids, "items")
    before = items(register)[JAM]
    register.lists.take_items(ADMIN, CODE, source, [line(price_minor=2_000)])
    after = items(register)[JAM]
    assert (after.price_minor, after.received, after.rate_bp) == (2_000, before.received, before.rate_bp)
    register.lists.undo(ADMIN, CODE, source, identity=ids.new())
    assert items(register)[JAM] == before


def test_undoing_takes_new_items_off_and_names_those_that_were_changed(register: Register, ids: Ids) -> None:
    source, later = begin(register, ids, "items"), begin(register, ids, "items")
    register.lists.take_items(ADMIN, CODE, source, [line(), line(CAKE)])
    register.lists.take_items(ADMIN, CODE, later, [line(price_minor=1_900)])
    undone = register.lists.undo(ADMIN, CODE, source, identity=ids.new())
    assert (undone.kept, undone.done) == ((JAM,), 2)
    assert set(items(register)) == {JAM}
    register.lists.undo(ADMIN, CODE, later, identity=ids.new())
    assert line_of(items(register)[JAM]) == line(announced=0, rate_bp=1_000)


@on_sqlite
@pytest.mark.parametrize(
    ("wrong", "refusal"),
    [
        (line(item="2000003000019"), WrongCheckDigit),
        (line(price_minor=0), OutOfRange),
        (line(floor_minor=1_801), OutOfRange),
        (line(name_ar=" ", name_en=""), OutOfRange),
        (line(family=FRESH), UnknownFamily),
    ],
)
def test_an_item_that_cannot_be_keeps_its_whole_part_out(
    register: Register, ids: Ids, wrong: ListedLine, refusal: type[Exception]
) -> None:
    source = begin(register, ids, "items")
    with pytest.raises(refusal):
        register.lists.take_items(ADMIN, CODE, source, [line(CAKE), wrong])
    assert items(register) == {}


def test_only_those_who_may_and_never_too_many(register: Register, ids: Ids) -> None:
    source = begin(register, ids, "items")
    with pytest.raises(NotAllowed):
        register.lists.take_items(ACCOUNTANT, CODE, source, [line()])
    with pytest.raises(NotAllowed):
        register.lists.undo(ACCOUNTANT, CODE, source, identity=ids.new())
    with pytest.raises(OutOfRange):
        register.lists.take_items(ADMIN, CODE, source, [line()] * (ROWS_MAX + 1))
    with pytest.raises(UnknownImport):
        begin(register, ids, "people")


def test_items_that_somebody_listed_or_changed_after_the_preview_stay(register: Register, ids: Ids) -> None:
    theirs = begin(register, ids, "items")
    register.lists.take_items(ADMIN, CODE, theirs, [line(), line(CAKE, name_ar="كعك")], ())
    mine = begin(register, ids, "items")
    taken = register.lists.take_items(ADMIN, CODE, mine, [line(price_minor=1), line(CAKE, name_ar="تمر")], [line()])
    assert (taken.done, taken.moved) == (1, (CAKE,))
    assert (items(register)[JAM].price_minor, items(register)[CAKE].name_ar) == (1, "كعك")
    again = register.lists.take_items(ADMIN, CODE, mine, [line(price_minor=1)], [line()])
    assert (again.done, again.same, again.moved) == (0, 1, ())
    late = register.lists.take_items(ADMIN, CODE, mine, [line(price_minor=2)], [line()])
    assert late.moved == (JAM,)


def test_a_new_family_with_goods_and_a_new_item_that_was_sold_stay(register: Register, ids: Ids) -> None:
    families = begin(register, ids)
    register.lists.take_families(ADMIN, CODE, families, wishes(register)[:1])
    listed = begin(register, ids, "items")
    fresh = catalogue_item_code(FRESH, 1)
    register.lists.take_items(ADMIN, CODE, listed, [line(fresh, family=FRESH), line()])
    assert register.lists.undo(ADMIN, CODE, families, identity=ids.new()).kept == (FRESH,)
    till = Journal()
    till.sell(SALMA)
    register.intake.take_in(till.batch())
    undone = register.lists.undo(ADMIN, CODE, listed, identity=ids.new())
    assert undone.kept == (JAM,)
    assert fresh not in items(register)
    again = begin(register, ids)
    register.lists.take_families(ADMIN, CODE, again, wishes(register)[:1])
    assert not register.families.record(ADMIN, CODE, FRESH).card.left


def test_no_part_of_a_file_reads_the_parts_before_it(
    register: Register, ids: Ids, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Else a file of a thousand parts is read half a million times."""
    source = begin(register, ids, "items")

    def read(_connection: object, *_bazaar: str) -> Counter[str]:
        raise AssertionError

    monkeypatch.setattr(lists, "items_done", read)
    monkeypatch.setattr(lists, "families_done", read)
    assert register.lists.take_items(ADMIN, CODE, source, [line()]).done == 1
    with pytest.raises(AssertionError):
        register.lists.imports(ADMIN, CODE)
