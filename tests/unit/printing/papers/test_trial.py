"""The test page shows whether width, letters, darkness and codes are right."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from pos.printing.document import Cut, Logo, Ruler
from pos.printing.papers.trial import ARABIC_SAMPLE, CODE, trial_page
from pos.printing.setup import KINDS, PrinterSetup, Trimmings

if TYPE_CHECKING:
    from collections.abc import Callable

    from pos.printing.paper import Paper
    from pos.printing.papers.letterhead import Letterhead
    from pos.printing.raster import Painter


@pytest.mark.parametrize("is_narrow", [False, True])
def test_the_test_page_is_painted_and_its_codes_are_read(
    speaks: Callable[..., Letterhead],
    painter: Painter,
    narrow_painter: Painter,
    codes_on: Callable[[Paper], list[tuple[str, str]]],
    is_narrow: bool,
) -> None:
    chosen = PrinterSetup(kind="network", address="10.0.0.9", dots=384 if is_narrow else 576)
    paper = (narrow_painter if is_narrow else painter).paint(trial_page(speaks(), chosen))
    assert codes_on(paper) == [("Code128", CODE), ("QRCode", CODE)]
    assert paper.width == chosen.dots


def test_the_test_page_has_a_ruler_a_sample_and_what_the_till_prints_around(speaks: Callable[..., Letterhead]) -> None:
    trimmed = replace(speaks(), trimmings=Trimmings(header_ar="فوق", footer_ar="تحت", logo=b"x"))
    page = trial_page(trimmed, PrinterSetup())
    assert ARABIC_SAMPLE in page.texts()
    assert {"فوق", "تحت"} <= set(page.texts())
    assert any(isinstance(element, Ruler) for element in page.elements)
    assert isinstance(page.elements[0], Logo)
    assert isinstance(page.elements[-1], Cut)


@pytest.mark.parametrize("kind", KINDS)
def test_the_connection_is_named_in_the_languages_of_the_paper(kind: str, speaks: Callable[..., Letterhead]) -> None:
    arabic, english = (trial_page(speaks(language), PrinterSetup(kind=kind)).texts() for language in ("ar", "en"))
    named = english.index("Connection") + 1
    assert kind not in arabic
    assert english[named][0].isupper()
    assert arabic[named] != english[named]
