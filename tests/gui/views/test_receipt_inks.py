"""A sale as it was sold is plain, what came back warns, and what was undone is grey and counts for nothing."""

from __future__ import annotations

from dataclasses import replace

from pos.ui.views.receipt_inks import number_ink, state_ink, total_ink
from tests.gui.samples import RECEIPTS


def test_the_colours_say_what_happened() -> None:
    whole = replace(RECEIPTS[0], kind="sale", state="whole", total_minor=100)
    assert (state_ink(whole), number_ink(whole), total_ink(whole)) == ("text", "text", "text")
    part = replace(whole, state="part_refunded")
    assert (state_ink(part), number_ink(part), total_ink(part)) == ("warn", "text", "text")
    voided = replace(whole, state="voided")
    assert (state_ink(voided), number_ink(voided), total_ink(voided)) == ("warn", "muted", "muted")
    back = replace(whole, kind="refund", total_minor=-100)
    assert (state_ink(back), total_ink(back)) == ("warn", "bad")
