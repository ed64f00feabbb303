"""Plays a day through the doors and keeps what went in and came out: the examples of the description.

`python -m tests.integration.register.make_examples` writes them anew; a test proves that they still fit.
"""

from __future__ import annotations

import io
import json
import tempfile
from base64 import b64encode
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any

import httpx
from PIL import Image

from pos.domain.account_codes import AccountCode
from pos.domain.agent_facts import MoneyPlace
from pos.domain.agents import HandedOver
from pos.domain.bazaar import FamilyCard, Person, Role
from pos.domain.facts import Method
from pos.domain.families import FamilyPrivate, FamilyRecord
from pos.domain.goods_facts import MarkdownPlanned
from pos.domain.identity import catalogue_item_code, family_number
from pos.domain.list_facts import ListedLine
from pos.domain.office_facts import FamilyEnrolled
from pos.domain.own_books import TallyLine, TallySheet
from pos.domain.postings import Account
from pos.domain.store_orders import ChoiceKind, OrderFile, OrderState, ProductChoice, StoreLine, StoreOrder
from pos.ledger.chain import mark_of
from pos.ledger.keys import from_seed
from pos.register.doors.describing import EXAMPLES
from pos.register.serve import EmbeddedRegister
from pos.sync.records import to_record
from pos.sync.told import Introduced, Introductions, RollCall, SendWish
from tests.unit.register.rehearsal import BAZAAR, FAMILIES, SECRETS, Clock, Ids, open_register
from tests.unit.register.settling import both

PATIENCE_S = 60
ROWS_MAX = 2
PARAMETERS = {
    "bazaar": BAZAAR.code,
    "number": FAMILIES[0],
    "device": "T01",
    "code": "C02",
    "receipt": "A01-000001-3",
    "stock_by": "family",
    "first": "2026-11-20",
    "last": "2026-11-22",
    "package": "A",
    "branch": "الذيد",
    "governorate": "حمص",
    "hall": "H01",
    "but": "G01",
    "days": 30,
    "that": "expire",
    "families_by": "package",
    "import_id": "018bcfe5687b7c2c8f8f6a1d2b3c4d5e",
    "markdown": "018bcfe5-687b-7c2c-8f8f-6a1d2b3c4d5e",
    **dict.fromkeys(("skip", "since", "after"), 0),
    "mark": mark_of(b"abc"),
    "payout": "1",
    "amana-device": "T01",
    "amana-signature": "0" * 128,
    "epoch": 1,
    "seq": 3,
    "source": "ledger",
    "account": ["family"],
    "kind": ["sale"],
    "claim": ["gross"],
    "family": FAMILIES[0],
    "families": list(FAMILIES[:2]),
    "item": "",
    "mentions": "T01-000001-3",
    "hour": "09",
    **dict.fromkeys(("closing", "after_closing"), "R01-000009-1"),
    "shift": "T01.1.9",
    "told": "counted",
    **dict.fromkeys(("late_for", "settled_by"), "R01-000001-2"),
    "numbers": ",".join(FAMILIES[:2]),
    "rate_bp": 1500,
    "book": "S01",
    **dict.fromkeys(("shift_day", "day", "first_day"), "2026-11-20"),
    "last_day": "2026-11-22",
    "start": "T01.1.3.0",
    "limit": 100,
    "token": "5sUZp4ZtHCo-ccYGcjHjqMXyo_k",
    "lang": "en",
}


@dataclass
class Player:
    """Asks through the doors and keeps the first right answer of each."""

    client: httpx.Client
    ids: Ids = field(default_factory=lambda: Ids().fork("examples"))
    token: str = ""
    bodies: dict[str, Any] = field(default_factory=dict)
    answers: dict[str, Any] = field(default_factory=dict)

    def ask(self, door: str, order: object = None, words: dict[str, Any] | None = None, **parts: str) -> Any:
        method, template = door.split(" ")
        body = to_record(order) if order is not None else None
        shown = {"Authorization": f"Bearer {self.token}"} if self.token else {}
        path = template.format(**{**PARAMETERS, **parts})
        answer = self.client.request(method, path, json=body, headers=shown, params=words)
        assert answer.is_success, (door, answer.status_code, answer.text)
        if body is not None:
            self.bodies.setdefault(door, body)
        said = answer.json() if answer.content and "json" in answer.headers["content-type"] else None
        if said is not None and "ndjson" not in answer.headers["content-type"]:
            self.answers.setdefault(door, shorten(said))
        return said

    def tell(self, door: str, device: str, message: bytes) -> None:
        """Ask with the bytes that a device signed."""
        method, template = door.split(" ")
        signed = {"Amana-Signature": from_seed(device).sign(message).hex()}
        answer = self.client.request(method, template.format(**PARAMETERS), content=message, headers=signed)
        assert answer.is_success, (door, answer.status_code, answer.text)
        self.answers.setdefault(door, shorten(answer.json()))

    def sign_in(self, person: str) -> None:
        self.token = ""
        self.token = self.ask("POST /v1/sessions", {"person": person, "secret": SECRETS[person]})["token"]

    def new_id(self) -> str:
        return str(self.ids.new())


def shorten(said: Any) -> Any:
    """The first rows are enough for an example."""
    if isinstance(said, list):
        return [shorten(one) for one in said[:ROWS_MAX]]
    if isinstance(said, dict):
        return {name: shorten(one) for name, one in said.items()}
    return said


def play(folder: Path) -> dict[str, dict[str, Any]]:
    """The examples, by kind and door."""
    register = open_register(folder / "examples.db")
    both(register)
    running = EmbeddedRegister(register)
    with httpx.Client(base_url=running.start(), timeout=PATIENCE_S, trust_env=False) as client:
        player = Player(client)
        _plan(player)
        _enrol(player)
        _mark_down(player)
        _read(player)
        _settle(player)
        _close(player)
        _sell_elsewhere(player)
    running.stop()
    return {"parameters": PARAMETERS, "bodies": player.bodies, "answers": player.answers}


def _plan(player: Player) -> None:
    for door in ("GET /v1/health", "GET /health/alive", "GET /health/ready"):
        player.ask(door)
    player.sign_in("A01")
    code = player.ask("POST /v1/enrolments", {"bazaar": BAZAAR.code, "device": ""})
    order = {"code": code["code"], "public_key": from_seed("T03").public, "name": "Till by the door"}
    player.ask("POST /v1/devices", order)
    player.ask("POST /v1/bazaars/{bazaar}/devices/{device}/revocation", {"reason": "stolen"}, device="T03")
    player.ask("GET /v1/bazaars/{bazaar}/devices")
    player.ask("PUT /v1/bazaars/{bazaar}/devices/{device}/label", {"label": "Till by the door"})
    told = RollCall(bazaar=BAZAAR.code, device="T01", at=Clock().at, facts=12, waiting=0)
    player.tell("POST /v1/bazaars/{bazaar}/roll", "T01", told.message())
    wish = SendWish(bazaar=BAZAAR.code, device="T01", at=Clock().at)
    player.tell("POST /v1/bazaars/{bazaar}/wishes", "T01", wish.message())
    hall = player.ask("POST /v1/enrolments", {"bazaar": BAZAAR.code, "device": "H01"})
    order = {"code": hall["code"], "public_key": from_seed("H01").public, "name": "Hall 1"}
    player.ask("POST /v1/devices", order)
    one = Introduced(device="T01", public_key=from_seed("T101").public, label="Till by the stage")
    met = Introductions(bazaar=BAZAAR.code, device="H01", devices=(one,))
    player.tell("POST /v1/bazaars/{bazaar}/introductions", "H01", met.message())
    player.ask("GET /v1/people")
    player.ask("GET /v1/trail")
    person = Person(code="C02", name_ar="أمينة الصندوق", name_en="Cashier", role=Role.CASHIER)
    player.ask("PUT /v1/people/{code}", {"person": person, "secret": "2468"})
    player.ask("DELETE /v1/people/{code}")
    player.ask("GET /v1/bazaars")
    plan = replace(BAZAAR, code="INTAJ9", edition=9)
    player.ask("PUT /v1/bazaars/{bazaar}", {"id": player.new_id(), "bazaar": plan}, bazaar="INTAJ9")
    card = FamilyEnrolled(
        number=family_number(45),
        name_ar="أسرة ٤٥",
        name_en="Family 45",
        package="A",
        rate_bp=1_000,
        licence_expiry=date(2027, 1, 31),
    )
    family = {"id": player.new_id(), "family": card}
    player.ask("PUT /v1/bazaars/{bazaar}/families/{number}", family, number=card.number)
    _pages(player)
    player.ask("PUT /v1/families/{number}/personal", {"phone": "+971500000000"})
    player.ask("GET /v1/families/{number}/personal")


def _mark_down(player: Player) -> None:
    """A markdown for the last hours: looked at, planned, listed and stopped."""
    at = "/v1/bazaars/{bazaar}/markdowns"
    plan = MarkdownPlanned(
        day=BAZAAR.last_day,
        from_minute=20 * 60,
        until_minute=22 * 60,
        off_bp=2_000,
        reason="Last hours",
        package="A",
        consent_by="All, on their goods notes",
    )
    player.ask(f"POST {at}/preview", plan)
    told = player.ask(f"POST {at}", {"id": player.new_id(), "plan": plan})
    player.ask(f"GET {at}")
    order = {"id": player.new_id(), "reason": "Sold out"}
    player.ask(f"POST {at}/{{markdown}}/end", order, markdown=told[0]["told"]["id"])


def _enrol(player: Player) -> None:
    """Families one by one, and from a file."""
    at = "/v1/bazaars/{bazaar}"
    number = player.ask("GET /v1/family-number")
    card = FamilyCard(number=number, name_ar="أسرة جديدة", name_en="New family", package="A", branch="Khor Fakkan")
    private = FamilyPrivate(phone="+971500000000", collectors="Her son")
    record = FamilyRecord(card=card, private=private)
    order = {"id": player.new_id(), "record": record}
    player.ask(f"PUT {at}/families/{{number}}/record", order, number=number)
    player.ask(f"GET {at}/families/{{number}}/record", number=number)
    pixel = io.BytesIO()
    Image.new("RGB", (1, 1)).save(pixel, "PNG")
    order = {"photo": b64encode(pixel.getvalue()).decode(), "version": 1}
    player.ask(f"PUT {at}/families/{{number}}/photo", order, number=number)
    player.ask(f"GET {at}/families/{{number}}/photo", number=number)
    player.ask(f"PUT {at}/families/{{number}}/photo", {"photo": "", "version": 2}, number=number)
    player.ask("GET /v1/families/{number}/history", number=number)
    player.ask("GET /v1/families/{number}/collectors", number=number)
    for door in ("family-list", "family-records"):
        player.ask(f"GET {at}/{door}")
    order = {"id": player.new_id(), "file": "items.csv", "what": "items", "added": 1, "changed": 0}
    begun = player.ask(f"POST {at}/imports", order)["source"]
    line = ListedLine(
        item=catalogue_item_code(number, 1),
        family=number,
        name_ar="مربى",
        name_en="Jam",
        package="A",
        price_minor=1_800,
        rate_bp=0,
    )
    player.ask(f"POST {at}/imports/{{import_id}}/items", {"lines": [line]}, import_id=begun)
    order = {"id": player.new_id(), "file": "families.csv", "what": "families", "added": 0, "changed": 1}
    begun = player.ask(f"POST {at}/imports", order)["source"]
    changed = replace(record, card=replace(card, branch="Kalba"), version=3)
    player.ask(f"POST {at}/imports/{{import_id}}/families", {"records": [changed]}, import_id=begun)
    player.ask(f"POST {at}/imports/{{import_id}}/undoing", {"id": player.new_id()}, import_id=begun)
    player.ask(f"GET {at}/imports")


def _pages(player: Player) -> None:
    player.ask("PUT /v1/pages/address", {"address": "https://centre.example"})
    pages = player.ask("POST /v1/bazaars/{bazaar}/pages")
    token = next(row for row in pages["rows"] if row["family"] == FAMILIES[0])["link"].rsplit("/", 1)[1]
    assert token == PARAMETERS["token"], "the same key makes the same links"
    player.ask("GET /f/{bazaar}/{token}")
    player.ask("GET /v1/bazaars/{bazaar}/pages")
    act = "POST /v1/bazaars/{bazaar}/pages/{number}"
    player.ask("GET /v1/account-codes")
    code = AccountCode(account=Account.CASH, code="1010", name="Cash at the tills")
    player.ask("PUT /v1/account-codes", {"version": 0, "rows": [code]})
    player.ask(f"{act}/renewal", {"serial": 1, "reason": "the paper was lost"})
    player.ask(f"{act}/withdrawal", {"reason": "the family asked"})


def _read(player: Player) -> None:
    rooms = ("families", "items", "board", "reconciliation", "roads", "exceptions", "accounts", "stock", "selling")
    for room in rooms:
        player.ask(f"GET /v1/bazaars/{{bazaar}}/{room}")
    player.ask("GET /v1/bazaars/{bazaar}/families/{number}/statement")
    player.ask("GET /v1/bazaars/{bazaar}/statements", words={"families": PARAMETERS["families"]})
    player.ask("GET /v1/bazaars/{bazaar}/acts")
    (report, *_) = player.ask("GET /v1/bazaars/{bazaar}/reports")
    place = {name: report[name] for name in ("device", "epoch", "seq")}
    player.ask("POST /v1/bazaars/{bazaar}/reports/checks", {**place, "said": report["held"]})
    player.ask("POST /v1/bazaars/{bazaar}/exports", {"what": "statements"})
    for room in ("entries", "facts/{device}/{epoch}/{seq}", "trial-balance"):
        player.ask(f"GET /v1/bazaars/{{bazaar}}/{room}")


def _settle(player: Player) -> None:
    player.sign_in("K01")
    money = {"id": player.new_id(), "family": FAMILIES[0], "amount_minor": 1_000, "reason": "materials"}
    box = {"id": player.new_id(), "amount_minor": 1_000_000, "place": "safe", "reason": "for Friday"}
    player.ask("POST /v1/bazaars/{bazaar}/cash-box/fillings", box)
    player.ask("POST /v1/bazaars/{bazaar}/advances", {**money, "collector": "her brother"})
    approved = {"approver": "P01", "approver_secret": SECRETS["P01"]}
    player.ask("POST /v1/bazaars/{bazaar}/adjustments", {**money, "id": player.new_id(), **approved})
    _resolve(player)
    runs = "/v1/bazaars/{bazaar}/payouts"
    number = player.ask(f"POST {runs}", {"id": player.new_id(), "provisional": ""})["number"]
    player.ask(f"GET {runs}")
    player.ask(f"GET {runs}/{{number}}", number=number)
    void = {"id": player.new_id(), "reason": "a till came back"}
    player.ask(f"POST {runs}/{{number}}/cancellation", void, number=number)
    number = player.ask(f"POST {runs}", {"id": player.new_id(), "provisional": ""})["number"]
    player.sign_in("P01")
    player.ask(f"POST {runs}/{{number}}/approval", {"id": player.new_id(), "reason": ""}, number=number)
    player.sign_in("K01")
    payment = {"id": player.new_id(), "family": FAMILIES[0], "collector": "her brother", "reference": ""}
    _undo(player, number, payment)


def _undo(player: Player, number: str, payment: dict[str, str]) -> None:
    runs = "/v1/bazaars/{bazaar}/payouts"
    held = {"id": player.new_id(), "family": FAMILIES[0], "reason": "the name is not clear"}
    player.ask(f"POST {runs}/{{number}}/holds", held, number=number)
    player.ask("GET /v1/bazaars/{bazaar}/uncollected")
    released = {"id": player.new_id(), "family": FAMILIES[0]}
    player.ask(f"POST {runs}/{{number}}/releases", released, number=number)
    player.ask(f"POST {runs}/{{number}}/payments", payment, number=number)
    undone = {"id": player.new_id(), "family": FAMILIES[0], "cause": "voucher", "reason": "handed to another family"}
    second = {"approver": "P01", "approver_secret": SECRETS["P01"]}
    player.ask(f"POST {runs}/{{number}}/reversals", {**undone, **second}, number=number)
    rest = {"id": player.new_id(), "amount_minor": 1_000, "place": "safe", "reason": "what is left"}
    player.ask("POST /v1/bazaars/{bazaar}/cash-box/emptyings", rest)
    player.ask("GET /v1/bazaars/{bazaar}/cash-box")


def _resolve(player: Player) -> None:
    """Take an exception on, and accept it."""
    listed = "/v1/bazaars/{bazaar}/exceptions"
    (odd, *_) = player.ask(f"GET {listed}")
    player.ask(f"POST {listed}/owners", {"id": player.new_id(), "about": odd["key"], "person": None})
    word = {"id": player.new_id(), "about": odd["key"], "act": "accepted", "reason": "Counted again: it is right"}
    approved = {"approver": "P01", "approver_secret": SECRETS["P01"]}
    player.ask(f"POST {listed}/resolutions", {**word, **approved})
    player.ask(f"GET {listed}/resolved")


def _sell_elsewhere(player: Player) -> None:
    for report in ("choices", "stock", "items", "families"):
        player.ask(f"GET /v1/bazaars/{{bazaar}}/reports-on/{report}")
    books = "/v1/bazaars/{bazaar}/books"
    for kind, label in (("store", "Online store"), ("outlet", "Partner outlet")):
        player.ask(f"POST {books}", {"id": player.new_id(), "kind": kind, "label": label, "letter": ""})
    player.ask(f"GET {books}")
    line = StoreLine(sku="", name="Date jam", quantity=2, amount_minor=5_060)
    order = StoreOrder(
        number="1001",
        day=BAZAAR.first_day,
        state=OrderState.PAID,
        method=Method.CARD,
        lines=(line,),
        delivery_minor=2_000,
        total_minor=7_060,
    )
    word = ProductChoice(name="Date jam", kind=ChoiceKind.FAMILY, code=FAMILIES[0])
    for door in ("orders/review", "orders"):
        player.ask(f"POST {books}/{{device}}/{door}", OrderFile(orders=(order,), choices=(word,)), device="W01")
    row = TallyLine(family=FAMILIES[0], name="Date jam", price_minor=2_530, count=2)
    sheet = TallySheet(day=BAZAAR.first_day, paper="17", lines=(row,), pieces=2, total_minor=5_060)
    sold = player.ask(f"POST {books}/{{device}}/sheets", {"id": player.new_id(), "sheet": sheet}, device="A01")
    player.ask(f"GET {books}/{{device}}/sheets", device="A01")
    agents = "/v1/bazaars/{bazaar}/agents"
    told = HandedOver(amount_minor=5_060, into=MoneyPlace.SAFE, paper="F-17")
    handing = {"id": player.new_id(), "told": told}
    account = player.ask(f"POST {agents}/{{device}}/handovers", handing, device="A01")
    player.ask(f"GET {agents}")
    undo = {"id": player.new_id(), "reason": "counted twice"}
    receipt = account["handovers"][0]["number"]
    player.ask(f"POST {agents}/{{device}}/handovers/{{receipt}}/reversal", undo, device="A01", receipt=receipt)
    undo = {"id": player.new_id(), "reason": "keyed in twice"}
    player.ask(f"POST {books}/{{device}}/sheets/{{receipt}}/reversal", undo, device="A01", receipt=sold["number"])


def _close(player: Player) -> None:
    """Close the books, and open them again."""
    periods = "/v1/bazaars/{bazaar}/periods"
    approved = {"approver": "P01", "approver_secret": SECRETS["P01"]}
    closed = player.ask(f"POST {periods}", {"id": player.new_id(), "provisional": "", **approved})
    player.ask(f"GET {periods}")
    player.ask(f"GET {periods}/open")
    player.ask(f"GET {periods}/proof")
    word = {"id": player.new_id(), "reason": "A till was found", **approved}
    player.ask(f"POST {periods}/{{number}}/reopening", word, number=closed["number"])


def main() -> None:
    """Write the examples."""
    with tempfile.TemporaryDirectory() as folder:
        played = play(Path(folder))
    EXAMPLES.write_text(json.dumps(played, ensure_ascii=False, indent=1, sort_keys=True) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
