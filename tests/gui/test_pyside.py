"""PySide is loaded with less, and is the same as ever to whoever asks."""

from __future__ import annotations

import builtins
import subprocess
import sys
from typing import Any

import pytest

from pos.ui.pyside import WAITING, asked, load_pyside


def test_imports_go_the_way_they_went_before_pyside(monkeypatch: pytest.MonkeyPatch) -> None:
    plain = getattr(builtins, "__orig_import__", builtins.__import__)
    told: list[str] = []

    def reading(*given: Any) -> Any:
        told.append(given[0])
        return plain(*given)

    monkeypatch.setattr(builtins, "__orig_import__", plain, raising=False)
    monkeypatch.setattr(builtins, "__import__", reading)
    load_pyside()
    told.clear()
    import pos.ui.pyside  # noqa: F401 - an import is what is looked at

    assert told == []
    assert builtins.__import__ is plain


COUNT = (
    "print(sum(hasattr(sys.modules[name], '_put_off') for name in sys.modules if name.startswith('shibokensupport.')))"
)

# A call that is refused, and what PySide says of one of its functions.
QUESTIONS = """
from PySide6.QtCore import QPoint
try:
    QPoint("a")
except TypeError as refused:
    print(refused)
print(QPoint.__doc__)
from PySide6.support.signature import get_signature
from PySide6.support.signature.lib.enum_sig import ExactEnumerator
print(get_signature(QPoint.setX), ExactEnumerator.__name__)
"""


def answers_of(code: str) -> str:
    """What a fresh interpreter prints."""
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout


def test_whoever_asks_hears_the_same_as_from_all_of_pyside() -> None:
    ours = answers_of(f"import sys; from pos.ui.pyside import load_pyside; load_pyside(); {COUNT}{QUESTIONS}")
    whole = answers_of(QUESTIONS)
    count, _, told = ours.partition("\n")
    assert int(count) == len(WAITING)
    assert "called with wrong argument types" in told
    assert told == whole


def test_what_a_module_does_not_have_it_does_not_have_later_either() -> None:
    with pytest.raises(AttributeError, match="nothing_like_it"):
        asked("pos.ui.pyside", "nothing_like_it")
