"""Lettering: make any text safe to lay out in a line that may hold Arabic and Latin at once.

Arabic is written from the right and its numbers from the left, and a layout engine decides by the Unicode
Bidirectional Algorithm (UAX #9) what stands where. Left alone it turns `+971 50 123 4567` into `4567 123 50 971+`
and `-26.79` into `26.79-`. The cure is to isolate what must keep its own order. Names are typed by people, so the cure
is applied here, to every text, and not left to whoever writes a paper.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from pos.domain.text import FSI, LRI, PDI, RLI, isolate
from pos.domain.troubles import PrinterTrouble

if TYPE_CHECKING:
    from collections.abc import Callable

_WORD = r"[-+\u2212]?(?:[A-Za-z0-9][A-Za-z0-9.,:/'×-]*)?[A-Za-z0-9]%?"
_PIECE = re.compile(
    rf"(?P<kept>[{LRI}{RLI}{FSI}][^{PDI}]*{PDI})"  # somebody has isolated it already
    r"|(?P<phone>\+\d[\d ()-]*\d)"
    rf"|(?P<words>{_WORD}(?: {_WORD})*)"
)
_DIGIT = re.compile(r"\d")
_LETTER = re.compile(r"[A-Za-z]")
_SINGLE_WORD = re.compile(_WORD)
_STRONG_RIGHT = frozenset({"R", "AL"})
_ISOLATES = re.compile(f"[{LRI}{RLI}{FSI}{PDI}]")
_INVISIBLE = re.compile("[\u0000-\u001f\u007f\u200b\u200e\u200f\u061c\u202a-\u202e\ufeff]")


@dataclass(unsafe_hash=True)
class MissingGlyph(PrinterTrouble):
    """The typeface has no picture for a letter; an empty box on paper would be a lie.

    Attributes:
        characters: the letters it lacks.
    """

    characters: str = ""


class Direction(Enum):
    """Which side a line or a page begins on."""

    RTL = "rtl"
    LTR = "ltr"


def direction_of(text: str, default: Direction = Direction.LTR) -> Direction:
    """Return the direction of the first letter that has one; digits and signs have none."""
    for letter in text:
        kind = unicodedata.bidirectional(letter)
        if kind == "L":
            return Direction.LTR
        if kind in _STRONG_RIGHT:
            return Direction.RTL
    return default


def isolate_numbers(text: str) -> str:
    """Wrap each number, phone, percentage and Latin phrase with a number in it in an isolate.

    Words are kept together across a space only where a letter says that they belong together (`500 ml`), so that a
    list of bare numbers still reads from the right.
    """
    return _PIECE.sub(_isolated_piece, text)


def _isolated_piece(match: re.Match[str]) -> str:
    piece = match.group()
    if match.group("kept") or not _DIGIT.search(piece):
        return piece
    if match.group("phone") or _LETTER.search(piece):
        return isolate(piece)
    return _SINGLE_WORD.sub(lambda word: isolate(word.group()), piece)


def tidy(text: str) -> str:
    """Return the text as one line: NFC, no control characters, no stray direction marks, isolates that balance."""
    line = text
    if not unicodedata.is_normalized("NFC", text) or _INVISIBLE.search(text):
        line = _INVISIBLE.sub(" ", unicodedata.normalize("NFC", text.replace("\u200b", "")))
    if _ISOLATES.search(line) and not _balances(line):
        line = _ISOLATES.sub("", line)
    return " ".join(line.split())


def _balances(line: str) -> bool:
    """Tell whether every isolate that opens is closed, and none closes that did not open."""
    depth = 0
    for mark in _ISOLATES.findall(line):
        depth += -1 if mark == PDI else 1
        if depth < 0:
            return False
    return depth == 0


def elided(text: str, fits: Callable[[str], bool]) -> str:
    """Return a text, or as much of its beginning as fits with an ellipsis behind it.

    Args:
        text: what should be written.
        fits: tells whether a text has room.
    """
    if fits(text):
        return text
    letters = _ISOLATES.sub("", text)
    fitting, too_many = 0, len(letters)
    while too_many - fitting > 1:
        middle = (fitting + too_many) // 2
        if fits(letters[:middle].rstrip() + "…"):
            fitting = middle
        else:
            too_many = middle
    return letters[:fitting].rstrip() + "…"


def prepare(text: str) -> tuple[str, Direction]:
    """Make a text ready for a layout engine.

    Returns:
        The text with its numbers isolated, and the direction in which its line must be laid out.
    """
    line = tidy(text)
    direction = direction_of(line)
    return (isolate_numbers(line) if direction is Direction.RTL else _isolate_arabic(line)), direction


_ARABIC_PHRASE = re.compile(
    r"[\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufeff]"
    r"(?:[^A-Za-z\u2066-\u2069]*[\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufeff%\d])?"
)


def _isolate_arabic(line: str) -> str:
    """Isolate each Arabic phrase inside a Latin line, so that the line's own numbers stay where they are."""
    if LRI in line or RLI in line or FSI in line:
        return line
    return _ARABIC_PHRASE.sub(lambda phrase: f"{RLI}{isolate_numbers(phrase.group())}{PDI}", line)
