"""What the tests of papers share: a letterhead in any language, and a way to read a sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pos.domain.bazaar import PaperLanguage
from pos.printing.papers.letterhead import Letterhead, Named
from pos.printing.sheet import Banner, Code, Facts, Heading, Prose, Signatures, Sums, Table
from pos.printing.words import Label, wording
from tests.builders import CAKE, COFFEE, HUDA, JAM, OUD, SALMA, a_bazaar

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pos.printing.sheet import Block, Sheet


@pytest.fixture(scope="session")
def speaks(paper_words: Path) -> Callable[..., Letterhead]:
    """Make the letterhead of the small bazaar: `speaks("ar")`, `speaks("both", arabic_digits=True)`."""

    def make(language: str = "both", *, arabic_digits: bool = False) -> Letterhead:
        bazaar = a_bazaar(
            name_ar="بازار إنتاج الثامن",
            terms_ar="الاستبدال خلال 3 أيام مع هذا الإيصال، عدا المأكولات.",
            terms_en="Exchange within 3 days with this receipt, food excepted.",
            note_ar="الاستبدال خلال 3 أيام مع هذا الإيصال، عدا المأكولات.",
            note_en="Exchange within 3 days with this receipt, food excepted.",
        )
        return Letterhead(
            bazaar,
            wording(paper_words, PaperLanguage(language), arabic_digits=arabic_digits),
            items={
                JAM: Named("مربى التمر", "Date jam"),
                CAKE: Named("كعكة", "Cake"),
                OUD: Named("دهن العود", "Oud oil"),
                COFFEE: Named("قهوة", "Coffee"),
            },
            families={SALMA: Named("أم سالم", "Umm Salem"), HUDA: Named("هدى أحمد", "Huda Ahmad")},
            people={"C1": Named("مريم الحمادي", "Maryam"), "L1": Named("علياء الكعبي", "Alya")},
        )

    return make


def _labels(block: Block) -> list[str | Label]:
    match block:
        case Heading() | Prose() | Banner():
            return [block.label]
        case Facts():
            return [part for pair in block.pairs for part in pair]
        case Table():
            heads = [column.label for column in block.columns]
            return [*heads, *(cell for row in block.rows for cell in row.cells)]
        case Sums():
            return [Label(row.label.first, row.amount) for row in block.rows]
        case Signatures():
            return [*block.slots, *block.prompts]
        case Code():
            return [block.caption]
        case _:
            return []


@pytest.fixture(scope="session")
def read_sheet() -> Callable[[Sheet], str]:
    """Every text of a sheet, one a line, the languages of a label side by side."""

    def read(sheet: Sheet) -> str:
        cells = [sheet.title, sheet.head, sheet.foot, *(label for block in sheet.blocks for label in _labels(block))]
        lines = (" | ".join(cell.lines()) if isinstance(cell, Label) else cell for cell in cells)
        return "\n".join(lines).translate(dict.fromkeys(range(0x2066, 0x206A)))

    return read
