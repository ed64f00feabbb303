"""The safety of the book in settings: where mirror and copies go, a copy now, and the way back from one."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Protocol

from pos.domain.rights import Act
from pos.ui.rows.sayings import Saying

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pos.settings import Settings
    from pos.ui.presenters.announcing import Announcer
    from pos.ui.presenters.approving import Approvals
    from pos.ui.presenters.ports import Runner
    from pos.ui.rows.keeping import CopyRow, KeepingRow


class KeepingView(Protocol):
    """What the safety of the book asks of its screen."""

    def show_keeping(self, keeping: KeepingRow) -> None:
        """Show how mirror and copies stand."""


class CopiesView(Protocol):
    """The list of copies."""

    def show_copies(self, copies: tuple[CopyRow, ...]) -> None:
        """Show every copy, the newest first."""


class Keeper(Protocol):
    """Who looks after mirror and copies."""

    row: KeepingRow

    def choose(self, settings: Settings) -> None:
        """Keep the copies elsewhere from now on."""

    def take_place(self, picked: str) -> Path:
        """Mark a folder as this till's second place and return it; on a lane."""

    def copy_now(self) -> None:
        """Make a copy now."""

    def list_copies(self, then: Callable[[tuple[CopyRow, ...]], None]) -> None:
        """Find every copy, with what it would need from elsewhere."""


class SafekeepingPresenter:
    """Mirror and copies.

    Args:
        view: their part of the settings screen.
        copies: the list of copies.
        keeper: looks after them.
        change: has the settings changed and kept; returns them.
        runner: the lane on which folders are looked at.
        announcer: says what was done.
        approvals: ask a second person before a copy is put back.
        bring_back: closes the window, puts the copy back and opens it.
    """

    def __init__(
        self,
        view: KeepingView,
        copies: CopiesView,
        keeper: Keeper,
        *,
        change: Callable[[Callable[[Settings], Settings]], Settings],
        runner: Runner,
        announcer: Announcer,
        approvals: Approvals,
        bring_back: Callable[[str], None],
    ) -> None:
        self._view = view
        self._copies = copies
        self._keeper = keeper
        self._change = change
        self._runner = runner
        self._announcer = announcer
        self._approvals = approvals
        self._bring_back = bring_back

    def present(self) -> None:
        """Show how mirror and copies stand."""
        self._view.show_keeping(self._keeper.row)

    def choose_mirror(self, picked: str) -> None:
        """Keep a mirror in a folder, or none."""
        self._take(picked, lambda settings, folder: replace(settings, mirror_folder=folder))

    def choose_place(self, picked: str) -> None:
        """Keep copies in a folder, or none."""
        self._take(picked, lambda settings, folder: replace(settings, backup_folder=folder))

    def choose_sales_between(self, sales: int) -> None:
        """Make a copy after so many sales from now on."""
        self._keep(lambda settings: replace(settings, backup_sales=sales))

    def copy_now(self) -> None:
        """Make a copy now."""
        self._keeper.copy_now()

    def list_copies(self) -> None:
        """Show what could be put back."""
        self._keeper.list_copies(self._copies.show_copies)

    def restore(self, key: str) -> None:
        """Put a copy back, once a second person has agreed: the till begins a new life with it."""
        self._approvals.ask("restore", lambda _approver: self._bring_back(key), act=Act.RESTORE_BOOK)

    def _take(self, picked: str, put: Callable[[Settings, str], Settings]) -> None:
        if not picked:
            self._keep(lambda settings: put(settings, ""))
            return
        self._runner.run(
            lambda: self._keeper.take_place(picked),
            lambda folder: self._keep(lambda settings: put(settings, str(folder))),
            self._announcer.failed,
        )

    def _keep(self, change: Callable[[Settings], Settings]) -> None:
        self._keeper.choose(self._change(change))
        self._announcer.tell(Saying("settings_kept"))
        self.present()
