"""A picture file that a person chose becomes a photo of goods, beside the window's own work."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pos.ui.presenters.ports import Runner


@dataclass(frozen=True, slots=True)
class PhotoDesk:
    """Makes photos of goods.

    Attributes:
        runner: the lane on which a large picture is made small.
        failed: told why a file is no photo.
    """

    runner: Runner
    failed: Callable[[Exception], None]

    def make(self, file: Path, then: Callable[[bytes], None]) -> None:
        """Read a chosen file and hand its photo over here."""

        def work() -> bytes:
            from pos.intake.goods_photos import goods_photo

            return goods_photo(file)

        self.runner.run(work, then, self.failed)
