"""Selling by scan, by touch and by typing; each state takes what it can and refuses the rest kindly."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

import pytest

from pos.domain.facts import LineDropped
from pos.domain.identity import UNASSIGNED, booth_item_code, catalogue_item_code
from pos.domain.weighing import Unit
from pos.ui.presenters.paying import PayPresenter
from pos.ui.presenters.shelf import Shelf
from pos.ui.presenters.till import State, TillPresenter
from pos.ui.presenters.unlisted import Unlisted
from pos.ui.presenters.weighing import Scale
from pos.ui.rows.names import Name
from pos.ui.rows.pay import Tender
from pos.ui.rows.till import BasketTotals, UnlistedWish
from tests.builders import CAKE, COFFEE, HUDA, JAM, OUD, SALMA
from tests.unit.ui.presenters.scene import Counter, Recorder

if TYPE_CHECKING:
    from tests.unit.ui.presenters.scene import Counter as Scene


@dataclass
class Screen:
    """The selling screen over a real counter."""

    counter: Counter
    view: Any = field(default_factory=Recorder)
    sheet: Any = field(default_factory=Recorder)
    pay_sheet: Any = field(default_factory=Recorder)
    weigh: Any = field(default_factory=Recorder)
    unlisted_sheet: Any = field(default_factory=Recorder)
    looked_up: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        counter = self.counter
        self.shelf = Shelf(self.view, counter.desks)
        self.paying = PayPresenter(
            self.pay_sheet,
            counter.desks,
            counter.session,
            counter.words,
            counter.announcer,
            self.shelf.learn,
            lambda _recorded: "none",
        )
        self.scale = Scale(self.weigh)
        self.unlisted = Unlisted(
            self.unlisted_sheet,
            counter.desks,
            self.shelf,
            announcer=counter.announcer,
            words=counter.words,
            shown=lambda: self.till.show(),  # noqa: PLW0108 - the till is made after this
        )
        self.till = TillPresenter(
            self.view,
            quantity=self.sheet,
            scale=self.scale,
            unlisted=self.unlisted,
            confirmations=counter.confirmations,
            desks=counter.desks,
            session=counter.session,
            shelf=self.shelf,
            paying=self.paying,
            announcer=counter.announcer,
            receipt_scanned=self.looked_up.append,
        )
        self.till.present()

    @property
    def lines(self) -> list[tuple[str, int, int]]:
        """What the basket shows: English name, pieces, total."""
        rows, _, _ = self.view.last("show_basket")
        return [(row.name.en, row.quantity, row.total_minor) for row in rows]

    def is_in(self, state: State) -> bool:
        return self.till.state is state

    @property
    def selected(self) -> str:
        selected: str = self.view.last("show_basket")[2]
        return selected


@pytest.fixture
def screen(counter: Scene) -> Screen:
    return Screen(counter)


def test_scans_ring_up_and_the_touched_line_is_chosen(screen: Screen) -> None:
    assert screen.is_in(State.IDLE)
    for code in (JAM, CAKE, JAM):
        screen.till.scan(code)
    assert screen.lines == [("Date jam", 2, 5_000), ("Cake", 1, 735)]
    assert screen.selected == "0"
    assert screen.is_in(State.BASKET)
    _, totals, _ = screen.view.last("show_basket")
    assert totals == BasketTotals(3, 5_735, 0, 5_735)


def test_a_payment_that_is_called_off_leaves_the_chosen_line_chosen(screen: Screen) -> None:
    """Without it `Del` and `+` would be about another line than before the payment."""
    for code in (JAM, CAKE, JAM):
        screen.till.scan(code)
    screen.till.pay()
    screen.till.next_customer()
    assert screen.selected == "", "the screen keeps the line that it has"
    screen.till.step("0", 1)
    assert screen.selected == "0"


def test_a_tile_and_a_typed_code_ring_up_too(screen: Screen) -> None:
    screen.till.choose_item(COFFEE)
    screen.till.submit("".join(chr(0x660 + int(digit)) for digit in OUD))
    assert screen.lines == [("Coffee", 1, 1_000), ("Oud oil", 1, 12_000)]


def test_an_unknown_or_mistyped_code_is_said_and_changes_nothing(screen: Screen) -> None:
    screen.till.scan(catalogue_item_code(SALMA, 9))
    assert screen.counter.said == "UnknownItem"
    screen.till.scan(JAM[:-1] + str((int(JAM[-1]) + 1) % 10))
    assert screen.counter.said == "WrongCheckDigit"
    assert screen.counter.beeps == ["beep", "beep"]
    assert screen.lines == []


def test_a_label_that_another_till_made_is_asked_about_and_keeps_its_code(screen: Screen) -> None:
    code = booth_item_code("T07", 3)
    for take in (screen.till.scan, screen.till.submit):
        take(code)
        assert screen.unlisted_sheet.last("ask") == ("", None)
        assert screen.unlisted_sheet.last("show_refusal") == "UnknownItem"
        screen.unlisted.add(UnlistedWish(SALMA, 9_000, "", is_parked=False))
    screen.unlisted.ask()
    screen.unlisted.add(UnlistedWish(SALMA, 9_000, "mat", is_parked=False))
    assert [
        (part.line.item, part.line.family, part.line.quantity) for part in screen.counter.till.checkout.basket.lines
    ] == [
        (code, SALMA, 2),
        ("", SALMA, 1),
    ]
    assert screen.counter.beeps == ["beep", "beep"]


def test_without_a_shift_nothing_is_rung_up(closed_counter: Counter) -> None:
    screen = Screen(closed_counter)
    screen.till.scan(JAM)
    assert (closed_counter.said, screen.lines) == ("ShiftNotOpen", [])


def test_enter_adds_the_only_hit_and_starts_over(screen: Screen) -> None:
    screen.shelf.search("عود")
    screen.till.submit("عود")
    assert screen.lines == [("Oud oil", 1, 12_000)]
    assert screen.view.last("show_search") == ""
    screen.shelf.search("")
    screen.till.submit("")
    assert screen.lines == [("Oud oil", 1, 12_000)]


def test_a_typed_family_shows_its_goods(screen: Screen) -> None:
    screen.till.submit(HUDA)
    assert [tile.code for tile in screen.view.last("show_items")] == [OUD]
    screen.till.submit("9990")
    assert screen.counter.said in {"UnknownFamily", "WrongCheckDigit"}


@pytest.mark.parametrize("price", ["12.50", "12ز5"])
def test_a_family_with_a_price_is_named_before_anything_is_added(screen: Screen, price: str) -> None:
    screen.till.submit(f"{SALMA} {price}")
    assert screen.unlisted_sheet.last("ask") == (SALMA, 1_250)
    look = screen.unlisted_sheet.last("show_family")
    assert (look.number, look.name.en, look.likely) == (SALMA, "Umm Salem", ())
    assert screen.lines == []
    screen.unlisted.add(UnlistedWish(SALMA, 1_250, "", is_parked=False))
    rows, _, _ = screen.view.last("show_basket")
    assert [(row.name, row.total_minor) for row in rows] == [(Name("أم سالم", "Umm Salem"), 1_250)]
    line = screen.counter.till.checkout.basket.lines[0].line
    assert (line.family, line.item, line.rate_bp, line.name) == (SALMA, "", 1_500, "أم سالم")
    assert screen.unlisted_sheet.count("close_sheet") == 1


@pytest.mark.parametrize(
    "typed", ["001", "٠٠١", SALMA[:-1], SALMA[:2] + SALMA[3] + SALMA[2], "9" + SALMA[1:], "سالم", "umm"]
)
def test_a_number_that_is_nobodys_asks_who_was_meant(screen: Screen, typed: str) -> None:
    screen.unlisted.look(typed)
    look = screen.unlisted_sheet.last("show_family")
    assert (look.number, look.name) == ("", None)
    assert SALMA in [chip.number for chip in look.likely]


def test_nothing_is_added_to_a_family_that_is_none(screen: Screen) -> None:
    screen.till.submit(f"{SALMA} 1.2345")
    assert screen.counter.said == "NotAnAmount"
    for family in ("0014", "9990", ""):
        screen.unlisted.add(UnlistedWish(family, 1_000, "", is_parked=False))
    assert screen.unlisted_sheet.count("show_refusal") == 3
    assert screen.lines == []


def test_what_nobody_knows_is_parked(screen: Screen) -> None:
    screen.unlisted.ask()
    screen.unlisted.add(UnlistedWish("", 1_000, "fan", is_parked=True))
    assert screen.counter.till.checkout.basket.lines[0].line.family == UNASSIGNED
    assert screen.lines == [("fan", 1, 1_000)]


def test_without_a_shift_nothing_unlisted_is_asked(screen: Screen) -> None:
    screen.counter.till.close_shift()
    screen.unlisted.ask(SALMA)
    assert screen.counter.said == "ShiftNotOpen"
    assert screen.unlisted_sheet.calls == []


def weighed_jam(screen: Screen) -> str:
    """Put jam by the kilogram on the list."""
    catalogue = screen.counter.till.book.catalogue
    jam = catalogue.item(JAM)
    assert jam is not None
    code = catalogue_item_code(SALMA, 9)
    by_weight = replace(jam, code=code, unit=Unit.GRAM, price_minor=4_000, received=1_000)
    catalogue.apply(replace(catalogue.cards(), items=(by_weight,)))
    return code


def test_what_is_sold_by_weight_is_weighed_first_and_again_when_its_line_is_pressed(screen: Screen) -> None:
    screen.till.scan(weighed_jam(screen))
    assert screen.lines == []
    assert screen.weigh.last("ask").price_minor == 4_000
    screen.scale.weighed(750)
    assert screen.lines == [("Date jam", 750, 3_000)]
    screen.till.step("0", 1)
    assert screen.weigh.last("ask").grams == 750
    screen.scale.weighed(500)
    assert screen.lines == [("Date jam", 500, 2_000)]
    screen.till.step("0", -1)
    assert screen.lines == []


def test_a_weight_that_was_put_away_adds_nothing_later(screen: Screen) -> None:
    screen.till.scan(weighed_jam(screen))
    screen.scale.dismiss()
    screen.scale.weighed(750)
    assert screen.lines == []


def test_more_grams_than_are_known_are_sold_with_a_word(screen: Screen) -> None:
    screen.till.scan(weighed_jam(screen))
    screen.scale.weighed(1_200)
    assert screen.counter.said == "oversold_weighed"
    assert screen.lines == [("Date jam", 1_200, 4_800)]


def test_a_scanned_receipt_is_looked_up_and_rings_nothing_up(screen: Screen) -> None:
    sale: Any = screen.counter.till.sell(JAM).fact
    screen.till.scan(sale.number)
    screen.till.submit(sale.number.lower())
    assert screen.looked_up == [sale.number, sale.number]
    assert screen.lines == []


def test_quantities_step_are_typed_and_run_out(screen: Screen) -> None:
    screen.till.scan(JAM)
    screen.till.scan(CAKE)
    screen.till.step("0", 1)
    assert (screen.lines[0], screen.selected) == (("Date jam", 2, 5_000), "0")
    screen.till.ask_quantity("0")
    assert screen.sheet.last("ask")[2] == 2
    screen.till.set_quantity("0", 12)
    assert screen.lines[0] == ("Date jam", 12, 30_000)
    screen.till.step("1", -1)
    assert screen.lines == [("Date jam", 12, 30_000)]
    screen.till.remove("0")
    assert (screen.lines, screen.selected) == ([], "")


def test_too_many_pieces_are_refused(screen: Screen) -> None:
    screen.till.scan(JAM)
    screen.till.set_quantity("0", 10_000)
    assert (screen.counter.said, screen.lines) == ("OutOfRange", [("Date jam", 1, 2_500)])


def test_selling_more_than_is_there_warns_and_sells(screen: Screen) -> None:
    screen.till.scan(JAM)
    screen.till.set_quantity("0", 40)
    assert screen.counter.notices.count("show_notice") == 0
    screen.till.scan(JAM)
    assert (screen.counter.said, screen.lines[0][1]) == ("oversold", 41)
    told = screen.counter.notices.count("show_notice")
    screen.till.step("0", -1)
    assert screen.counter.notices.count("show_notice") == told
    screen.till.set_quantity("0", 42)  # typed, as well as scanned
    assert screen.counter.notices.count("show_notice") == told + 1
    assert (screen.counter.said, screen.lines[0][1]) == ("oversold", 42)


def test_the_basket_is_given_up_only_on_a_yes(screen: Screen) -> None:
    screen.till.clear()
    assert screen.counter.confirm.calls == []
    screen.till.scan(JAM)
    screen.till.clear()
    assert screen.lines != []
    screen.counter.confirmations.confirm()
    assert screen.lines == []


def test_a_scan_while_money_is_counted_beeps_and_changes_nothing(screen: Screen) -> None:
    screen.till.scan(JAM)
    screen.till.pay()
    assert screen.is_in(State.PAYING)
    screen.till.scan(CAKE)
    assert screen.counter.beeps == ["beep"]
    assert screen.pay_sheet.count("refuse_scan") == 1
    assert screen.lines == [("Date jam", 1, 2_500)]


def test_after_payment_the_next_scan_begins_the_next_basket_at_once(screen: Screen) -> None:
    screen.till.scan(JAM)
    screen.till.pay()
    screen.paying.complete(Tender("cash", 2_500, None, ""))
    assert screen.is_in(State.DONE)
    screen.till.scan(CAKE)
    assert screen.pay_sheet.count("close_sheet") == 1
    assert screen.lines == [("Cake", 1, 735)]
    assert screen.is_in(State.BASKET)


def test_the_next_customer_finds_an_empty_basket_and_an_empty_search(screen: Screen) -> None:
    screen.till.scan(JAM)
    screen.till.pay()
    screen.paying.complete(Tender("card", None, None, ""))
    screen.paying.dismissed()
    screen.till.next_customer()
    assert screen.lines == []
    assert screen.is_in(State.IDLE)
    assert screen.view.last("show_search") == ""


def test_going_back_from_the_payment_keeps_the_basket_and_a_removal_is_a_fact(screen: Screen) -> None:
    screen.till.scan(JAM)
    screen.till.scan(CAKE)
    screen.till.pay()
    screen.paying.dismissed()
    screen.till.next_customer()
    assert len(screen.lines) == 2
    screen.till.remove("1")
    assert screen.counter.till.book.journal.last(LineDropped.KIND) is not None
