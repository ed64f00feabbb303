"""Every kind of fact and every account has its own name in both languages."""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

import pytest

from pos.domain.office_facts import Fact
from pos.domain.postings import Account
from pos.domain.stock import Way
from pos.ui.views.fact_words import FactWords

if TYPE_CHECKING:
    from pos.ui.application import Shell


@pytest.mark.parametrize("language", ["ar", "en"])
def test_every_kind_and_every_account_has_a_name(shell: Shell, language: str) -> None:
    shell.set_language(language)
    words = FactWords(shell.desk)
    kinds = [kind.KIND for kind in get_args(Fact)]
    told = [words.kind(kind) for kind in kinds]
    assert not set(told) & set(kinds)
    assert len(set(told)) == len(kinds)
    assert words.kind("of_a_newer_amana") == "of_a_newer_amana"
    assert len({words.account(account.value) for account in Account}) == len(Account)
    assert words.account("") == "–"
    assert len({words.way(way.value) for way in Way}) == len(Way)
