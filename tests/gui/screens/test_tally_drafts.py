"""A half keyed-in sheet survives a restart, and a file that is none is an empty sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pos.ui.rows.outlets import TallyDraft
from pos.ui.screens.tally_drafts import KeptDrafts
from tests.gui.outlet_stages import DRAFT

if TYPE_CHECKING:
    from pathlib import Path


def test_what_was_kept_is_read_again_for_its_outlet_only(tmp_path: Path) -> None:
    drafts = KeptDrafts(tmp_path / "office")
    drafts.keep("A01", DRAFT)
    assert (drafts.load("A01"), drafts.load("B01")) == (DRAFT, TallyDraft())
    (tmp_path / "office" / "tally-A01.json").write_text("{", encoding="utf-8")
    assert drafts.load("A01") == TallyDraft()
