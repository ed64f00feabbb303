"""Every short word of a presenter has its sentence in both languages, with its values in it and no gap left."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, get_args

import pytest

from pos.domain.errors import EmptyBasket
from pos.domain.troubles import DiskFull
from pos.ui.rows.names import Name
from pos.ui.rows.receipts import RefundReason
from pos.ui.rows.sayings import ActionKey, QuestionKey, ReasonKey, Saying, SayingKey, saved
from pos.ui.views.sayings import Sayings

if TYPE_CHECKING:
    from pos.ui.application import Shell

LANGUAGES = ("ar", "en")
QUESTIONS_OF_TILLS: tuple[QuestionKey, ...] = ("provisional", "close_provisional")
JAM = Name("مربى التمر", "Date jam")


@pytest.fixture(params=LANGUAGES)
def spoken(shell: Shell, request: pytest.FixtureRequest) -> Sayings:
    shell.set_language(request.param)
    return Sayings(shell.desk)


@pytest.fixture
def both(shell: Shell) -> Sayings:
    return Sayings(shell.desk)


def is_whole(words: str) -> bool:
    return bool(words.strip()) and "{" not in words and "}" not in words


@pytest.mark.parametrize("key", get_args(SayingKey))
def test_every_saying_has_its_sentence(shell: Shell, both: Sayings, key: SayingKey) -> None:
    said = []
    for language in LANGUAGES:
        shell.set_language(language)
        said.append(both.saying(Saying(key, name=JAM, code="T01-000001-0", count=3, minor=2_500, change_minor=500)))
    assert all(map(is_whole, said))
    assert said[0] != said[1]


def test_tills_are_named_with_the_comma_of_the_language(shell: Shell, spoken: Sayings) -> None:
    comma = "،" if shell.desk.speech.language == "ar" else ","
    for key in QUESTIONS_OF_TILLS:
        assert f"\u2066T02\u2069{comma} \u2066T03\u2069" in spoken.question(key, code=("T02", "T03")).words


@pytest.mark.parametrize("key", get_args(QuestionKey))
def test_every_question_says_what_happens_and_what_the_button_does(
    shell: Shell, both: Sayings, key: QuestionKey
) -> None:
    asked = []
    for language in LANGUAGES:
        shell.set_language(language)
        asked.append(both.question(key, name=JAM, code="0013", minor=2_500))
    for question in asked:
        assert question.key == key
        assert all(map(is_whole, (question.title, question.words, question.action)))
    assert asked[0].words != asked[1].words
    assert asked[0].is_grave == asked[1].is_grave


@pytest.mark.parametrize("key", [*get_args(RefundReason), *get_args(ReasonKey)])
def test_every_reason_is_recorded_in_words(shell: Shell, both: Sayings, key: RefundReason | ReasonKey) -> None:
    written = set()
    for language in LANGUAGES:
        shell.set_language(language)
        written.add(both.reason(key))
    assert len(written) == len(LANGUAGES)


@pytest.mark.parametrize("key", get_args(ActionKey))
def test_every_action_is_worded(spoken: Sayings, key: ActionKey) -> None:
    assert is_whole(spoken.action(key))


def test_values_stand_in_the_sentence(shell: Shell, both: Sayings) -> None:
    shell.set_language("en")
    said = both.saying(Saying("oversold", name=JAM, count=-3))
    assert "Date jam" in said
    assert "3" in said
    assert "/office/ledger.xlsx" in both.saying(saved(Path("/office/ledger.xlsx")))  # where to look for it
    question = both.question("approve_adjustment", name=JAM, code="0013", minor=2_500, reason="A jar")
    assert all(piece in question.words for piece in ("25.00", "0013", "Date jam", "A jar"))


def test_a_name_with_braces_is_only_a_name(both: Sayings) -> None:
    odd = replace(JAM, en="{code} {0}")
    assert "{code} {0}" in both.saying(Saying("oversold", name=odd, code="x"))


def test_refusals_and_troubles_are_worded_in_the_language_of_the_screen(shell: Shell, both: Sayings) -> None:
    words = set()
    for language in LANGUAGES:
        shell.set_language(language)
        words |= {both.failure(EmptyBasket()), both.failure(DiskFull("no space"))}
    assert len(words) == 4
