"""A chart on paper: light whatever the window is, with every bar, over as many pages as it takes."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest
from pypdf import PdfReader
from PySide6.QtWidgets import QWidget

from pos.ui.widgets.chart import Bar
from pos.ui.widgets.chart_pdf import ChartPress

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from pos.ui.desk import Desk

MANY = tuple(Bar(f"Umm Salem {n}", f"{n}.00", n * 100, None) for n in range(80))


@pytest.fixture
def press(desk: Desk, qtbot: QtBot) -> Iterator[ChartPress]:
    ground = QWidget()
    qtbot.addWidget(ground)
    yield ChartPress(desk, ground)
    assert not ground.isVisible()


def pages(content: bytes) -> list[str]:
    return [page.extract_text().replace("\t", " ") for page in PdfReader(io.BytesIO(content)).pages]


def test_bars_below_each_other_go_on_over_pages_and_none_is_left_out(press: ChartPress) -> None:
    told = pages(press.print(MANY, ("By family", "All days"), is_upright=False))
    assert len(told) > 1
    assert "By family" in told[0]
    assert [sum(page.count(f"Salem {n}\n") + page.count(f"Salem {n} ") for page in told) for n in (0, 40, 79)] == [
        1,
        1,
        1,
    ]


def test_upright_bars_and_no_bars_are_one_page(press: ChartPress) -> None:
    for bars in (MANY[:9], MANY[:1], ()):
        assert len(pages(press.print(bars, ("By hour",), is_upright=True))) == 1
    assert len(pages(press.print((), ("By family",), is_upright=False))) == 1


def test_paper_is_light_though_the_window_is_dark(press: ChartPress, desk: Desk) -> None:
    plain = press.print(MANY[:2], ("By family",), is_upright=False)
    desk.look.change(theme="dark", scale=1.5)
    assert len(press.print(MANY[:2], ("By family",), is_upright=False)) == len(plain)
    assert not press._paper.look.theme.is_dark
