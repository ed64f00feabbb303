"""Everything that a person must be told can be told, in both languages, and no number is reordered in Arabic."""

from __future__ import annotations

import ast
import importlib
import re
import string
from dataclasses import dataclass, fields
from datetime import date
from enum import Enum
from pathlib import Path
from typing import Any

import pytest

import pos
from pos.domain.bazaar import FamilyKind, PayBy, Role
from pos.domain.errors import (
    BadSignature,
    BasketsOpen,
    BelowFloor,
    LockedOut,
    NotAllowed,
    NotAnAmount,
    NothingLeftToRefund,
    OutOfRange,
    Refusal,
    SamePerson,
    TillsMissing,
    UnknownFamily,
    UnknownItem,
    UnreadableFile,
    WrongPayoutState,
)
from pos.domain.money import CURRENCIES
from pos.domain.rights import Act
from pos.domain.troubles import PrinterTrouble, Trouble
from pos.intake.findings import CellEmpty, Finding, LicenceExpires, NotADate, RateSmall, UnknownWord
from pos.wording import SHOWN_CHARACTERS_MAX, count_of, money_of, name_of, say, say_finding, tongue_of
from pos.wording.ar import ARABIC
from pos.wording.en import ENGLISH
from pos.wording.plurals import FORMS_AR, FORMS_EN

DIRHAM = CURRENCIES["AED"]
LANGUAGES = ("ar", "en")
PACKAGE = Path(pos.__file__).parent
SAMPLES: dict[str, Any] = {
    "str": "T07",
    "int": 12,
    "date": date(2026, 7, 14),
    "tuple[str, ...]": ("T01", "T02"),
    "Weakness": "row",
}
ISOLATED = re.compile("[\u2066\u2067\u2068][^\u2066-\u2069]*\u2069")


def failures() -> dict[str, type[Refusal | Trouble]]:
    """Every class of ours that descends from a refusal or a trouble, wherever it stands."""
    bases: dict[str, tuple[str, list[str]]] = {}
    for path in sorted(PACKAGE.rglob("*.py")):
        module = ".".join(("pos", *path.relative_to(PACKAGE).with_suffix("").parts)).removesuffix(".__init__")
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            if isinstance(node, ast.ClassDef):
                bases[node.name] = (module, [ast.unparse(base).rpartition(".")[2] for base in node.bases])
    known = {"Refusal", "Trouble"}
    while more := {name for name, (_, parents) in bases.items() if known & set(parents)} - known:
        known |= more
    return {name: getattr(importlib.import_module(bases[name][0]), name) for name in sorted(known)}


FAILURES = failures()


def a_sample(kind: type[Refusal | Trouble]) -> Refusal | Trouble:
    return kind(*(SAMPLES[str(field.type)] for field in fields(kind)))


def enums() -> list[type[Enum]]:
    """Every enum of the domain, and the kinds of family."""
    found = []
    for path in sorted((PACKAGE / "domain").glob("*.py")):
        module = importlib.import_module(f"pos.domain.{path.stem}")
        found += [
            kind
            for kind in vars(module).values()
            if isinstance(kind, type) and issubclass(kind, Enum) and kind.__module__ == module.__name__
        ]
    return [*found, FamilyKind]


ENUMS = enums()

# -- everything has its words -----------------------------------------------------------------------------------------


def test_the_search_for_failures_finds_those_of_every_room() -> None:
    assert {"NotAnAmount", "DiskFull", "GivenTwice", "PrintOutcomeUnknown"} <= set(FAILURES)
    assert len(FAILURES) > 80


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", FAILURES)
def test_every_refusal_and_trouble_has_a_sentence_of_its_own(name: str, language: str) -> None:
    assert name in tongue_of(language).sentences
    sentence = say(a_sample(FAILURES[name]), language, DIRHAM)
    assert sentence.rstrip("\u2069").endswith(".")
    assert not re.search(r"[{}]|\b(None|_minor|_bp)\b", sentence)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_sentence_is_left_over(language: str) -> None:
    assert set(tongue_of(language).sentences) == {*FAILURES, "OutOfRange.bp", "OutOfRange.minor"}


@pytest.mark.parametrize("name", FAILURES)
def test_both_languages_tell_the_same_of_a_failure_but_for_words_of_their_own(name: str) -> None:
    told = [
        {
            field.removesuffix("_ar").removesuffix("_en")
            for _, field, _, _ in string.Formatter().parse(sentence)
            if field
        }
        for sentence in (ARABIC.sentences[name], ENGLISH.sentences[name])
    ]
    assert told[0] == told[1]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", ENUMS, ids=lambda kind: kind.__name__)
def test_every_word_of_the_domain_has_a_name(kind: type[Enum], language: str) -> None:
    names = [name_of(member, language) for member in kind]
    assert all(names)
    assert len(set(names)) == len(names)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_name_is_left_over(language: str) -> None:
    assert set(tongue_of(language).names) == {f"{kind.__name__}.{member.name}" for kind in ENUMS for member in kind}


def test_both_languages_know_the_same_words() -> None:
    assert ARABIC.words.keys() == ENGLISH.words.keys()
    for table in ARABIC.words:
        assert ARABIC.words[table].keys() == ENGLISH.words[table].keys()
    assert ENGLISH.nouns.keys() - ARABIC.nouns.keys() == {"decimal"}  # Arabic tells decimals without counting them
    assert ARABIC.nouns.keys() <= ENGLISH.nouns.keys()
    assert ARABIC.places.keys() == ENGLISH.places.keys()


def literals(pattern: str) -> set[str]:
    """What our code writes in the place that a pattern captures."""
    texts = [path.read_text(encoding="utf-8") for path in PACKAGE.rglob("*.py")]
    return {found for text in texts for found in re.findall(pattern, text)}


def test_every_reason_why_a_file_cannot_be_read_has_words() -> None:
    reasons = literals(r'UnreadableFile\([^"\n]*, "([\w ]+)"\)')
    assert {"empty", "missing", "not_toml"} <= reasons
    assert reasons == set(ARABIC.words["UnreadableFile.reason"])


def test_every_reason_why_a_place_cannot_be_used_has_words() -> None:
    reasons = literals(r'UnusablePlace\([^"\n]*, "([\w ]+)"') | literals(
        r'UnusablePlace\([^"\n]*, "\w+" if .* else "(\w+)"'
    )
    assert {"no_book", "no_copy", "missing"} <= reasons
    assert reasons == set(ARABIC.words["UnusablePlace.reason"])


def test_everything_that_can_be_out_of_range_has_words() -> None:
    names = literals(r'\bOutOfRange\("(\w+)"') | literals(r'\b(?:whole_of|price_of)\([^"\n]*"(\w+)"')
    assert {"amount", "quantity", "edition"} <= names
    assert names <= set(ARABIC.words["OutOfRange.name"])


# -- numbers and directions -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", FAILURES)
def test_in_arabic_nothing_that_runs_from_left_to_right_is_bare(name: str) -> None:
    sentence = say(a_sample(FAILURES[name]), "ar", DIRHAM)
    while sentence != (rest := ISOLATED.sub("", sentence)):
        sentence = rest
    assert not re.search(r"[0-9A-Za-z\u2066-\u2069]", sentence)


def test_a_name_keeps_its_own_direction_and_cannot_break_out_of_it() -> None:
    assert "\u2068عود\u2069" in say(UnknownItem("عود"), "en")
    assert "\u2066X1\u2069" in say(UnknownItem("X\u20691\u202e"), "ar")


def test_a_long_text_is_quoted_in_part() -> None:
    sentence = say(NotAnAmount("9" * 5_000, 2), "en")
    assert "9" * (SHOWN_CHARACTERS_MAX - 1) + "…" in sentence
    assert len(sentence) < 200


def test_money_is_written_by_the_currency_in_the_order_of_the_language() -> None:
    assert money_of(123450, "en", DIRHAM) == "\u2066AED\u00a01,234.50\u2069"
    assert money_of(-1250, "ar", DIRHAM) == "\u2066-12.50\u2069\u00a0د.إ"
    assert money_of(12405, "en", CURRENCIES["KWD"]) == "\u2066KWD\u00a012.405\u2069"
    assert "1,234" in money_of(1234, "en", None)
    assert "minor units" in money_of(1234, "en", None)


def test_an_amount_in_a_sentence_is_money_only_where_it_is_one() -> None:
    below = BelowFloor("", floor_minor=2000, offered_minor=1550)
    assert say(below, "en", DIRHAM) == (
        "\u2066AED\u00a015.50\u2069 is below what the family allows, \u2066AED\u00a020.00\u2069. A shift lead may approve it."
    )
    assert "AED\u00a00.05" in say(OutOfRange("price", 5, 10, 100), "en", DIRHAM)
    assert "AED" not in say(OutOfRange("quantity", 5, 10, 100), "en", DIRHAM)
    assert "\u2066120%\u2069" in say(OutOfRange("rate", 12_000, 0, 10_000), "en")


def test_a_rate_and_a_day_are_written_as_people_write_them() -> None:
    assert "\u20660.1%\u2069" in say(RateSmall(10), "ar")
    assert "\u206612.25%\u2069" in say(RateSmall(1225), "en")
    assert "\u206610%\u2069" in say(RateSmall(1000), "en")
    assert "\u20662026-07-14\u2069" in say(LicenceExpires(date(2026, 7, 14), date(2026, 7, 16)), "ar")


def test_a_list_is_parted_as_the_language_does() -> None:
    assert "\u2066T01\u2069، \u2066T02\u2069" in say(TillsMissing(("T01", "T02")), "ar")
    assert "\u2066T01\u2069, \u2066T02\u2069" in say(TillsMissing(("T01", "T02")), "en")


def test_words_of_the_code_become_words_of_the_language() -> None:
    assert "void and refund" in say(NotAllowed(Act.UNDO.value), "en")
    assert "اعتماد الصرف" in say(SamePerson(Act.APPROVE_PAYOUT.value), "ar")
    assert "«معتمدة»" in say(WrongPayoutState("T01-000001-5", "approved"), "ar")
    assert "the central register" in say(BadSignature("register"), "en")
    assert "\u2066T07\u2069" in say(BadSignature("T07"), "en")
    assert "الملف فارغ" in say(UnreadableFile("a.csv", "empty"), "ar")
    assert "\u2066line 3\u2069" in say(UnreadableFile("a.csv", "line 3"), "ar")


def test_the_words_of_the_language_are_chosen_where_a_refusal_brings_both() -> None:
    refusal = UnknownWord("x", "نقدًا، بنك", "cash, bank")
    assert "cash" in say(refusal, "en")
    assert "نقدًا" not in say(refusal, "en")
    assert "نقدًا" in say(refusal, "ar")


def test_a_failure_without_words_of_its_own_takes_those_of_its_kind() -> None:
    @dataclass(unsafe_hash=True)
    class PaperJam(PrinterTrouble):
        """Not known to wording."""

    assert say(PaperJam(), "en") == say(PrinterTrouble(), "en")


# -- counting -------------------------------------------------------------------------------------------------------


def test_every_noun_has_every_form_and_the_number_where_it_must_be_seen() -> None:
    assert all(len(forms) == len(FORMS_AR) for forms in ARABIC.nouns.values())
    assert all("{n}" in form for forms in ARABIC.nouns.values() for form in forms[3:])
    assert all("{n}" not in form for forms in ARABIC.nouns.values() for form in forms[:3])
    assert all(len(forms) == len(FORMS_EN) for forms in ENGLISH.nouns.values())
    assert all("{n}" in form for forms in ENGLISH.nouns.values() for form in forms)


def test_a_count_is_said_in_the_form_of_the_language() -> None:
    assert [count_of(number, "piece", "ar") for number in (1, 2, 3, 11, 100)] == [
        "قطعة واحدة",
        "قطعتان",
        "\u20663\u2069 قطع",
        "\u206611\u2069 قطعة",
        "\u2066100\u2069 قطعة",
    ]
    assert count_of(1, "family", "en") == "\u20661\u2069 family"
    assert count_of(1200, "family", "en") == "\u20661,200\u2069 families"
    assert "سلتان" in say(BasketsOpen(2), "ar")
    assert "قطعتان" in say(NothingLeftToRefund("T01-000001-5", 0, asked=3, left=2), "ar")


@pytest.mark.parametrize(
    ("seconds", "english", "arabic"),
    [
        (1, "\u20661\u2069 second", "ثانية واحدة"),
        (120, "\u2066120\u2069 seconds", "ثانية"),
        (121, "\u20663\u2069 minutes", "دقائق"),
    ],
)
def test_a_long_wait_is_told_in_minutes_rounded_up(seconds: int, english: str, arabic: str) -> None:
    assert english in say(LockedOut(seconds), "en")
    assert arabic in say(LockedOut(seconds), "ar")


# -- names and findings -----------------------------------------------------------------------------------------------


def test_names_are_short_words_for_titles() -> None:
    assert name_of(Role.CASHIER, "ar") == "أمين صندوق"
    assert name_of(PayBy.BANK, "en") == "Bank transfer"
    assert name_of(FamilyKind.UNIT, "en") == "Production unit"
    assert name_of(Act.PAY_OUT, "en") == "Pay families out"


@pytest.mark.parametrize(
    ("line", "column", "place"),
    [
        (12, "السعر", "Line \u206612\u2069, “\u2068السعر\u2069”: "),
        (12, "", "Line \u206612\u2069: "),
        (0, "edition", "“\u2066edition\u2069”: "),
        (0, "", ""),
    ],
)
def test_a_finding_is_told_with_its_place(line: int, column: str, place: str) -> None:
    finding = Finding(line, column, CellEmpty())
    assert say_finding(finding, "en") == f"{place}A value is missing. Please fill it in."


def test_a_finding_is_told_in_arabic() -> None:
    assert say_finding(Finding(3, "Date", NotADate("soon")), "ar", DIRHAM).startswith(
        "السطر \u20663\u2069، «\u2066Date\u2069»: «\u2066soon\u2069» ليس تاريخًا."
    )


@pytest.mark.parametrize("typed", ["1016", "أم سالم", "Umm Salim"])
def test_a_family_that_nobody_finds_is_refused_by_number_or_name(typed: str) -> None:
    """Both are typed where a family is asked for, so neither is called the other."""
    words = {language: say(UnknownFamily(typed), language, DIRHAM) for language in LANGUAGES}
    assert all(typed in text for text in words.values())
    assert "number or name" in words["en"]
    assert "رقمها أو اسمها" in words["ar"]
