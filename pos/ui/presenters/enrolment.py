"""The office's list of families: found in a moment, enrolled, changed, and every change looked back at.

Everything is asked of the register on the wire lane. What was found is searched here, so that each key is answered at once, and
is forgotten when the person leaves.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple, Protocol

from pos.domain.errors import Refusal
from pos.domain.families import LICENCE_WARNING_DAYS, NEW, FamilyEntry, FamilyRecord
from pos.domain.family_errors import FamilyChanged, NumberTaken
from pos.domain.likeness import similar_names
from pos.domain.rights import Act
from pos.domain.text import fold, latin_digits
from pos.domain.troubles import Trouble
from pos.ui.presenters.family_form import PHONE_MARKS, put_together, read_form, values_of
from pos.ui.presenters.session import name_of
from pos.ui.rows.enrolment import Alike, FamilyForm, FamilyLine, FieldNote, HistoryLine
from pos.ui.rows.names import Name
from pos.ui.rows.till import PackageChip

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from pos.domain.families import FamilyChange
    from pos.office.families import FamilyDesk
    from pos.ui.presenters.announcing import Announcer
    from pos.ui.presenters.lanes import Lanes
    from pos.ui.presenters.session import Desks, Session
    from pos.ui.rows.enrolment import LicenceState, Likeness, Part

DEFAULT_ICON = "package"
ALIKE_MAX = 5
PHONE_DIGITS_COMPARED = 8  # the last ones: with or without the country's number before them


class EnrolmentView(Protocol):
    """What this asks of the list."""

    def show_families(self, families: tuple[FamilyLine, ...], whole: int, chosen: str) -> None:
        """Show what was found, of how many; one of them is chosen."""

    def show_rights(self, *, may_write: bool) -> None:
        """Offer what the person may do."""


class FormView(Protocol):
    """The form of one family."""

    def show_form(self, form: FamilyForm) -> None:
        """Show a family, or what is wrong with what was written."""

    def close_form(self) -> None:
        """Put the form away."""


class HistoryView(Protocol):
    """The sheet of what was changed."""

    def show_history(self, family: Name, number: str, lines: tuple[HistoryLine, ...]) -> None:
        """Show every change of a family, the last one first."""


class FamiliesRoom(Protocol):
    """The register as the person sees it; asked on the wire lane only."""

    def families(self) -> FamilyDesk:
        """Return the office's list of families.

        Raises:
            SessionEnded: nobody is signed in at the register.
        """


class Found(NamedTuple):
    """A family of the list, with the text that it is found by."""

    entry: FamilyEntry
    text: str
    names: tuple[str, str]
    phones: frozenset[str]


class EnrolmentPresenter:
    """The list of families.

    Args:
        view: the list.
        form: one family.
        history: what was changed of one.
        room: the register.
        lanes: the wire.
        desks: packages, people and the zone.
        session: who is here.
        announcer: says what was refused.
        opened: told whose form is open; nobody's where it is a new family's, or was put away.
    """

    def __init__(
        self,
        view: EnrolmentView,
        form: FormView,
        history: HistoryView,
        *,
        room: FamiliesRoom,
        lanes: Lanes,
        desks: Desks,
        session: Session,
        announcer: Announcer,
        opened: Callable[[FamilyRecord | None], None],
    ) -> None:
        self._view = view
        self._form = form
        self._history = history
        self._room = room
        self._lanes = lanes
        self._desks = desks
        self._session = session
        self._announcer = announcer
        self._opened = opened
        self._found: tuple[Found, ...] = ()
        self._query, self._part, self._chosen = "", "all", ""
        self._base: FamilyRecord | None = None
        self._is_new = False
        self._asked: tuple[str, ...] = ()  # families that were shown as alike before this save
        self._doubted: set[tuple[str, str]] = set()  # fields with the texts that were said to look wrong
        self._is_saving = False  # a second press meanwhile would meet the first one's change

    # -- finding -----------------------------------------------------------------------------------------------

    def present(self) -> None:
        """Ask the register for all families, and show them."""
        if self._session.may(Act.READ_LEDGER):
            self._view.show_rights(may_write=self._session.may(Act.PLAN))
            self._lanes.fetch(lambda: self._room.families().all(), self._take)

    def forget(self) -> None:
        """Forget everything: the person has left."""
        self._found, self._query, self._chosen, self._base = (), "", "", None
        self._form.close_form()
        self._opened(None)
        self._show()

    def search(self, text: str) -> None:
        """Show the families whose number, names or phone hold every word."""
        self._query = text
        self._show()

    def choose_part(self, part: Part) -> None:
        """Show all who take part, those whose licence runs out, or those who have left."""
        self._part = part
        self._show()

    # -- one family --------------------------------------------------------------------------------------------

    def open(self, number: str) -> None:
        """Show the form of a family."""
        self._chosen = number
        self._lanes.fetch(lambda: self._room.families().record(number), self._open)

    def enrol(self) -> None:
        """Show an empty form with a number that no family has."""
        if self._session.may(Act.PLAN):
            self._lanes.fetch(lambda: self._room.families().free_number(), self._open_new)

    def save(self, values: Mapping[str, str]) -> None:
        """Save the form; what is wrong with it is said beside its fields, and a family that may be enrolled already is named.

        What only looks wrong, such as an identity number or a licence that runs out, is said once before it is saved.
        """
        if self._is_saving or not self._session.may(Act.PLAN):
            return
        version = NEW if self._base is None else self._base.version
        record, notes = read_form(values, version, self._today())
        if record is None:
            self._show_form(values, notes)
            return
        alike, doubted = self._alike(record), {(name, values.get(name, "")) for name in notes}
        numbers = tuple(one.number for one in alike)
        if doubted - self._doubted or numbers not in {(), self._asked}:
            self._asked, self._doubted = numbers, self._doubted | doubted
            self._show_form(values, notes, alike, asks=True)
            return
        self._is_saving = True
        self._lanes.fetch(
            lambda: self._room.families().save(record), self._saved, lambda error: self._not_saved(error, values)
        )

    def photo_changed(self, number: str, before: int, version: int) -> None:
        """Take note that the family's photo was changed here: the form goes on from there."""
        if self._base is not None and (self._base.card.number, self._base.version) == (number, before):
            self._base = replace(self._base, version=version)

    def show_history(self, number: str) -> None:
        """Show what was changed of a family."""

        def show(changes: tuple[FamilyChange, ...]) -> None:
            name = next((name_of(one.entry.card) for one in self._found if one.entry.card.number == number), Name(""))
            self._history.show_history(name, number, tuple(self._lines(changes)))

        self._lanes.fetch(lambda: self._room.families().history(number), show)

    # -- inside ------------------------------------------------------------------------------------------------

    def _today(self) -> date:
        return self._desks.zoned(self._desks.book.around.now()).date()

    def _take(self, entries: tuple[FamilyEntry, ...]) -> None:
        self._found = tuple(map(found, entries))
        self._show()

    def _show(self) -> None:
        words = latin_digits(fold(self._query)).split()
        soon = self._today() + timedelta(days=LICENCE_WARNING_DAYS)
        hits = [
            one.entry
            for one in self._found
            if _is_in(self._part, one.entry, soon) and all(word in one.text for word in words)
        ]
        names = {one.code: name_of(one) for one in self._desks.book.catalogue.bazaar().packages}
        self._view.show_families(
            tuple(self._line(entry, names, soon) for entry in hits), len(self._found), self._chosen
        )

    def _line(self, entry: FamilyEntry, packages: Mapping[str, Name], soon: date) -> FamilyLine:
        card = entry.card
        return FamilyLine(
            number=card.number,
            name=name_of(card),
            package=packages.get(card.package, Name(card.package, card.package)),
            branch=card.branch or card.governorate,
            phone=entry.phone,
            licence=card.licence_expiry,
            licence_state=_licence(card.licence_expiry, self._today(), soon),
            left=card.left,
        )

    def _open(self, record: FamilyRecord) -> None:
        self._base, self._is_new, self._asked = record, False, ()
        values = values_of(record)
        _, notes = read_form(values, record.version, self._today())
        self._doubted = {(name, values[name]) for name in notes}
        self._show_form(values, notes)
        self._opened(record)

    def _open_new(self, number: str) -> None:
        self._base, self._is_new, self._asked, self._doubted = None, True, (), set()
        packages = self._desks.book.catalogue.bazaar().packages
        first = packages[0].code if packages else ""
        self._show_form({"number": number, "package": first, "family_kind": "household", "pay_by": "cash"}, {})
        self._opened(None)

    def _show_form(
        self,
        values: Mapping[str, str],
        notes: Mapping[str, FieldNote],
        alike: tuple[Alike, ...] = (),
        *,
        asks: bool = False,
    ) -> None:
        packages = self._desks.book.catalogue.bazaar().packages
        self._form.show_form(
            FamilyForm(
                values=dict(values),
                packages=tuple(PackageChip(one.code, name_of(one), one.icon or DEFAULT_ICON) for one in packages),
                notes=dict(notes),
                alike=alike,
                is_new=self._is_new,
                may_save=self._session.may(Act.PLAN),
                asks=asks,
            )
        )

    def _alike(self, record: FamilyRecord) -> tuple[Alike, ...]:
        """Return other families that may be the same one; nothing is ever merged by itself."""
        before = self._base
        if before is not None and (before.card.name_ar, before.card.name_en, before.private.phone) == (
            record.card.name_ar,
            record.card.name_en,
            record.private.phone,
        ):
            return ()
        mine = found(FamilyEntry(card=record.card, phone=record.private.phone))
        others = ((one, _likeness(mine, one)) for one in self._found if one.entry.card.number != record.card.number)
        hits = (Alike(one.entry.card.number, name_of(one.entry.card), why) for one, why in others if why)
        return tuple(hits)[:ALIKE_MAX]

    def _saved(self, record: FamilyRecord) -> None:
        self._is_saving = False
        entry = FamilyEntry(card=record.card, phone=record.private.phone, version=record.version)
        others = [one for one in self._found if one.entry.card.number != record.card.number]
        self._found = tuple(sorted((*others, found(entry)), key=lambda one: one.entry.card.number))
        self._chosen = record.card.number
        self._form.close_form()
        self._opened(None)
        self._show()

    def _not_saved(self, error: Exception, values: Mapping[str, str]) -> None:
        self._is_saving = False
        if isinstance(error, FamilyChanged) and self._base is not None:
            self._announcer.refuse(error)
            number, base, person = error.number, values_of(self._base), self._desks.person_name(error.person)
            self._lanes.fetch(
                lambda: self._room.families().record(number), lambda now: self._both(base, values, now, person)
            )
        elif isinstance(error, NumberTaken):
            self._announcer.refuse(error)
            self._lanes.fetch(
                lambda: self._room.families().free_number(),
                lambda number: self._show_form({**values, "number": number}, {"number": FieldNote(reason=error)}),
            )
        elif isinstance(error, Refusal | Trouble):
            self._announcer.refuse(error)
        else:
            raise error

    def _both(self, base: Mapping[str, str], mine: Mapping[str, str], now: FamilyRecord, person: Name) -> None:
        """Show both people's changes: theirs where I changed nothing, mine with theirs beside it where both did."""
        theirs = values_of(now)
        values, both = put_together(base, mine, theirs)
        self._base = now
        self._show_form(values, {name: FieldNote(theirs=theirs.get(name, ""), person=person) for name in both})
        self._opened(now)

    def _lines(self, changes: tuple[FamilyChange, ...]) -> list[HistoryLine]:
        return [
            HistoryLine(
                key=f"{change.n}.{each.name}",
                at=self._desks.zoned(change.at),
                by=self._desks.person_name(change.by),
                name=each.name,
                before=each.before,
                after=each.after,
                is_import=bool(change.source),
            )
            for change in changes
            for each in change.fields
        ]


def found(entry: FamilyEntry) -> Found:
    """Return a family with the text that it is found by: number, names and the digits of its phones."""
    card = entry.card
    phones = frozenset(filter(None, (_digits(part) for part in PHONE_MARKS.split(entry.phone))))
    names = fold(card.name_ar), fold(card.name_en)
    return Found(entry, " ".join((card.number, *names, *phones)), names, frozenset(map(_compared, phones)))


def _digits(text: str) -> str:
    return "".join(letter for letter in latin_digits(text) if letter.isdecimal())


def _compared(phone: str) -> str:
    return phone[-PHONE_DIGITS_COMPARED:]


def _likeness(mine: Found, other: Found) -> Likeness | None:
    if mine.phones & other.phones:
        return "phone"
    is_alike = any(similar_names(one, another) for one in set(mine.names) for another in set(other.names))
    return "name" if is_alike else None


def _is_in(part: str, entry: FamilyEntry, soon: date) -> bool:
    if part == "left":
        return entry.card.left
    expiry = entry.card.licence_expiry
    return not entry.card.left and (part == "all" or (expiry is not None and expiry < soon))


def _licence(expiry: date | None, today: date, soon: date) -> LicenceState:
    if expiry is None:
        return ""
    if expiry < today:
        return "over"
    return "soon" if expiry <= soon else "good"
