"""PDF text: Arabic that is joined, in the right order and on the right side, for reportlab.

reportlab 5.1 alone prints Arabic reversed, and its own shaping needs a library that cannot be installed; so lines are
made here. The bidirectional levels (UAX #9, with isolates and bracket pairs) come from fpdf2, the glyphs from HarfBuzz,
and reportlab embeds them. This leans on three of reportlab's inner parts, hence its exact pin: `TTFont.splitString`,
`TTFont.getSubsetInternalName` and the tables of `TTFontFace`.

Glyphs without a code point of their own (most joined letters) get one in the private use area, always the same, so that
the same text gives the same bytes; the PDF's text layer maps them back to letters, so that a search finds words.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

import uharfbuzz  # type: ignore[import-untyped]  # ships no types
from fpdf.bidi import BidiParagraph
from fpdf.enums import TextDirection
from reportlab.pdfbase import pdfdoc, pdfmetrics
from reportlab.pdfbase.ttfonts import SUBSETN, TTFont

from pos.domain.text import FSI, LRI, PDI, RLI
from pos.printing.document import Weight
from pos.printing.lettering import Direction, MissingGlyph, prepare

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from reportlab.pdfgen.canvas import Canvas

FILES: Final = {Weight.NORMAL: "IBMPlexSansArabic-Regular.ttf", Weight.STRONG: "IBMPlexSansArabic-SemiBold.ttf"}
LINE_SPACING: Final = 1.5  # of the letters' size: what the typeface itself asks for
DESCENT: Final = 0.42  # of the letters' size, from the baseline down to the bottom of the line

_OPENERS = frozenset({LRI, RLI, FSI})
_MARKS = re.compile(f"[{LRI}{RLI}{FSI}{PDI}]")
_PLAIN_LATIN = re.compile("[\u0020-\u024f\u2010-\u2027\u2030-\u205e]*")
_PLAIN_ARABIC = re.compile("[ \u060c\u061b\u061f\u0620-\u064a\u064b-\u0652\u0670-\u06d3]*")
_GLYPH_NAME = re.compile(r"uni((?:[0-9A-F]{4})+)")
_PRIVATE_FIRST = 0xE000
_FEATURES = {"kern": True, "liga": True}


@dataclass(frozen=True, slots=True)
class Style:
    """How a text is set.

    Attributes:
        size: the height of the letters, in points.
        weight: how heavy they are.
        grey: 0 is black, 1 is white.
    """

    size: float
    weight: Weight = Weight.NORMAL
    grey: float = 0.0

    @property
    def leading(self) -> float:
        """The height of one line, in points."""
        return self.size * LINE_SPACING


@dataclass(frozen=True, slots=True)
class _Glyph:
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


@dataclass(frozen=True, slots=True)
class SetLine:
    """A line of glyphs in visual order.

    Attributes:
        glyphs: from left to right.
        width: in thousandths of the letters' size.
    """

    glyphs: tuple[_Glyph, ...]
    width: float


class ShapedFont(TTFont):
    """A font whose every glyph can be printed, and read back as letters."""

    def __init__(self, name: str, path: Path) -> None:
        """Load a font.

        Args:
            name: the name under which reportlab shall know it.
            path: its TrueType file.
        """
        super().__init__(name, str(path), shapable=False)
        self.harfbuzz = uharfbuzz.Font(uharfbuzz.Face(uharfbuzz.Blob.from_file_path(str(path))))
        self.units_per_em: int = self.harfbuzz.face.upem
        self.char_of: dict[int, str] = {}
        self._letters: dict[int, str] = {}
        self._name_glyphs()

    def _name_glyphs(self) -> None:
        """Give every glyph a character, and every private character the letters that it stands for."""
        face = self.face
        by_name = {}
        for gid, codes in face.glyphToChar.items():  # type: ignore[attr-defined]  # the stubs leave it out
            self.char_of[gid] = chr(min(codes))
            by_name[self.harfbuzz.glyph_to_string(gid)] = self.char_of[gid]
        code = _PRIVATE_FIRST
        for gid in range(self.harfbuzz.face.glyph_count):
            if gid in self.char_of:
                continue
            while code in face.charToGlyph:
                code += 1
            face.charToGlyph[code] = gid
            face.charWidths[code] = self.harfbuzz.get_glyph_h_advance(gid) * 1000 / self.units_per_em
            self.char_of[gid] = chr(code)
            self._letters[code] = _letters_of(self.harfbuzz.glyph_to_string(gid), by_name)

    def has(self, letter: str) -> bool:
        """Tell whether the font has a picture for a letter."""
        return ord(letter) in self.face.charToGlyph

    def addObjects(self, doc: Any) -> None:  # noqa: N802, ANN401  # reportlab's name and reportlab's untyped document
        """Add the font's objects to a document, then let its text layer speak in letters instead of glyphs."""
        subsets = [list(subset) for subset in self.state[doc].subsets]
        super().addObjects(doc)
        for number, subset in enumerate(subsets):
            name = b"".join((SUBSETN(number), b"+", self.face.name, self.face.subfontNameX)).decode("latin-1")
            stream = doc.idToObject[f"toUnicodeCMap:{name}"]
            stream.content = _to_unicode(name, [self._text_of(code) for code in subset])

    def _text_of(self, code: int) -> str:
        letters = self._letters.get(code)
        if letters is not None:
            return letters
        plain = unicodedata.normalize("NFKC", chr(code))
        return plain if len(plain) == 1 else chr(code)


def _letters_of(glyph: str, by_name: dict[str, str]) -> str:
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


def _to_unicode(name: str, texts: list[str]) -> str:
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


class Typesetter:
    """Breaks texts into lines and draws them. It remembers what it has set, for papers repeat themselves."""

    def __init__(self, fonts_folder: Path, *, substitute: str | None = None) -> None:
        """Load the typeface.

        Args:
            fonts_folder: where its files are.
            substitute: a letter to print where the typeface lacks one; None refuses instead.
        """
        self._substitute = substitute
        self._fonts = {
            weight: ShapedFont(f"Amana-{weight.value}", fonts_folder / name) for weight, name in FILES.items()
        }
        for font in self._fonts.values():
            pdfmetrics.registerFont(font)
        self._shaped: dict[tuple[str, Direction, Weight], SetLine] = {}

    def lines(self, text: str, style: Style, width: float) -> tuple[SetLine, ...]:
        """Break a text into lines of at most `width` points.

        Raises:
            MissingGlyph: the typeface lacks a letter, and there is no substitute.
        """
        prepared, direction = self._prepared(text, style.weight)
        room = width * 1000 / style.size
        return tuple(
            self._set(line, direction, style.weight) for line in self._broken(prepared, direction, style.weight, room)
        )

    def width(self, text: str, style: Style) -> float:
        """Return how wide a text is on one line, in points."""
        prepared, direction = self._prepared(text, style.weight)
        return self._set(prepared, direction, style.weight).width * style.size / 1000

    def draw(self, canvas: Canvas, line: SetLine, style: Style, x: float, y: float) -> None:
        """Draw a line with its left end at `x` and its baseline at `y`, in points."""
        if not line.glyphs:
            return
        font = self._fonts[style.weight]
        text = canvas.beginText(x, y)
        text.setFillGray(style.grey)
        for operator in _operators(line, font, canvas._doc, style.size):  # type: ignore[attr-defined]  # noqa: SLF001  # no public way to a subset
            text._code.append(operator)  # type: ignore[attr-defined]  # noqa: SLF001  # as above
        canvas.drawText(text)

    def _prepared(self, text: str, weight: Weight) -> tuple[str, Direction]:
        prepared, direction = prepare(text)
        font = self._fonts[weight]
        lacking = "".join(letter for letter in dict.fromkeys(_MARKS.sub("", prepared)) if not font.has(letter))
        if lacking and self._substitute is None:
            raise MissingGlyph(characters=lacking)
        return prepared.translate(dict.fromkeys(map(ord, lacking), self._substitute)), direction

    def _broken(self, text: str, direction: Direction, weight: Weight, room: float) -> Iterator[str]:
        """Yield the lines of a text; an isolate that a break falls into is closed before it and opened after it."""
        space = self._set(" ", direction, weight).width
        line: list[str] = []
        used, opened_at_start, opened = 0.0, "", ""
        for word, wide, is_cut in self._fitting(text.split(), direction, weight, room):
            if line and (is_cut or used + space + wide > room):
                yield opened_at_start + " ".join(line) + PDI * len(opened)
                line, used, opened_at_start = [], 0.0, opened
            used += wide + (space if line else 0.0)
            line.append(word)
            opened = _still_open(opened, word)
        if line:
            yield opened_at_start + " ".join(line)

    def _fitting(
        self, words: Iterable[str], direction: Direction, weight: Weight, room: float
    ) -> Iterator[tuple[str, float, bool]]:
        """Yield the words with their widths; one wider than a line in pieces, each marked as cut from the one before."""
        for word in words:
            piece, is_cut = word, False
            wide = self._set(_MARKS.sub("", piece), direction, weight).width
            while len(piece) > 1 and wide > room:
                fits = max(1, int(len(piece) * room / wide * 0.9))
                yield piece[:fits], room, is_cut
                piece, is_cut = piece[fits:], True
                wide = self._set(_MARKS.sub("", piece), direction, weight).width
            yield piece, wide, is_cut

    def _set(self, text: str, direction: Direction, weight: Weight) -> SetLine:
        key = (text, direction, weight)
        known = self._shaped.get(key)
        if known is None:
            font = self._fonts[weight]
            glyphs = tuple(glyph for run, level in _runs(text, direction) for glyph in _shape(font, run, level))
            known = self._shaped[key] = SetLine(glyphs, sum(glyph.advance for glyph in glyphs))
        return known


def _still_open(opened: str, word: str) -> str:
    for letter in word:
        if letter in _OPENERS:
            opened += letter
        elif letter == PDI:
            opened = opened[:-1]
    return opened


def _runs(text: str, direction: Direction) -> list[tuple[str, int]]:
    """Cut a line into runs of one embedding level, in visual order (UAX #9, rule L2)."""
    if not text:
        return []
    if direction is Direction.LTR and _PLAIN_LATIN.fullmatch(text):
        return [(text, 0)]
    if direction is Direction.RTL and _PLAIN_ARABIC.fullmatch(text):
        return [(text, 1)]
    base = TextDirection.RTL if direction is Direction.RTL else TextDirection.LTR
    runs: list[tuple[str, int]] = []
    for character in BidiParagraph(text, base).get_characters_with_embedding_level():
        letter, level = character.character, character.embedding_level
        if _MARKS.fullmatch(letter):
            continue
        if runs and runs[-1][1] == level:
            runs[-1] = (runs[-1][0] + letter, level)
        else:
            runs.append((letter, level))
    return _visual(runs)


def _visual(runs: list[tuple[str, int]]) -> list[tuple[str, int]]:
    """Reverse, from the highest level down to the lowest odd one, every stretch of runs at that level or above."""
    highest = max((level for _, level in runs), default=0)
    for level in range(highest, 0, -1):
        start = 0
        while start < len(runs):
            end = start
            while end < len(runs) and runs[end][1] >= level:
                end += 1
            runs[start:end] = reversed(runs[start:end])
            start = max(end, start + 1)
    return runs


def _shape(font: ShapedFont, text: str, level: int) -> Iterator[_Glyph]:
    """Yield the glyphs of a run from left to right."""
    buffer = uharfbuzz.Buffer()
    buffer.add_str(text)
    buffer.direction = "rtl" if level % 2 else "ltr"
    buffer.language = "ar" if level % 2 else "en"  # else HarfBuzz asks the machine's locale
    buffer.guess_segment_properties()
    uharfbuzz.shape(font.harfbuzz, buffer, _FEATURES)
    scale = 1000 / font.units_per_em
    for info, position in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
        char = font.char_of[info.codepoint]
        yield _Glyph(
            char,
            position.x_advance * scale,
            font.face.charWidths[ord(char)],
            position.x_offset * scale,
            position.y_offset * scale,
        )


def _operators(line: SetLine, font: ShapedFont, doc: pdfdoc.PDFDocument, size: float) -> Iterator[str]:
    """Yield the PDF operators that show a line: one `TJ` for each stretch of one subset and one rise."""
    rise, position = 0.0, 0
    for subset, codes in font.splitString("".join(glyph.char for glyph in line.glyphs), doc):
        yield f"{font.getSubsetInternalName(subset, doc)} {size:g} Tf"
        shown: list[str] = []
        for code, glyph in zip(codes, line.glyphs[position:], strict=False):
            if glyph.y_offset != rise:
                yield from _shown(shown)
                rise = glyph.y_offset
                yield f"{rise * size / 1000:.3f} Ts"
            shown += _glyph_parts(code, glyph)
        yield from _shown(shown)
        position += len(codes)
    if rise:
        yield "0 Ts"


def _shown(parts: list[str]) -> Iterator[str]:
    if parts:
        yield f"[{' '.join(parts)}] TJ".replace("> <", "")
        parts.clear()


def _glyph_parts(code: int, glyph: _Glyph) -> Iterator[str]:
    """Yield one glyph of a `TJ`, with the corrections that bring the pen to it and on to the next."""
    if glyph.x_offset:
        yield f"{-glyph.x_offset:.4g}"
    yield f"<{code:02x}>"
    correction = glyph.nominal + glyph.x_offset - glyph.advance
    if abs(correction) > 0.01:  # a hundredth of a thousandth of a letter
        yield f"{correction:.4g}"
