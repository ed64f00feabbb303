"""What a till does when the register, or a proxy before it, answers with anything but an acknowledgement: nothing is lost."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import func, select

from pos.domain.errors import BadSignature, DamagedMessage, SessionEnded
from pos.domain.facts import DrawerOpened
from pos.domain.service_errors import AskedTooOften, TooLarge
from pos.domain.troubles import RegisterRefused
from pos.ledger.keys import from_seed
from pos.register.doors.answers import refuse
from pos.register.tables import FACT
from pos.sync.admitted import Admission
from pos.sync.client import RegisterClient
from pos.sync.exchange import Exchange
from pos.sync.wire import inflate, unpack
from tests.builders import an_open_book
from tests.unit.register.rehearsal import ADMIN, BAZAAR, KEYS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pos.domain.errors import Refusal
    from pos.ledger.book import Book
    from pos.register.register import Register
    from pos.register.serve import EmbeddedRegister

RECORDED = 37


@dataclass
class Answer:
    """An answer that is no acknowledgement."""

    status: int
    body: bytes = b"<html>no</html>"
    headers: dict[str, str] = field(default_factory=dict)


def words_of(refusal: Refusal) -> Answer:
    """What the register itself answers with a refusal."""
    said = refuse(refusal)
    return Answer(said.status_code, bytes(said.body), dict(said.headers))


@dataclass
class Moods:
    """How a proxy feels: what it answers next, and which batches are too large for it.

    Attributes:
        sizes: of the batches that came, in facts.
    """

    answers: list[Answer] = field(default_factory=list)
    facts_max: int = 10**6
    too_large: Answer = field(default_factory=lambda: Answer(413))
    sizes: list[int] = field(default_factory=list)


class Proxy:
    """Stands before the register and answers by itself while it is in a mood."""

    def __init__(self, app: Any, moods: Moods) -> None:
        self._app, self._moods = app, moods

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        if scope["type"] != "http" or scope["path"] != "/v1/batches":
            await self._app(scope, receive, send)
            return
        event = await receive()
        while event["more_body"]:
            more = await receive()
            event = {**more, "body": event["body"] + more["body"]}
        answer = self._answer(len(unpack(inflate(event["body"])).bodies))
        if answer is None:

            async def again() -> Any:
                return event

            await self._app(scope, again, send)
            return
        names = {**answer.headers, "content-length": str(len(answer.body))}
        headers = [(name.lower().encode(), value.encode()) for name, value in names.items()]
        await send({"type": "http.response.start", "status": answer.status, "headers": headers})
        await send({"type": "http.response.body", "body": answer.body})

    def _answer(self, facts: int) -> Answer | None:
        self._moods.sizes.append(facts)
        if facts > self._moods.facts_max:
            return self._moods.too_large
        return self._moods.answers.pop(0) if self._moods.answers else None


@dataclass
class Scene:
    """A till with unsent facts, a line of real HTTP, and a proxy on it."""

    book: Book
    exchange: Exchange
    moods: Moods
    line: RegisterClient
    register: Register

    def run(self) -> None:
        self.exchange.run(self.line)

    @property
    def unsent(self) -> int:
        return self.exchange.watermarks.unsent().facts

    @property
    def held(self) -> int:
        with self.register.database.reading() as connection:
            query = select(func.count()).select_from(FACT).where(FACT.c.device == "T01")
            return int(connection.execute(query).scalar_one())


@pytest.fixture
def scene(embedded: EmbeddedRegister, tmp_path: Path) -> Iterator[Scene]:
    moods, register = Moods(), embedded.register
    embedded.app.add_middleware(Proxy, moods=moods)
    book = an_open_book(tmp_path / "till")
    register.devices.admit(register.devices.issue_code(ADMIN, BAZAAR.code, "T01").code, book.key.public)
    for n in range(RECORDED):
        book.journal.append(DrawerOpened(shift=1, reason=f"{n}"), identity=book.around.new_id(), by="C1")
    at = Admission(bazaar=BAZAAR.code, device="T01", register_key=KEYS.signing.public, sealing_key=KEYS.sealing.public)
    reader = book.reader()
    with RegisterClient(embedded.start()) as line:
        yield Scene(book, Exchange(reader, at, book.key), moods, line, register)
    reader.close()
    book.close()


@pytest.mark.parametrize("said", [Answer(413), words_of(TooLarge(1024))], ids=["a proxy", "the register"])
def test_what_is_too_large_is_sent_in_halves_and_stays_small(scene: Scene, said: Answer) -> None:
    whole = scene.unsent
    scene.moods.facts_max, scene.moods.too_large = 10, said
    scene.run()
    assert (scene.unsent, scene.held) == (0, whole)
    halves = [whole, whole // 2, whole // 4]
    assert scene.moods.sizes[:3] == halves
    assert max(scene.moods.sizes[2:]) <= 10


def test_a_single_fact_that_is_too_large_waits_and_nothing_is_lost(scene: Scene) -> None:
    scene.moods.facts_max = 0
    whole = scene.unsent
    with pytest.raises(RegisterRefused) as refused:
        scene.run()
    assert (refused.value.status, scene.unsent, scene.held) == (413, whole, 0)
    assert scene.moods.sizes[-1] == 1
    scene.moods.facts_max = 500
    scene.run()
    assert (scene.unsent, scene.held) == (0, whole)


ERRORS: list[tuple[Answer, Exception]] = [
    (Answer(401), RegisterRefused("Unauthorized", 401)),
    (words_of(SessionEnded()), SessionEnded()),
    (Answer(429, headers={"Retry-After": "7"}), RegisterRefused("Too Many Requests", 429, 7)),
    (words_of(AskedTooOften(9)), AskedTooOften(9)),
    (Answer(500), RegisterRefused("Internal Server Error", 500)),
    (Answer(502), RegisterRefused("Bad Gateway", 502)),
    (Answer(503, headers={"Retry-After": "5"}), RegisterRefused("Service Unavailable", 503, 5)),
    (Answer(503, headers={"Retry-After": "99999999"}), RegisterRefused("Service Unavailable", 503, 600)),
    (
        Answer(503, headers={"Retry-After": "Fri, 20 Nov 2026 09:00:00 GMT"}),
        RegisterRefused("Service Unavailable", 503),
    ),
]


def test_an_error_is_told_with_what_it_asks_for_and_drops_no_fact(scene: Scene) -> None:
    whole = scene.unsent
    for said, failure in ERRORS:
        scene.moods.answers.append(said)
        with pytest.raises(type(failure)) as told:
            scene.run()
        assert (told.value, scene.unsent, scene.held) == (failure, whole, 0)
    scene.run()
    assert (scene.unsent, scene.held) == (0, whole)


def test_a_word_that_another_key_signed_is_not_believed_though_the_facts_are_there(scene: Scene) -> None:
    whole, right = scene.unsent, scene.exchange._admission
    scene.exchange._admission = replace(right, register_key=from_seed("stranger").public)
    with pytest.raises(BadSignature):
        scene.run()
    assert (scene.unsent, scene.held) == (whole, whole)
    scene.exchange._admission = right
    scene.run()
    assert (scene.unsent, scene.held) == (0, whole)


def test_a_page_that_says_all_is_well_is_no_acknowledgement(scene: Scene) -> None:
    whole = scene.unsent
    for body in (b"", b"{}", b"<html>welcome to the hotel</html>"):
        scene.moods.answers.append(Answer(200, body))
        with pytest.raises(DamagedMessage):
            scene.run()
        assert (scene.unsent, scene.held) == (whole, 0)
