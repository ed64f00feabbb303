"""Files that are taken in: families and items, part by part, and the way back.

An import is a fact of the office's journal; whatever it changes bears its id. To undo it is a fact too: every field that nobody
has changed since gets back what was in it, and what somebody has changed stays and is named.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from sqlalchemy import select

from pos.domain.access import Deed
from pos.domain.errors import OutOfRange, UnknownFamily
from pos.domain.families import (
    PRIVATE_FIELDS,
    FamilyChange,
    FamilyPrivate,
    FamilyRecord,
    ImportRow,
    TakenIn,
    enrolment_of,
    restored,
    texts_of,
)
from pos.domain.family_errors import UndoneAlready, UnknownImport
from pos.domain.identity import CENTRE, read_family_number
from pos.domain.list_facts import ImportUndone, ListImported, is_listed_so
from pos.domain.rights import Act, require
from pos.domain.text import clean
from pos.ledger.codec import decode
from pos.register.families import sound
from pos.register.family_store import Wanted, Written, families_done, new_version, tidy
from pos.register.listing import facts_of, items_done, listed, sound_line, undoing
from pos.register.office_journal import bazaar_of
from pos.register.projecting import KEYS_AT_ONCE
from pos.register.tables import FACT, ITEM, POSTING
from pos.register.trail import note

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from uuid import UUID

    from sqlalchemy import Connection

    from pos.domain.bazaar import Bazaar, FamilyCard, ItemCard, Person
    from pos.domain.list_facts import ListedLine
    from pos.domain.office_facts import Fact
    from pos.register.database import Database
    from pos.register.family_pages import FamilyPages
    from pos.register.family_store import FamilyStore
    from pos.register.office_journal import OfficeJournal
    from pos.register.surroundings import Surroundings

ROWS_MAX = 500  # in one order
LINES_PER_FACT = 200
FILE_CHARACTERS_MAX = 120
FAMILIES, ITEMS = "families", "items"


class _Change(NamedTuple):
    """One family that changes: the history's wish, and its card where that changes."""

    wish: Wanted
    card: FamilyCard | None


class Lists:
    """The files that the office takes in.

    Args:
        database: where families and items are.
        journal: what is written down.
        store: the families' rows.
        pages: gives who is enrolled a page.
        surroundings: the register's clock and ids.
    """

    def __init__(
        self,
        database: Database,
        journal: OfficeJournal,
        store: FamilyStore,
        pages: FamilyPages,
        surroundings: Surroundings,
    ) -> None:
        self._pages = pages
        self._database = database
        self._journal = journal
        self._store = store
        self._surroundings = surroundings

    def begin(
        self, by: Person, bazaar: str, *, file: str, what: str, added: int, changed: int, identity: UUID
    ) -> ImportRow:
        """Begin an import.

        Args:
            by: who does it.
            bazaar: its code.
            file: the file's name, without its folder.
            what: `families` or `items`.
            added: how many rows the preview counted as new.
            changed: how many it counted as changed.
            identity: the import's id; asked again with it, nothing more happens.

        Raises:
            NotAllowed: not this person's business.
            UnknownBazaar: there is none of this code.
            UnknownImport: a file of nothing that can be taken in.
        """
        require(by, Act.PLAN)
        if what not in {FAMILIES, ITEMS}:
            raise UnknownImport(what)
        name = clean(file)[:FILE_CHARACTERS_MAX]
        fact = ListImported(source=identity.hex, file=name, what=what, added=added, changed=changed)
        with self._database.writing(bazaar) as connection:
            plan = bazaar_of(connection, bazaar)
            if self._journal.known(connection, bazaar, identity, ListImported) is None:
                self._journal.append(connection, plan, fact, identity=identity, by=by.code)
            return _find(connection, bazaar, identity.hex)

    def imports(self, by: Person, bazaar: str) -> tuple[ImportRow, ...]:
        """Return what was taken in, the last one first.

        Raises:
            NotAllowed: not this person's business.
            UnknownBazaar: there is none of this code.
        """
        require(by, Act.READ_LEDGER)
        with self._database.reading() as connection:
            bazaar_of(connection, bazaar)
            return tuple(reversed(_imports(connection, bazaar, _done(connection, bazaar))))

    def take_families(self, by: Person, bazaar: str, source: str, records: Sequence[FamilyRecord]) -> TakenIn:
        """Take a part of a file of families in; taken in again, it changes nothing.

        Args:
            by: who does it.
            bazaar: its code.
            source: the import.
            records: whole records, each with the version that it was made on.

        Raises:
            NotAllowed, UnknownBazaar, UnknownImport, UndoneAlready: it cannot go into this import.
            WrongCheckDigit, FamilyUnnamed, OutOfRange: a value cannot be; nothing of this part is taken.
        """
        require(by, Act.PLAN)
        _require_few(records)
        wishes = [_sound(record) for record in records]
        with self._database.writing(bazaar) as connection:
            plan = bazaar_of(connection, bazaar)
            _require_open(connection, bazaar, source)
            self._store.hold(connection)
            numbers = [wish.card.number for wish in wishes]
            held = self._store.records(connection, bazaar, numbers)
            private = self._store.private(connection, numbers)
            changes, moved = [], []
            for wish in wishes:
                number = wish.card.number
                change = _change(wish, held.get(number), private.get(number, FamilyPrivate()))
                if change.wish.changes and wish.version != new_version(held.get(number)):
                    moved.append(number)
                elif change.wish.changes:
                    changes.append(change)
            self._apply(connection, plan, by, source, changes)
        return TakenIn(done=len(changes), same=len(wishes) - len(changes) - len(moved), moved=tuple(moved))

    def take_items(
        self,
        by: Person,
        bazaar: str,
        source: str,
        lines: Sequence[ListedLine],
        was: Sequence[ListedLine] | None = None,
    ) -> TakenIn:
        """Take a part of a file of items in; taken in again, it changes nothing.

        Args:
            by: who does it.
            bazaar: its code.
            source: the import.
            lines: items as they shall be.
            was: those of them that were on the list when the file was looked at, as they were then: what somebody has put
                there or changed since stays. Without it, nothing is compared.

        Raises:
            NotAllowed, UnknownBazaar, UnknownImport, UndoneAlready: it cannot go into this import.
            UnknownFamily: an item is of nobody who takes part.
            WrongCheckDigit, OutOfRange: a value cannot be; nothing of this part is taken.
        """
        require(by, Act.PLAN)
        _require_few(lines)
        with self._database.writing(bazaar) as connection:
            plan = bazaar_of(connection, bazaar)
            _require_open(connection, bazaar, source)
            owners = sorted({line.family for line in lines})
            families = {card.number: card for card in self._store.cards(connection, bazaar, owners)}
            wishes = [sound_line(line, _rate(plan, families, line.family)) for line in lines]
            cards = {card.code: card for card in listed(connection, bazaar, [line.item for line in wishes])}
            changed = [line for line in wishes if not is_listed_so(line, cards.get(line.item))]
            moved = frozenset[str]() if was is None else _moved(changed, was, cards)
            done = [line for line in changed if line.item not in moved]
            self._list(connection, plan, by, source, done)
        return TakenIn(done=len(done), same=len(wishes) - len(changed), moved=tuple(sorted(moved)))

    def undo(self, by: Person, bazaar: str, source: str, *, identity: UUID) -> ImportRow:
        """Put back what an import changed, but for what somebody has changed since.

        Args:
            by: who does it.
            bazaar: its code.
            source: the import.
            identity: the act's id; asked again with it, nothing more happens.

        Raises:
            NotAllowed: not this person's business.
            UnknownImport: there is none.
            UndoneAlready: somebody has undone it.
        """
        require(by, Act.PLAN)
        with self._database.writing(bazaar) as connection:
            plan = bazaar_of(connection, bazaar)
            if self._journal.known(connection, bazaar, identity, ImportUndone) is None:
                row = _require_open(connection, bazaar, source)
                undo = self._undo_families if row.what == FAMILIES else self._undo_items
                count, kept = undo(connection, plan, by, source, identity.hex)
                fact = ImportUndone(of=source, source=identity.hex, restored=count, kept=kept)
                self._journal.append(connection, plan, fact, identity=identity, by=by.code)
            return _find(connection, bazaar, source)

    # -- inside ------------------------------------------------------------------------------------------------

    def _undo_families(
        self, connection: Connection, plan: Bazaar, by: Person, source: str, undoing_source: str
    ) -> tuple[int, tuple[str, ...]]:
        self._store.hold(connection)
        made = self._store.changes_of(connection, source)
        held = self._store.records(connection, plan.code, sorted(made))
        used = _in_use(connection, plan.code, sorted(number for number, change in made.items() if _is_new(change)))
        changes, kept = [], []
        for number, change in sorted(made.items()):
            since = self._store.fields_since(connection, number, change.n)
            put_back = {} if number in used else _put_back(change, since)
            if len(put_back) < len(change.fields) and "left" not in put_back:
                kept.append(number)
            if put_back and number in held:
                record = held[number]
                card, private = restored(record.card, record.private, put_back)
                wish = Wanted(
                    number=number, before=texts_of(record.card, record.private), after=texts_of(card, private)
                )
                changes.append(_Change(wish, card if card != record.card else None))
        self._apply(connection, plan, by, undoing_source, changes)
        return len(changes), tuple(kept)

    def _undo_items(
        self, connection: Connection, plan: Bazaar, by: Person, source: str, undoing_source: str
    ) -> tuple[int, tuple[str, ...]]:
        found = undoing(connection, plan.code, source)
        self._list(connection, plan, by, undoing_source, found.lines)
        return len(found.lines), found.kept

    def _apply(self, connection: Connection, plan: Bazaar, by: Person, source: str, changes: Sequence[_Change]) -> None:
        if not changes:
            return
        written = Written(self._surroundings.at(plan), by.code, plan.code, source)
        self._store.write(connection, [change.wish for change in changes], written)
        cards = [change.card for change in changes if change.card]
        self._record(connection, plan, by, map(enrolment_of, cards))
        self._pages.welcome(connection, plan.code, [card.number for card in cards], by.code)
        if any(each.name in PRIVATE_FIELDS for change in changes for each in change.wish.changes):
            note(connection, self._surroundings.now(), by.code, Deed.PERSONAL_WRITTEN, f"{len(changes)}", source)

    def _list(self, connection: Connection, plan: Bazaar, by: Person, source: str, lines: Sequence[ListedLine]) -> None:
        self._record(connection, plan, by, facts_of(lines, source, LINES_PER_FACT))

    def _record(self, connection: Connection, plan: Bazaar, by: Person, facts: Iterable[Fact]) -> None:
        with_ids = [(fact, self._surroundings.new_id()) for fact in facts]
        if with_ids:
            self._journal.append_all(connection, plan, with_ids, by=by.code)


def _sound(record: FamilyRecord) -> FamilyRecord:
    card = sound(replace(record.card, number=read_family_number(record.card.number)))
    return replace(record, card=card, private=tidy(record.private))


def _change(wish: FamilyRecord, held: FamilyRecord | None, private: FamilyPrivate) -> _Change:
    """Return what a row changes; one that takes part anew keeps what another bazaar knows of it and the file does not say."""
    wanted = wish.private
    if held is None:
        known = {name: getattr(wanted, name) or getattr(private, name) for name in PRIVATE_FIELDS}
        wanted = FamilyPrivate(**known)
    before = texts_of(held.card if held else None, private)
    made = Wanted(number=wish.card.number, before=before, after=texts_of(wish.card, wanted))
    return _Change(made, wish.card if held is None or wish.card != held.card else None)


def _is_new(change: FamilyChange) -> bool:
    """Tell whether a change enrolled its family."""
    return any(each.name == "name_ar" and not each.before for each in change.fields)


def _put_back(change: FamilyChange, since: frozenset[str]) -> dict[str, str]:
    """Return which fields get back what was in them; a family that the import enrolled leaves, if nobody touched it since."""
    if not _is_new(change):
        return {each.name: each.before for each in change.fields if each.name not in since}
    if since:
        return {}
    return {"left": "1", **{each.name: "" for each in change.fields if each.name in PRIVATE_FIELDS and not each.before}}


def _moved(changed: Sequence[ListedLine], was: Sequence[ListedLine], cards: dict[str, ItemCard]) -> frozenset[str]:
    """Return the items that are not any more what they were when the file was looked at."""
    before = {line.item: line for line in was}
    codes = (line.item for line in changed)
    return frozenset(
        code
        for code in codes
        if (code in before) != (code in cards) or (code in before and not is_listed_so(before[code], cards[code]))
    )


def _in_use(connection: Connection, bazaar: str, numbers: Sequence[str]) -> frozenset[str]:
    """Return which families have items on the list, or money in the ledger."""
    used: set[str] = set()
    for first in range(0, len(numbers), KEYS_AT_ONCE):
        some = numbers[first : first + KEYS_AT_ONCE]
        for table in (ITEM, POSTING):
            mine = select(table.c.family).where(table.c.bazaar == bazaar, table.c.family.in_(some)).distinct()
            used |= set(connection.execute(mine).scalars())
    return frozenset(used)


def _rate(plan: Bazaar, families: dict[str, FamilyCard], family: str) -> int:
    if family == CENTRE:
        return 0
    if family not in families:
        raise UnknownFamily(family)
    rate_bp = families[family].rate_bp
    return plan.commission_bp if rate_bp is None else rate_bp


def _require_few(rows: Sequence[object]) -> None:
    if len(rows) > ROWS_MAX:
        raise OutOfRange("rows", len(rows), 0, ROWS_MAX)


def _done(connection: Connection, bazaar: str) -> Mapping[str, int]:
    """Return how many rows of each file went in; everything that was taken in is read for it."""
    return items_done(connection, bazaar) + families_done(connection)


def _imports(connection: Connection, bazaar: str, done: Mapping[str, int]) -> list[ImportRow]:
    kinds = (ListImported.KIND, ImportUndone.KIND)
    query = select(FACT.c.body).where(FACT.c.bazaar == bazaar, FACT.c.kind.in_(kinds))
    rows: dict[str, ImportRow] = {}
    for body in connection.execute(query.order_by(FACT.c.epoch, FACT.c.seq)).scalars():
        stamp, fact = decode(bytes(body))
        if isinstance(fact, ListImported):
            rows[fact.source] = ImportRow(
                source=fact.source,
                at=stamp.at,
                by=stamp.by,
                file=fact.file,
                what=fact.what,
                added=fact.added,
                changed=fact.changed,
                done=done.get(fact.source, 0),
            )
        elif isinstance(fact, ImportUndone) and fact.of in rows:
            rows[fact.of] = replace(rows[fact.of], undone_by=stamp.by, kept=fact.kept)
    return list(rows.values())


def _find(connection: Connection, bazaar: str, source: str, done: Mapping[str, int] | None = None) -> ImportRow:
    told = _done(connection, bazaar) if done is None else done
    found = next((row for row in _imports(connection, bazaar, told) if row.source == source), None)
    if found is None:
        raise UnknownImport(source)
    return found


def _require_open(connection: Connection, bazaar: str, source: str) -> ImportRow:
    row = _find(connection, bazaar, source, {})  # each part of a file asks; how many went in nobody asks here
    if row.undone_by:
        raise UndoneAlready(row.file, row.undone_by)
    return row
