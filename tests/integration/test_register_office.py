"""The office at work over real HTTP: from the plan to the last voucher, and who may do what."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from pos.domain.bazaar import PayBy, Role
from pos.domain.errors import (
    DamagedMessage,
    LockedOut,
    NotAllowed,
    PayoutOpen,
    RegisterUnreachable,
    SamePerson,
    SessionEnded,
    TillsMissing,
    TotalsDiffer,
    WrongPayoutState,
    WrongSecret,
)
from pos.domain.identity import family_number
from pos.domain.office_facts import FamilyEnrolled
from pos.domain.reports import PayoutState
from pos.ledger.chain import GENESIS, link
from pos.ledger.codec import canonical
from pos.ledger.keys import from_seed
from pos.office.desk import Desk
from pos.office.planning import PlanningDesk
from pos.sync import seal
from pos.sync.records import from_record, to_record
from tests.unit.register.rehearsal import (
    ACCOUNTANT,
    BAZAAR,
    CASHIER,
    FAMILIES,
    KEYS,
    PRICE_MINOR,
    SECRETS,
    Clock,
    Ids,
    Journal,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from pos.office.line import OfficeLine, PlanningLine
    from pos.register.register import Register
    from pos.sync.client import RegisterClient

    SignIn = Callable[[str], RegisterClient]

CODE = BAZAAR.code
FIRST, SECOND, BANKED = FAMILIES


@pytest.fixture
def ids() -> Ids:
    return Ids().fork("office")


def closed_day(device: str = "T01") -> Journal:
    journal = Journal(device)
    journal.receive(FIRST, quantity=10)
    journal.open_shift()
    for family in FAMILIES:
        journal.sell(family)
    journal.close_shift()
    return journal


def send_both(line: RegisterClient) -> None:
    for device in BAZAAR.tills:
        line.push(closed_day(device).batch())


# -- the whole way --------------------------------------------------------------------------------------------------


def test_from_the_plan_to_the_last_voucher(line: RegisterClient, office: SignIn, ids: Ids) -> None:
    admin: PlanningLine = office("A01")
    desk = PlanningDesk(admin, ids.new)
    fresh = replace(BAZAAR, code="FRESH", tills=("T01",))
    assert desk.plan(fresh) == fresh
    number = family_number(7)
    card = desk.enrol(
        "FRESH",
        FamilyEnrolled(
            number=number, name_ar="أم أحمد", name_en="Um Ahmad", package="A", pay_by=PayBy.BANK, rate_bp=1000
        ),
        {"iban": "AE070331234567890123456", "phone": "+971500000001"},
    )
    assert desk.families("FRESH") == (card,)
    assert {bazaar.code for bazaar in desk.bazaars()} == {"INTAJ8", "FRESH"}
    code = desk.issue_code("FRESH").code
    assert line.admit(code, from_seed("T01").public, "the only till").device == "T01"

    journal = Journal("T01", bazaar="FRESH")
    journal.receive(number, rate_bp=1000)
    journal.open_shift()
    journal.sell(number, quantity=4, card=True)
    journal.close_shift()
    line.push(journal.batch())

    accountant: OfficeLine = office("K01")
    books = Desk(accountant, "FRESH", ids.new)
    assert books.board().reconciliation.agrees
    books.pay_advance(number, 1000, reason="materials", collector="her son")
    run = books.draft()
    approver = Desk(office("P01"), "FRESH", ids.new)
    assert approver.approve(run.number).state is PayoutState.APPROVED
    (transfer,) = books.transfers(books.run(run.number))
    assert (transfer.account, transfer.amount_minor) == ("AE070331234567890123456", run.payable_minor)
    done = books.pay_all(run.number, pay_by=PayBy.BANK, reference="BATCH-1")
    assert (done.state, done.paid_minor, done.waiting()) == (PayoutState.PAID, run.payable_minor, ())
    statement = books.statement(number, run.number)
    assert statement.net_minor == run.net_minor == 4 * PRICE_MINOR - 1012 - 1000
    assert (statement.paid_minor, statement.balance_minor) == (run.payable_minor, 0)
    assert [row.family.number for row in books.families("احمد")] == [number]
    assert books.families("nobody") == ()
    assert [line.on_hand for line in books.stock(number)] == [6]


def test_reports_travel_without_loss(line: RegisterClient, register: Register, office: SignIn, ids: Ids) -> None:
    send_both(line)
    accountant = office("K01")
    run = accountant.draft_payout(CODE, identity=ids.new())
    register_run = register.payouts.run(ACCOUNTANT, CODE, run.number)
    assert run == register_run
    assert accountant.payouts(CODE) == (register_run,)
    assert accountant.accounts(CODE) == register.accounts.families(ACCOUNTANT, CODE)
    assert accountant.stock(CODE) == register.accounts.stock(ACCOUNTANT, CODE)
    assert accountant.exceptions(CODE) == register.accounts.exceptions(ACCOUNTANT, CODE)
    assert accountant.item_cards(CODE) == register.catalogue.items(CODE)
    assert accountant.family_cards(CODE) == register.catalogue.families(CODE)
    board, reconciliation = accountant.board(CODE), accountant.reconciliation(CODE)
    theirs = register.accounts.board(ACCOUNTANT, CODE)
    assert replace(board, reconciliation=theirs.reconciliation) == theirs
    assert reconciliation.tills == theirs.reconciliation.tills
    statement = accountant.statement(CODE, FIRST, run.number)
    assert replace(statement, at=theirs.reconciliation.at) == replace(
        register.statements.statement(ACCOUNTANT, CODE, FIRST, run.number), at=theirs.reconciliation.at
    )


def test_a_journal_can_be_proved_by_a_stranger(line: RegisterClient, office: SignIn) -> None:
    journal = closed_day()
    line.push(journal.batch())
    exported = office("K01").journal(CODE, "T01")
    previous = GENESIS
    for text, body in zip(exported.splitlines(), journal.bodies, strict=True):
        row = json.loads(text)
        assert canonical(row["body"]) == body
        assert row["prev"] == previous.hex()
        previous = link(previous, body)
        assert row["hash"] == previous.hex()


def test_a_stick_is_brought_in_at_the_office(line: RegisterClient, office: SignIn) -> None:
    journal = closed_day()
    bundle = seal.seal([journal.batch(0, 3), journal.batch(3)], KEYS.sealing.public, b"\x05" * 32)
    acks = seal.unpack_acks(office("K01").import_bundle(bundle))
    assert (acks[-1].seq, acks[-1].head) == (journal.seq, journal.head)
    assert line.push(journal.batch()).exists == journal.seq
    with pytest.raises(SessionEnded):
        line.import_bundle(bundle)
    with pytest.raises(NotAllowed):
        office("P01").import_bundle(bundle)
    with pytest.raises(DamagedMessage):
        office("K01").import_bundle(bundle[:-2])


# -- refusals over the wire -----------------------------------------------------------------------------------------


def test_what_stands_against_a_payout_is_said_with_its_figures(line: RegisterClient, office: SignIn, ids: Ids) -> None:
    line.push(closed_day("T01").batch())
    accountant = office("K01")
    with pytest.raises(TillsMissing) as missing:
        accountant.draft_payout(CODE, identity=ids.new())
    assert missing.value.devices == ("T02",)
    wrong = Journal("T02")
    wrong.open_shift()
    wrong.sell(FIRST)
    wrong.close_shift(miscount_minor=100)
    line.push(wrong.batch())
    with pytest.raises(TotalsDiffer) as differ:
        accountant.draft_payout(CODE, identity=ids.new(), provisional="x")
    assert differ.value.z_reports_minor == differ.value.receipts_minor + 100


def test_a_run_goes_its_way_once(line: RegisterClient, office: SignIn, ids: Ids) -> None:
    send_both(line)
    accountant, approver = office("K01"), office("P01")
    run = accountant.draft_payout(CODE, identity=ids.new())
    with pytest.raises(PayoutOpen):
        accountant.draft_payout(CODE, identity=ids.new())
    with pytest.raises(NotAllowed):
        accountant.approve_payout(CODE, run.number, identity=ids.new())
    with pytest.raises(WrongPayoutState):
        accountant.pay_all(CODE, run.number, identity=ids.new())
    approver.approve_payout(CODE, run.number, identity=ids.new())
    with pytest.raises(WrongPayoutState):
        accountant.cancel_payout(CODE, run.number, "too late", identity=ids.new())
    paid = accountant.pay_family(CODE, run.number, FIRST, identity=ids.new(), collector="her son")
    assert [part.line.family for part in paid.waiting()] == [SECOND, BANKED]


def test_an_adjustment_needs_the_second_persons_own_secret(office: SignIn, ids: Ids) -> None:
    accountant = office("K01")

    def adjust(approver: str, secret: str) -> int:
        line = accountant.adjust(
            CODE, FIRST, 250, reason="found", approver=approver, approver_secret=secret, identity=ids.new()
        )
        return line.amount_minor

    with pytest.raises(WrongSecret):
        adjust("P01", SECRETS["K01"])
    with pytest.raises(NotAllowed):
        adjust("K01", SECRETS["K01"])
    assert adjust("P01", SECRETS["P01"]) == 250
    assert not issubclass(SamePerson, NotAllowed)


def test_sessions_end_and_wrong_secrets_lock(line: RegisterClient, office: SignIn, clock: Clock) -> None:
    accountant = office("K01")
    assert accountant.board(CODE).sales == 0
    clock.advance(hours=13)
    with pytest.raises(SessionEnded):
        accountant.board(CODE)
    for _ in range(4):
        with pytest.raises(WrongSecret):
            line.sign_in("K01", "wrong")
    with pytest.raises(LockedOut) as locked:
        line.sign_in("K01", "wrong")
    assert locked.value.seconds == 60
    again = office("P01")
    again.sign_out()
    with pytest.raises(SessionEnded):
        again.board(CODE)


def test_everyone_without_a_session_is_nobody(line: RegisterClient, register: Register) -> None:
    """Every path of the description but those of tills and of signing in wants a session; deny by default."""
    open_paths = {"/v1/health", "/v1/devices", "/v1/batches", "/v1/sessions", "/v1/bazaars/{bazaar}/feed"}
    document = line.ask_json("GET", "/v1/openapi.json")
    tried = 0
    for path, methods in document["paths"].items():
        for method, described in methods.items():
            assert described["summary"]
            if path in open_paths:
                continue
            tried += 1
            real = path.format(bazaar=CODE, number=FIRST, device="T01", code="C01")
            with pytest.raises((SessionEnded, DamagedMessage)):
                line.ask(method.upper(), real, content=b"{}", headers={"Content-Type": "application/json"})
    assert tried > 25
    assert register.people.everyone()


RIGHTS: dict[str, set[str]] = {
    "A01": {"board", "plan", "put_person", "issue_code", "journal", "personal"},
    "K01": {"board", "pay_advance", "draft_payout", "journal", "personal"},
    "P01": {"board", "journal", "personal"},
    "C01": set(),
}


@pytest.mark.parametrize("code", RIGHTS)
def test_each_role_may_do_its_own_and_nothing_else(code: str, line: RegisterClient, office: SignIn, ids: Ids) -> None:
    send_both(line)
    person = office(code)
    acts: dict[str, Callable[[], object]] = {
        "board": lambda: person.board(CODE),
        "journal": lambda: person.journal(CODE, "T01"),
        "personal": lambda: person.personal(FIRST),
        "plan": lambda: person.plan(BAZAAR, identity=ids.new()),
        "put_person": lambda: person.put_person(CASHIER),
        "issue_code": lambda: person.issue_code(CODE),
        "pay_advance": lambda: person.pay_advance(CODE, FIRST, 1, reason="x", identity=ids.new()),
        "draft_payout": lambda: person.draft_payout(CODE, identity=ids.new()),
    }
    allowed = {name for name, act in acts.items() if is_allowed(act)}
    assert allowed == RIGHTS[code]
    assert {one.code for one in person.people()} == set(SECRETS)


def is_allowed(act: Callable[[], object]) -> bool:
    try:
        act()
    except NotAllowed:
        return False
    return True


def test_people_are_changed_over_the_wire(office: SignIn) -> None:
    admin = office("A01")
    added = replace(CASHIER, code="C02")
    assert admin.put_person(added, "2468") == added
    with pytest.raises(NotAllowed):
        office("K01").remove_person("C02")
    admin.remove_person("C02")
    assert "C02" not in {person.code for person in admin.people()}


# -- lost answers ---------------------------------------------------------------------------------------------------


class Deaf:
    """A line on which the register hears everything, and whose first answer is lost."""

    def __init__(self, line: RegisterClient) -> None:
        self._line = line
        self.lost = 0

    def pay_advance(self, *args: object, **words: object) -> object:
        answer = self._line.pay_advance(*args, **words)  # type: ignore[arg-type]  # handed on as they came
        if self.lost == 0:
            self.lost += 1
            raise RegisterUnreachable("the answer was lost")
        return answer


def test_an_act_whose_answer_was_lost_is_done_once(office: SignIn, ids: Ids) -> None:
    accountant = office("K01")
    desk = Desk(Deaf(accountant), CODE, ids.new)  # type: ignore[arg-type]  # only what this test asks for
    with pytest.raises(RegisterUnreachable):
        desk.pay_advance(FIRST, 500, reason="materials")
    voucher = desk.pay_advance(FIRST, 500, reason="materials")
    assert voucher.number.startswith("R01-000001")
    row = next(one for one in accountant.accounts(CODE) if one.family.number == FIRST)
    assert row.advances_minor == 500
    desk.pay_advance(FIRST, 500, reason="materials")
    row = next(one for one in accountant.accounts(CODE) if one.family.number == FIRST)
    assert row.advances_minor == 1000


def test_records_are_read_strictly_and_pass_over_what_is_newer() -> None:
    record = to_record(CASHIER)
    assert from_record(type(CASHIER), {**record, "badge": "gold"}) == CASHIER
    assert from_record(type(CASHIER), {key: record[key] for key in ("code", "name_ar", "name_en", "role")}) == CASHIER
    wrong_ones: tuple[object, ...] = ({}, [], None, {**record, "role": "king"}, {**record, "code": 3})
    for wrong in wrong_ones:
        with pytest.raises(DamagedMessage):
            from_record(type(CASHIER), wrong)
    assert CASHIER.role is Role.CASHIER
