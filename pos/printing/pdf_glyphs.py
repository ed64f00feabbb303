"""PDF glyphs: a line of glyphs as a value, the operators that show it, and the letters that its glyphs stand for.

Nothing here knows a font or a library; `pdf_text` brings those.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

_EVEN = 0.01  # a hundredth of a thousandth of a letter
_GLYPH_NAME = re.compile(r"uni((?:[0-9A-F]{4})+)")


class Glyph(NamedTuple):
    """A glyph in its place, in thousandths of the letters' size.

    Attributes:
        char: the character under which reportlab knows it.
        advance: how far it moves the pen.
        nominal: how far the font says it moves the pen.
    """

    char: str
    advance: float
    nominal: float
    x_offset: float
    y_offset: float


def is_even(glyph: Glyph) -> bool:
    """Tell whether a glyph stands where the pen is and moves it as far as the font says."""
    return abs(glyph.advance - glyph.nominal) <= _EVEN and not (glyph.x_offset or glyph.y_offset)


@dataclass(frozen=True, slots=True)
class SetLine:
    """A line of glyphs in visual order.

    Attributes:
        glyphs: from left to right.
        width: in thousandths of the letters' size.
        is_even: whether each of its glyphs is even.
    """

    glyphs: tuple[Glyph, ...]
    width: float
    is_even: bool


def letters_of(glyph: str, by_name: dict[str, str]) -> str:
    """Return the letters behind a glyph's name: `uni0631.short` is ر, `zero.loclARAB` is 0."""
    base = glyph.split(".", maxsplit=1)[0]
    if base in by_name:
        return unicodedata.normalize("NFKC", by_name[base])
    match = _GLYPH_NAME.fullmatch(base)
    if match is None:
        return "\ufffd"
    codes = match.group(1)
    letters = "".join(chr(int(codes[start : start + 4], 16)) for start in range(0, len(codes), 4))
    return unicodedata.normalize("NFKC", letters)


def to_unicode(name: str, texts: list[str]) -> str:
    """Return the CMap that turns a subset's codes back into text (PDF 1.7, 9.10.3)."""
    rows = [f"<{code:02X}> <{text.encode('utf-16-be').hex().upper()}>" for code, text in enumerate(texts)]
    blocks = [rows[start : start + 100] for start in range(0, len(rows), 100)]  # the standard's limit for one block
    body = [line for block in blocks for line in (f"{len(block)} beginbfchar", *block, "endbfchar")]
    return "\n".join([
        "/CIDInit /ProcSet findresource begin", "12 dict begin", "begincmap",
        f"/CIDSystemInfo << /Registry ({name}) /Ordering ({name}) /Supplement 0 >> def",
        f"/CMapName /{name} def", "/CMapType 2 def",
        "1 begincodespacerange", f"<00> <{len(texts) - 1:02X}>", "endcodespacerange",
        *body, "endcmap", "CMapName currentdict /CMap defineresource pop", "end", "end",
    ])  # fmt: skip


def shown_in_one(parts: list[str]) -> Iterator[str]:
    """Yield the operator that shows the parts of some glyphs, if there are any, and empty the list."""
    if parts:
        yield f"[{' '.join(parts)}] TJ".replace("> <", "")
        parts.clear()


def parts_of(code: int, glyph: Glyph) -> Iterator[str]:
    """Yield one glyph of a `TJ`, with the corrections that bring the pen to it and on to the next."""
    if glyph.x_offset:
        yield f"{-glyph.x_offset:.4g}"
    yield f"<{code:02x}>"
    correction = glyph.nominal + glyph.x_offset - glyph.advance
    if abs(correction) > _EVEN:
        yield f"{correction:.4g}"
