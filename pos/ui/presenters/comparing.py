"""Comparing Z-reports with their papers: one after the other, those that nobody has read yet first.

A person reads three values on a paper and says that they are the same, or what the paper says instead. The register keeps either;
nothing is paid or refused by it, but what differs stays on the evening's board and on the office's list.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from pos.domain.errors import NotANumber, Refusal, SessionEnded
from pos.domain.money import CURRENCIES
from pos.domain.paper_checks import HEAD_DIGITS, PaperFigures, tidy_head
from pos.domain.rights import Act
from pos.domain.text import latin_digits
from pos.domain.troubles import Trouble
from pos.domain.ways import NotAHead
from pos.sync.invitation import grouped
from pos.ui.rows.comparing import NOBODY, PaperRow

if TYPE_CHECKING:
    from collections.abc import Callable

    from pos.domain.paper_checks import ReportRow
    from pos.ui.presenters.announcing import Announcer
    from pos.ui.presenters.office import OfficeRoom
    from pos.ui.presenters.ports import Runner, Words
    from pos.ui.presenters.session import Desks, Session

HEX = frozenset("0123456789ABCDEF")
COUNT_DIGITS_MAX = 9


class ComparingView(Protocol):
    """What comparing asks of its sheet."""

    def show_papers(self, papers: tuple[PaperRow, ...], chosen: str) -> None:
        """Show the Z-reports, one of them chosen, and open."""

    def show_refusal(self, text: str) -> None:
        """Say why it was not kept, and keep what was typed."""


class Comparing:
    """The papers.

    Args:
        view: the sheet.
        room: the register, on which somebody has signed in.
        runner: the wire lane.
        desks: names people, and knows the zone.
        session: who is here.
        announcer: says what went wrong before the sheet is open.
        words: words what went wrong.
        kept: told that something was kept.
    """

    def __init__(
        self,
        view: ComparingView,
        *,
        room: OfficeRoom,
        runner: Runner,
        desks: Desks,
        session: Session,
        announcer: Announcer,
        words: Words,
        kept: Callable[[], None],
    ) -> None:
        self._view = view
        self._room = room
        self._runner = runner
        self._desks = desks
        self._session = session
        self._announcer = announcer
        self._words = words
        self._kept = kept
        self._reports: dict[str, ReportRow] = {}

    @property
    def is_offered(self) -> bool:
        """Whether whoever is here has signed in at the register and may bring sticks in."""
        return self._session.may(Act.READ_LEDGER) and self._session.may(Act.SEND)

    def open(self) -> None:
        """Show all Z-reports that the register holds."""
        self._runner.run(lambda: self._room.desk().reports(), self._show, self._announcer.failed)

    def came_in(self, devices: tuple[str, ...]) -> None:
        """Show what a stick brought, where its papers were not read yet."""
        if devices and self.is_offered:
            self._runner.run(
                lambda: tuple(row for one in devices for row in self._room.desk().reports(one)),
                self._show_new,
                self._announcer.failed,
            )

    def same(self, key: str) -> None:
        """Keep that the paper of a Z-report says the same."""
        report = self._reports.get(key)
        if report is not None:
            self._keep(report, report.held)

    def differs(self, key: str, facts: str, amount: str, head: str) -> None:
        """Keep what the paper of a Z-report says instead, as it was typed."""
        report = self._reports.get(key)
        if report is None:
            return
        try:
            said = self._read(facts, amount, head)
        except Refusal as refusal:
            self._view.show_refusal(self._words.failure(refusal))
        else:
            self._keep(report, said)

    # -- inside ------------------------------------------------------------------------------------------------

    def _read(self, facts: str, amount: str, head: str) -> PaperFigures:
        digits, count = tidy_head(latin_digits(head)), latin_digits(facts).replace(",", "").strip()
        if len(digits) != HEAD_DIGITS or set(digits) - HEX:
            raise NotAHead(head)
        if not (count.isascii() and count.isdecimal() and len(count) <= COUNT_DIGITS_MAX):
            raise NotANumber(facts)
        amount_minor = CURRENCIES[self._desks.book.catalogue.bazaar().currency].parse(amount)
        return PaperFigures(facts=int(count), takings_minor=amount_minor, head=digits)

    def _keep(self, report: ReportRow, said: PaperFigures) -> None:
        self._runner.run(lambda: self._room.desk().check_report(report, said), self._taken, self._refused)

    def _taken(self, report: ReportRow) -> None:
        self._reports[_key(report)] = report
        self._present(_key(report))
        self._kept()

    def _refused(self, error: Exception) -> None:
        if isinstance(error, SessionEnded) or not isinstance(error, (Refusal, Trouble)):
            self._announcer.failed(error)
        else:
            self._view.show_refusal(self._words.failure(error))

    def _show(self, reports: tuple[ReportRow, ...]) -> None:
        self._reports = {_key(one): one for one in reports}
        self._present("")

    def _show_new(self, reports: tuple[ReportRow, ...]) -> None:
        if any(one.said is None for one in reports):
            self._show(reports)

    def _present(self, done: str) -> None:
        """Show all, and choose the next one that nobody has read."""
        unread = [key for key, one in self._reports.items() if one.said is None]
        chosen = unread[0] if unread else done or next(iter(self._reports), "")
        self._view.show_papers(tuple(self._row(one) for one in self._reports.values()), chosen)

    def _row(self, report: ReportRow) -> PaperRow:
        said = report.said
        return PaperRow(
            key=_key(report),
            till=report.device,
            number=report.number,
            day=report.day,
            by=self._desks.person_name(report.by),
            facts=report.held.facts,
            takings_minor=report.held.takings_minor,
            head=grouped(report.held.head),
            state="open" if said is None else "differs" if report.differs else "same",
            read_by=self._desks.person_name(report.checked_by) if report.checked_by else NOBODY,
            read_at=None if report.checked_at is None else self._desks.zoned(report.checked_at),
            said_facts=0 if said is None else said.facts,
            said_minor=0 if said is None else said.takings_minor,
            said_head="" if said is None else grouped(said.head),
        )


def _key(report: ReportRow) -> str:
    return f"{report.device}/{report.epoch}/{report.seq}"
