"""Whatever cause the register keeps for a fact that it cannot read, people read a sentence, in both languages."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from pos.domain.limits import FACT_BYTES_MAX
from pos.register import intake
from pos.register.intake import read_body
from pos.ui.views.unread_words import UnreadWords
from tests.unit.register.rehearsal import Journal

if TYPE_CHECKING:
    from pos.ui.application import Shell

NAMED = re.compile(r'(?:_Read\(stamp, None, fact\.KIND, |reason=|add_unread\(place, )"([^"]+)"')
FALLING_BACK = ("It cannot be read", "تتعذر قراءته")


def odd_bodies() -> tuple[bytes, ...]:
    """Bodies that fail in each way that the codec knows."""
    journal = Journal()
    journal.open_shift()
    plain = json.loads(journal.bodies[-1])

    def but(**changes: object) -> bytes:
        return json.dumps({**plain, **changes}, separators=(",", ":"), sort_keys=True).encode()

    nested = b"[" * 100_000
    return (
        *(b"{", b"\xff", b"[]", b'{"v":1}', b" " * (FACT_BYTES_MAX + 1), nested),
        *(but(v=9), but(kind="moon_landed"), but(seq="one"), but(id=7), but(shift="one"), but(day="x"), but(more=1)),
        journal.bodies[-1] + b" ",
    )


@pytest.mark.parametrize("language", ["ar", "en"])
def test_every_cause_is_a_sentence_of_the_language(shell: Shell, language: str) -> None:
    shell.set_language(language)
    words = UnreadWords()
    named = NAMED.findall(Path(intake.__file__).read_text("utf-8"))
    assert len(named) >= 6, "the causes are found in the source"
    causes = {*named, *(read_body(body).reason for body in odd_bodies())}
    assert len(causes) >= 12
    assert "" not in causes
    for cause in causes:
        told = words.cause(cause)
        assert not told.startswith(FALLING_BACK), cause
        assert told != cause
        plain = re.sub("\u2066.*?\u2069", "", told)
        assert (re.search("[A-Za-z]", plain) is None) == (language == "ar"), told
    assert words.cause("of a newer register").startswith(FALLING_BACK)
    assert "moon_landed" in words.cause("kind moon_landed")
