"""A paper shop that writes down what it is asked and fails on demand."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from pos.domain.errors import PrinterTrouble
    from pos.domain.record import Recorded
    from pos.domain.shift import ShiftFigures


@dataclass
class RecordingShop:
    """Pictures are the kind and number of the fact, as bytes."""

    printed: list[tuple[str, bool]] = field(default_factory=list)
    written: dict[str, bytes] = field(default_factory=dict)
    failures: list[PrinterTrouble] = field(default_factory=list)
    repeatable: bool = True

    def print(self, recorded: Recorded, *, copy: bool) -> None:
        if self.failures:
            raise self.failures.pop(0)
        self.printed.append((str(getattr(recorded.fact, "number", recorded.fact.KIND)), copy))

    def may_repeat(self, trouble: PrinterTrouble) -> bool:
        assert trouble.detail
        return self.repeatable

    def picture(self, recorded: Recorded, *, copy: bool) -> bytes:
        assert not copy
        return f"{recorded.fact.KIND} {getattr(recorded.fact, 'number', '')}".encode()

    def reading(self, figures: ShiftFigures, *, by: str) -> bytes:
        return f"x {figures.sales} {by}".encode()

    def write(self, path: Path, content: bytes) -> None:
        self.written[path.name] = content
