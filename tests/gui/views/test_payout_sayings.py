"""What is said and asked around a payout names the money and the paper it is about, in both languages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pos.ui.views.payout_sayings import PayoutSayings

if TYPE_CHECKING:
    from pos.ui.application import Shell

# What is said of a paper with a number; the rest is about closings, links and exceptions.
PAPERS = (
    "payout_reversed",
    "payout_held",
    "payout_released",
    "box_filled",
    "box_emptied",
    "money_taken",
    "money_untaken",
)
QUESTIONS = ("approve_reversal", "approve_advance", "hold_payout")


def test_every_sentence_is_translated_and_names_its_paper(shell: Shell) -> None:
    sayings = PayoutSayings()
    spoken: dict[str, set[str]] = {}
    for language in ("en", "ar"):
        shell.set_language(language)
        for key, text in sayings.sayings().items():
            spoken.setdefault(key, set()).add(text)
            assert "{code}" in text or key not in PAPERS
        for key, (_title, words, _action, is_grave) in sayings.questions().items():
            spoken.setdefault(key, set()).add(words)
            if key in QUESTIONS:
                assert is_grave
                assert all(part in words for part in ("{amount}", "{code}"))
                assert key == "hold_payout" or "{reason}" in words  # who approves must read what for
    assert {*PAPERS, *QUESTIONS} <= set(spoken)
    assert all(len(words) == 2 for words in spoken.values())
