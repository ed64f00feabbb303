"""A whole shift in the real program by keys alone, under an Arabic and an English layout; the book is read by other means."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.builders import CAKE, JAM, OUD, SALMA
from tests.e2e.screen import CODES, CONTROL, ENTER, ESCAPE, LEFT, SPACE, TAB, Screen, a_screen, came, wait_for
from tests.e2e.shift import (
    ARABIC,
    ENGLISH,
    NOTEBOOK,
    SATCHEL,
    SHIFT_KEY,
    F,
    Keyboard,
    Tongue,
    a_home,
    count,
    exported,
    in_notes,
)

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

LOCK = 46  # the key of L
CASHIER, LEAD = "1111", "2222"
FLOAT = {10_000: 1, 5_000: 1, 2_000: 2, 1_000: 1}  # 200.00
# What is sold in each shift, in fils: a jam at half price, two cakes, three notebooks, a satchel, something at 15.00
# that is on no list; then an oud by card; then a jam, 10.00 of it in cash and 15.00 by card; then a cake, which comes back;
# then a jam, which is undone.
BASKET = 1_250 + 2 * 735 + 3 * 800 + 6_000 + 1_500
ROUNDED = 12_625  # to 25 fils, up
SPLIT_CASH = 1_000
CAKE_ROUNDED = 725
BY_CARD = 12_000 + 1_500
EXPECTED = 20_000 + ROUNDED + SPLIT_CASH - 5_000
HELD = "5"
LOOKS_MAX, LOOK_S = 10, 3
READING_MS = 1_000


@pytest.fixture
def screen() -> Iterator[Screen]:
    with a_screen() as made:
        yield made


def sign_in_and_open(keys: Keyboard, shifts: int) -> None:
    """The first tile is the first cashier; the float is counted by note."""
    keys.press(SPACE)
    keys.pin(CASHIER)
    count(keys, FLOAT)
    keys.press(F[12])
    keys.until("shift_opened", shifts)


def ring_up(keys: Keyboard, tongue: Tongue) -> None:
    """Scan, search, type: five ways into one basket."""
    keys.scan(JAM, 1)
    keys.press(F[4], *[TAB] * 5, ENTER)  # the sixth percentage is a half
    keys.screen.scan(CAKE)  # over the approval: refused
    keys.pin(LEAD)
    keys.scan(CAKE, 2)
    keys.press(F[3])
    keys.screen.scan(OUD)  # over a sheet: refused
    keys.press(ESCAPE)
    keys.word(tongue.ahmad)
    keys.press(ENTER, ENTER, F[5])  # also a family is called so: Enter goes to the hits, and takes the first
    keys.pin("3")  # three of them
    keys.word(tongue.school)
    keys.press(ENTER)
    keys.screen.press(*(CODES[digit] for digit in SALMA), SPACE, CODES["1"], CODES["5"], ENTER)
    keys.press(ENTER, ENTER)  # the family's name was read, and the price
    # Last, for the window hears of the layout in its own time, and words must not be typed in between.
    if keys.screen.speak("fr", ""):
        keys.scan(CAKE, 8)  # under a French layout, in the middle of a sale
        keys.screen.speak(tongue.layout, tongue.variant)


def sell(keys: Keyboard, before: int) -> None:
    """Hold, recall, and be paid in four ways."""
    keys.press(F[6])
    keys.pin(HELD)
    keys.scan(OUD, 1)
    keys.press(F[12], F[3])
    keys.number("4711")
    keys.press(F[12])
    keys.until("sale", before + 1)
    keys.press(ENTER, F[7], ENTER, F[12])
    keys.number("200")
    keys.press(F[12])
    keys.until("sale", before + 2)
    keys.scan(JAM, 1)  # the finished payment gives way
    keys.press(F[12], F[4])
    keys.number("10")
    keys.press(TAB, TAB)
    keys.number("88")
    keys.press(F[12])
    keys.until("sale", before + 3)
    for code in (CAKE, JAM):
        keys.press(ENTER)
        keys.scan(code, 1)
        keys.press(F[12], F[5], F[12])
    keys.until("sale", before + 5)
    keys.press(ENTER)


def undo(keys: Keyboard, before: int, shift: int) -> None:
    """Take the cake back by its receipt's number, and undo the last jam."""
    keys.go(2)
    keys.number(keys.sale_number(before + 4))
    keys.press(ENTER, F[7], ENTER, F[12])
    keys.pin(LEAD)
    keys.until("refund", shift)
    keys.press(ESCAPE, F[2])
    keys.number(keys.sale_number(before + 5))
    keys.press(ENTER, F[8], F[12])
    keys.pin(LEAD)
    keys.until("void", shift)
    keys.press(ESCAPE)


def behind_the_counter(keys: Keyboard, tongue: Tongue, shift: int) -> None:
    """Cash to the safe, the drawer for change, a reading, a lock, and another cashier."""
    keys.go(3)
    keys.press(F[6])
    keys.number("50")
    keys.press(ENTER)
    keys.word(tongue.reason)
    keys.press(ENTER)
    keys.pin(LEAD)
    keys.until("cash_moved", shift)
    keys.press(F[7])
    keys.pin(LEAD)
    for _ in range(LOOKS_MAX):  # the reading is painted beside the window; it is there when it can be put away
        keys.press(ESCAPE)
        keys.go(1)
        keys.press(F[9], ENTER)
        if came(lambda: keys.facts("drawer_opened") == shift, LOOK_S):
            break
    keys.until("drawer_opened", shift)
    keys.screen.chord(CONTROL, LOCK)
    keys.pin(CASHIER)
    keys.screen.chord(CONTROL, SHIFT_KEY, LOCK)
    keys.press(ENTER, LEFT, SPACE)  # yes, sales are only here; the second tile
    keys.pin("3333")
    keys.scan(JAM, 1)  # whose PIN is found good is at the counter: nothing is taken from anybody else
    keys.press(F[8], ENTER)  # and given back: yes, all of it
    wait_for(lambda: keys.pieces() == 0, "an empty basket")


def close(keys: Keyboard, shift: int) -> None:
    """Count what should be there, close, and leave the till to whoever comes."""
    keys.go(3)
    count(keys, in_notes(EXPECTED))
    keys.number("135")  # what the card machine says
    keys.press(F[12])
    keys.until("shift_counted", shift)
    for _ in range(LOOKS_MAX):  # the book has the count before the window shows it: a key too early does nothing
        keys.press(F[12])
        if came(lambda: keys.facts("shift_closed") == shift, LOOK_S):
            break
    keys.until("shift_closed", shift)
    keys.screen.press(TAB, F[12], pause_ms=READING_MS)  # who pressed twice in haste would stay at the Z-report
    keys.screen.chord(CONTROL, SHIFT_KEY, LOCK)
    keys.press(ENTER)


def test_a_whole_shift_by_keys_alone_in_each_layout(screen: Screen, tmp_path: Path) -> None:
    home = a_home(tmp_path / "home")
    layouts = [tongue for tongue in (ARABIC, ENGLISH) if screen.speak(tongue.layout, tongue.variant)]
    assert layouts, "the keyboard's layout cannot be changed here"
    screen.speak(layouts[0].layout, layouts[0].variant)
    keys = Keyboard.start(screen, home)
    try:
        for shift, tongue in enumerate(layouts, 1):
            screen.speak(tongue.layout, tongue.variant)
            before = 5 * (shift - 1)
            sign_in_and_open(keys, shift)
            ring_up(keys, tongue)
            sell(keys, before)
            undo(keys, before, shift)
            behind_the_counter(keys, tongue, shift)
            close(keys, shift)
        assert keys.program.poll() is None
    finally:
        said = keys.end()
    assert said == b""
    facts = exported(home, tmp_path / "book.jsonl")
    for shift in range(1, len(layouts) + 1):
        require_what_was_done([fact["body"] for fact in facts if fact["body"].get("shift") == shift])


def require_what_was_done(shift: list[dict[str, Any]]) -> None:
    """Compare the facts of one shift with what the keys did, in fils."""
    found = {kind: [fact for fact in shift if fact["kind"] == kind] for kind in {fact["kind"] for fact in shift}}
    opened, closed = found["shift_opened"][0], found["shift_closed"][0]
    card, large, split, cake, jam = found["sale"]
    assert opened["float"] == 20_000
    assert [(line["item"], line["quantity"]) for line in large["lines"]] == [
        *((JAM, 1), (CAKE, 2), (NOTEBOOK, 3), (SATCHEL, 1), ("", 1)),
    ]
    assert (large["lines"][0]["discount"], large["lines"][0]["approved_by"]) == (1_250, "L1")
    assert sum(line["price"] * line["quantity"] - line.get("discount", 0) for line in large["lines"]) == BASKET
    assert payments(large) == [("cash", ROUNDED, 20_000, "")]
    assert payments(card) == [("card", 12_000, 0, "4711")]
    assert payments(split) == [("card", 1_500, 0, "88"), ("cash", SPLIT_CASH, 0, "")]
    assert (found["refund"][0]["of_number"], found["void"][0]["of_number"]) == (cake["number"], jam["number"])
    assert payments(found["refund"][0]) == [("cash", CAKE_ROUNDED, 0, "")]
    assert found["cash_moved"][0]["amount"] == -5_000
    assert len(found["drawer_opened"]) == 1
    by_hand = 20_000 - 5_000
    for sign, kind in ((1, "sale"), (-1, "refund"), (-1, "void")):
        by_hand += sign * sum(pay[1] for fact in found[kind] for pay in payments(fact) if pay[0] == "cash")
    assert by_hand == EXPECTED == closed["expected"] == closed["counted"]
    assert closed["card"] == closed["card_counted"] == BY_CARD
    assert (opened["by"], closed["by"]) == ("C1", "C2")


def payments(fact: dict[str, Any]) -> list[tuple[str, int, int, str]]:
    return [
        (pay["method"], pay["amount"], pay.get("tendered", 0), pay.get("reference", "")) for pay in fact["payments"]
    ]
