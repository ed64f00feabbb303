"""What the accountant's place asks of its screens: the families, the three totals, the tills, and the paper on A4."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from pos.ui.presenters.papers import PaperSheetView

if TYPE_CHECKING:
    from pos.ui.rows import office as rows
    from pos.ui.rows.till import PackageChip


class FamiliesView(Protocol):
    """What the families ask of their screen."""

    def show_packages(self, packages: tuple[PackageChip, ...], chosen: str) -> None:
        """Show the packages to filter by."""

    def show_accounts(self, accounts: tuple[rows.FamilyAccount, ...], total: rows.FamilyAccount) -> None:
        """Show the families that pass, and their sums."""


class MatchingView(Protocol):
    """What the reconciliation asks of its screen."""

    def show_matching(self, matching: rows.Matching) -> None:
        """Show the three totals."""

    def show_exceptions(self, exceptions: tuple[rows.ExceptionRow, ...]) -> None:
        """Show what must still be looked at."""


class TillsView(Protocol):
    """What the board of tills asks of its screen."""

    def show_tills(self, tills: tuple[rows.TillRow, ...]) -> None:
        """Show every till that is expected."""


class OfficePaperView(PaperSheetView, Protocol):
    """The sheet that shows A4 papers."""

    def offer_slip(self, picture_name: str) -> None:
        """Offer a paper's pictures, under this name, and its slip; neither where the name is empty."""

    def offer_steps(self, place: int, count: int) -> None:
        """Offer the next paper and the one before, where this is one of several."""
