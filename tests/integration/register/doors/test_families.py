"""Families over real HTTP: enrolled, changed by two people at once, taken in from a file and put back."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from pos.domain.bank import account_of
from pos.domain.bazaar import FamilyCard
from pos.domain.errors import NotAllowed
from pos.domain.families import FamilyPrivate, FamilyRecord
from pos.domain.family_errors import FamilyChanged, UndoneAlready
from pos.domain.identity import catalogue_item_code, family_number
from pos.domain.list_facts import ListedLine
from pos.office.acting import Acting
from pos.office.desk import Desk
from pos.office.families import FamilyDesk
from pos.sync.family_calls import FamilyCalls
from tests.unit.intake.test_photos import a_picture
from tests.unit.register.rehearsal import BAZAAR, Ids

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pos.sync.client import RegisterClient

    SignIn = Callable[[str], RegisterClient]


def test_families_from_the_first_number_to_the_undone_file(office: SignIn, tmp_path: Path) -> None:
    ids = Ids().fork("families")
    admin = office("A01")
    assert isinstance(admin, FamilyCalls)
    desk = FamilyDesk(admin, BAZAAR.code, Acting(ids.new))
    number = desk.free_number()
    assert number == family_number(1)
    card = FamilyCard(number=number, name_ar="أم خالد", name_en="", package="A")
    saved = desk.save(FamilyRecord(card=card, private=FamilyPrivate(phone="050", collectors="الابن؛ الابنة")))
    assert saved.version == 1
    assert desk.record(number) == saved
    assert desk.all()[0].phone == "050"
    assert Desk(office("K01"), BAZAAR.code, Acting(ids.new)).collectors(number) == ("الابن", "الابنة")

    other = FamilyDesk(office("A01"), BAZAAR.code, Acting(ids.new))
    other.save(replace(saved, private=replace(saved.private, notes="theirs")))
    with pytest.raises(FamilyChanged):
        desk.save(replace(saved, private=replace(saved.private, phone="055")))
    assert [change.n for change in desk.history(number)] == [2, 1]
    with pytest.raises(NotAllowed):
        FamilyDesk(office("K01"), BAZAAR.code, Acting(ids.new)).records()

    path = tmp_path / "photo.jpg"
    path.write_bytes(a_picture(1_000, 500, turn=6))
    shown = desk.photo(number)
    assert (shown.photo, shown.version) == ("", 2)
    kept = desk.put_photo(number, path, shown.version)
    assert desk.photo(number) == kept
    assert kept.photo
    with pytest.raises(NotAllowed):
        FamilyDesk(office("K01"), BAZAAR.code, Acting(ids.new)).put_photo(number, None, kept.version)
    assert desk.put_photo(number, None, kept.version).photo == ""

    begun = desk.begin_import("families.csv", "families", added=0, changed=1)
    (record,) = [one for one in desk.records() if one.card.number == number]
    wish = replace(record, card=replace(record.card, branch="كلباء"))
    assert desk.take_families(begun.source, [wish]).done == 1
    assert desk.undo(begun.source).undone_by == "A01"
    assert desk.record(number).card.branch == ""
    with pytest.raises(UndoneAlready):
        desk.undo(begun.source)

    code = catalogue_item_code(number, 1)
    line = ListedLine(
        item=code, family=number, name_ar="مربى", name_en="Jam", package="A", price_minor=1_800, rate_bp=0
    )
    items = desk.begin_import("items.csv", "items", added=1, changed=0)
    assert desk.take_items(items.source, [line]).done == 1
    assert [item.code for item in desk.items() if item.family == number] == [code]
    assert [row.what for row in desk.imports()] == ["items", "families"]
    desk.note_export("families")


def test_a_family_is_paid_to_its_iban_or_to_the_account_that_it_named() -> None:
    assert account_of({"iban": "AE07", "account": "wallet"}) == "AE07"
    assert account_of({"account": "wallet"}) == "wallet"
    assert account_of({}) == ""
