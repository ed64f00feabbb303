"""What is settled, and how that is written down so that nothing is settled twice.

A journal has no gaps, and a run settles everything that stands in it up to a cut. So a run writes one *stretch* for each journal,
however many claims lie on it: from where the last run ended to its own cut. Stretches form one chain from a journal's beginning;
a trigger and two unique keys see to that, so no two of them overlap, whoever writes them and at whatever moment.

What a run does not settle of its stretch (claims of families without a card, or beyond those that fit into a run) is *left out*,
line by line, before the stretch is there; afterwards nothing can be left out of it any more but the claims of a fact that nobody
could read until then. What was left out is settled by a later run in `paid_line`, once, by its key. Only a line that was left
out may stand there, and places of reversals, on which there is no claim.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import and_, func, insert, literal, or_, select, true

from pos.register.database import apart, insert_many
from pos.register.extents import extents_of
from pos.register.tables import LEFT_OUT, PAID_LINE, POSTING, SETTLED_STRETCH, same_line

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from sqlalchemy import CTE, ColumnElement, Connection, FromClause, ScalarSelect, Select

    from pos.domain.office_facts import Cut

LINE = ("bazaar", "device", "epoch", "seq", "n")
FAMILIES_AT_ONCE = 20  # SQLite keeps what one statement leaves out until it is written
_Journal = tuple[str, int]


# -- asking ---------------------------------------------------------------------------------------------------------


def is_settled(rows: FromClause = POSTING) -> ColumnElement[bool]:
    """Return the condition that a run has settled a claim."""
    covered = _on_stretch(rows).exists()
    return or_(and_(covered, ~_same(LEFT_OUT, rows).exists()), _same(PAID_LINE, rows).exists())


def run_of(rows: FromClause = POSTING) -> ColumnElement[str]:
    """Return the run that settled a claim, or brought a reversal in; empty where none did."""
    return func.coalesce(_same(PAID_LINE, rows).scalar_subquery(), _run_of_stretch(rows), "")


def is_settled_by(number: str, rows: FromClause = POSTING) -> ColumnElement[bool]:
    """Return the condition that a run settled a claim, or brought a reversal in."""
    by_line = _same(PAID_LINE, rows).where(PAID_LINE.c.payout == number).exists()
    return or_(by_line, and_(rows.c.claim != "", _run_of_stretch(rows) == number))


def is_brought_in(rows: FromClause, device: str) -> ColumnElement[bool]:
    """Return the condition that a run has brought in what a fact of a device undid, of which a table tells the place."""
    place = and_(*(PAID_LINE.c[name] == rows.c[name] for name in ("bazaar", "epoch", "seq")))
    return select(PAID_LINE.c.payout).where(place, PAID_LINE.c.device == device).correlate(rows).exists()


def waiting(bazaar: str) -> CTE:
    """Return the lines that runs left out and none has settled since, as a table; the ledger's rows are looked up from them.

    What they are asked is asked for values, by key: `EXISTS` is a join to PostgreSQL, and with a table that was empty when its
    figures were taken it is one that reads all of it again for each line.
    """
    ended = (
        select(func.max(SETTLED_STRETCH.c.to_seq)).where(_same_journal(SETTLED_STRETCH, LEFT_OUT)).correlate(LEFT_OUT)
    )
    is_covered, payout = ended.scalar_subquery() >= LEFT_OUT.c.seq, _same(PAID_LINE, LEFT_OUT).scalar_subquery()
    return apart(select(LEFT_OUT).where(LEFT_OUT.c.bazaar == bazaar, is_covered, payout.is_(None)), "waiting")


def left_out_since(connection: Connection, bazaar: str, cuts: Iterable[Cut]) -> dict[str, str]:
    """Return the families that earlier runs left claims of out, each with the first run that did and whose claims wait still."""
    lines = waiting(bazaar)
    query = (
        select(POSTING.c.family, func.min(lines.c.payout)).select_from(lines).join(POSTING, same_line(POSTING, lines))
    )
    query = query.where(is_within(connection, bazaar, cuts, lines)).group_by(POSTING.c.family)
    return {family: str(first) for family, first in connection.execute(query)}


def ends_of(connection: Connection, bazaar: str) -> dict[_Journal, int]:
    """Return how far each journal is settled, but for what was left out."""
    mine = SETTLED_STRETCH.c.bazaar == bazaar
    journal = (SETTLED_STRETCH.c.device, SETTLED_STRETCH.c.epoch)
    rows = connection.execute(select(*journal, func.max(SETTLED_STRETCH.c.to_seq)).where(mine).group_by(*journal))
    return {(device, epoch): seq for device, epoch, seq in rows}


def is_within(connection: Connection, bazaar: str, cuts: Iterable[Cut], rows: FromClause) -> ColumnElement[bool]:
    """Return the condition that a row is not beyond a cut-off vector; few journals have grown since it was taken."""
    reached = reach_of(cuts)
    beyond = [
        and_(
            rows.c.device == one.device, rows.c.epoch == one.epoch, rows.c.seq > reached.get((one.device, one.epoch), 0)
        )
        for one in extents_of(connection, bazaar)
        if one.seq > reached.get((one.device, one.epoch), 0)
    ]
    return ~or_(*beyond) if beyond else true()


def reach_of(cuts: Iterable[Cut]) -> dict[_Journal, int]:
    """Return how far each journal goes in a cut-off vector."""
    return {(cut.device, cut.epoch): cut.seq for cut in cuts}


# -- writing down ---------------------------------------------------------------------------------------------------


def mark_settled(connection: Connection, bazaar: str, cuts: Iterable[Cut], payout: str, left: Collection[str]) -> None:
    """Write down every open claim up to the cuts as settled by a run. None can be written down twice.

    Args:
        connection: a writing one.
        bazaar: its code.
        cuts: the run's cut-off vector.
        payout: the run's number.
        left: families that have claims there and are not in the run.
    """
    cuts, ends = tuple(cuts), ends_of(connection, bazaar)
    within = is_within(connection, bazaar, cuts, POSTING)
    _settle_what_was_left_out(connection, bazaar, within, payout, left)
    _leave_out(connection, bazaar, within, payout, left)
    rows = [
        (bazaar, device, epoch, ends.get((device, epoch), 0), seq, payout)
        for (device, epoch), seq in reach_of(cuts).items()
        if seq > ends.get((device, epoch), 0)
    ]
    insert_many(connection, SETTLED_STRETCH, rows)


def mark_brought_in(connection: Connection, bazaar: str, places: Iterable[tuple[str, int, int]], payout: str) -> None:
    """Write down that a run brought reversals in, by the places of their facts. None can be written down twice."""
    rows = [(bazaar, device, epoch, seq, 0, payout) for device, epoch, seq in places]
    insert_many(connection, PAID_LINE, rows)


def leave_out_late(connection: Connection, postings: Iterable[tuple[object, ...]]) -> None:
    """Leave claims out of stretches that went over their facts when nobody could read them; nothing is on the ledger yet.

    Args:
        connection: a writing one.
        postings: rows that will be written, in the order of their table's columns.
    """
    wanted = select(SETTLED_STRETCH.c.payout).order_by(SETTLED_STRETCH.c.to_seq).limit(1)
    rows: list[tuple[object, ...]] = []
    for posting in postings:
        line: Mapping[str, object] = dict(zip(POSTING.columns.keys(), posting, strict=True))
        if line["claim"] == "":
            continue
        journal = (SETTLED_STRETCH.c[name] == line[name] for name in LINE[:3])
        payout = connection.execute(wanted.where(*journal, SETTLED_STRETCH.c.to_seq >= line["seq"])).scalar()
        if payout is not None:
            rows.append((*(line[name] for name in LINE), payout))
    insert_many(connection, LEFT_OUT, rows)


def _settle_what_was_left_out(
    connection: Connection, bazaar: str, within: ColumnElement[bool], payout: str, left: Collection[str]
) -> None:
    """Settle line by line what earlier runs left out and this one has.

    The lines are put in an order that no index has, so that all of them are found before the first one is written: PostgreSQL
    would look through what it has just written for each further line, which takes the square of their number.
    """
    lines = waiting(bazaar)
    wanted = select(*(lines.c[name] for name in LINE), literal(payout)).join(POSTING, same_line(POSTING, lines))
    wanted = wanted.where(within, *[POSTING.c.family.not_in(sorted(left))] * bool(left))
    wanted = wanted.order_by(*(lines.c[name] for name in ("seq", "n", "device", "epoch")))
    connection.execute(insert(PAID_LINE).from_select([*LINE, "payout"], wanted))


def _leave_out(
    connection: Connection, bazaar: str, within: ColumnElement[bool], payout: str, left: Collection[str]
) -> None:
    """Leave out what stands on the next stretches and is of other families; found by the index that is in their order.

    Where each journal's last stretch ends is asked once, not for every line.
    """
    journal, end = (POSTING.c.device, POSTING.c.epoch), func.max(SETTLED_STRETCH.c.to_seq).label("to_seq")
    mine = (SETTLED_STRETCH.c.device, SETTLED_STRETCH.c.epoch)
    ends = select(*mine, end).where(SETTLED_STRETCH.c.bazaar == bazaar).group_by(*mine).subquery()
    rows = POSTING.outerjoin(ends, and_(*(ends.c[one.name] == one for one in journal)))
    beyond = POSTING.c.seq > func.coalesce(ends.c.to_seq, 0)
    others = sorted(left)
    for first in range(0, len(others), FAMILIES_AT_ONCE):
        some = POSTING.c.family.in_(others[first : first + FAMILIES_AT_ONCE])
        wanted = select(*(POSTING.c[name] for name in LINE), literal(payout)).select_from(rows)
        wanted = wanted.where(POSTING.c.bazaar == bazaar, some, POSTING.c.claim != "", beyond, within)
        connection.execute(insert(LEFT_OUT).from_select([*LINE, "payout"], wanted))


# -- inside ---------------------------------------------------------------------------------------------------------


def _same_journal(left: FromClause, right: FromClause) -> ColumnElement[bool]:
    return and_(*(left.c[name] == right.c[name] for name in LINE[:3]))


def _on_stretch(rows: FromClause) -> Select[tuple[str]]:
    """Return the runs that settled a place or what comes after it; the first one of them settled it, for there are no gaps."""
    return (
        select(SETTLED_STRETCH.c.payout)
        .where(_same_journal(SETTLED_STRETCH, rows), SETTLED_STRETCH.c.to_seq >= rows.c.seq)
        .correlate(rows)
    )


def _same(table: FromClause, rows: FromClause) -> Select[tuple[str]]:
    return select(table.c.payout).where(same_line(table, rows)).correlate(rows)


def _run_of_stretch(rows: FromClause) -> ScalarSelect[str]:
    mine = _on_stretch(rows).where(rows.c.claim != "", ~_same(LEFT_OUT, rows).exists())
    return mine.order_by(SETTLED_STRETCH.c.to_seq).limit(1).scalar_subquery()
