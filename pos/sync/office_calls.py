"""What the office asks of the register, call by call; `pos.sync.client` carries the words.

Every act takes an id from its caller. When no answer comes, the same act may be asked for again with the same id and nothing
happens twice.
"""

from __future__ import annotations

from abc import abstractmethod
from typing import TYPE_CHECKING
from urllib.parse import quote

from pos.domain.access import DeviceCard, Enrolment, OfficeAct, SignedIn, TrailRow
from pos.domain.account_errors import NoEveningsThere
from pos.domain.bazaar import Bazaar, FamilyCard, ItemCard, Person
from pos.domain.errors import DamagedMessage
from pos.domain.ledger_reports import PAGE_ENTRIES_MAX, EntryPage, StoredFact, TrialBalance
from pos.domain.limits import STATEMENTS_AT_ONCE_MAX
from pos.domain.oddities import ExceptionRow
from pos.domain.paper_checks import ReportRow
from pos.domain.reports import Board, FamilyRow, GoodsLine, MoneyLine, PayoutRun, Reconciliation
from pos.domain.roads import Roads
from pos.domain.statement_reports import Statement
from pos.sync.family_calls import FamilyCalls
from pos.sync.page_calls import PageCalls
from pos.sync.reading import as_table, as_text, strictly
from pos.sync.records import from_record, from_records, to_record
from pos.sync.resolving_calls import ResolvingCalls
from pos.sync.selling_calls import SellingCalls
from pos.sync.undoing_calls import UndoingCalls

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date
    from uuid import UUID

    from pos.domain.access import Second
    from pos.domain.bazaar import PayBy
    from pos.domain.ledger_reports import Trace
    from pos.domain.office_facts import FamilyEnrolled
    from pos.domain.paper_checks import PaperFigures

UNKNOWN_UNTIL = "body.until"  # how a register says that it does not understand this part of an order


class OfficeCalls(FamilyCalls, PageCalls, ResolvingCalls, SellingCalls, UndoingCalls):
    """The office's calls, on whatever carries them."""

    token: str = ""

    @abstractmethod
    def ask_bytes(self, method: str, path: str, content: bytes | None = None) -> bytes:
        """Ask, and return the answer as it came."""

    # -- people and devices ------------------------------------------------------------------------------------

    def sign_in(self, code: str, secret: str) -> SignedIn:
        """Sign a person in; later calls are hers or his.

        Raises:
            WrongSecret, LockedOut: not now.
        """
        signed = from_record(SignedIn, self.ask_json("POST", "/v1/sessions", {"person": code, "secret": secret}))
        self.token = signed.token
        return signed

    def sign_out(self) -> None:
        """End the session."""
        self.ask_json("DELETE", "/v1/sessions")
        self.token = ""

    def people(self) -> tuple[Person, ...]:
        """Return everyone who may sign in."""
        return from_records(Person, self.ask_json("GET", "/v1/people"))

    def put_person(self, person: Person, secret: str = "") -> Person:
        """Add a person or change its card; without a secret the old one stays."""
        order = {"person": person, "secret": secret}
        return from_record(Person, self.ask_json("PUT", f"/v1/people/{path_part(person.code)}", order))

    def remove_person(self, code: str) -> None:
        """Take a person out: no sign-in any more, at the tills with their next feed."""
        self.ask_json("DELETE", f"/v1/people/{path_part(code)}")

    def issue_code(self, bazaar: str, device: str = "") -> Enrolment:
        """Ask for a code that admits one device; without a name, the next free one."""
        return from_record(Enrolment, self.ask_json("POST", "/v1/enrolments", {"bazaar": bazaar, "device": device}))

    def devices(self, bazaar: str) -> tuple[DeviceCard, ...]:
        """Return every device that was ever admitted."""
        return from_records(DeviceCard, self.ask_json("GET", f"{_at(bazaar)}/devices"))

    def rename_device(self, bazaar: str, device: str, label: str) -> None:
        """Call a device by another name; its letter and number stay."""
        self.ask_json("PUT", f"{_at(bazaar)}/devices/{path_part(device)}/label", {"label": label})

    def revoke(self, bazaar: str, device: str, reason: str) -> None:
        """Revoke a device."""
        self.ask_json("POST", f"{_at(bazaar)}/devices/{path_part(device)}/revocation", {"reason": reason})

    # -- planning ----------------------------------------------------------------------------------------------

    def bazaars(self) -> tuple[Bazaar, ...]:
        """Return all bazaars, the latest first."""
        return from_records(Bazaar, self.ask_json("GET", "/v1/bazaars"))

    def plan(self, bazaar: Bazaar, *, identity: UUID) -> Bazaar:
        """Plan a bazaar or change its plan."""
        return from_record(Bazaar, self.ask_json("PUT", _at(bazaar.code), {"id": identity, "bazaar": bazaar}))

    def enrol_family(
        self, bazaar: str, family: FamilyEnrolled, *, identity: UUID, private: Mapping[str, str] | None = None
    ) -> FamilyCard:
        """Enrol a family or change its card.

        Args:
            bazaar: its code.
            family: the card.
            identity: the act's id.
            private: personal data by field (`phone`, `iban`, `identity`, `address`, `licence`, `collectors`, `needs`).
        """
        path = f"{_at(bazaar)}/families/{path_part(family.number)}"
        card = from_record(FamilyCard, self.ask_json("PUT", path, {"id": identity, "family": family}))
        if private:
            self.write_personal(card.number, private)
        return card

    def families(self, bazaar: str) -> tuple[FamilyCard, ...]:
        """Return the cards of a bazaar's families, by number."""
        return from_records(FamilyCard, self.ask_json("GET", f"{_at(bazaar)}/families"))

    def items(self, bazaar: str) -> tuple[ItemCard, ...]:
        """Return the cards of a bazaar's items, by code."""
        return from_records(ItemCard, self.ask_json("GET", f"{_at(bazaar)}/items"))

    def personal(self, number: str) -> dict[str, str]:
        """Return a family's personal data by field."""
        with strictly():
            values = as_table(self.ask_json("GET", f"/v1/families/{path_part(number)}/personal"))
            return {field: as_text(value) for field, value in values.items()}

    def write_personal(self, number: str, values: Mapping[str, str]) -> None:
        """Write a family's personal data; an empty value takes a field out."""
        self.ask_json("PUT", f"/v1/families/{path_part(number)}/personal", dict(values))

    # -- reading -----------------------------------------------------------------------------------------------

    def board(self, bazaar: str) -> Board:
        """Return the first look at a bazaar."""
        return from_record(Board, self.ask_json("GET", f"{_at(bazaar)}/board"))

    def reconciliation(self, bazaar: str, payout: str = "") -> Reconciliation:
        """Return the three roads, per till and in total; as far as a payout run looked, where one is named."""
        path = f"{_at(bazaar)}/reconciliation"
        return from_record(Reconciliation, self.ask_json("GET", path, payout=payout))

    def roads(self, bazaar: str) -> Roads:
        """Return the three roads, row by row."""
        return from_record(Roads, self.ask_json("GET", f"{_at(bazaar)}/roads"))

    def exceptions(self, bazaar: str) -> tuple[ExceptionRow, ...]:
        """Return what wants a person's eye."""
        return from_records(ExceptionRow, self.ask_json("GET", f"{_at(bazaar)}/exceptions"))

    def accounts(self, bazaar: str) -> tuple[FamilyRow, ...]:
        """Return where every family stands."""
        return from_records(FamilyRow, self.ask_json("GET", f"{_at(bazaar)}/accounts"))

    def stock(self, bazaar: str) -> tuple[GoodsLine, ...]:
        """Return the equation of every item."""
        return from_records(GoodsLine, self.ask_json("GET", f"{_at(bazaar)}/stock"))

    def statement(self, bazaar: str, family: str, payout: str = "") -> Statement:
        """Return a family's statement, of one run or up to now."""
        path = f"{_at(bazaar)}/families/{path_part(family)}/statement"
        return from_record(Statement, self.ask_json("GET", path, payout=payout))

    def statements(self, bazaar: str, families: Sequence[str], payout: str = "") -> tuple[Statement, ...]:
        """Return several families' statements, asked for some at a time."""
        path, got = f"{_at(bazaar)}/statements", list[Statement]()
        for first in range(0, len(families), STATEMENTS_AT_ONCE_MAX):
            some = list(families[first : first + STATEMENTS_AT_ONCE_MAX])
            got += from_records(Statement, self.ask_json("GET", path, families=some, payout=payout))
        return tuple(got)

    def entries(self, bazaar: str, trace: Trace, after: str = "", limit: int = PAGE_ENTRIES_MAX) -> EntryPage:
        """Return a part of the rows that a figure is made of."""
        words = {"start": after, "limit": limit, **_question(trace)}
        return from_record(EntryPage, self.ask_json("GET", f"{_at(bazaar)}/entries", **words))

    def fact(self, bazaar: str, device: str, epoch: int, seq: int) -> StoredFact:
        """Return one stored fact, word for word."""
        return from_record(StoredFact, self.ask_json("GET", f"{_at(bazaar)}/facts/{path_part(device)}/{epoch}/{seq}"))

    def trial_balance(self, bazaar: str, first_day: date | None = None, last_day: date | None = None) -> TrialBalance:
        """Return all accounts with what they were debited and credited."""
        days = {"first_day": first_day, "last_day": last_day}
        words = {name: day.isoformat() for name, day in days.items() if day is not None}
        return from_record(TrialBalance, self.ask_json("GET", f"{_at(bazaar)}/trial-balance", **words))

    def journal(self, bazaar: str, device: str) -> bytes:
        """Return a device's journal, line by line; `R01` is the office's own."""
        return self.ask_bytes("GET", f"{_at(bazaar)}/journals/{path_part(device)}")

    def import_bundle(self, bundle: bytes) -> bytes:
        """Bring a bundle from a stick in, and return the file of acknowledgements that travels back."""
        return self.ask_bytes("POST", "/v1/bundles", bundle)

    # -- papers and the trail ----------------------------------------------------------------------------------

    def reports(self, bazaar: str, device: str = "") -> tuple[ReportRow, ...]:
        """Return the Z-reports that are held, and what their papers say; of one till, where one is named."""
        return from_records(ReportRow, self.ask_json("GET", f"{_at(bazaar)}/reports", device=device))

    def check_report(self, bazaar: str, row: ReportRow, said: PaperFigures) -> ReportRow:
        """Keep what the paper of a Z-report says."""
        order = {"device": row.device, "epoch": row.epoch, "seq": row.seq, "said": said}
        return from_record(ReportRow, self.ask_json("POST", f"{_at(bazaar)}/reports/checks", order))

    def note_export(self, bazaar: str, what: str) -> None:
        """Say that figures of the register were written into a file."""
        self.ask_json("POST", f"{_at(bazaar)}/exports", {"what": what})

    def office_acts(self, bazaar: str) -> tuple[OfficeAct, ...]:
        """Return what the office planned, paid and decided, the last ones first."""
        return from_records(OfficeAct, self.ask_json("GET", f"{_at(bazaar)}/acts"))

    def trail(self, after: int = 0) -> tuple[TrailRow, ...]:
        """Return who did what, after a number, a thousand entries at most."""
        return from_records(TrailRow, self.ask_json("GET", "/v1/trail", after=after))

    # -- money -------------------------------------------------------------------------------------------------

    def pay_advance(
        self,
        bazaar: str,
        family: str,
        amount_minor: int,
        *,
        reason: str,
        identity: UUID,
        collector: str = "",
        second: Second | None = None,
    ) -> MoneyLine:
        """Pay a family an advance; above the bazaar's limit a second person approves."""
        order = {
            "id": identity,
            "family": family,
            "amount_minor": amount_minor,
            "reason": reason,
            "collector": collector,
            "approver": second.code if second else "",
            "approver_secret": second.secret if second else "",
        }
        return from_record(MoneyLine, self.ask_json("POST", f"{_at(bazaar)}/advances", order))

    def adjust(
        self,
        bazaar: str,
        family: str,
        amount_minor: int,
        *,
        reason: str,
        approver: str,
        approver_secret: str,
        identity: UUID,
    ) -> MoneyLine:
        """Credit a family (positive) or charge it (negative); a second person approves with code and secret."""
        order = {
            "id": identity,
            "family": family,
            "amount_minor": amount_minor,
            "reason": reason,
            "approver": approver,
            "approver_secret": approver_secret,
        }
        return from_record(MoneyLine, self.ask_json("POST", f"{_at(bazaar)}/adjustments", order))

    def payouts(self, bazaar: str) -> tuple[PayoutRun, ...]:
        """Return all payout runs, the first one first."""
        return from_records(PayoutRun, self.ask_json("GET", f"{_at(bazaar)}/payouts"))

    def payout(self, bazaar: str, number: str) -> PayoutRun:
        """Return one payout run."""
        return from_record(PayoutRun, self.ask_json("GET", _run(bazaar, number)))

    def draft_payout(
        self, bazaar: str, *, identity: UUID, provisional: str = "", until: date | None = None
    ) -> PayoutRun:
        """Draft a run, up to now or up to the evening of a day; with a reason where a till is missing.

        Raises:
            NoEveningsThere: the register is older and knows nothing of evenings.
        """
        order: dict[str, object] = {"id": identity, "provisional": provisional}
        if until is not None:  # a register of before knows no such word
            order["until"] = until
        try:
            answer = self.ask_json("POST", f"{_at(bazaar)}/payouts", order)
        except DamagedMessage as refusal:
            if until is not None and refusal.reason == UNKNOWN_UNTIL:
                raise NoEveningsThere from refusal
            raise
        return from_record(PayoutRun, answer)

    def approve_payout(self, bazaar: str, number: str, *, identity: UUID) -> PayoutRun:
        """Approve a draft."""
        return from_record(PayoutRun, self.ask_json("POST", f"{_run(bazaar, number)}/approval", {"id": identity}))

    def cancel_payout(self, bazaar: str, number: str, reason: str, *, identity: UUID) -> PayoutRun:
        """Give a draft up."""
        order = {"id": identity, "reason": reason}
        return from_record(PayoutRun, self.ask_json("POST", f"{_run(bazaar, number)}/cancellation", order))

    def pay_family(
        self,
        bazaar: str,
        number: str,
        family: str,
        *,
        identity: UUID,
        collector: str = "",
        collector_reason: str = "",
        reference: str = "",
    ) -> PayoutRun:
        """Pay one family of an approved run; with a reason where somebody collects whom it had not named."""
        order = {
            "id": identity,
            "family": family,
            "collector": collector,
            "collector_reason": collector_reason,
            "reference": reference,
        }
        return from_record(PayoutRun, self.ask_json("POST", f"{_run(bazaar, number)}/payments", order))

    def pay_all(
        self, bazaar: str, number: str, *, identity: UUID, pay_by: PayBy | None = None, reference: str = ""
    ) -> PayoutRun:
        """Pay all families of an approved run who wait, or all who are paid one way."""
        order = {"id": identity, "pay_by": pay_by, "reference": reference}
        return from_record(PayoutRun, self.ask_json("POST", f"{_run(bazaar, number)}/payments", order))


def path_part(name: str) -> str:
    """Return a name as one part of a path: nothing in it can lead to another door."""
    return quote(name, safe="")


def _question(trace: Trace) -> dict[str, str | int | list[str]]:
    """Return a trace as the words of a question; what is empty is left out."""
    names = {"accounts": "account", "kinds": "kind", "claims": "claim"}
    words = {names.get(name, name): part for name, part in to_record(trace).items()}
    words["numbers"] = ",".join(words.pop("families"))  # thousands of them fit into one address
    return {
        name: part
        for name, part in words.items()
        if part not in ("", [], None) or (name in {"family", "hall"} and part == "")
    }


def _at(bazaar: str) -> str:
    return f"/v1/bazaars/{path_part(bazaar)}"


def _run(bazaar: str, number: str) -> str:
    return f"{_at(bazaar)}/payouts/{path_part(number)}"
