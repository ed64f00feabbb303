"""Text as people type and read it: both digit sets, Arabic folding for search, isolation of numbers.

Arabic letters have variants that people do not distinguish when they search (أ إ آ ا, ة ه, ى ي) and marks they leave out.
`fold` maps a text and a query to one form: احمد finds أحمد, مدرسه finds مدرسة. The rule is ours; the letters
are those of Unicode's Arabic block.
"""

from __future__ import annotations

import re
import unicodedata

LRI = "\u2066"  # left-to-right isolate
RLI = "\u2067"  # right-to-left isolate
FSI = "\u2068"  # isolate whose direction is that of its first strong letter
PDI = "\u2069"  # end of an isolate

_DIGITS = str.maketrans(
    {chr(base + value): str(value) for base in (0x0660, 0x06F0) for value in range(10)} | {"\u066b": ".", "\u066c": ","}
)
_ALIKE = str.maketrans(
    dict.fromkeys("أإآٱ", "ا") | {"ى": "ي", "ئ": "ي", "ؤ": "و", "ة": "ه", "ء": "", "ـ": "", "ک": "ك", "ی": "ي"}
)
_POINT_KEY = re.compile(r"(?<=\d)ز|^ز(?=\d|$)")  # between digits, where no word can be meant
_MARKS = re.compile(
    "[\u0610-\u061a\u061c\u064b-\u065f\u0670\u06d6-\u06ed\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]"
)
_CONTROLS = re.compile(
    "[\u0000-\u0008\u000b-\u001f\u007f\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff]"
)


def latin_digits(text: str) -> str:
    """Return the text with Arabic-Indic and Persian digits and separators as Latin ones."""
    return text.translate(_DIGITS)


def latin_figures(text: str) -> str:
    """Return a number as it was meant when it was typed: Latin digits, and a point where the point's key wrote ز in Arabic."""
    return _POINT_KEY.sub(".", latin_digits(text))


def isolate(text: str) -> str:
    """Wrap a number, code or Latin word so that Arabic around it cannot reorder it."""
    return f"{LRI}{text}{PDI}"


def fold(text: str) -> str:
    """Return the form of a text under which it is searched: letters alike, no marks, Latin digits, lower case."""
    folded = _MARKS.sub("", unicodedata.normalize("NFKC", text))
    folded = latin_digits(folded.translate(_ALIKE))
    if not folded.isascii():
        parts = unicodedata.normalize("NFD", folded)
        folded = "".join(letter for letter in parts if not "\u0300" <= letter <= "\u036f")
    return " ".join(folded.casefold().split())


def clean(text: str) -> str:
    """Return the text without control and direction marks, spaces trimmed and single: how names are stored."""
    return " ".join(unicodedata.normalize("NFC", _CONTROLS.sub("", text)).split())
