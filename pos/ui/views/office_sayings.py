"""What is said and asked in the accounts about exceptions and closings; `pos.ui.views.sayings` words it with everything else."""

from __future__ import annotations

from PySide6.QtCore import QObject


class OfficeSayings(QObject):
    """The accounts' sentences."""

    def sayings(self) -> dict[str, str]:
        """Return what went well, by its key."""
        return {
            "exception_resolved": self.tr("Decision {code} is saved, with its reason."),
            "pages_given": self.tr("Families that can open their pages now: {count}"),
            "page_renewed": self.tr("Family {code} has a new link; the one before opens nothing any more."),
            "page_withdrawn": self.tr("The link of family {code} opens nothing any more."),
            "pages_moved": self.tr("Families reach their pages at {code}. Papers bear it from now on."),
            "link_copied": self.tr("The link is on the clipboard."),
            "statements_printed": self.tr("Slips that are printed: {count}"),
            "codes_kept": self.tr("The account codes are kept; accounts that have one: {count}"),
            "period_closed": self.tr(
                "The books are closed, document {code}. What comes now belongs to the next closing."
            ),
            "period_reopened": self.tr("Closing {code} is open again; the next closing takes its place."),
            "periods_proved": self.tr("Every closing comes out as it was sealed. Closings: {count}"),
            "periods_broken": self.tr(
                "Closing {code} does not come out as it was sealed: a stored row was altered. Tell the administrator."
            ),
        }

    def questions(self) -> dict[str, tuple[str, str, str, bool]]:
        """Return what is asked, by its key: title, words, what the button says, whether it is grave."""
        approve = self.tr("Approve")
        return {
            "renew_page": (
                self.tr("A new link for {name}"),
                self.tr("The link before opens nothing any more, nor do the papers that bear it. The reason is kept."),
                self.tr("Make the link"),
                True,
            ),
            "withdraw_page": (
                self.tr("Withdraw the link of {name}?"),
                self.tr("Nobody can open the page any more, until a new link is made. The reason is kept."),
                self.tr("Withdraw"),
                True,
            ),
            "move_pages": (
                self.tr("Where families reach their pages"),
                self.tr(
                    "An address that phones reach, such as https://centre.example. It stands in every link and on every paper."
                ),
                self.tr("Keep the address"),
                False,
            ),
            "close_period": (
                self.tr("Close the books"),
                self.tr(
                    "Everything up to now is frozen, and its hash is chained to the last closing. "
                    "Who approves is not the one who closes."
                ),
                approve,
                True,
            ),
            "close_provisional": (
                self.tr("A provisional closing"),
                self.tr(
                    "Not everything of {code} is in. What comes later lands in the next closing. "
                    "The reason stands on this one."
                ),
                self.tr("Go on"),
                True,
            ),
            "reopen_period": (
                self.tr("Open closing {code} again?"),
                self.tr(
                    "A numbered document is written; what was frozen stays in the chain, and the next closing takes its place."
                ),
                self.tr("Go on"),
                True,
            ),
            "approve_reopening": (
                self.tr("Approve the opening"),
                self.tr("Closing {code} is opened again. Who approves is not the one who asks."),
                approve,
                True,
            ),
        }
