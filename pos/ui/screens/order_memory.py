"""What was decided about files of orders, kept in Amana's own folder: how a store writes its days, what its products are."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from typing_extensions import override

from pos.domain.store_orders import ChoiceKind, DayOrder, ProductChoice
from pos.ui.presenters.store_orders import OrderMemory

if TYPE_CHECKING:
    from pathlib import Path
    from typing import Any

CHOICES_MAX = 5_000  # of one store; the last ones


class KeptOrderMemory(OrderMemory):
    """Decisions in a file.

    Args:
        folder: where it lies.
    """

    def __init__(self, folder: Path) -> None:
        self._path = folder / "orders.json"

    @override
    def days(self, form: str) -> DayOrder | None:
        try:
            return DayOrder(self._told()["days"][form])
        except (ValueError, KeyError, TypeError):
            return None

    @override
    def keep_days(self, form: str, days: DayOrder) -> None:
        told = self._told()
        self._keep({**told, "days": {**_table(told.get("days")), form: days.value}})

    @override
    def choices(self, device: str) -> tuple[ProductChoice, ...]:
        try:
            rows = self._told()["choices"][device]
            return tuple(
                ProductChoice(sku=str(sku), name=str(name), kind=ChoiceKind(kind), code=str(code))
                for sku, name, kind, code in rows
            )
        except (ValueError, KeyError, TypeError):
            return ()

    @override
    def keep_choices(self, device: str, choices: tuple[ProductChoice, ...]) -> None:
        told = self._told()
        rows = [[one.sku, one.name, one.kind.value, one.code] for one in choices[-CHOICES_MAX:]]
        self._keep({**told, "choices": {**_table(told.get("choices")), device: rows}})

    def _told(self) -> dict[str, Any]:
        try:
            return _table(json.loads(self._path.read_text(encoding="utf-8")))
        except (OSError, ValueError):
            return {}  # nothing was kept, or by another Amana: a person is asked again

    def _keep(self, told: dict[str, Any]) -> None:
        from pos.sync.seal import write_safely

        self._path.parent.mkdir(parents=True, exist_ok=True)
        write_safely(self._path, json.dumps(told, ensure_ascii=True).encode())


def _table(told: object) -> dict[str, Any]:
    return told if isinstance(told, dict) else {}
