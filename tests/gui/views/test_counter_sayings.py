"""What is asked at the counter is asked in both languages, by name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pos.ui.rows.names import Name
from pos.ui.views.counter_sayings import CounterSayings
from pos.ui.views.sayings import Sayings

if TYPE_CHECKING:
    from pos.ui.application import Shell


def test_a_held_basket_is_asked_about_by_its_name_and_sum(shell: Shell) -> None:
    sayings = Sayings(shell.desk)
    asked = sayings.question("discard_held", name=Name("وشاح أحمر", "red scarf"), minor=4_500)
    assert asked.is_grave
    assert "red scarf: AED\u00a045.00" in asked.words.replace("\u2066", "").replace("\u2069", "")
    shell.set_language("ar")
    assert "وشاح أحمر" in sayings.question("discard_held", name=Name("وشاح أحمر", "red scarf")).words


def test_each_question_says_what_its_button_does(shell: Shell) -> None:
    assert shell.language == "en"
    for title, words, action, _is_grave in CounterSayings().questions().values():
        assert all((title, words, action))
