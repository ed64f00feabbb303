"""What is handed out is read back as it was: an exported list changes nothing."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from pos.domain.bazaar import FamilyCard, FamilyKind, PayBy
from pos.domain.families import FamilyPrivate, FamilyRecord
from pos.domain.identity import family_number
from pos.intake.families import read_families
from pos.intake.handing_out import families_table

if TYPE_CHECKING:
    from pathlib import Path

    from pos.domain.bazaar import Bazaar

CARD = FamilyCard(
    number="0427",
    name_ar="أم سالم، الكبرى",
    name_en='=HYPERLINK("x")',
    package="TEEB",
    pay_by=PayBy.BANK,
    rate_bp=1_250,
    licence_expiry=date(2031, 3, 1),
    family_kind=FamilyKind.UNIT,
    more_packages=("ANAQA",),
    branch="خورفكان",
    governorate="الشارقة",
)
OWN = FamilyPrivate(
    phone="+971 50 000 0001",
    iban="AE070331234567890123456",
    identity="784-1990-0000000-2",
    address="-3 street",
    collectors="الابن؛ الابنة",
    account="@wallet",
    needs="one",
    notes="'quoted'",
)


def test_an_exported_family_is_read_back_as_it_was(tmp_path: Path, plan: Bazaar) -> None:
    file = tmp_path / "families.csv"
    plain = replace(
        CARD, number=family_number(75), name_en="أم سالم", name_ar="أم سالم", rate_bp=None, more_packages=()
    )
    left = replace(CARD, number=family_number(76), left=True)
    records = tuple(FamilyRecord(card=card, private=OWN, version=1) for card in (CARD, plain, left))
    file.write_bytes(families_table(records))
    content = file.read_text(encoding="utf-8-sig")
    assert not [cell for cell in content.replace("\n", ",").split(",") if cell.strip('"')[:1] in set("=+@")]
    read = read_families(file, plan, [CARD, plain])
    assert read.errors == ()
    assert [(row.card(), row.private()) for row in read.rows] == [(CARD, OWN), (plain, OWN)]
