"""Every exception and every act on one has its words, in both languages."""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

import pytest

from pos.ui.rows.office import ExceptionKind
from pos.ui.rows.resolving import ActKind
from pos.ui.views.exception_words import ExceptionWords
from pos.ui.views.office_sayings import OfficeSayings

if TYPE_CHECKING:
    from pos.ui.application import Shell


@pytest.mark.parametrize("language", ["ar", "en"])
def test_everything_has_its_words(shell: Shell, language: str) -> None:
    shell.set_language(language)
    words = ExceptionWords()
    kinds = [words.kind(kind) for kind in get_args(ExceptionKind)]
    acts = [words.wish(act) for act in get_args(ActKind)] + [words.act(act, language) for act in get_args(ActKind)]
    assert len(set(kinds)) == len(kinds)
    assert len(set(acts)) == len(acts)
    assert all(kinds + acts)
    assert "{code}" in OfficeSayings().sayings()["exception_resolved"]
