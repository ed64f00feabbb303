"""Every house rule holds in the whole tree, and every rule is still able to see."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import pytest

from tests.tidy import purity, shape, words
from tests.tidy.allowances import ALLOWANCES
from tests.tidy.house import Rule, Sighting, Source, sources

RULES = (*shape.RULES, *purity.RULES, *words.RULES)
BY_NAME = {rule.name: rule for rule in RULES}

GUILTY = [
    pytest.param(rule, canary, id=f"{rule.name}-{number}")
    for rule in RULES
    for number, canary in enumerate(rule.guilty)
]
INNOCENT = [
    pytest.param(rule, canary, id=f"{rule.name}-{number}")
    for rule in RULES
    for number, canary in enumerate(rule.innocent)
]


def places(source: Source, line: int) -> tuple[str, str]:
    """The two keys under which a line may be allowed: its file, and its name in the file."""
    return source.path, f"{source.path}::{source.symbol_at(line)}"


@dataclass(frozen=True)
class Finding:
    """What a rule saw in the tree, and the keys under which it may be allowed."""

    path: str
    sighting: Sighting
    places: tuple[str, str]


@cache
def findings() -> dict[str, list[Finding]]:
    """What each rule sees in the tree: every file is understood once, and all rules look at it."""
    found: dict[str, list[Finding]] = {rule.name: [] for rule in RULES}
    for source in sources():
        for rule in RULES:
            found[rule.name] += [
                Finding(source.path, sighting, places(source, sighting.line)) for sighting in rule.sees(source)
            ]
    return found


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_the_tree_keeps_the_rule(rule: Rule) -> None:
    allowed = ALLOWANCES.get(rule.name, {})
    broken = [
        f"{finding.path}:{finding.sighting.line}: {finding.sighting.what}"
        for finding in findings()[rule.name]
        if not any(place in allowed for place in finding.places)
    ]
    assert not broken, "\n".join([*broken, f"Instead: {rule.instead}."])


@pytest.mark.parametrize(("rule", "canary"), GUILTY)
def test_the_rule_sees_what_it_forbids(rule: Rule, canary: Source) -> None:
    assert rule.sees(canary), f"{rule.name} is blind to:\n{canary.text}"


@pytest.mark.parametrize(("rule", "canary"), INNOCENT)
def test_the_rule_leaves_the_innocent_in_peace(rule: Rule, canary: Source) -> None:
    assert rule.sees(canary) == []


def test_every_allowance_is_needed_and_has_a_reason() -> None:
    needed = {(rule, place) for rule, seen in findings().items() for finding in seen for place in finding.places}
    given = {(rule, place) for rule, allowed in ALLOWANCES.items() for place in allowed}
    assert given <= needed, f"nothing needs these any more: {sorted(given - needed)}"
    assert all(reason for allowed in ALLOWANCES.values() for reason in allowed.values())


def test_rules_have_their_own_names_and_canaries() -> None:
    assert len(BY_NAME) == len(RULES)
    assert all(rule.guilty and rule.innocent for rule in RULES)
