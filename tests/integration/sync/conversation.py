"""The conversation of a till with its register, word for word, so that every later register can be asked the same.

python -m tests.integration.sync.conversation FILE      # records it with this Amana's own code; done once for each release
"""

from __future__ import annotations

import json
import sys
import tempfile
from base64 import b64decode, b64encode
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from typing_extensions import override

from pos.domain.facts import Purpose
from pos.domain.goods_facts import Pieces
from pos.ledger.book import Book
from pos.ledger.catalogue import Cards
from pos.ledger.keys import from_seed
from pos.register.serve import EmbeddedRegister
from pos.sync.admitted import Admission
from pos.sync.client import RegisterClient
from pos.sync.exchange import Exchange
from tests.builders import Till, a_received_line, surroundings
from tests.unit.register.rehearsal import ADMIN, BAZAAR, FAMILIES, KEYS, open_register

if TYPE_CHECKING:
    import httpx

DEVICE = "T03"


@dataclass(frozen=True)
class Said:
    """One question and the answer that it got.

    Attributes:
        headers: those that are Amana's own.
    """

    method: str
    path: str
    params: dict[str, Any]
    headers: dict[str, str]
    content: bytes
    answer: bytes

    def line(self) -> str:
        """As it is kept: one line of JSON, bytes in base64."""
        kept = {**vars(self), "content": b64encode(self.content).decode(), "answer": b64encode(self.answer).decode()}
        return json.dumps(kept, sort_keys=True) + "\n"


def read(path: Path) -> list[Said]:
    """Read a kept conversation."""
    kept = [json.loads(line) for line in path.read_text(encoding="ascii").splitlines()]
    return [Said(**{**one, "content": b64decode(one["content"]), "answer": b64decode(one["answer"])}) for one in kept]


class Listener(RegisterClient):
    """The real client, overheard."""

    def __init__(self, address: str) -> None:
        super().__init__(address)
        self.heard: list[Said] = []

    @override
    def ask(
        self,
        method: str,
        path: str,
        *,
        record: object = None,
        content: bytes | None = None,
        params: Any = None,
        headers: Any = None,
    ) -> httpx.Response:
        answer = super().ask(method, path, record=record, content=content, params=params, headers=headers)
        sent = content if content is not None else answer.request.content
        self.heard.append(Said(method, path, dict(params or {}), dict(headers or {}), sent, answer.content))
        return answer


def _day(till: Till) -> None:
    """Goods come in, are sold, taken back, undone; cash goes out; the drawer is counted and lacks a little."""
    lines = tuple(a_received_line("", quantity) for quantity in (5, 7))
    note = till.goods.receive(FAMILIES[0], lines, by="C01")
    jam, cake = (line.item for line in note.fact.lines)  # type: ignore[union-attr]  # it is a note
    till.open_shift()
    till.sell(jam, cake)
    wrong = till.sell(jam)
    till.undoing.void(_number(wrong), by="C01", reason="خطأ", approved_by="L01")
    broken = till.sell(cake, cake, card_minor=2_500)
    till.undoing.refund(_number(broken), {0: 1}, by="C01", reason="مكسور", approved_by="L01", restocked=False)
    till.shifts.move_cash(by="C01", amount_minor=-500, purpose=Purpose.EXPENSE, reason="أكياس", approved_by="L01")
    till.goods.hand_back(FAMILIES[0], (Pieces(item=jam, quantity=3),), by="C01", on_hand={jam: 4})
    till.close_shift(over_minor=-25, approved_by="L01")


def _number(recorded: Any) -> str:
    return str(recorded.fact.number)


def record(folder: Path) -> list[Said]:
    """Let a till join a register, fetch its cards, work for a day and send it, over real HTTP."""
    register = open_register(folder / "register.db")
    server = EmbeddedRegister(register)
    key = from_seed(DEVICE)
    with Listener(server.start()) as line:
        line.admit(register.devices.issue_code(ADMIN, BAZAAR.code, DEVICE).code, key.public)
        feed = line.feed(BAZAAR.code, DEVICE, 0, key)
        assert feed is not None
        book = Book(folder / DEVICE, DEVICE, surroundings(), key)
        cards = {name: getattr(feed, name) for name in ("version", "bazaar", "families", "items", "people")}
        book.begin(Cards(**cards))
        _day(Till(book))
        admission = Admission(
            bazaar=BAZAAR.code, device=DEVICE, register_key=KEYS.signing.public, sealing_key=KEYS.sealing.public
        )
        reader = book.reader()
        passed = Exchange(reader, admission, key).run(line)
        reader.close()
        book.close()
    server.stop()
    register.close()
    assert passed.unsent.facts == 0
    return line.heard


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as scratch:
        Path(sys.argv[1]).write_text("".join(said.line() for said in record(Path(scratch))), encoding="ascii")
