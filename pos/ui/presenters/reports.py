"""Reports on goods and families: chosen, narrowed, shown as a table or a chart, and written as files.

They are the register's. The office's people have a session there already; who signed in with a PIN at this till is asked for it
once more, because a till judges PINs by itself. What is asked for stays while somebody looks at another place.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Protocol

from pos.domain.errors import Refusal, SessionEnded, WrongSecret
from pos.domain.rights import Act
from pos.domain.stock_reports import EXPIRY_DAYS, EXPIRY_DAYS_MAX, Report
from pos.domain.troubles import Trouble
from pos.intake.cells import read_date
from pos.intake.findings import NotADate
from pos.ui.presenters.report_ways import NOT_ENROLLED, ON_SALES, moves_of, way_of_all, way_on
from pos.ui.presenters.session import name_of
from pos.ui.presenters.sign_in import person_tile
from pos.ui.rows.ledger import LedgerFilter
from pos.ui.rows.names import Name
from pos.ui.rows.reports import ReportAsked, ReportChoices, ReportFound
from pos.ui.rows.sayings import saved

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date, datetime
    from pathlib import Path

    from pos.domain.bazaar import Bazaar, Person
    from pos.domain.stock_reports import Choices
    from pos.office.reports import Answer, ReportsDesk
    from pos.ui.presenters.announcing import Announcer
    from pos.ui.presenters.lanes import Lanes
    from pos.ui.presenters.ports import Words
    from pos.ui.presenters.session import Desks, Session
    from pos.ui.rows.people import PersonTile


class ReportsView(Protocol):
    """What this asks of its page."""

    def show_choices(self, choices: ReportChoices, asked: ReportAsked) -> None:
        """Offer what can be asked for, and show what is."""

    def show_found(self, asked: ReportAsked, found: ReportFound) -> None:
        """Show what came back."""

    def show_trouble(self, text: str) -> None:
        """Say why there is nothing; an empty text takes it back."""


class PinSheet(Protocol):
    """Asks for the PIN of the person who is here."""

    def ask_pin(self, person: PersonTile) -> None:
        """Ask."""

    def show_wrong_pin(self, attempts_left: int | None) -> None:
        """Say that it is wrong."""

    def show_refusal(self, text: str) -> None:
        """Say why the person cannot sign in now."""

    def close_sheet(self) -> None:
        """Put the sheet away."""


class ReportsRoom(Protocol):
    """The register as the signed-in person sees it; asked on the wire lane only."""

    def sign_in(self, code: str, secret: str) -> Person:
        """Sign a person in at the register."""

    def reports(self) -> ReportsDesk:
        """Return the reports.

        Raises:
            SessionEnded: nobody is signed in at the register.
        """


class ReportShop(Protocol):
    """Writes a report's files; asked on the paper lane only."""

    def tables(self, answer: Answer) -> Path:
        """Write a report as CSV and as XLSX, and return where the workbook is."""

    def paper(self, answer: Answer, by: str, now: datetime) -> Path:
        """Write a report as PDF, and return where it is."""


class ReportsPresenter:
    """The reports.

    Args:
        view: the page.
        sheet: asks for a PIN.
        room: the register.
        shop: writes files.
        lanes: the wire, and the paper.
        desks: the till, for the time and who is here.
        session: who is here.
        words: words a refusal.
        announcer: says what was done or refused.
        has_ledger: whether the rows behind a figure can be shown from here.
    """

    def __init__(
        self,
        view: ReportsView,
        sheet: PinSheet,
        *,
        room: ReportsRoom,
        shop: ReportShop,
        lanes: Lanes,
        desks: Desks,
        session: Session,
        words: Words,
        announcer: Announcer,
        has_ledger: bool,
    ) -> None:
        self._view = view
        self._sheet = sheet
        self._room = room
        self._shop = shop
        self._lanes = lanes
        self._desks = desks
        self._session = session
        self._words = words
        self._announcer = announcer
        self._has_ledger = has_ledger
        self._bazaars: tuple[Bazaar, ...] = ()
        self._choices: Choices | None = None
        self._asked = ReportAsked()
        self._answer: Answer | None = None
        self._question = 0
        self._is_fetching_more = False

    def present(self) -> None:
        """Ask the register what there is, and for the report that is chosen."""
        self._offer()
        wanted = self._asked.bazaar
        self._fetch_plans(wanted)

    def forget(self) -> None:
        """Forget everything: the person has left."""
        self._bazaars, self._choices, self._answer, self._asked = (), None, None, ReportAsked()
        self._question += 1
        self._is_fetching_more = False
        self._view.show_trouble("")
        self._offer()
        self._view.show_found(self._asked, ReportFound())

    def sign_in(self, code: str, secret: str) -> None:
        """Sign the person in at the register, who is known at this till already."""

        def stay_out(error: Exception) -> None:
            if isinstance(error, WrongSecret):
                self._sheet.show_wrong_pin(error.attempts_left)
            elif isinstance(error, (Refusal, Trouble)):
                self._sheet.show_refusal(self._words.failure(error))
            else:
                self._lanes.failed(error)

        def come_in(_person: Person) -> None:
            self._sheet.close_sheet()
            self.present()

        self._lanes.fetch(lambda: self._room.sign_in(code, secret), come_in, stay_out)

    def choose_report(self, key: str) -> None:
        """Look at another report, of all families again where it was of one."""
        report, to = Report(key), self._asked.narrowed
        to = to if report is self._asked.report else replace(to, family=None)
        self._ask(replace(self._asked, report=report, narrowed=to))

    def choose_bazaar(self, code: str) -> None:
        """Look at another bazaar, whose packages, branches and halls are others."""
        to = replace(self._asked.narrowed, package=None, branch=None, hall=None, governorate=None, family=None)
        self._asked = replace(self._asked, bazaar=code, narrowed=to)
        self._fetch_plans(code)

    def narrow(self, package: str | None, branch: str | None, hall: str | None) -> None:
        """Narrow the report to a package, a branch and a hall; None is all of them."""
        to = replace(self._asked.narrowed, package=package, branch=branch, hall=hall)
        self._ask(replace(self._asked, narrowed=to))

    def show_everyone(self) -> None:
        """Show goods and families of everyone again, not only of one family, of one governorate or of those not enrolled."""
        asked, to = self._asked, self._asked.narrowed
        report = Report.STOCK_BY_FAMILY if asked.report is Report.STOCK_BY_ITEM else asked.report
        package = None if to.package == NOT_ENROLLED else to.package
        self._ask(replace(asked, report=report, narrowed=replace(to, package=package, governorate=None, family=None)))

    def narrow_days(self, first_text: str, last_text: str, days_text: str) -> None:
        """Narrow the report to a period, and say how far a list of what expires looks ahead."""
        to = replace(self._asked.narrowed, first=_day_of(first_text), last=_day_of(last_text), days=_days_of(days_text))
        typed = replace(self._asked, first_text=first_text, last_text=last_text, days_text=days_text, narrowed=to)
        self._ask(typed)

    def open_item(self, item: str, figure: str = "") -> LedgerFilter:
        """Return the moves that one of an item's counts comes from."""
        return self._of_bazaar(moves_of(item, figure, self._asked.narrowed, self._today))

    def open_group(self, key: str, figure: str = "") -> LedgerFilter | None:
        """Show the members of a group, or return the rows behind one of its figures."""
        answer = self._answer
        if answer is None:
            return None
        way = way_on(replace(self._asked, report=answer.report), key, figure, self._today)
        if isinstance(way, LedgerFilter):
            return self._of_bazaar(way)
        self._ask(way)
        return None

    def open_all(self) -> LedgerFilter | None:
        """Show the rows that all of a report comes to, or return those of the ledger."""
        way = self._way_of_all()
        if isinstance(way, ReportAsked):
            self._ask(way)
            return None
        return None if way is None else self._of_bazaar(way)

    def show_chart(self, *, is_wanted: bool) -> None:
        """Show the chart, or the table."""
        self._asked = replace(self._asked, as_chart=is_wanted)
        self._show()

    def more(self) -> None:
        """Fetch the next rows of a long list: whoever looks has come to its end."""
        answer, question = self._answer, self._question
        if answer is None or answer.is_whole or self._is_fetching_more:
            return
        self._is_fetching_more = True
        self._lanes.fetch(
            lambda: self._room.reports().more(answer), lambda whole: self._take(question, whole), self._fail
        )

    def write_tables(self) -> None:
        """Write all of the report as CSV and XLSX; the register's trail says so."""
        self._write(self._shop.tables)

    def write_paper(self) -> None:
        """Write all of the report as PDF; the register's trail says so."""
        by, now = self._session.by, self._desks.book.around.now()
        self._write(lambda answer: self._shop.paper(answer, by, now))

    # -- inside ------------------------------------------------------------------------------------------------

    @property
    def _today(self) -> date:
        return self._desks.zoned(self._desks.book.around.now()).date()

    def _way_of_all(self) -> ReportAsked | LedgerFilter | None:
        """Return what all of the report comes from, as far as it can be shown from here."""
        answer = self._answer
        if answer is None:
            return None
        way = way_of_all(replace(self._asked, report=answer.report), answer.rows, self._today)
        return None if isinstance(way, LedgerFilter) and not self._has_ledger else way

    def _of_bazaar(self, rows: LedgerFilter) -> LedgerFilter:
        """Return rows of the bazaar that is shown."""
        asked = self._asked.bazaar
        is_own = asked == self._desks.lists.bazaar().code
        return rows if is_own else replace(rows, bazaar=asked)

    def _fetch_plans(self, wanted: str) -> None:
        def ask() -> tuple[tuple[Bazaar, ...], Choices]:
            desk = self._room.reports()
            plans = desk.bazaars()
            return plans, desk.choices(wanted or plans[0].code)

        self._lanes.fetch(ask, lambda got: self._take_plans(wanted, *got), self._fail)

    def _take_plans(self, wanted: str, bazaars: tuple[Bazaar, ...], choices: Choices) -> None:
        if wanted != self._asked.bazaar:
            return
        self._bazaars, self._choices = bazaars, choices
        self._ask(replace(self._asked, bazaar=wanted or bazaars[0].code))

    def _ask(self, asked: ReportAsked) -> None:
        self._asked = asked
        self._question += 1
        self._is_fetching_more = False
        self._offer()
        question = self._question
        bazaar = next((one for one in self._bazaars if one.code == asked.bazaar), None)
        if bazaar is None:
            return
        self._lanes.fetch(
            lambda: self._room.reports().ask(bazaar, asked.report, asked.narrowed),
            lambda answer: self._take(question, answer),
            self._fail,
        )

    def _take(self, question: int, answer: Answer) -> None:
        """Take an answer, unless something else was asked for meanwhile."""
        if question != self._question:
            return
        self._is_fetching_more = False
        self._answer = answer
        self._view.show_trouble("")
        self._show()

    def _fail(self, error: Exception) -> None:
        self._is_fetching_more = False
        person = self._session.person
        if isinstance(error, SessionEnded) and person is not None and self._is_of_this_till(person):
            self._sheet.ask_pin(person_tile(self._desks, person))
            self._view.show_trouble(self._words.failure(error))
        elif isinstance(error, (Refusal, Trouble)):
            self._view.show_trouble(self._words.failure(error))
        else:
            self._lanes.failed(error)

    def _is_of_this_till(self, person: Person) -> bool:
        """Tell whether the till judged this person's PIN by itself, so that the register does not know who is here."""
        return any(one.code == person.code and one.secret_hash for one in self._desks.people.people())

    def _offers(self, report: Report) -> bool:
        """Tell whether a report can be chosen: the items of one family only while they are looked at."""
        return report is not Report.STOCK_BY_ITEM or self._asked.report is report

    def _offer(self) -> None:
        may_read_sales = self._session.person is not None and self._session.may(Act.READ_LEDGER)
        found = self._choices
        choices = ReportChoices(
            tuple(one for one in Report if self._offers(one) and (may_read_sales or one not in ON_SALES)),
            tuple((one.code, Name(one.name_ar, one.name_en)) for one in self._bazaars),
            () if found is None else tuple((one.code, name_of(one)) for one in found.packages),
            () if found is None else found.branches,
            () if found is None else found.halls,
        )
        self._view.show_choices(choices, self._asked)

    def _show(self) -> None:
        answer = self._answer
        if answer is None:
            return
        found = ReportFound(
            answer.rows,
            answer.count,
            answer.items,
            answer.pieces,
            answer.grams,
            answer.value_minor,
            answer.selling,
            leads=self._way_of_all() is not None,
        )
        self._view.show_found(replace(self._asked, report=answer.report), found)

    def _write(self, make: Callable[[Answer], Path]) -> None:
        answer = self._answer
        if answer is None or not answer.rows:
            return

        def fetch() -> Answer:
            desk = self._room.reports()
            whole = desk.whole(answer)
            desk.note_export(answer.bazaar.code, f"report {answer.report.value}")
            return whole

        self._lanes.fetch_and_make(fetch, make, self._saved)

    def _saved(self, path: Path) -> None:
        self._announcer.tell(saved(path))


def _day_of(text: str) -> date | None:
    try:
        return read_date(text) if text.strip() else None
    except NotADate:
        return None


def _days_of(text: str) -> int:
    typed = text.strip()
    return min(int(typed), EXPIRY_DAYS_MAX) if typed.isascii() and typed.isdigit() else EXPIRY_DAYS
