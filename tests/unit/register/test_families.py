"""The office's list of families: nothing is changed without a trace, and nobody's change is lost to another's."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from pos.domain.bazaar import FamilyCard, FamilyKind, PayBy
from pos.domain.errors import NotAllowed, OutOfRange, UnknownFamily, WrongCheckDigit
from pos.domain.families import NEW, FamilyPrivate, FamilyRecord
from pos.domain.family_errors import FamilyChanged, FamilyUnnamed, NumberTaken
from pos.domain.identity import family_number
from pos.ledger.keys import from_seed
from pos.register.families import ALL
from pos.register.family_store import LONG_CHARACTERS_MAX
from pos.register.personal import Field
from pos.sync.feed import feed_request
from tests.unit.register.rehearsal import ACCOUNTANT, ADMIN, BAZAAR, CASHIER, FAMILIES, KEYS, Ids, on_sqlite

if TYPE_CHECKING:
    from pathlib import Path

    from pos.register.register import Register

CODE = BAZAAR.code
SALMA = FAMILIES[0]
NUMBER = family_number(7)
CARD = FamilyCard(
    number=NUMBER,
    name_ar=" أم\u200f راشد ",
    name_en="",
    package="A",
    pay_by=PayBy.BANK,
    rate_bp=500,
    licence_expiry=date(2027, 1, 31),
    family_kind=FamilyKind.UNIT,
    more_packages=("T", "A"),
    branch="خورفكان",
    governorate="الشارقة",
)
PRIVATE = FamilyPrivate(
    phone="050 000 0001", iban="AE070331234567890123456", collectors="الابن؛ الابنة", notes="one\ntwo"
)
ENROLLED = FamilyRecord(card=CARD, private=PRIVATE)


@pytest.fixture
def ids() -> Ids:
    return Ids().fork("families")


@pytest.fixture
def enrolled(register: Register, ids: Ids) -> FamilyRecord:
    return register.families.save(ADMIN, CODE, ENROLLED, identity=ids.new())


def test_a_family_is_enrolled_whole_and_read_back(register: Register, enrolled: FamilyRecord) -> None:
    assert enrolled.version == 1
    assert enrolled.card == replace(CARD, name_ar="أم راشد", name_en="أم راشد", more_packages=("T",))
    assert enrolled.private == PRIVATE
    assert register.families.record(ACCOUNTANT, CODE, NUMBER) == enrolled
    assert enrolled in register.families.records(ADMIN, CODE)
    entry = register.families.entries(ACCOUNTANT, CODE)[0]
    assert (entry.card.number, entry.phone, entry.version) == (NUMBER, "050 000 0001", 1)


def test_asked_again_with_the_same_id_nothing_more_happens(register: Register, ids: Ids) -> None:
    identity = ids.new()
    for _ in range(2):
        assert register.families.save(ADMIN, CODE, ENROLLED, identity=identity).version == 1
    assert len(register.families.history(ADMIN, NUMBER)) == 1


def test_what_does_not_change_leaves_no_trace(register: Register, enrolled: FamilyRecord, ids: Ids) -> None:
    facts = len(list(register.exports.journal(ACCOUNTANT, CODE, "R01")))
    assert register.families.save(ADMIN, CODE, enrolled, identity=ids.new()) == enrolled
    assert len(list(register.exports.journal(ACCOUNTANT, CODE, "R01"))) == facts


def test_every_change_says_who_when_from_and_to(register: Register, enrolled: FamilyRecord, ids: Ids) -> None:
    wish = replace(
        enrolled,
        card=replace(enrolled.card, rate_bp=None, left=True),
        private=replace(enrolled.private, phone="", needs="a sewing machine"),
    )
    register.families.save(ADMIN, CODE, wish, identity=ids.new())
    last, first = register.families.history(ACCOUNTANT, NUMBER)
    assert (last.n, last.by, last.bazaar, first.n) == (2, "A01", CODE, 1)
    told = {change.name: (change.before, change.after) for change in last.fields}
    assert told == {
        "rate_bp": ("500", ""),
        "left": ("", "1"),
        "phone": ("050 000 0001", ""),
        "needs": ("", "a sewing machine"),
    }
    assert last.at > first.at


def test_the_second_of_two_people_is_told_and_loses_nothing(
    register: Register, enrolled: FamilyRecord, ids: Ids
) -> None:
    mine = replace(enrolled, private=replace(enrolled.private, phone="055"))
    theirs = replace(enrolled, private=replace(enrolled.private, notes="theirs"))
    register.families.save(ADMIN, CODE, theirs, identity=ids.new())
    with pytest.raises(FamilyChanged) as refused:
        register.families.save(ADMIN, CODE, mine, identity=ids.new())
    assert (refused.value.number, refused.value.person) == (NUMBER, "A01")
    assert register.families.record(ADMIN, CODE, NUMBER).private.notes == "theirs"


@pytest.mark.usefixtures("enrolled")
def test_a_number_has_one_family_in_all_bazaars(register: Register, ids: Ids) -> None:
    assert register.families.free_number(ADMIN) == family_number(1)
    for number in (NUMBER, SALMA):
        with pytest.raises(NumberTaken):
            register.families.save(
                ADMIN, CODE, replace(ENROLLED, card=replace(CARD, number=number)), identity=ids.new()
            )
    register.planning.plan(ADMIN, replace(BAZAAR, code="INTAJ9"), identity=ids.new())
    with pytest.raises(NumberTaken):
        register.families.save(ADMIN, "INTAJ9", ENROLLED, identity=ids.new())


@on_sqlite
@pytest.mark.parametrize(
    ("wish", "refusal"),
    [
        (replace(ENROLLED, card=replace(CARD, name_ar=" ")), FamilyUnnamed),
        (replace(ENROLLED, card=replace(CARD, number="0078")), WrongCheckDigit),
        (replace(ENROLLED, card=replace(CARD, rate_bp=10_001)), OutOfRange),
        (replace(ENROLLED, card=replace(CARD, branch="x" * 121)), OutOfRange),
        (replace(ENROLLED, private=replace(PRIVATE, notes="x" * (LONG_CHARACTERS_MAX + 1))), OutOfRange),
        (replace(ENROLLED, private=replace(PRIVATE, phone="x" * 201)), OutOfRange),
        (replace(ENROLLED, version=3), UnknownFamily),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_is_cut(
    register: Register, ids: Ids, wish: FamilyRecord, refusal: type[Exception]
) -> None:
    with pytest.raises(refusal):
        register.families.save(ADMIN, CODE, wish, identity=ids.new())
    assert register.families.history(ADMIN, NUMBER) == ()


def test_only_those_who_may(register: Register, enrolled: FamilyRecord, ids: Ids) -> None:
    families = register.families
    for ask in (
        lambda: families.entries(CASHIER, CODE),
        lambda: families.record(CASHIER, CODE, NUMBER),
        lambda: families.history(CASHIER, NUMBER),
        lambda: families.collectors(CASHIER, NUMBER),
        lambda: families.records(ACCOUNTANT, CODE),
        lambda: families.free_number(ACCOUNTANT),
        lambda: families.save(ACCOUNTANT, CODE, enrolled, identity=ids.new()),
    ):
        with pytest.raises(NotAllowed):
            ask()


@pytest.mark.usefixtures("enrolled")
def test_whoever_reads_leaves_a_line_without_what_was_read(register: Register) -> None:
    register.families.entries(ACCOUNTANT, CODE)
    assert register.families.collectors(ACCOUNTANT, NUMBER) == ("الابن", "الابنة")
    register.families.history(ACCOUNTANT, NUMBER)
    rows = register.trail.rows(ADMIN)[-4:]
    assert [(row.deed.value, row.subject, row.detail) for row in rows][1:] == [
        ("personal_read", ALL, "phone"),
        ("personal_read", NUMBER, "collectors"),
        ("personal_read", NUMBER, "history"),
    ]
    assert rows[0].deed.value == "personal_written"
    assert "iban" in rows[0].detail
    told = "".join(f"{row.subject} {row.detail}" for row in register.trail.rows(ADMIN))
    assert not [secret for secret in (PRIVATE.phone, PRIVATE.iban) if secret in told]


def test_the_earlier_doors_leave_their_trace_too(register: Register) -> None:
    register.personal.write(ADMIN, SALMA, {Field.PHONE: "050"})
    register.personal.write(ADMIN, SALMA, {Field.PHONE: "055", Field.NOTES: "a\nb"})
    last, before, first = register.families.history(ADMIN, SALMA)
    assert {change.name for change in first.fields} >= {"name_ar", "package"}
    assert [(change.name, change.before, change.after) for change in before.fields] == [("phone", "", "050")]
    assert [change.before for change in last.fields] == ["050", ""]
    assert register.families.record(ADMIN, CODE, SALMA).version == 3


def test_a_till_sees_number_names_and_last_day_only(register: Register, enrolled: FamilyRecord) -> None:
    key = from_seed("T01")
    feed = register.catalogue.feed_for(CODE, "T01", 0, key.sign(feed_request(CODE, "T01", 0)))
    assert feed is not None
    (card,) = [each for each in feed.families if each.number == NUMBER]
    office = enrolled.card
    assert card == replace(office, family_kind=FamilyKind.HOUSEHOLD, more_packages=(), branch="", governorate="")
    told = feed.message().decode()
    assert not [secret for secret in (office.branch, office.governorate, PRIVATE.phone) if secret in told]


@on_sqlite
def test_no_change_stands_in_clear_in_the_files(
    register: Register, enrolled: FamilyRecord, ids: Ids, tmp_path: Path
) -> None:
    wish = replace(enrolled, private=replace(enrolled.private, phone="050 000 0002"))
    register.families.save(ADMIN, CODE, wish, identity=ids.new())
    register.close()
    files = b"".join(path.read_bytes() for path in tmp_path.iterdir())
    assert NUMBER.encode() in files
    for secret in (PRIVATE.phone, "050 000 0002", PRIVATE.iban, PRIVATE.notes, KEYS.fields.hex()):
        assert secret.encode() not in files


@pytest.mark.parametrize(
    "statement",
    ["DELETE FROM family_change", "UPDATE family_change SET person = 'X'", "UPDATE family_change SET n = 9"],
)
def test_the_history_only_grows(register: Register, enrolled: FamilyRecord, statement: str) -> None:
    with pytest.raises(DBAPIError, match="only grows"), register.database.writing() as connection:
        connection.execute(text(statement))
    assert register.families.history(ADMIN, NUMBER)[0].by == "A01"
    assert enrolled.version != NEW
