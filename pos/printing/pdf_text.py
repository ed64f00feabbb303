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
from pos.printing.lettering import Direction, MissingGlyph, elided, prepare
from pos.printing.pdf_glyphs import Glyph, SetLine, is_even, letters_of, parts_of, shown_in_one, to_unicode

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from reportlab.pdfgen.canvas import Canvas

FILES: Final = {Weight.NORMAL: "IBMPlexSansArabic-Regular.ttf", Weight.STRONG: "IBMPlexSansArabic-SemiBold.ttf"}
LINE_SPACING: Final = 1.5  # of the letters' size: what the typeface itself asks for
DESCENT: Final = 0.42  # of the letters' size, from the baseline down to the bottom of the line

REMEMBERED_TEXTS_MAX: Final = 50_000  # some 2 KB each; cleared between documents

_OPENERS = frozenset({LRI, RLI, FSI})
_MARKS = re.compile(f"[{LRI}{RLI}{FSI}{PDI}]")
_PLAIN_LATIN = re.compile("[\u0020-\u024f\u2010-\u2027\u2030-\u205e]*")
_PLAIN_ARABIC = re.compile("[ \u060c\u061b\u061f\u0620-\u064a\u064b-\u0652\u0670-\u06d3]*")
# What is isolated already and holds nothing but ASCII: most cells of a statement are such a figure, code or time.
_ISOLATED_ASCII = re.compile(f"{LRI}([!-~]+(?: [!-~]+)*){PDI}")
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
        self.lines: dict[tuple[str, bool], SetLine] = {}
        self.prepared: dict[str, tuple[str, Direction]] = {}
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
            self._letters[code] = letters_of(self.harfbuzz.glyph_to_string(gid), by_name)

    def lacking(self, text: str) -> str:
        """Return the letters of a text that the font has no picture for, each once, in order; isolates need none."""
        known = self.face.charToGlyph
        return "".join(each for each in dict.fromkeys(text) if ord(each) not in known and not _MARKS.match(each))

    def forget_beyond(self, texts_max: int) -> None:
        """Forget every text that was set, if there are more than `texts_max`."""
        if len(self.lines) > texts_max:
            self.lines.clear()
            self.prepared.clear()

    def addObjects(self, doc: Any) -> None:  # noqa: N802, ANN401  # reportlab's name and reportlab's untyped document
        """Add the font's objects to a document, then let its text layer speak in letters instead of glyphs."""
        subsets = [list(subset) for subset in self.state[doc].subsets]
        super().addObjects(doc)
        for number, subset in enumerate(subsets):
            name = b"".join((SUBSETN(number), b"+", self.face.name, self.face.subfontNameX)).decode("latin-1")
            stream = doc.idToObject[f"toUnicodeCMap:{name}"]
            stream.content = to_unicode(name, [self._text_of(code) for code in subset])

    def _text_of(self, code: int) -> str:
        letters = self._letters.get(code)
        if letters is not None:
            return letters
        plain = unicodedata.normalize("NFKC", chr(code))
        return plain if len(plain) == 1 else chr(code)


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
        self._drawn_for: pdfdoc.PDFDocument | None = None
        self._drawn: dict[tuple[int, float], tuple[SetLine, str]] = {}

    def lines(self, text: str, style: Style, width: float) -> tuple[SetLine, ...]:
        """Break a text into lines of at most `width` points.

        Raises:
            MissingGlyph: the typeface lacks a letter, and there is no substitute.
        """
        font = self._fonts[style.weight]
        prepared, direction = self._prepared(text, font)
        room = width * 1000 / style.size
        whole = _set(prepared, direction, font)
        if prepared and whole.width <= room:
            return (whole,)
        return tuple(_set(line, direction, font) for line in self._broken(prepared, direction, font, room))

    def width(self, text: str, style: Style) -> float:
        """Return how wide a text is on one line, in points."""
        font = self._fonts[style.weight]
        return _set(*self._prepared(text, font), font).width * style.size / 1000

    def elided(self, text: str, style: Style, width: float, lines_max: int) -> tuple[SetLine, ...]:
        """Break a text into at most `lines_max` lines of at most `width` points; a longer text ends in an ellipsis."""
        shorter = elided(text, lambda part: len(self.lines(part, style, width)) <= lines_max)
        return self.lines(shorter, style, width)

    def draw(self, canvas: Canvas, line: SetLine, style: Style, x: float, y: float) -> None:
        """Draw a line with its left end at `x` and its baseline at `y`, in points."""
        if not line.glyphs:
            return
        doc: pdfdoc.PDFDocument = canvas._doc  # type: ignore[attr-defined]  # noqa: SLF001  # no public way to a subset
        if doc is not self._drawn_for:
            self._turn_to(doc)
        key = id(line), style.size  # kept beside its operators, so that no other line can take its place in memory
        known = self._drawn.get(key)
        if known is None:
            operators = " ".join(_operators(line, self._fonts[style.weight], doc, style.size))
            known = self._drawn[key] = line, operators
        # reportlab's own text object would write the same, in twice the time.
        canvas._code.append(f"BT 1 0 0 1 {x:.3f} {y:.3f} Tm {style.grey:g} g {known[1]} ET")  # type: ignore[attr-defined]  # noqa: SLF001  # as above

    def leave(self) -> None:
        """Let go of the document that was drawn last."""
        self._turn_to(None)

    def _turn_to(self, doc: pdfdoc.PDFDocument | None) -> None:
        """Turn to another document: its subsets differ, and what is remembered must not grow without end."""
        self._drawn_for = doc
        self._drawn.clear()
        for font in self._fonts.values():
            font.forget_beyond(REMEMBERED_TEXTS_MAX)

    def _prepared(self, text: str, font: ShapedFont) -> tuple[str, Direction]:
        isolated = _ISOLATED_ASCII.fullmatch(text)
        if isolated:
            return isolated.group(1), Direction.LTR
        known = font.prepared.get(text)
        if known is None:
            known = font.prepared[text] = self._readied(text, font)
        return known

    def _readied(self, text: str, font: ShapedFont) -> tuple[str, Direction]:
        prepared, direction = prepare(text)
        lacking = font.lacking(prepared)
        if lacking and self._substitute is None:
            raise MissingGlyph(characters=lacking)
        return prepared.translate(dict.fromkeys(map(ord, lacking), self._substitute)), direction

    def _broken(self, text: str, direction: Direction, font: ShapedFont, room: float) -> Iterator[str]:
        """Yield the lines of a text; an isolate that a break falls into is closed before it and opened after it."""
        space = _set(" ", direction, font).width
        line: list[str] = []
        used, opened_at_start, opened = 0.0, "", ""
        for word, wide, is_cut in self._fitting(text.split(), direction, font, room):
            if line and (is_cut or used + space + wide > room):
                yield opened_at_start + " ".join(line) + PDI * len(opened)
                line, used, opened_at_start = [], 0.0, opened
            used += wide + (space if line else 0.0)
            line.append(word)
            opened = _still_open(opened, word)
        if line:
            yield opened_at_start + " ".join(line)

    def _fitting(
        self, words: Iterable[str], direction: Direction, font: ShapedFont, room: float
    ) -> Iterator[tuple[str, float, bool]]:
        """Yield the words with their widths; one wider than a line in pieces, each marked as cut from the one before."""
        for word in words:
            piece, is_cut = word, False
            wide = _set(_MARKS.sub("", piece), direction, font).width
            while len(piece) > 1 and wide > room:
                fits = max(1, int(len(piece) * room / wide * 0.9))
                yield piece[:fits], room, is_cut
                piece, is_cut = piece[fits:], True
                wide = _set(_MARKS.sub("", piece), direction, font).width
            yield piece, wide, is_cut


def _set(text: str, direction: Direction, font: ShapedFont) -> SetLine:
    """Set a text on one line; the font remembers what it has set."""
    key = (text, direction is Direction.RTL)
    known = font.lines.get(key)
    if known is None:
        glyphs = tuple(glyph for run, level in _runs(text, direction) for glyph in _shape(font, run, level))
        known = font.lines[key] = SetLine(glyphs, sum(glyph.advance for glyph in glyphs), all(map(is_even, glyphs)))
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


def _shape(font: ShapedFont, text: str, level: int) -> Iterator[Glyph]:
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
        yield Glyph(
            char,
            position.x_advance * scale,
            font.face.charWidths[ord(char)],
            position.x_offset * scale,
            position.y_offset * scale,
        )


def _operators(line: SetLine, font: ShapedFont, doc: pdfdoc.PDFDocument, size: float) -> Iterator[str]:
    """Yield the PDF operators that show a line: one `TJ` for each stretch of one subset and one rise.

    A line of even glyphs needs no corrections.
    """
    rise, position = 0.0, 0
    for subset, codes in font.splitString("".join(glyph.char for glyph in line.glyphs), doc):
        yield f"{font.getSubsetInternalName(subset, doc)} {size:g} Tf"
        if line.is_even:
            yield f"<{bytes(codes).hex()}> Tj"
            continue
        shown: list[str] = []
        for code, glyph in zip(codes, line.glyphs[position:], strict=False):
            if glyph.y_offset != rise:
                yield from shown_in_one(shown)
                rise = glyph.y_offset
                yield f"{rise * size / 1000:.3f} Ts"
            shown += parts_of(code, glyph)
        yield from shown_in_one(shown)
        position += len(codes)
    if rise:
        yield "0 Ts"
