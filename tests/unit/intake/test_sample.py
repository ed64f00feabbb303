"""The sample bazaar is believable, without an error or a doubt, and the same as spreadsheets."""

from __future__ import annotations

import importlib.util
import re
from collections import Counter
from typing import TYPE_CHECKING

import pytest

from pos.domain.bazaar import Bazaar, FamilyCard, FamilyKind, PayBy, Role, Unsold
from pos.domain.identity import CENTRE
from pos.intake.families import FamilyRow, read_families
from pos.intake.folder import read_folder
from pos.intake.items import ItemRow, read_items
from pos.intake.people import read_people
from tests.unit.intake.places import ROOT

if TYPE_CHECKING:
    from pathlib import Path

    from pos.intake.findings import Intake


@pytest.fixture
def families(sample: Path, plan: Bazaar) -> Intake[FamilyRow]:
    return read_families(sample / "families.csv", plan)


@pytest.fixture
def cards(families: Intake[FamilyRow]) -> list[FamilyCard]:
    return [row.card() for row in families.rows]


@pytest.fixture
def items(sample: Path, plan: Bazaar, cards: list[FamilyCard]) -> Intake[ItemRow]:
    return read_items(sample / "items.csv", plan, cards)


def test_it_is_clean(sample: Path) -> None:
    read = read_folder(sample)
    assert [intake.file for intake in read.intakes] == ["bazaar.toml", "people.csv", "families.csv", "items.csv"]
    assert [finding for intake in read.intakes for finding in intake.findings] == []


def test_the_plan_is_that_of_a_small_hall(plan: Bazaar) -> None:
    assert (plan.edition, plan.currency, plan.hall_limit, plan.utc_offset_minutes) == (8, "AED", 20, 240)
    assert (plan.cash_step_minor, plan.payout_step_minor, plan.commission_bp) == (25, 25, 1000)
    assert [package.name_en for package in plan.packages] == ["Atayeb", "Teeb", "Anaqa", "Mahra", "Ebda"]


def test_every_package_has_an_icon_that_is_there(plan: Bazaar) -> None:
    icons = [package.icon for package in plan.packages]
    assert len(set(icons)) == len(icons)
    assert all((ROOT / "assets" / "icons" / f"{icon}.svg").is_file() for icon in icons)


def test_twenty_one_families_fill_five_packages(plan: Bazaar, families: Intake[FamilyRow]) -> None:
    assert len(families.rows) == 21
    assert set(Counter(row.package for row in families.rows)) == {package.code for package in plan.packages}
    assert {row.family_kind for row in families.rows} == set(FamilyKind)
    assert {row.pay_by for row in families.rows} == set(PayBy)
    assert len({row.rate_bp for row in families.rows}) >= 4


def test_nobody_in_it_is_real(families: Intake[FamilyRow]) -> None:
    assert all(re.fullmatch(r"050 000 00\d\d", row.phone) for row in families.rows)
    assert all(re.fullmatch(r"AE\d\d00000000000000000\d\d", row.iban) for row in families.rows if row.iban)
    assert all(re.match("أم |أبو |وحدة ", row.name_ar) for row in families.rows)


def test_every_family_has_goods_and_the_centre_a_ticket(families: Intake[FamilyRow], items: Intake[ItemRow]) -> None:
    assert len(items.rows) >= 130
    counts = Counter(row.family for row in items.rows)
    assert counts[CENTRE] == 1
    assert all(counts[row.number] >= 6 for row in families.rows)
    assert all(row.name_ar != row.name_en for row in items.rows)
    names = [(row.family, row.name_ar) for row in items.rows]
    assert len(set(names)) == len(names)


def test_prices_and_terms_are_those_of_a_bazaar(plan: Bazaar, items: Intake[ItemRow]) -> None:
    assert all(500 <= row.price_minor <= 45_000 and row.quantity > 0 for row in items.rows)
    assert any(row.price_minor % plan.cash_step_minor for row in items.rows), "cash rounding has nothing to do"
    assert any(row.floor_minor for row in items.rows)
    assert {row.unsold for row in items.rows} == set(Unsold)
    food = [row for row in items.rows if row.package == "ATAYEB"]
    assert all(row.expiry for row in food)
    assert any(row.is_assigned for row in items.rows)
    assert any(not row.is_assigned for row in items.rows)


def test_somebody_has_every_role(sample: Path) -> None:
    roles = Counter(row.role for row in read_people(sample / "people.csv").rows)
    assert set(roles) == set(Role)
    assert roles[Role.CASHIER] == 3


def test_the_spreadsheets_say_the_same(
    sample: Path, plan: Bazaar, families: Intake[FamilyRow], items: Intake[ItemRow], cards: list[FamilyCard]
) -> None:
    assert read_families(sample / "families.xlsx", plan).rows == families.rows
    assert read_items(sample / "items.xlsx", plan, cards).rows == items.rows


def test_the_spreadsheets_can_be_made_again(tmp_path: Path, plan: Bazaar, families: Intake[FamilyRow]) -> None:
    spec = importlib.util.spec_from_file_location("make_sample_xlsx", ROOT / "packaging" / "make_sample_xlsx.py")
    assert spec
    assert spec.loader
    maker = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(maker)
    assert read_families(maker.write(tmp_path, "families"), plan).rows == families.rows
