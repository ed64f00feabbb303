"""Every refusal and trouble has its own sentence in both languages, filled from its own fields."""

from __future__ import annotations

import ast
import string
from functools import cache
from typing import TYPE_CHECKING

import pytest

from pos.wording import tongue_of
from tests.tidy.house import Source, dotted, package_sources, snippet

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

ROOTS = frozenset({"Refusal", "Trouble"})


def failures_of(package: Iterable[Source]) -> dict[str, set[str]]:
    """The fields of each refusal and trouble that a package declares, those of its bases included."""
    declared = {node.name: node for source in package for node in source.nodes if isinstance(node, ast.ClassDef)}

    def family(name: str) -> set[str]:
        bases = [dotted(base).rpartition(".")[2] for base in declared[name].bases] if name in declared else []
        return {name}.union(*map(family, bases))

    return {
        name: {field for kin in family(name) & declared.keys() for field in fields_of(declared[kin])}
        for name in declared
        if family(name) & ROOTS
    }


def fields_of(node: ast.ClassDef) -> set[str]:
    """The names that a dataclass declares."""
    return {
        statement.target.id
        for statement in node.body
        if isinstance(statement, ast.AnnAssign) and isinstance(statement.target, ast.Name)
    }


def complaints(failures: Mapping[str, set[str]], sentences: Mapping[str, str]) -> list[str]:
    """What a table of sentences lacks, given the failures that can happen.

    A key may be refined behind a dot, as in `OutOfRange.money`; such a sentence may rename fields.
    """
    unworded = [f"no sentence for {name}" for name in failures if not sentences.get(name, "").strip()]
    stale = [f"a sentence for nothing: {key}" for key in sentences if key.partition(".")[0] not in failures]
    unknown = [
        f"{key} has no field '{field}'"
        for key, sentence in sentences.items()
        if key in failures
        for _, field, _, _ in string.Formatter().parse(sentence)
        if field is not None and field not in failures[key]
    ]
    return unworded + stale + unknown


@cache
def failures_of_ours() -> dict[str, set[str]]:
    """The same of our own package."""
    return failures_of(package_sources())


@pytest.mark.parametrize("language", ["ar", "en"])
def test_every_failure_has_its_sentence(language: str) -> None:
    found = complaints(failures_of_ours(), tongue_of(language).sentences)
    assert not found, "\n".join([*found, f"Instead: write it into pos/wording/{language}.py."])


def test_failures_are_found_with_the_fields_of_their_bases() -> None:
    package = [
        snippet("class Refusal(Exception): ..."),
        snippet("class Early(errors.Refusal):\n    day: int"),
        snippet("class TooEarly(Early):\n    hour: int"),
        snippet("class Sale:\n    total_minor: int"),
    ]
    assert failures_of(package) == {"Refusal": set(), "Early": {"day"}, "TooEarly": {"day", "hour"}}


@pytest.mark.parametrize(
    ("sentences", "complaint"),
    [
        ({}, "no sentence for Early"),
        ({"Early": " "}, "no sentence for Early"),
        ({"Early": "Wait.", "Late": "Hurry."}, "a sentence for nothing: Late"),
        ({"Early": "Wait {hours}."}, "Early has no field 'hours'"),
    ],
)
def test_a_missing_sentence_is_seen(sentences: dict[str, str], complaint: str) -> None:
    assert complaints({"Early": {"day"}}, sentences) == [complaint]


def test_a_whole_table_is_left_in_peace() -> None:
    assert complaints({"Early": {"day"}}, {"Early": "Wait {day:day}.", "Early.money": "Wait {day_minor}."}) == []
