"""Words: complete in both languages, isolated where numbers stand, and all of them used."""

from __future__ import annotations

import re
from datetime import date, datetime, timezone
from typing import TYPE_CHECKING

import pytest

from pos.domain.agent_facts import MoneyPlace
from pos.domain.bazaar import PaperLanguage
from pos.domain.facts import Method
from pos.domain.goods_facts import Concern
from pos.domain.money import CURRENCIES
from pos.domain.stock_reports import Report
from pos.domain.text import isolate
from pos.domain.weighing import Unit
from pos.printing.lettering import Direction
from pos.printing.setup import KINDS
from pos.printing.words import Label, Words, load_words, wording
from tests.unit.printing.conftest import ROOT

if TYPE_CHECKING:
    from pathlib import Path

    from pos.printing.raster import Painter

AED = CURRENCIES["AED"]
MOMENT = datetime(2026, 11, 14, 18, 42, tzinfo=timezone.utc)
HOLES = re.compile(r"\{(\w+)\}")


@pytest.fixture
def both(paper_words: Path) -> tuple[Words, Words]:
    return load_words(paper_words, "ar"), load_words(paper_words, "en")


def test_both_languages_say_the_same_things(both: tuple[Words, Words]) -> None:
    arabic, english = both
    assert list(arabic.table) == list(english.table)
    for key, text in arabic.table.items():
        assert text.strip() == text != ""
        assert english.table[key].strip() == english.table[key] != ""
        assert sorted(HOLES.findall(text)) == sorted(HOLES.findall(english.table[key])), key


def test_arabic_words_are_arabic_and_english_words_are_not(both: tuple[Words, Words]) -> None:
    arabic, english = both
    letters = re.compile("[\u0600-\u06ff]")
    assert [key for key, text in arabic.table.items() if not letters.search(text)] == []
    assert [key for key, text in english.table.items() if letters.search(text)] == []


def test_every_word_has_a_picture(both: tuple[Words, Words], painter: Painter) -> None:
    assert painter.lacking("".join(text for words in both for text in words.table.values())) == ""


def test_every_word_is_used_by_a_paper(both: tuple[Words, Words]) -> None:
    sources = "\n".join(
        path.read_text(encoding="utf-8")
        for path in (*(ROOT / "pos" / "printing" / "papers").glob("*.py"), ROOT / "pos" / "printing" / "words.py")
    )
    quoted = set(re.findall(r"""["']([a-z_.]+)["']""", sources))
    prefixes = tuple(re.findall(r'f"([a-z_]+\.)\{', sources))
    unused = [
        key
        for key in both[0].table
        if key not in quoted and not (key.startswith(prefixes) and key.partition(".")[2] in quoted | CODED)
    ]
    assert unused == []


# Values of enumerations, which papers put behind a section's name.
CODED = {
    "cash",
    "card",
    "safe",
    "expense",
    "moved",
    "written_off",
    "advance",
    "adjustment",
    "payout",
    *KINDS,
    *(each.value for each in Method),
    *(each.value for each in MoneyPlace),
    *(each.value for each in Concern),
    *(each.value for each in Report),
    *(f"{without}{part}" for without in ("", "without_") for part in ("package", "branch", "hall", "governorate")),
}


def test_a_missing_word_or_value_is_a_bug(both: tuple[Words, Words]) -> None:
    with pytest.raises(KeyError):
        both[0].say("paper.nothing")
    with pytest.raises(KeyError):
        both[0].say("paper.printed")


@pytest.mark.parametrize(
    ("language", "direction", "line"),
    [
        (PaperLanguage.ARABIC, Direction.RTL, "الإجمالي"),
        (PaperLanguage.ENGLISH, Direction.LTR, "TOTAL"),
        (PaperLanguage.BOTH, Direction.RTL, "الإجمالي / \u2068TOTAL\u2069"),
    ],
)
def test_a_paper_speaks_the_languages_of_its_bazaar(
    paper_words: Path, language: PaperLanguage, direction: Direction, line: str
) -> None:
    speech = wording(paper_words, language)
    assert speech.direction is direction
    assert speech.line("paper.total") == line
    spoken = [words.language for words in (speech.first, speech.second) if words is not None]
    assert spoken == {"ar": ["ar"], "en": ["en"], "both": ["ar", "en"]}[language.value]


def test_amounts_are_isolated_and_carry_the_currency_where_their_language_puts_it(paper_words: Path) -> None:
    arabic, english = wording(paper_words, PaperLanguage.ARABIC), wording(paper_words, PaperLanguage.ENGLISH)
    assert arabic.price(AED, 53_441) == f"{isolate('534.41')} د.إ"
    assert english.price(AED, 53_441) == f"AED {isolate('534.41')}"
    assert arabic.amount(AED, -2_679) == isolate("-26.79")
    assert arabic.times(1_200, AED, 350) == isolate("1,200 × 3.50")
    assert arabic.count(12_345) == isolate("12,345")


@pytest.mark.parametrize(
    ("rate_bp", "shown"),
    [(0, "0%"), (1_500, "15%"), (1_250, "12.5%"), (1_275, "12.75%"), (5, "0.05%"), (-250, "-2.5%")],
)
def test_rates_are_percentages(paper_words: Path, rate_bp: int, shown: str) -> None:
    assert wording(paper_words, PaperLanguage.ARABIC).rate(rate_bp) == isolate(shown)


def test_a_sign_stands_with_its_number_and_the_unit_behind_both(paper_words: Path) -> None:
    arabic, english = wording(paper_words, PaperLanguage.ARABIC), wording(paper_words, PaperLanguage.ENGLISH)
    assert arabic.quantity(250, Unit.GRAM, sign="\u2212") == isolate("\u22120.250") + " كغ"
    assert english.quantity(250, Unit.GRAM, sign="+") == isolate("+0.250") + " kg"
    assert arabic.quantity(3, sign="\u2212") == isolate("\u22123")


def test_moments_are_written_in_the_order_no_reader_mistakes(paper_words: Path) -> None:
    speech = wording(paper_words, PaperLanguage.BOTH)
    assert speech.moment(MOMENT) == isolate("2026-11-14 18:42")
    assert speech.day(date(2026, 11, 4)) == isolate("2026-11-04")
    assert speech.time(MOMENT) == isolate("18:42")


def test_arabic_indic_digits_are_a_choice(paper_words: Path) -> None:
    speech = wording(paper_words, PaperLanguage.ARABIC, arabic_digits=True)
    assert speech.amount(AED, 123_450) == isolate("١٬٢٣٤٫٥٠")
    assert speech.day(date(2026, 11, 4)) == isolate("٢٠٢٦/١١/٠٤")
    assert speech.moment(MOMENT) == "\u2067٢٠٢٦/١١/١٤ ١٨:٤٢\u2069"
    assert speech.rate(1_250) == isolate("١٢.٥%")
    assert speech.count(12) == isolate("١٢")


def test_a_label_says_nothing_twice() -> None:
    assert Label("مربى").lines() == ("مربى",)
    assert Label("Jam", "Jam").line() == "Jam"
    assert Label("Jam", "Jam").lines() == ("Jam",)


def test_a_name_in_one_language_is_not_doubled(paper_words: Path) -> None:
    speech = wording(paper_words, PaperLanguage.BOTH)
    assert speech.choose("مربى", "") == Label("مربى")
    assert speech.choose("", "Jam") == Label("Jam")
    assert speech.choose("مربى", "Jam") == Label("مربى", "Jam")
