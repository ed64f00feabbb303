"""A file of orders is read, its products are named, and nothing is recorded before the last step."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from pos.domain.bazaar import Person, Role
from pos.domain.errors import UnreadableFile
from pos.domain.facts import Bearer, Method
from pos.domain.store_orders import ChoiceKind, DayOrder, OrderState, ProductChoice, StoreLine, StoreOrder
from pos.intake.orders import OrderIntake
from pos.ui.presenters.lanes import Lanes
from pos.ui.presenters.store_orders import StoreOrdersPresenter
from pos.ui.rows.importing import ColumnsForm
from pos.ui.rows.outlets import BookRow, product_word
from tests.builders import HUDA
from tests.fake_outlets import DAY, PRODUCTS, FakeOutlets
from tests.unit.ui.presenters.scene import Recorder

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tests.unit.ui.presenters.scene import Counter

ORDER = StoreOrder(
    number="1",
    day=DAY,
    state=OrderState.PAID,
    method=Method.CARD,
    lines=(StoreLine(name="Oud", quantity=1, amount_minor=10_000),),
    total_minor=10_000,
)


class Memory:
    """What was decided, for as long as the test runs."""

    def __init__(self) -> None:
        self.told: dict[str, DayOrder] = {}
        self.kept: dict[str, tuple[ProductChoice, ...]] = {}

    def days(self, form: str) -> DayOrder | None:
        return self.told.get(form)

    def keep_days(self, form: str, days: DayOrder) -> None:
        self.told[form] = days

    def choices(self, device: str) -> tuple[ProductChoice, ...]:
        return self.kept.get(device, ())

    def keep_choices(self, device: str, choices: tuple[ProductChoice, ...]) -> None:
        self.kept[device] = choices


@dataclass
class Page:
    counter: Counter
    desk: FakeOutlets = field(default_factory=FakeOutlets)
    view: Any = field(default_factory=Recorder)
    products: Any = field(default_factory=Recorder)
    memory: Memory = field(default_factory=Memory)
    columns_sheet: Any = field(default_factory=Recorder)
    asks_days: bool = False
    asks_columns: bool = False
    said: list[tuple[int, tuple[str, ...]]] = field(default_factory=list)

    def __post_init__(self) -> None:
        counter = self.counter
        counter.session.person = Person(code="K1", name_ar="", name_en="", role=Role.ACCOUNTANT)
        lanes = Lanes(counter.runner, counter.runner, counter.announcer.failed)
        room: Any = self
        self.presenter = StoreOrdersPresenter(
            *(self.view, self.products, self.columns_sheet),
            room=room,
            files=self,
            memory=self.memory,
            lanes=lanes,
            session=counter.session,
        )

    def outlets(self) -> FakeOutlets:
        return self.desk

    def read(self, path: Path, days: DayOrder | None) -> OrderIntake:
        if path.name != "orders.csv":
            raise UnreadableFile(path.name, "empty")
        if self.asks_columns and not self.said:
            return OrderIntake(path.name, (), (), asks_columns=True)
        if self.asks_days and days is None:
            return OrderIntake(path.name, (), (), "form", None, asks_days=True)
        return OrderIntake(path.name, (ORDER,), (), "form", days, asks_days=self.asks_days)

    def columns(self, path: Path, line: int | None) -> ColumnsForm:
        return ColumnsForm(((1, path.name),), line or 1, (), ())

    def say_columns(self, path: Path, line: int, names: Sequence[str]) -> None:
        assert path.name == "orders.csv"
        self.said.append((line, tuple(names)))


@pytest.fixture
def page(counter: Counter) -> Page:
    made = Page(counter)
    made.presenter.present()
    return made


def test_from_the_file_over_the_products_to_the_book(page: Page) -> None:
    assert page.view.last("show_books") == ((BookRow("W01", "Shop"),), "W01")
    page.presenter.take_in()  # nothing is there yet
    page.presenter.read_file(Path("orders.csv"))
    assert page.view.last("show_file").review.open_minor == 10_000
    page.presenter.take_in()
    assert not page.view.last("show_file").review.is_done
    page.presenter.open_product(product_word(PRODUCTS[0]))
    assert page.products.last("ask") == PRODUCTS[0]
    page.presenter.search(HUDA)
    assert page.products.last("show_hits")[0].code == HUDA
    page.presenter.decide(ChoiceKind.FAMILY, HUDA)
    _, asked = page.desk.asked[-1]
    assert asked.choices == (ProductChoice(name="Oud", kind=ChoiceKind.FAMILY, code=HUDA),)
    page.presenter.choose_bearer(Bearer.FAMILY)
    page.presenter.take_in()
    shown = page.view.last("show_file")
    assert (shown.review.is_done, shown.bearer, page.desk.asked[-1][1].discounts_by) == (
        *(True, Bearer.FAMILY, Bearer.FAMILY),
    )
    page.presenter.open_product(product_word(PRODUCTS[0]))  # what is recorded is decided
    assert page.products.count("ask") == 1


def test_days_that_can_be_read_both_ways_are_asked_once_for_a_store(page: Page) -> None:
    page.asks_days = True
    page.presenter.choose_days(DayOrder.DAY_FIRST)  # of no file
    page.presenter.read_file(Path("orders.csv"))
    shown = page.view.last("show_file")
    assert (shown.asks_days, shown.days, shown.review) == (True, None, None)
    page.presenter.choose_days(DayOrder.MONTH_FIRST)
    shown = page.view.last("show_file")
    assert (shown.days, shown.review is not None) == (DayOrder.MONTH_FIRST, True)
    page.presenter.read_file(Path("orders.csv"))
    assert page.view.last("show_file").days is DayOrder.MONTH_FIRST


def test_headings_that_nobody_knows_are_asked_once_and_the_file_is_read_so(page: Page) -> None:
    page.asks_columns = True
    page.presenter.ask_columns()  # of no file
    page.presenter.set_columns(1, ("total",))
    assert not page.columns_sheet.count("show_columns")
    page.presenter.read_file(Path("orders.csv"))
    assert page.view.last("show_file").asks_columns
    assert page.columns_sheet.last("show_columns").line == 1, "it is asked without being sought"
    page.presenter.ask_columns(3)
    assert page.columns_sheet.last("show_columns").line == 3
    page.presenter.set_columns(3, ("order", "date", "total"))
    assert page.said == [(3, ("order", "date", "total"))]
    assert page.columns_sheet.count("close_sheet") == 1
    shown = page.view.last("show_file")
    assert (shown.asks_columns, shown.review is not None) == (False, True)
    page.presenter.read_file(Path("orders.csv"))
    assert page.columns_sheet.count("show_columns") == 2, "and not asked again"
    page.presenter.forget()
    page.presenter.ask_columns()
    assert page.columns_sheet.count("show_columns") == 2


def test_the_next_file_knows_what_the_products_are_and_a_wrong_one_is_refused(page: Page) -> None:
    page.presenter.read_file(Path("orders.csv"))
    page.presenter.open_product(product_word(PRODUCTS[0]))
    page.presenter.decide(ChoiceKind.LEAVE_OUT, "")
    page.presenter.read_file(Path("orders.csv"))
    assert [choice.kind for choice in page.desk.asked[-1][1].choices] == [ChoiceKind.LEAVE_OUT]
    page.presenter.read_file(Path("picture.png"))
    assert "UnreadableFile" in page.counter.said


def test_a_store_is_opened_and_chosen_and_everything_is_forgotten(page: Page) -> None:
    page.presenter.open_store("Second")
    assert page.view.last("show_books")[1] == "W09"
    page.presenter.choose_book("W01")
    page.presenter.read_file(Path("orders.csv"))
    assert page.desk.asked[-1][0] == "W01"
    page.presenter.forget()
    assert page.view.last("show_books") == ((), "")


def test_who_may_not_write_is_shown_nothing(counter: Counter) -> None:
    page = Page(counter)
    counter.session.person = Person(code="M1", name_ar="", name_en="", role=Role.APPROVER)
    page.presenter.present()
    assert page.view.calls == []
