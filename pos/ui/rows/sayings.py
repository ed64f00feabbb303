"""What the till has to say that is no refusal: a short word for the sentence, and the values in it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from pos.domain.values import dataclass
from pos.ui.rows.names import Name, Tone

if TYPE_CHECKING:
    from pathlib import Path

SayingKey = Literal[
    "oversold",
    "oversold_weighed",
    "held",
    "discarded",
    "drawer_opened",
    "cash_put_in",
    "cash_taken_out",
    "line_moved",
    "voided",
    "refunded",
    "copy_printed",
    "shift_opened",
    "shift_closed",
    "paper_again",
    "paper_low",
    "odd_letters",
    "new_cards",
    "bundle_saved",
    "bundle_taken",
    "bundle_known",
    "acknowledged",
    "other_place_only",
    "payout_drafted",
    "payout_approved",
    "payout_paid",
    "paid_already",
    "paid_before",
    "payout_cancelled",
    "payout_reversed",
    "payout_held",
    "payout_released",
    "pages_given",
    "page_renewed",
    "page_withdrawn",
    "pages_moved",
    "link_copied",
    "codes_kept",
    "period_closed",
    "period_reopened",
    "periods_proved",
    "periods_broken",
    "box_filled",
    "box_emptied",
    "money_taken",
    "money_untaken",
    "advance_paid",
    "adjusted",
    "file_saved",
    "labels_shown",
    "labels_sent",
    "statements_stopped",
    "statements_printed",
    "settings_kept",
    "test_printed",
    "test_printed_low",
    "setup_read",
    "bug",
    "crashed_before",
    "last_sale",
    "last_card_sale",
    "scan_elsewhere",
    "mirror_away",
    "mirror_foreign",
    "copy_failed",
    "disk_low",
    "clock_jumped",
    "book_stopped",
    "sale_not_saved",
    "no_pin_here",
    "not_brought_back",
    "not_left",
    "brought_back",
    "machine_renamed",
    "machine_revoked",
    "invitation_copied",
    "stick_found",
    "stick_taken",
    "renewed_unsent",
    "note_saved",
    "note_copied",
    "goods_returned",
    "repriced",
    "photo_kept",
    "photo_removed",
    "written_off",
    "exception_resolved",
    "markdown_planned",
    "markdown_ended",
    "transfer_line",
    "goods_sent",
    "goods_taken",
    "goods_taken_off",
]
QuestionKey = Literal[
    "clear_basket",
    "discard_held",
    "discount",
    "void",
    "refund",
    "refund_in_cash",
    "difference",
    "replace_discounts",
    "cash_out",
    "move_line",
    "x_report",
    "approve_payout",
    "approve_adjustment",
    "approve_reversal",
    "approve_advance",
    "renew_page",
    "withdraw_page",
    "move_pages",
    "close_period",
    "close_provisional",
    "reopen_period",
    "approve_reopening",
    "hold_payout",
    "provisional",
    "transferred",
    "pay_all",
    "quit",
    "quit_unsent",
    "quit_open_unsent",
    "sign_out_unsent",
    "restore",
    "leave",
    "leave_own",
    "practise",
    "end_practice",
    "rename_machine",
    "revoke_machine",
    "revoke_for_good",
    "replace_machine",
    "give_up_note",
    "give_up_count",
    "more_than_known",
    "return_list",
    "loss",
    "markdown",
]
ReasonKey = Literal["discard", "card_in_cash"]
CaptionKey = Literal["reason", "reference", "label", "address"]
ActionKey = Literal["print_again", "open_shift", "print_last", "salvage", "use_stick"]
NO_NAME = Name("")


@dataclass(frozen=True, slots=True)
class Saying:
    """One thing to say.

    Attributes:
        key: which sentence.
        name: of an item, family or person in it.
        code: a number or file name in it.
        count: how many of something.
        minor: an amount.
        change_minor: what went back of it.
        action: what the button beside it does; none when empty. With a button it stays longer.
        tone: how grave it is.
    """

    key: SayingKey
    name: Name = NO_NAME
    code: str = ""
    count: int = 0
    minor: int = 0
    change_minor: int = 0
    action: ActionKey | Literal[""] = ""
    tone: Tone = "good"


def saved(path: Path) -> Saying:
    """Return the word that a file was written, with the folder in which a person must look for it."""
    return Saying("file_saved", code=str(path))
