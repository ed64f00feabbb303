"""The lines of a payout: what each family gets, and how it comes about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pos.ui.tables import Column, RowTable

if TYPE_CHECKING:
    from collections.abc import Callable

    from pos.ui.desk import Desk
    from pos.ui.formats import Speech
    from pos.ui.rows.office import PayoutLine

_STATE_ICONS = {
    "due": "clock-3",
    "held": "pause",
    "paid": "circle-check",
    "carried": "arrow-right",
    "reversed": "undo-2",
}
_STATE_INKS = {"due": "warn", "held": "bad", "paid": "good", "carried": "muted", "reversed": "bad"}
_COLUMN_PX_MIN = 48
_ROW_PX = 36  # eight families on the smallest screen
_NAME_PX_MIN = 196

# What each column shows; empty where it is no amount.
FIGURES = (
    *("", "", "gross_minor", "refunds_minor", "commission_minor", "advances_minor", "adjustments_minor"),
    *("brought_minor", "net_minor", "carried_minor", "paid_minor", ""),
)


class PayoutTable(RowTable["PayoutLine"]):
    """A row for each family, in the order in which its voucher prints the sums."""

    def __init__(self, desk: Desk) -> None:
        speech = desk.speech
        super().__init__(
            desk,
            (
                Column(lambda each: speech.code(each.family), width_px=82, order=lambda each: each.family),
                Column(lambda each: speech.name(each.name), strong=True, order=lambda each: speech.name(each.name)),
                _figure(speech, 98, lambda each: each.gross_minor, spare=True),
                _figure(speech, 86, lambda each: -each.refunds_minor, spare=True),
                _figure(speech, 102, lambda each: -each.commission_minor, spare=True),
                _figure(speech, 98, lambda each: -each.advances_minor, spare=True),
                _figure(speech, 108, lambda each: each.adjustments_minor, spare=True),
                _figure(speech, 84, lambda each: each.brought_minor, spare=True),
                _figure(speech, 122, lambda each: each.net_minor, strong=True),
                _figure(speech, 88, lambda each: each.carried_minor, spare=True),
                _figure(speech, 104, lambda each: each.paid_minor, strong=True),
                Column(
                    self._state_words,
                    width_px=162,
                    icon=lambda each: (
                        "landmark" if each.state == "due" and each.method == "bank" else _STATE_ICONS[each.state]
                    ),
                    ink=lambda each: _STATE_INKS[each.state],
                    order=lambda each: each.state,
                ),
            ),
            lambda each: each.family,
            row_px=_ROW_PX,
            stretch_px_min=_NAME_PX_MIN,
        )
        self.horizontalHeader().setMinimumSectionSize(_COLUMN_PX_MIN)

    def show_words(self) -> None:
        """Name the table and its columns in the language spoken now."""
        self.setAccessibleName(self.tr("What each family gets"))
        self.rows.show_titles(
            (
                self.tr("Number"),
                self.tr("Family"),
                self.tr("Gross"),
                self.tr("Refunds"),
                self.tr("Commission"),
                self.tr("Advances"),
                self.tr("Adjustments"),
                self.tr("Brought"),
                self.tr("Net"),
                self.tr("Carried"),
                self.tr("Pays"),
                self.tr("State"),
            )
        )

    def _state_words(self, line: PayoutLine) -> str:
        words = {
            "due": self.tr("Due"),
            "held": self.tr("Held"),
            "paid": self.tr("Paid"),
            "carried": self.tr("Carried forward"),
            "reversed": self.tr("Undone"),
        }
        return words[line.state]


def _figure(
    speech: Speech, width_px: int, minor: Callable[[PayoutLine], int], *, strong: bool = False, spare: bool = False
) -> Column[PayoutLine]:
    """Make a column of amounts; what is taken off is negative, so that a row adds up."""
    return Column(
        lambda each: speech.number(minor(each)) if minor(each) else "–",
        side="trailing",
        width_px=width_px,
        order=minor,
        ink=lambda each: "bad" if strong and minor(each) < 0 else "text",
        strong=strong,
        spare=spare,
    )
