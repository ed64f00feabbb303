"""Half keyed-in tally sheets, one file for each outlet in Amana's own folder: written at each change, whole or not at all."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import date
from typing import TYPE_CHECKING

from typing_extensions import override

from pos.domain.facts import Method
from pos.ui.presenters.tally import TallyDrafts
from pos.ui.rows.names import Name
from pos.ui.rows.outlets import TallyDraft, TallyLineRow

if TYPE_CHECKING:
    from pathlib import Path
    from typing import Any


class KeptDrafts(TallyDrafts):
    """Drafts in files.

    Args:
        folder: where they lie.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    @override
    def load(self, device: str) -> TallyDraft:
        try:
            told: dict[str, Any] = json.loads(self._path(device).read_text(encoding="utf-8"))
            lines = tuple(
                TallyLineRow(**{**line, "name": Name(**line["name"]), "family_name": Name(**line["family_name"])})
                for line in told["lines"]
            )
            day = date.fromisoformat(told["day"]) if told["day"] else None
            return TallyDraft(
                day=day,
                day_text=told["day_text"],
                paper=told["paper"],
                method=Method(told["method"]),
                lines=lines,
                pieces=told["pieces"],
                total_minor=told["total_minor"],
            )
        except (OSError, ValueError, KeyError, TypeError):
            return TallyDraft()  # nothing was kept, or by another Amana: the paper is still there

    @override
    def keep(self, device: str, draft: TallyDraft) -> None:
        from pos.sync.seal import write_safely

        told = {**asdict(draft), "day": draft.day.isoformat() if draft.day else "", "method": draft.method.value}
        self._folder.mkdir(parents=True, exist_ok=True)
        write_safely(self._path(device), json.dumps(told, ensure_ascii=False).encode())

    def _path(self, device: str) -> Path:
        return self._folder / f"tally-{device}.json"
