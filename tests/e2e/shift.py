"""A person at the keyboard of the real program: what a whole shift takes, by the places of keys."""

from __future__ import annotations

import json
import subprocess
import sys
from contextlib import closing
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from pos import settings as files
from pos.domain.bazaar import Role
from pos.domain.identity import catalogue_item_code
from pos.ledger.connection import connect
from pos.ledger.drafts import Drafts
from pos.settings import Settings
from pos.sync.admitted import Admission, keep_admission
from tests.builders import HUDA, SALMA, a_person, an_item, an_open_book, pin_hash, some_cards
from tests.e2e.screen import BACKSPACE, CONTROL, ENTER, Screen, came, wait_for
from tests.tidy.house import ROOT

if TYPE_CHECKING:
    from pathlib import Path

TILL = "T01"
TITLE = "أمانة"  # the till's own window, not the screen before it
WINDOW_PX = 1_024
SHIFT_KEY = 50
F = {number: 66 + number for number in range(1, 11)} | {11: 95, 12: 96}
LETTERS = {letter: 24 + place for place, letter in enumerate("qwertyuiop[]")}
LETTERS |= {letter: 38 + place for place, letter in enumerate("asdfghjkl;")}
LETTERS |= {letter: 52 + place for place, letter in enumerate("zxcvbnm")}
SCANS_MAX, SCAN_S = 30, 4  # a busy machine tears a burst, time and again
QUICK_MS = 14  # between keys that no scanner's code could be made of
NOTEBOOK = catalogue_item_code(SALMA, 7)  # 8.00
SATCHEL = catalogue_item_code(HUDA, 8)  # 60.00
NOTES = (100_000, 50_000, 20_000, 10_000, 5_000, 2_000, 1_000, 500, 100, 50, 25)


@dataclass(frozen=True)
class Tongue:
    """A keyboard layout, and the keys, by what a US keyboard has on them, that write two words in it."""

    layout: str
    variant: str
    ahmad: str
    school: str
    reason: str


# احمد without its hamza and مدرسه with a ha: as people type, not as the labels have it.
ARABIC = Tongue("ara", "digits", "hpl]", "l]vsi", "wvt")
ENGLISH = Tongue("us", "", "ahmad", "school", "bank")


def a_home(folder: Path) -> Path:
    """Return a home with a book in which no shift is open yet, and two items with Arabic names that are misspelt in haste."""
    cards = some_cards()
    items = (
        an_item(NOTEBOOK, name_ar="دفتر أحمد", name_en="Ahmad notebook", price_minor=800, floor_minor=0),
        an_item(
            SATCHEL, family=HUDA, name_ar="حقيبة مدرسة", name_en="School satchel", price_minor=6_000, floor_minor=0
        ),
    )
    second = replace(a_person("C1"), code="C2", secret_hash=pin_hash("3333"))
    people = (a_person("C1"), second, a_person("L1", Role.LEAD))
    an_open_book(folder, TILL, cards=some_cards(items=(*cards.items, *items), people=people)).close()
    keep_admission(folder / TILL, Admission(bazaar="INTAJ8", device=TILL, register_key="", sealing_key=""))
    files.write(folder, Settings(language="ar", sounds="none", lock_minutes=0))
    return folder


@dataclass
class Keyboard:
    """Hands on the keys of one running program."""

    screen: Screen
    home: Path
    program: subprocess.Popen[bytes]

    @classmethod
    def start(cls, screen: Screen, home: Path) -> Keyboard:
        """Start the program and wait for its window."""
        program = subprocess.Popen(
            [sys.executable, "-m", "pos"],
            cwd=ROOT,
            env=screen.environment | {"AMANA_HOME": str(home)},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
        )
        wait_for((home / "till.txt").exists, "the open book")
        screen.window(WINDOW_PX, TITLE)
        return cls(screen, home, program)

    # -- keys ------------------------------------------------------------------------------------------------------

    def press(self, *codes: int) -> None:
        """Press keys one after the other."""
        self.screen.press(*codes, pause_ms=QUICK_MS)

    def number(self, digits: str) -> None:
        """Type a short number, as on every keyboard's upper row."""
        self.screen.type(digits, pause_ms=QUICK_MS)

    def word(self, keys: str) -> None:
        """Press the keys that a US keyboard has these letters on, as slowly as a person: no scanner does."""
        self.screen.press(*(LETTERS[key] for key in keys))

    def go(self, place: int) -> None:
        """Go to a place of the rail."""
        self.screen.chord(CONTROL, 9 + place)

    def pin(self, digits: str) -> None:
        """Type a PIN and Enter."""
        self.number(digits)
        self.press(ENTER)

    def scan(self, code: str, pieces: int) -> None:
        """Scan until the basket in the book has so many pieces.

        Where the machine is so busy that a scanner's burst is torn, the till says so; a person empties the search, in which
        the first half stands, and scans again.
        """
        for _ in range(SCANS_MAX):
            self.screen.scan(code)
            if came(lambda: self.pieces() == pieces, SCAN_S):
                return
            self.press(F[2], BACKSPACE)
        assert self.pieces() == pieces

    # -- the book --------------------------------------------------------------------------------------------------

    def pieces(self) -> int:
        """Return how many pieces the basket at the counter has, read beside the program."""
        with closing(connect(self.home / TILL / "book.db")) as connection:
            basket = Drafts(connection).current()
        return 0 if basket is None else basket.pieces

    def facts(self, kind: str) -> int:
        """Return how many facts of a kind are in the file, read beside the program."""
        with closing(connect(self.home / TILL / "book.db")) as connection:
            return int(connection.execute("SELECT count(*) FROM fact WHERE kind = ?", (kind,)).fetchone()[0])

    def sale_number(self, place: int) -> str:
        """Return the last five digits of a sale's number, as somebody reads them off a receipt: too short for a scan."""
        with closing(connect(self.home / TILL / "book.db")) as connection:
            rows = connection.execute("SELECT body FROM fact WHERE kind = 'sale' ORDER BY place").fetchall()
        return str(json.loads(rows[place - 1][0])["number"])[-7:-2]

    def until(self, kind: str, count: int) -> None:
        """Wait until so many facts of a kind are in the file."""
        wait_for(lambda: self.facts(kind) == count, f"{kind} {count}")

    def end(self) -> bytes:
        """End the program without a word of warning, and return what it said."""
        self.program.kill()
        return self.program.communicate()[1]


def count(keyboard: Keyboard, pieces: dict[int, int]) -> None:
    """Count a drawer: from the first field on, so many pieces of each denomination."""
    for note in NOTES:
        if pieces.get(note):
            keyboard.number(str(pieces[note]))
        keyboard.press(ENTER)


def in_notes(minor: int) -> dict[int, int]:
    """Return the fewest notes and coins that come to an amount."""
    found = {}
    for note in NOTES:
        found[note], minor = divmod(minor, note)
    assert minor == 0
    return found


def exported(home: Path, target: Path) -> list[dict[str, Any]]:
    """Read the book by other means: the command line's export, one JSON object a fact."""
    subprocess.run(
        [sys.executable, "-m", "pos", "ledger", "export", str(home / TILL), str(target)], cwd=ROOT, check=True
    )
    return [json.loads(line) for line in target.read_text(encoding="utf-8").splitlines()]
