"""What tills and registers of former releases said is understood by today's: their conversations are kept word for word."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import func, select

from pos.ledger.keys import is_signed
from pos.register.tables import POSTING
from pos.sync.feed import unpack_feed
from pos.sync.wire import unpack_ack
from tests.integration.sync.conversation import DEVICE, read, record
from tests.unit.register.rehearsal import ADMIN, BAZAAR, FAMILIES, KEYS

if TYPE_CHECKING:
    from pos.register.register import Register
    from pos.sync.client import RegisterClient
    from tests.integration.sync.conversation import Said

KEPT = sorted((Path(__file__).parents[2] / "samples" / "conversations").glob("*.jsonl"))
SOLD_MINOR = 5_000 + 2_500  # a jam and a cake, and one of two cakes; what was undone is not there


@pytest.fixture(params=KEPT, ids=lambda path: path.stem)
def conversation(request: pytest.FixtureRequest) -> list[Said]:
    return read(request.param)


@pytest.fixture
def answers(line: RegisterClient, register: Register, conversation: list[Said]) -> list[bytes]:
    """What today's register answers to each thing that a till of then said; it is admitted by a code of today."""
    heard = []
    for said in conversation:
        order: Any = None
        if said.path == "/v1/devices":
            code = register.devices.issue_code(ADMIN, BAZAAR.code, DEVICE).code
            order = {**json.loads(said.content), "code": code}
        content = said.content if said.method == "POST" and order is None else None
        answer = line.ask(
            said.method, said.path, record=order, content=content, params=said.params or None, headers=said.headers
        )
        heard.append(answer.content)
    return heard


def test_each_release_has_left_a_conversation() -> None:
    assert KEPT


def test_an_older_till_is_taken_in_to_the_last_fact(
    conversation: list[Said], answers: list[bytes], register: Register
) -> None:
    for said, answer in zip(conversation, answers, strict=True):
        if said.path == "/v1/batches":
            then, now = unpack_ack(said.answer), unpack_ack(answer)
            assert (now.seq, now.head, now.created, now.quarantined) == (then.seq, then.head, then.created, 0)
    with register.database.reading() as connection:
        owed = select(func.sum(POSTING.c.amount_minor)).where(
            POSTING.c.account == "family", POSTING.c.family == FAMILIES[0]
        )
        assert connection.execute(owed).scalar_one() == -SOLD_MINOR


def test_what_an_older_till_sends_again_is_known(
    conversation: list[Said], answers: list[bytes], line: RegisterClient
) -> None:
    assert answers
    batch = next(said for said in conversation if said.path == "/v1/batches")
    again = unpack_ack(line.ask(batch.method, batch.path, content=batch.content).content)
    assert (again.created, again.exists) == (0, unpack_ack(batch.answer).created)


def test_an_older_till_hears_no_word_that_it_does_not_know(conversation: list[Said], answers: list[bytes]) -> None:
    """It reads strictly: a word more in its cards, and it keeps those that it has."""
    for said, answer in zip(conversation, answers, strict=True):
        assert words(json.loads(answer)) <= words(json.loads(said.answer)), said.path


def test_todays_till_reads_what_an_older_register_answered(conversation: list[Said]) -> None:
    for said in conversation:
        if said.path.endswith("/feed"):
            feed = unpack_feed(said.answer)
            assert is_signed(KEYS.signing.public, feed.message(), feed.signature)
            assert {card.number for card in feed.families} == (set(FAMILIES) if said.params["since"] == 0 else set())
        elif said.path == "/v1/batches":
            ack = unpack_ack(said.answer)
            assert is_signed(KEYS.signing.public, ack.message(), ack.signature)


def test_a_conversation_can_be_recorded_today(tmp_path: Path) -> None:
    """So that this release can leave its own; it says what the kept ones say."""
    now = record(tmp_path)
    assert [(said.method, said.path) for said in now] == [(said.method, said.path) for said in read(KEPT[-1])]


def words(document: object, path: str = "") -> set[str]:
    """Every key of a JSON document, with the keys above it."""
    if isinstance(document, dict):
        below = [words(value, f"{path}/{key}") for key, value in document.items()]
        return {f"{path}/{key}" for key in document}.union(*below)
    if isinstance(document, list):
        return set().union(*(words(value, path) for value in document))
    return set()
