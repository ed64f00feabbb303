"""Printers that keep their papers, for the tests of the press."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pos.domain.troubles import PrinterTrouble

if TYPE_CHECKING:
    from pos.printing.paper import Paper


class Tray:
    """A printer that keeps its papers, or is out of paper."""

    def __init__(self) -> None:
        self.papers: list[Paper] = []
        self.is_out = False

    def send(self, paper: Paper) -> None:
        if self.is_out:
            raise PrinterTrouble("out of paper")
        self.papers.append(paper)

    @property
    def titles(self) -> list[str]:
        return [paper.title for paper in self.papers]
