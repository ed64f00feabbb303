"""The papers that did not come out: what is known of each, and a person's word on it.

A paper whose outcome is not known is printed again only from here, as a copy, or struck out because it was found.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from pos.ui.rows.printing import JobRow

if TYPE_CHECKING:
    from pos.printing.jobs import Job
    from pos.ui.presenters.papers import PaperDesk
    from pos.ui.rows.printing import PaperFate, PrinterRole

FATES: dict[str, PaperFate] = {"waiting": "waiting", "sent": "sent", "unknown": "unknown", "failed": "failed"}
ROLES: dict[str, PrinterRole] = {"receipt": "receipt", "report": "report", "label": "label"}


class JobsView(Protocol):
    """The sheet of papers."""

    def show_jobs(self, jobs: tuple[JobRow, ...]) -> None:
        """Show them, oldest first."""

    def open(self) -> None:
        """Lay the sheet over the window."""

    def isVisible(self) -> bool:
        """Tell whether it is open."""


class WaitingPapers:
    """The sheet of papers that did not come out.

    Args:
        view: the sheet.
        papers: the till's paper.
    """

    def __init__(self, view: JobsView, papers: PaperDesk) -> None:
        self._view = view
        self._papers = papers
        papers.follow(lambda _number, _state: self._refresh())

    def present(self) -> None:
        """Open the sheet with what there is."""
        self._show()
        self._view.open()

    def print_again(self, number: int) -> None:
        """Print a paper again; one that may be there already, as a copy."""
        self._papers.retry(number)

    def print_all(self) -> None:
        """Print everything again, oldest first."""
        self._papers.retry()

    def strike_out(self, number: int) -> None:
        """Forget a paper: it is there, or nobody wants it."""
        self._papers.forget(number)

    def _refresh(self) -> None:
        if self._view.isVisible():
            self._show()

    def _show(self) -> None:
        self._view.show_jobs(tuple(map(_row, self._papers.jobs)))


def _row(job: Job) -> JobRow:
    return JobRow(job.number, job.paper.title, FATES[job.state.value], ROLES.get(job.role, "receipt"), job.since)
