"""What is settled is settled once, whoever writes it down: the database itself refuses everything else."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Column, MetaData, Table, delete, func, insert, inspect, select, text
from sqlalchemy.exc import IntegrityError

from pos.domain.errors import DamagedMessage, NothingToPay
from pos.domain.identity import family_number
from pos.domain.office_facts import FamilyEnrolled
from pos.register.database import Database, insert_many
from pos.register.migrations import upgrade
from pos.register.register import Register
from pos.register.settled import ends_of, is_settled, is_settled_by, mark_settled
from pos.register.tables import LEFT_OUT, METADATA, PAID_LINE, POSTING, SETTLED_STRETCH, UNREAD
from tests import stores
from tests.unit.register.rehearsal import (
    ACCOUNTANT,
    ADMIN,
    FAMILIES,
    KEYS,
    PRICE_MINOR,
    Clock,
    surroundings,
)
from tests.unit.register.settling import (
    CODE,
    FIRST,
    SECOND,
    Office,
    both,
    day,
    lines,
    settled_count,
    settled_lines,
    take_in,
)

if TYPE_CHECKING:
    from pathlib import Path

    from tests.unit.register.rehearsal import Journal

STRANGER, OTHER = family_number(756), family_number(757)
PROVISIONAL = "a rehearsal"
NEW = ("settled_stretch", "left_out", "read_since", "until")  # tables, and columns of the runs
Row = dict[str, Any]


def enrol(office: Office, family: str) -> None:
    card = FamilyEnrolled(number=family, name_ar="أسرة", name_en="Family", package="A", rate_bp=0)
    office.register.planning.enrol(ADMIN, CODE, card, identity=office.ids.new())


def rows_of(register: Register, table: Table) -> list[Row]:
    with register.database.reading() as connection:
        rows = connection.execute(select(table).order_by(*table.primary_key)).mappings()
        return [dict(row) for row in rows]


class Taken(Exception):
    """The database took it; it is not kept."""


def put(register: Register, *rows: tuple[Table, Row]) -> None:
    """Write rows one after the other in one transaction, and take them back."""
    with register.database.writing(CODE) as connection:
        for table, row in rows:
            connection.execute(insert(table), [row])
        raise Taken


def refuses(register: Register, *rows: tuple[Table, Row]) -> bool:
    """Whether the database refuses some rows."""
    with pytest.raises((IntegrityError, Taken)) as caught:
        put(register, *rows)
    return not isinstance(caught.value, Taken)


def a_stretch(register: Register, device: str = "T01") -> Row:
    return next(row for row in rows_of(register, SETTLED_STRETCH) if row["device"] == device)


def sell_more(register: Register, journal: Journal, *families: str) -> None:
    journal.open_shift()
    for family in families:
        journal.sell(family)
    journal.close_shift()
    take_in(register, journal)


# -- the walls ------------------------------------------------------------------------------------------------------


def test_stretches_form_one_chain_from_a_journals_beginning_and_nothing_else_is_taken(
    register: Register, office: Office
) -> None:
    first, _ = both(register)
    run = office.settle()
    sell_more(register, first, FIRST)
    one = a_stretch(register)
    end = one["to_seq"]
    assert (one["after_seq"], end < first.seq, one["payout"]) == (0, True, run.number)
    follows = {**one, "payout": "another", "after_seq": end, "to_seq": first.seq}
    assert not refuses(register, (SETTLED_STRETCH, follows))
    assert not refuses(register, (SETTLED_STRETCH, {**follows, "to_seq": end + 1}))
    for what, wrong in {
        "the same again": one,
        "the same for another run": {**one, "payout": "another"},
        "from the beginning again": {**one, "to_seq": first.seq},
        "over the one before": {**follows, "after_seq": end - 1},
        "over the one before, by one": {**follows, "after_seq": end - 1, "to_seq": end},
        "not joined to the chain": {**follows, "after_seq": end + 1},
        "of nothing": {**follows, "to_seq": end},
        "backwards": {**follows, "to_seq": end - 1},
        "beyond what is held": {**follows, "to_seq": first.seq + 1},
        "in a life that does not follow": {**follows, "epoch": 2},
    }.items():
        assert refuses(register, (SETTLED_STRETCH, wrong)), what


def test_what_is_settled_is_neither_left_out_nor_settled_line_by_line(register: Register, office: Office) -> None:
    first, _ = both(register)
    office.settle()
    place = ("bazaar", "device", "epoch", "seq", "n")
    claim = next(row for row in rows_of(register, POSTING) if row["claim"] and row["device"] == "T01")
    line = {name: claim[name] for name in place} | {"payout": "another"}
    assert refuses(register, (PAID_LINE, line)), "inside a stretch"
    assert refuses(register, (LEFT_OUT, line)), "a paid claim"
    with register.database.writing(CODE) as connection:  # whoever can write there cannot reopen a paid claim by it
        connection.execute(insert(UNREAD), [{name: claim[name] for name in place[:4]} | {"reason": "so said"}])
    assert refuses(register, (LEFT_OUT, line)), "a paid claim whose fact is called unread"
    sell_more(register, first, FIRST)
    opened = {**line, "seq": first.seq - 1, "n": 0}
    with register.database.reading() as connection:
        mine = (POSTING.c[name] == opened[name] for name in place[1:4])
        opened["n"] = connection.execute(select(func.min(POSTING.c.n)).where(*mine, POSTING.c.claim != "")).scalar_one()
    assert refuses(register, (PAID_LINE, opened)), "a claim that nobody left out"
    assert not refuses(register, (LEFT_OUT, opened))
    assert refuses(register, (LEFT_OUT, opened), (PAID_LINE, opened)), "as long as no stretch has gone over it"
    last = a_stretch(register)
    follows = {**last, "after_seq": last["to_seq"], "to_seq": first.seq, "payout": "another"}
    assert not refuses(register, (LEFT_OUT, opened), (SETTLED_STRETCH, follows), (PAID_LINE, opened))
    assert refuses(register, (LEFT_OUT, opened), (SETTLED_STRETCH, {**follows, "payout": "a third"}))
    assert refuses(register, (SETTLED_STRETCH, follows), (LEFT_OUT, opened)), "afterwards"


def test_what_says_what_is_settled_only_grows(register: Register, office: Office) -> None:
    take_in(register, day("T01", (FIRST, STRANGER)), day("T02", ()))
    run = office.settle()
    enrol(office, STRANGER)
    assert {part.line.family for part in office.settle().lines} >= {STRANGER}
    for table in (SETTLED_STRETCH, LEFT_OUT, PAID_LINE):
        before = rows_of(register, table)
        assert before, table.name
        assert refuses(register, (table, {**before[0], "payout": "another"}))
        for act in ("DELETE FROM", "UPDATE"):
            words = f"{act} {table.name}" + " SET payout = 'another'" * (act == "UPDATE")
            with pytest.raises(IntegrityError), register.database.writing(CODE) as connection:
                connection.execute(text(words))
        assert rows_of(register, table) == before
    with register.database.reading() as connection:
        assert inspect(connection).get_indexes(PAID_LINE.name) == [], "its key is enough"
        own = select(func.count()).select_from(POSTING).where(is_settled_by(run.number))
        assert connection.execute(own).scalar_one() == len(
            [one for one in settled_lines(register) if one[-1] == run.number]
        )


# -- what is written down -------------------------------------------------------------------------------------------


def test_a_run_writes_one_stretch_for_each_journal_however_many_lines(register: Register, office: Office) -> None:
    first, second = both(register, FAMILIES * 5)
    office.settle()
    with register.database.reading() as connection:
        ends = ends_of(connection, CODE)
    assert (ends["T01", 1], ends["T02", 1]) == (first.seq, second.seq)
    assert len(rows_of(register, SETTLED_STRETCH)) == len(ends) == 3
    assert rows_of(register, LEFT_OUT) == rows_of(register, PAID_LINE) == []
    with pytest.raises(NothingToPay):
        office.draft()
    sell_more(register, first, FIRST)
    office.settle()
    assert len(rows_of(register, SETTLED_STRETCH)) == 5, "nothing came from the second till"


def test_only_what_a_run_does_not_have_is_left_out_and_settled_by_the_one_that_has_it(
    register: Register, office: Office
) -> None:
    take_in(register, day("T01", (FIRST, STRANGER, OTHER)), day("T02", (STRANGER,)))
    one = office.settle()
    assert [row["payout"] for row in rows_of(register, LEFT_OUT)] == [one.number] * 3
    assert unsettled_families(register) == [STRANGER, STRANGER, OTHER]
    enrol(office, STRANGER)
    two = office.settle()
    assert set(lines(two)) == {FIRST, STRANGER}  # the first one's coins that were carried
    assert [row["payout"] for row in rows_of(register, PAID_LINE)] == [two.number] * 2
    enrol(office, OTHER)
    three = office.settle()
    assert [row["payout"] for row in rows_of(register, PAID_LINE)].count(three.number) == 1
    assert len(rows_of(register, LEFT_OUT)) == 3
    assert unsettled_families(register) == []


def unsettled_families(register: Register) -> list[str]:
    """Whose claims are not settled, one for each."""
    with register.database.reading() as connection:
        query = select(POSTING.c.family).where(POSTING.c.claim != "", ~is_settled()).order_by(POSTING.c.family)
        return list(connection.execute(query).scalars())


def unreadable(monkeypatch: pytest.MonkeyPatch, register: Register, *journals: Journal) -> None:
    """Take journals in as an older Amana that can read nothing of what is new in them."""

    def unable(body: bytes) -> object:
        raise DamagedMessage(f"kind unknown to the older one, {len(body)} bytes")

    with monkeypatch.context() as older:
        older.setattr("pos.register.intake.decode_kept", unable)
        take_in(register, *journals)


def test_what_could_not_be_read_until_its_stretch_was_settled_is_in_the_next_run(
    register: Register, office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, _ = both(register)
    first.open_shift()
    first.sell(FIRST, SECOND)
    first.close_shift()
    unreadable(monkeypatch, register, first)
    one = office.approve(office.draft(PROVISIONAL).number)
    before = settled_lines(register)
    assert a_stretch(register)["to_seq"] == first.seq
    assert register.intake.read_again() == 3
    assert settled_lines(register) == before
    left = rows_of(register, LEFT_OUT)
    assert [(row["seq"], row["payout"]) for row in left] == [(first.seq - 1, one.number)] * 2
    assert rows_of(register, UNREAD) == []
    two = office.settle()
    assert {part.line.family: part.line.gross_minor for part in two.lines if part.line.gross_minor} == {
        FIRST: PRICE_MINOR,
        SECOND: PRICE_MINOR,
    }
    assert before < settled_lines(register)
    with pytest.raises(NothingToPay):
        office.draft()


def test_what_is_read_again_before_any_stretch_goes_over_it_is_not_left_out(
    register: Register, office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    unreadable(monkeypatch, register, day("T01"), day("T02"))
    assert register.intake.read_again() > 0
    assert rows_of(register, LEFT_OUT) == []
    office.settle()
    assert settled_count(register) == 2 * len(FAMILIES)


def test_a_cut_beyond_what_is_held_is_refused(register: Register, office: Office) -> None:
    both(register)
    cuts = office.draft().cuts
    with pytest.raises(IntegrityError), register.database.writing(CODE) as connection:
        mark_settled(connection, CODE, [replace(cuts[0], seq=cuts[0].seq + 100)], "R01-1-1", ())


# -- registers that settled line by line ----------------------------------------------------------------------------


def as_it_was(register: Register, path: Path) -> Database:
    """A database at the step before, with all that this register holds: a row for each line that is settled."""
    old = Database(stores.current().address(path))
    upgrade(old, "0017")
    paid = sorted(settled_lines(register))
    with register.database.reading() as there, old.writing() as here:
        for table in METADATA.sorted_tables:
            if table.name not in NEW:
                here.execute(delete(table)) if table.name == "meta" else None
                kept = Table(table.name, MetaData(), *(Column(one.name) for one in table.c if one.name not in NEW))
                held = select(*(table.c[one.name] for one in kept.c))
                rows = paid if table is PAID_LINE else [(*row,) for row in there.execute(held)]
                insert_many(here, kept, rows)
    return old


def test_what_was_settled_line_by_line_is_settled_by_the_same_runs_and_the_next_run_is_the_same(
    register: Register, office: Office, tmp_path: Path
) -> None:
    first, _ = both(register)
    full = office.settle()
    sell_more(register, first, FIRST, STRANGER, OTHER)
    withheld = office.settle()
    assert withheld.withheld
    office.reverse(full.number, FIRST)
    enrol(office, STRANGER)
    brought = office.settle()
    assert any(part.line.brought_minor for part in brought.lines)
    sell_more(register, first, SECOND, OTHER)
    before = settled_lines(register)
    assert {line[-1] for line in before} == {full.number, withheld.number, brought.number}

    old = as_it_was(register, tmp_path / "old.db")
    with old.reading() as connection:
        assert {(*row,) for row in connection.execute(select(PAID_LINE))} == before
    upgrade(old)
    with old.reading() as connection:
        assert compare_metadata(MigrationContext.configure(connection), METADATA) == []
        if not old.is_sqlite:  # without figures of its tables PostgreSQL compares every claim with every paid line
            counted = text("SELECT min(reltuples) FROM pg_class WHERE relname IN ('posting', 'paid_line', 'fact')")
            assert connection.execute(counted).scalar_one() > 0
    old.close()
    upgraded = Register.open(stores.current().address(tmp_path / "old.db"), KEYS, surroundings(Clock(), seed=8))
    after = Office(upgraded)
    after.ids = office.ids
    assert settled_lines(upgraded) == before
    assert len(rows_of(upgraded, LEFT_OUT)) == 1
    claim = next(one for one in rows_of(upgraded, PAID_LINE) if one["payout"] == full.number)
    assert refuses(upgraded, (LEFT_OUT, claim))
    assert refuses(upgraded, (PAID_LINE, {**claim, "payout": "another"}))
    assert upgraded.payouts.runs(ACCOUNTANT, CODE) == register.payouts.runs(ACCOUNTANT, CODE)
    same = [each.draft(PROVISIONAL) for each in (office, after)]
    assert (same[0].lines, same[0].withheld) == (same[1].lines, same[1].withheld)
    assert [one.family for one in same[1].withheld] == [OTHER]
    after.approve(same[1].number)
    enrol(after, OTHER)
    last = after.settle()
    assert lines(last)[OTHER][0] > 0
    assert {line for line in settled_lines(upgraded) if line in before} == before
    with pytest.raises(NothingToPay):
        after.draft(PROVISIONAL)
    upgraded.close()
