"""Before a payout goes on it is said what stands in its way, and what a register that was brought back cannot know."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from pos.ui.views.payout_hints import PayoutHints
from tests.gui import samples

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from pos.ui.application import Shell

WORDS = {"en": "compare the signed vouchers", "ar": "مطابقة السندات"}


@pytest.mark.parametrize("language", ["ar", "en"])
def test_a_register_that_was_brought_back_says_what_it_cannot_know(
    shell: Shell, show: Callable[[QWidget], None], language: str
) -> None:
    shell.set_language(language)
    hints = PayoutHints(shell.desk)
    show(hints)
    hints.show_state(replace(samples.PAYOUT, known_until=samples.AT, blockers=("The totals differ.",)))
    gravest, other = hints.text().split("\n")
    assert shell.desk.speech.moment(samples.AT) in gravest
    assert WORDS[language] in gravest
    assert other == "The totals differ."
    assert hints.isVisible()
    hints.show_state(samples.PAYOUT)
    assert not hints.isVisible()
