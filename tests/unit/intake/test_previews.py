"""Before anything is done, each row says what becomes of it, and a list that was handed out changes nothing."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pos.domain.bazaar import FamilyCard, FamilyKind, ItemCard, PayBy, Unsold
from pos.domain.errors import UnreadableFile
from pos.domain.families import FamilyPrivate, FamilyRecord
from pos.domain.identity import catalogue_item_code, family_number
from pos.domain.list_facts import ListedLine
from pos.domain.money import CURRENCIES
from pos.domain.text import clean
from pos.domain.weighing import Unit
from pos.intake.findings import FloorAbovePrice
from pos.intake.handing_out import as_csv, as_workbook, family_rows, item_rows
from pos.intake.headers import propose
from pos.intake.previews import COLUMNS, FAMILIES, ITEMS, Fate, Known, Preview, preview
from pos.intake.table import read_table

if TYPE_CHECKING:
    from pathlib import Path

    from pos.domain.bazaar import Bazaar

SALMA, HUDA, NEW = (family_number(serial) for serial in (42, 75, 900))
FAMILY = FamilyRecord(
    card=FamilyCard(number=SALMA, name_ar="أم سالم", name_en="أم سالم", package="TEEB", rate_bp=500, branch="كلباء"),
    private=FamilyPrivate(phone="050 000 0001; 06 000 0002", notes="one\ntwo", collectors="الابن, الابنة"),
    version=3,
)
OTHER = replace(FAMILY, card=replace(FAMILY.card, number=HUDA, name_ar="مشغل هدى", left=True), private=FamilyPrivate())
JAM = ItemCard(
    code=catalogue_item_code(SALMA, 1),
    family=SALMA,
    name_ar="مربى",
    name_en="Jam",
    package="TEEB",
    price_minor=2_000,
    rate_bp=1_000,
    floor_minor=1_500,
    unsold=Unsold.DONATE,
    received=4,
)


def looked(plan: Bazaar, folder: Path, text: str, what: str = FAMILIES, *records: FamilyRecord) -> Preview:
    path = folder / "list.csv"
    path.write_text(text, encoding="utf-8")
    table = read_table(path)
    known = Known(plan, records or (FAMILY, OTHER), (JAM,))
    return preview(table, what, propose(table, COLUMNS[what]), known)


def fates(seen: Preview) -> list[str]:
    return [row.fate.value for row in seen.rows]


def test_each_row_has_its_fate(plan: Bazaar, tmp_path: Path) -> None:
    text = (
        "number,name,package,phone,commission\n"
        f"{SALMA},أم سالم,TEEB,,\n"
        f"{SALMA[:-1]}9,خطأ,TEEB,,\n"
        f"{HUDA},مشغل هدى,TEEB,,\n"
        ",هدى مشغل,TEEB,055,\n"
        ",أم نورة,TEEB,+971500000001,\n"
        ",أم خالد,TEEB,050 111 2222,7%\n"
        ",أم خالدة,TEEB,,\n"
    )
    seen = looked(plan, tmp_path, text)
    assert fates(seen) == ["same", "refused", "changed", "alike", "alike", "new", "alike"]
    assert [(row.alike, row.by_phone) for row in seen.rows[3:5]] == [(HUDA, False), (SALMA, True)]
    assert seen.rows[1].name == "خطأ"
    assert seen.rows[1].findings
    back = seen.rows[2].wish
    assert isinstance(back, FamilyRecord)
    assert (back.card.left, back.version) == (False, 3)
    assert seen.counts()[Fate.ALIKE] == 3
    assert sum(seen.counts().values()) == len(seen.rows) == 7


def test_an_empty_cell_says_nothing_and_a_full_one_is_all_that_changes(plan: Bazaar, tmp_path: Path) -> None:
    text = f"number,name,package,commission,phone,notes\n{SALMA},أم سلوى,TEEB,12%,,one two\n"
    (row,) = looked(plan, tmp_path, text).rows
    wish = row.wish
    assert isinstance(wish, FamilyRecord)
    assert wish == replace(FAMILY, card=replace(FAMILY.card, name_ar="أم سلوى", name_en="أم سلوى", rate_bp=1_200))
    assert [(one.name, one.before, one.after) for one in row.changes] == [
        ("name_ar", "أم سالم", "أم سلوى"),
        ("name_en", "أم سالم", "أم سلوى"),
        ("commission", "5.00%", "12.00%"),
    ]


def test_an_item_changes_only_in_what_its_row_says(plan: Bazaar, tmp_path: Path) -> None:
    text = f"code,family,name,price\n{JAM.code},{SALMA},مربى,19.00\n,{SALMA},تمر,5\n,{SALMA},تمر,6\n,{HUDA},تمر,6\n"
    seen = looked(plan, tmp_path, text, ITEMS)
    assert fates(seen) == ["changed", "new", "alike", "refused"]  # whoever has left brings nothing
    wish = seen.rows[0].wish
    assert isinstance(wish, ListedLine)
    assert (wish.price_minor, wish.floor_minor, wish.unsold, wish.name_en) == (1_900, 1_500, Unsold.DONATE, "Jam")
    text = f"code,family,name,price\n{JAM.code},{SALMA},مربى,14.00\n"
    (row,) = looked(plan, tmp_path, text, ITEMS).rows
    assert row.fate is Fate.REFUSED
    assert isinstance(row.findings[-1].reason, FloorAbovePrice)


def test_a_file_whose_columns_are_not_known_shows_why_and_no_row(plan: Bazaar, tmp_path: Path) -> None:
    seen = looked(plan, tmp_path, "aaa,bbb\n1,2\n")
    assert (seen.rows, len(seen.findings)) == ((), 2)


# -- round trip -------------------------------------------------------------------------------------------------------

NAMES = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\ufffe\uffff"), max_size=14)
GOOD_NAMES = NAMES.map(clean).filter(bool)
LONG = st.lists(NAMES.map(clean).filter(bool), max_size=3).map("\n".join)
RECORDS = st.builds(
    lambda card, private: FamilyRecord(card=card, private=private, version=1),
    st.builds(
        FamilyCard,
        number=st.just(SALMA),
        name_ar=GOOD_NAMES,
        name_en=GOOD_NAMES,
        package=st.sampled_from(["TEEB", "ANAQA"]),
        pay_by=st.sampled_from(PayBy),
        rate_bp=st.none() | st.integers(0, 10_000),
        licence_expiry=st.none() | st.dates(date(2000, 1, 1), date(2100, 12, 31)),
        family_kind=st.sampled_from(FamilyKind),
        more_packages=st.sampled_from([(), ("MAHRA",), ("MAHRA", "ANAQA")]),
        branch=NAMES.map(clean),
        governorate=NAMES.map(clean),
    ),
    st.builds(
        FamilyPrivate,
        **{name: NAMES.map(clean) for name in ("phone", "iban", "identity", "licence", "account")},
        **dict.fromkeys(("address", "needs", "services", "notes", "collectors"), LONG),
    ),
)
ITEM_CARDS = st.builds(
    lambda price, floor, **rest: ItemCard(price_minor=price, floor_minor=min(price, floor), **rest),
    st.integers(1, 10**8),
    st.integers(0, 10**8),
    code=st.just(JAM.code),
    family=st.just(SALMA),
    name_ar=GOOD_NAMES,
    name_en=GOOD_NAMES,
    package=st.sampled_from(["TEEB", "ANAQA"]),
    rate_bp=st.just(0),
    expiry=st.none() | st.dates(date(2027, 1, 1), date(2100, 1, 1)),
    unsold=st.sampled_from(Unsold),
    unit=st.sampled_from(Unit),
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(record=RECORDS, item=ITEM_CARDS, is_book=st.booleans(), language=st.sampled_from(["ar", "en"]))
def test_what_is_handed_out_and_read_again_changes_nothing(
    plan: Bazaar, tmp_path: Path, record: FamilyRecord, item: ItemCard, *, is_book: bool, language: str
) -> None:
    known = Known(plan, (record,), (item,))
    lists: dict[str, Any] = {
        FAMILIES: list(family_rows([record], language)),
        ITEMS: list(item_rows([item], CURRENCIES[plan.currency], language=language)),
    }
    for what, rows in lists.items():
        path = tmp_path / ("list.xlsx" if is_book else "list.csv")
        path.write_bytes(as_workbook(rows, what, right_to_left=True) if is_book else as_csv(rows))
        table = read_table(path)
        seen = preview(table, what, propose(table, COLUMNS[what]), known)
        assert fates(seen) == ["same"], (seen, rows)


@pytest.mark.parametrize("what", [FAMILIES, ITEMS])
def test_a_list_of_nobody_is_read_again_too(plan: Bazaar, tmp_path: Path, what: str) -> None:
    rows = list(family_rows([]) if what == FAMILIES else item_rows([], CURRENCIES[plan.currency]))
    path = tmp_path / "list.csv"
    path.write_bytes(as_csv(rows))
    table = read_table(path)
    assert preview(table, what, propose(table, COLUMNS[what]), Known(plan, ())).rows == ()


def test_a_file_of_the_other_list_is_told_apart(plan: Bazaar, tmp_path: Path) -> None:
    items = f"family,name,price\n{SALMA},Jam,18.00\n"
    families = "name,package,family no\nUmm Salem,TEEB,\n"
    assert looked(plan, tmp_path, items, FAMILIES).is_other
    assert looked(plan, tmp_path, families, ITEMS).is_other
    assert not looked(plan, tmp_path, items, ITEMS).is_other
    assert not looked(plan, tmp_path, "colour\nred\n", FAMILIES).is_other


SPOILS = st.lists(st.tuples(st.floats(0, 1, exclude_max=True), st.integers(0, 255)), min_size=1, max_size=8)
WHICH = st.sampled_from([FAMILIES, ITEMS])


def spoiled_book(what: str, plan: Bazaar, spoils: list[tuple[float, int]]) -> bytes:
    """A workbook whose sheet has bytes that nobody wrote there, packed again, so that it is looked at to its end."""
    rows = family_rows([FAMILY, OTHER]) if what == FAMILIES else item_rows([JAM], CURRENCIES[plan.currency])
    packed, result = as_workbook(list(rows), what, right_to_left=True), io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(packed)) as before, zipfile.ZipFile(result, "w") as after:
        for name in before.namelist():
            part = bytearray(before.read(name))
            for place, byte in spoils if "sheet1" in name or "sharedStrings" in name else ():
                part[int(place * len(part))] = byte
            after.writestr(name, bytes(part))
    return result.getvalue()


def look_at_spoiled(plan: Bazaar, folder: Path, what: str, spoils: list[tuple[float, int]]) -> None:
    path = folder / "spoiled.xlsx"
    path.write_bytes(spoiled_book(what, plan, spoils))
    try:
        table = read_table(path)
        seen = preview(table, what, propose(table, COLUMNS[what]), Known(plan, (FAMILY, OTHER), (JAM,)))
    except UnreadableFile:
        return
    assert all((row.wish is None) == (row.fate is Fate.REFUSED) for row in seen.rows)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=25, deadline=None)
@given(what=WHICH, spoils=SPOILS)
def test_a_spoiled_workbook_is_previewed_or_refused_and_nothing_else(
    plan: Bazaar, tmp_path: Path, what: str, spoils: list[tuple[float, int]]
) -> None:
    look_at_spoiled(plan, tmp_path, what, spoils)


@pytest.mark.long
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=3_000, deadline=None)
@given(what=WHICH, spoils=SPOILS)
def test_thousands_of_spoiled_workbooks_are_previewed_or_refused(
    plan: Bazaar, tmp_path: Path, what: str, spoils: list[tuple[float, int]]
) -> None:
    look_at_spoiled(plan, tmp_path, what, spoils)
