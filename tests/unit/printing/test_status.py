"""Status: what a printer says is understood, and what it does not say is not known."""

from __future__ import annotations

import pytest

from pos.printing.status import PaperSupply, PrinterStatus, read_status

READY = {1: b"\x12", 2: b"\x12", 4: b"\x12"}
GOOD = PrinterStatus(online=True, paper=PaperSupply.THERE, cover_open=False)


def said(answers: dict[int, bytes]) -> PrinterStatus:
    return read_status(lambda question: answers.get(question[-1], b""))


def test_the_questions_are_those_of_the_standard() -> None:
    asked: list[bytes] = []
    read_status(lambda question: asked.append(question) or b"\x12")  # type: ignore[func-returns-value]  # append says nothing
    assert asked == [b"\x10\x04\x01", b"\x10\x04\x02", b"\x10\x04\x04"]


@pytest.mark.parametrize(
    ("answers", "status", "refuses"),
    [
        (READY, GOOD, False),
        ({**READY, 4: b"\x1e"}, PrinterStatus(online=True, paper=PaperSupply.NEAR_END, cover_open=False), False),
        (
            {1: b"\x1a", 2: b"\x32", 4: b"\x7e"},
            PrinterStatus(online=False, paper=PaperSupply.OUT, cover_open=False),
            True,
        ),
        (
            {1: b"\x1a", 2: b"\x16", 4: b"\x12"},
            PrinterStatus(online=False, paper=PaperSupply.THERE, cover_open=True),
            True,
        ),
        (
            {1: b"\x1a", 2: b"\x12", 4: b"\x12"},
            PrinterStatus(online=False, paper=PaperSupply.THERE, cover_open=False),
            True,
        ),
        ({1: b"\x12"}, PrinterStatus(online=True), False),
        ({1: b"\x1a", 2: b"\x32"}, PrinterStatus(online=False, paper=PaperSupply.OUT, cover_open=False), True),
        ({}, PrinterStatus(), False),
        ({1: b"\xff\x00"}, PrinterStatus(), False),
        ({**READY, 1: b"\xff\x12"}, GOOD, False),
        ({1: b"\x16", 2: b"\x12", 4: b"\x12"}, GOOD, False),  # the drawer's sensor says nothing about paper
    ],
    ids=["ready", "near end", "out", "open", "offline", "terse", "terse out", "mute", "noise", "noise first", "drawer"],
)
def test_answers_are_understood(answers: dict[int, bytes], status: PrinterStatus, refuses: bool) -> None:
    assert said(answers) == status
    assert said(answers).refuses is refuses


def test_a_mute_printer_is_asked_only_once() -> None:
    asked: list[bytes] = []

    def ask(question: bytes) -> bytes:
        asked.append(question)
        return b""

    read_status(ask)
    assert len(asked) == 1
