"""Labels are shown as the sheets they will be, or wait in the spool for the label printer; how they are moved is kept."""

from __future__ import annotations

import errno
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import pytest

from pos.domain.errors import OutOfRange
from pos.printing.paper import Paper
from pos.ui.presenters.labels import LabelsPresenter
from pos.ui.rows.labels import LabelForm, LabelGoods, LabelItem, LabelWish, SheetRow
from pos.ui.rows.names import Name
from tests.unit.ui.presenters.scene import Recorder

if TYPE_CHECKING:
    from pathlib import Path

    from tests.unit.ui.presenters.scene import Counter

ITEM = LabelItem("2010240010014", Name("مربى", "Jam"), "1024", 3)
WISH = LabelWish((ITEM,), 0, "65", 4, (25, -50))


@dataclass
class Shop:
    """Labels whose picture is their name."""

    kept: list[tuple[LabelWish, bool]] = field(default_factory=list)
    written: dict[str, bytes] = field(default_factory=dict)
    failure: Exception | None = None
    is_full: bool = False

    def form(self) -> LabelForm:
        return LabelForm()

    def sheets(self) -> tuple[SheetRow, ...]:
        return (SheetRow("65", "38 × 21", 5, 13),)

    def keep(self, wish: LabelWish, *, is_roll: bool) -> None:
        if self.is_full:
            raise OSError(errno.ENOSPC, "disk full")
        self.kept.append((wish, is_roll))

    def goods(self) -> LabelGoods:
        return LabelGoods((), (ITEM,))

    def on_sheets(self, wish: LabelWish, *, is_trial: bool) -> tuple[bytes, bytes]:
        if self.failure is not None:
            raise self.failure
        return f"%PDF {wish.start} {is_trial}".encode(), b"P5"

    def on_roll(self, wish: LabelWish, *, is_trial: bool) -> tuple[Paper, ...]:
        count = 1 if is_trial else sum(count for _, count in wish.pieces)
        return tuple(Paper("L", 8, 1, b"\x01", label_height=1) for _ in range(count))

    def write(self, path: Path, content: bytes) -> None:
        self.written[path.name] = content


@dataclass
class Screen:
    """The sheet of labels, presented."""

    counter: Counter
    shop: Shop = field(default_factory=Shop)
    view: Any = field(default_factory=Recorder)
    preview: Any = field(default_factory=Recorder)

    def __post_init__(self) -> None:
        counter = self.counter
        self.presenter = LabelsPresenter(
            self.view,
            self.preview,
            self.shop,
            papers=counter.papers,
            paper=counter.runner,
            announcer=counter.announcer,
            words=counter.words,
        )


@pytest.fixture
def screen(counter: Counter) -> Screen:
    return Screen(counter)


def test_the_sheet_opens_with_what_the_book_knows(screen: Screen) -> None:
    screen.presenter.present()
    assert screen.view.last("show_goods") == screen.shop.goods()
    assert screen.view.last("show_form") == (LabelForm(), screen.shop.sheets())
    assert screen.view.count("open") == 1


@pytest.mark.parametrize("is_trial", [False, True])
def test_sheets_are_shown_and_saved_as_they_are(screen: Screen, counter: Counter, is_trial: bool) -> None:
    (screen.presenter.try_sheet if is_trial else screen.presenter.show_sheets)(WISH)
    name = "amana-labels-trial.pdf" if is_trial else "amana-labels.pdf"
    assert screen.preview.last("show_paper") == ("labels_shown", b"P5", name, False)
    assert screen.shop.kept == [(WISH, False)]
    screen.presenter.save(f"stick/{name}")
    assert screen.shop.written == {name: f"%PDF 4 {is_trial}".encode()}
    assert counter.said == "file_saved"


@pytest.mark.parametrize(("is_trial", "count"), [(False, 3), (True, 1)])
def test_labels_of_a_roll_go_through_the_spool(screen: Screen, counter: Counter, is_trial: bool, count: int) -> None:
    (screen.presenter.try_roll if is_trial else screen.presenter.print_roll)(WISH)
    assert counter.shop.roles == ["label"] * count
    assert screen.shop.kept == [(WISH, True)]
    assert screen.view.last("show_words") == "labels_sent"


def test_what_cannot_be_printed_is_said_in_the_sheet(screen: Screen, counter: Counter) -> None:
    screen.shop.failure = OutOfRange("labels", 0, 1, 5_000)
    screen.presenter.show_sheets(WISH)
    assert screen.view.last("show_words") == ("OutOfRange", True)
    screen.shop.is_full = True
    screen.presenter.print_roll(WISH)
    assert screen.view.last("show_words") == ("PlaceFull", True)
    assert counter.shop.roles == []


def test_a_bug_is_no_trouble(screen: Screen) -> None:
    screen.shop.failure = KeyError("65")
    with pytest.raises(KeyError):
        screen.presenter.show_sheets(WISH)
