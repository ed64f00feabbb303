"""The play: three days of a bazaar, in the order in which they happen.

Goods are received on notes; tills open their shifts, sell, undo, count and close; they send over HTTP as they go, but one till
stays offline for the whole second day and comes in by stick; an advance is paid; the totals are reconciled; what was not sold
goes back; a payout is drafted, approved by a second person and paid. Everything is done by the rooms that do it in earnest.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from itertools import groupby
from pathlib import Path
from tempfile import mkdtemp
from typing import TYPE_CHECKING

from pos import settings
from pos.demo.clock import SimulatedClock, chance, surroundings
from pos.demo.crowd import Crowd, Shelf
from pos.demo.outcome import gather
from pos.demo.papers import PaperTrail
from pos.demo.sample import read_sample, resized
from pos.demo.stage import Means, admit, plan, raise_register
from pos.demo.stand import Stand
from pos.domain.bazaar import PayBy, Role, Unsold
from pos.domain.facts import Counted, Purpose, Sale
from pos.domain.goods_facts import Cause, Pieces
from pos.domain.money import CURRENCIES
from pos.domain.payout_facts import CashPlace
from pos.ledger.durable import write_durably
from pos.ledger.keys import from_seed
from pos.ledger.strongbox import KEY
from pos.ports import NoDrawer
from pos.register.surroundings import Surroundings as RegisterSurroundings
from pos.register.surroundings import keys_from_seed
from pos.sync.exchange import accept_all
from pos.sync.seal import unpack_acks, write_safely

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from pos.demo.figures import Outcome
    from pos.demo.sample import Sample
    from pos.demo.stage import Stage
    from pos.domain.bazaar import Person
    from pos.sync.client import RegisterClient

    Progress = Callable[[str, int, int], None]

OPENS, CLOSES = 10, 22  # the hall's hours
FLOAT_MAJOR = 300
ADVANCE_MAJOR = 100
SALES_BETWEEN_PASSES = 25


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """Which bazaar is played.

    Attributes:
        seed: the same seed gives the same journals.
        sales: over all tills and days.
    """

    seed: int = 8
    tills: int = 3
    families: int = 21
    sales: int = 240


def play(options: Options, out: Path | None, progress: Progress) -> Outcome:
    """Play a bazaar and leave its journals and papers in a folder.

    Args:
        options: which bazaar.
        out: the folder; a new one where none is given.
        progress: told what is going on, how far it is, and of how much.

    Raises:
        OutOfRange: a rehearsal of this size cannot be played.
        UnreadableFile: the sample's files have an error, or the folder is not empty.
    """
    sample = resized(
        read_sample(settings.assets() / "sample"), tills=options.tills, families=options.families, sales=options.sales
    )
    folder = _empty_folder(out)
    run = _Run(options, sample, folder, progress)
    try:
        run.set_up()
        for day in run.days:
            run.play_day(day)
        run.return_goods()
        run.pay_out()
        return run.gather()
    finally:
        run.close()


def _empty_folder(out: Path | None) -> Path:
    from pos.domain.errors import UnreadableFile

    if out is None:
        return Path(mkdtemp(prefix="amana-"))
    if out.exists() and any(out.iterdir()):
        raise UnreadableFile(str(out), "not empty")
    out.mkdir(parents=True, exist_ok=True)
    return out


class _Run:
    """One rehearsal while it is played."""

    def __init__(self, options: Options, sample: Sample, out: Path, progress: Progress) -> None:
        self._options = options
        self._sample = sample
        self._out = out
        self._progress = progress
        self._bazaar = sample.bazaar
        self._currency = CURRENCIES[sample.bazaar.currency]
        self._clock = SimulatedClock(sample.bazaar.first_day - timedelta(days=1), sample.bazaar.utc_offset_minutes)
        self._chance = chance(options.seed, "crowd")
        self._shelf = Shelf()
        self._stands: list[Stand] = []
        self._trail = PaperTrail(out, settings.assets(), sample)
        self._raised: Stage | None = None
        self._sold = 0

    @property
    def days(self) -> list[date]:
        """The days on which the hall is open."""
        count = (self._bazaar.last_day - self._bazaar.first_day).days + 1
        return [self._bazaar.first_day + timedelta(days=n) for n in range(count)]

    @property
    def stage(self) -> Stage:
        """The bazaar that was set up."""
        if self._raised is None:
            raise LookupError("set_up comes first")
        return self._raised

    # -- before ------------------------------------------------------------------------------------------------

    def set_up(self) -> None:
        """Plan, enrol, admit; receive the goods on notes; bring every till up to date."""
        self._progress("planning", 0, 1)
        seed = self._options.seed
        ids, tokens = chance(seed, "ids/R01"), chance(seed, "tokens/R01")
        means = Means(
            register=RegisterSurroundings(self._clock.now, lambda: ids.getrandbits(74), tokens.randbytes),
            register_keys=keys_from_seed(str(seed)),
            till=lambda device: surroundings(self._clock.now, seed, device),
            key=lambda device: from_seed(f"{seed}/{device}"),
        )
        self._keep_keys(means)
        self._raised = raise_register(self._out / "books", means)
        plan(self.stage, self._sample)
        for device in self._bazaar.tills:
            book, admission = admit(self.stage, self._sample, device)
            self._stands.append(Stand(book, admission, self._trail.press(book), NoDrawer()))
        self._receive_goods()
        for stand in self._stands:
            self._send(stand)
        self._progress("planning", 1, 1)

    def _keep_keys(self, means: Means) -> None:
        """Put the keys where the window looks for them, so that it can be opened on what was played."""
        register, home = means.register_keys, self._out / "books"
        keys = {"register": register.signing.secret, "sealing": register.sealing.secret, "fields": register.fields}
        for name, secret in keys.items():
            write_durably(home / settings.REGISTER / f"{name}.key", secret, 0o600)
        for device in self._bazaar.tills:
            key = means.key(device)
            if key is not None:
                write_durably(home / device / KEY, key.secret, 0o600)

    def _receive_goods(self) -> None:
        desk = self._sample.with_role(Role.GOODS)
        by_family = groupby(sorted(self._sample.items, key=lambda item: item.family), key=lambda item: item.family)
        for family, items in by_family:
            lines = tuple(item.received_line() for item in items if item.quantity)
            if lines:
                self._clock.advance(240)
                self._stands[0].goods.receive(family, lines, by=desk.code)
        catalogue = self._stands[0].book.catalogue
        for item in self._sample.items:
            card = catalogue.item(item.code)
            if card is not None:
                self._shelf.put(card, item.quantity)

    # -- the days ----------------------------------------------------------------------------------------------

    def play_day(self, day: date) -> None:
        """Open, sell, undo, count, close and send: one day at every till."""
        n = self.days.index(day)
        offline = self._stands[-1] if n == 1 else None
        self._clock.go_to(day, OPENS - 1)
        for stand in self._stands:
            self._open(stand, day)
        self._clock.go_to(day, OPENS)
        crowd = Crowd(self._chance, self._shelf, self._person(Role.LEAD), self._currency)
        share = self._options.sales * (n + 1) // len(self.days) - self._options.sales * n // len(self.days)
        pause = (CLOSES - OPENS) * 3600 // max(share, 1)
        for visit in range(share):
            self._visit(crowd, self._stands[visit % len(self._stands)], visit, pause, offline)
        if n == 1:
            self._pay_advances()
            self._break_a_piece()
        self._clock.go_to(day, CLOSES)
        for stand in self._stands:
            crowd.settle_held(stand, self._cashier(stand))
            self._close(stand)
            if stand is offline:
                self._bring_by_stick(stand)
            else:
                self._send(stand)

    def _visit(self, crowd: Crowd, stand: Stand, visit: int, pause: int, offline: Stand | None) -> None:
        self._clock.advance(pause)
        cashier = self._cashier(stand)
        recorded = crowd.visit(stand, cashier)
        self._sold += 1
        if self._sold % 50 == 0 or self._sold == self._options.sales:
            self._progress("selling", self._sold, self._options.sales)
        if recorded is not None and isinstance(recorded.fact, Sale):
            if self._sold == 2:
                crowd.undo(stand, cashier, recorded.fact.number)
            elif self._chance.random() < 0.03:
                self._clock.advance(60)
                crowd.bring_back(stand, cashier, recorded.fact.number)
        if visit == 2 * len(self._stands):
            stand.shift.open_drawer(by=cashier.code, reason="صرف فكة لزبون")
        if visit % SALES_BETWEEN_PASSES == SALES_BETWEEN_PASSES - 1 and stand is not offline:
            self._send(stand)

    def _open(self, stand: Stand, day: date) -> None:
        amount = FLOAT_MAJOR * self._currency.unit_minor
        stand.shift.open(by=self._cashier(stand).code, day=day, counted=self._notes(amount))

    def _close(self, stand: Stand) -> None:
        """Put most of the cash into the safe, count blind, and close; now and then the drawer is off by a coin."""
        cashier, lead = self._cashier(stand), self._person(Role.LEAD)
        surplus = stand.shift.figures().expected_minor - FLOAT_MAJOR * self._currency.unit_minor
        hundreds = surplus // (100 * self._currency.unit_minor) * 100 * self._currency.unit_minor
        if hundreds > 0:
            stand.shift.move_cash(
                by=cashier.code,
                amount_minor=-hundreds,
                purpose=Purpose.SAFE,
                reason="توريد إلى الخزنة",
                approved_by=lead.code,
            )
        self._clock.advance(300)
        off = self._chance.choice((0, 0, 0, 0, -self._bazaar.cash_step_minor, self._bazaar.cash_step_minor * 2))
        sums = stand.shift.figures()
        stand.shift.count(
            by=cashier.code, counted=self._notes(sums.expected_minor + off), card_minor=sums.card_minor or None
        )
        self._clock.advance(60)
        stand.shift.close(by=cashier.code)

    # -- between till and register -----------------------------------------------------------------------------

    def _send(self, stand: Stand) -> None:
        with self.stage.client() as line:
            stand.exchange.run(line)

    def _bring_by_stick(self, stand: Stand) -> None:
        """Write a bundle, carry it to the register, carry its word back: no network at the till all day."""
        stick = self._out / "bundle"
        stick.mkdir(exist_ok=True)
        ephemeral = chance(self._options.seed, f"stick/{stand.device}").randbytes(32)
        write_safely(stick / f"{stand.device}.amana", stand.exchange.bundle(ephemeral))
        accountant = self._sample.with_role(Role.ACCOUNTANT)
        office = self.stage.office(accountant.code, accountant.secret)
        word = office.import_bundle((stick / f"{stand.device}.amana").read_bytes())
        write_safely(stick / f"{stand.device}.ack", word)
        accept_all(stand.exchange, unpack_acks((stick / f"{stand.device}.ack").read_bytes()))
        self._send(stand)  # back in the office there is a network: fetch the new cards

    # -- the office --------------------------------------------------------------------------------------------

    def _pay_advances(self) -> None:
        accountant = self._sample.with_role(Role.ACCOUNTANT)
        office = self.stage.office(accountant.code, accountant.secret)
        self._fill_box(office, 2 * ADVANCE_MAJOR * self._currency.unit_minor)
        for family in self._sample.families[:2]:
            self._clock.advance(600)
            office.pay_advance(
                self._bazaar.code,
                family.number,
                ADVANCE_MAJOR * self._currency.unit_minor,
                reason="سلفة لشراء مواد",
                identity=self.stage.means.register.new_id(),
            )

    def _break_a_piece(self) -> None:
        """One piece falls and breaks at the first till; the centre pays for it."""
        code = self._shelf.first_of_a_family()
        if code is None:
            return
        self._stands[0].goods.write_off(
            code,
            1,
            Cause.DAMAGED,
            by=self._sample.with_role(Role.GOODS).code,
            reason="سقطت وانكسرت",
            approved_by=self._person(Role.LEAD).code,
            paid_by_centre=True,
        )
        self._shelf.take(code, 1)

    def return_goods(self) -> None:
        """Hand back what was not sold, on signed notes; what the family gives away is donated."""
        self._progress("returning", 0, 1)
        self._clock.go_to(self._bazaar.last_day + timedelta(days=1), OPENS)
        accountant = self._sample.with_role(Role.ACCOUNTANT)
        stock = self.stage.office(accountant.code, accountant.secret).stock(self._bazaar.code)
        on_hand = {line.item: line.on_hand for line in stock}
        desk, stand = self._sample.with_role(Role.GOODS), self._stands[0]
        left = [self._shelf.cards[code] for code, pieces in sorted(on_hand.items()) if pieces > 0]
        for card in left:
            if card.unsold is Unsold.DONATE:
                stand.goods.write_off(
                    card.code,
                    on_hand[card.code],
                    Cause.DONATED,
                    by=desk.code,
                    reason="تبرع باسم الأسرة",
                    approved_by=self._person(Role.LEAD).code,
                    paid_by_centre=False,
                )
        back = sorted((card for card in left if card.unsold is Unsold.RETURN), key=lambda card: card.family)
        for family, cards in groupby(back, key=lambda card: card.family):
            self._clock.advance(300)
            pieces = tuple(Pieces(item=card.code, quantity=on_hand[card.code]) for card in cards)
            stand.goods.hand_back(family, pieces, by=desk.code, on_hand=on_hand)
        self._send(stand)
        self._progress("returning", 1, 1)

    def pay_out(self) -> None:
        """Draft, have a second person approve, pay everyone."""
        self._progress("paying out", 0, 1)
        new_id = self.stage.means.register.new_id
        accountant, approver = self._sample.with_role(Role.ACCOUNTANT), self._sample.with_role(Role.APPROVER)
        self._clock.advance(1800)
        office = self.stage.office(accountant.code, accountant.secret)
        run = office.draft_payout(self._bazaar.code, identity=new_id())
        self._clock.advance(1800)
        self.stage.office(approver.code, approver.secret).approve_payout(
            self._bazaar.code, run.number, identity=new_id()
        )
        self._clock.advance(1800)
        self._fill_box(office, sum(part.line.paid_minor for part in run.waiting(PayBy.CASH)))
        office.pay_all(self._bazaar.code, run.number, identity=new_id())
        self._progress("paying out", 1, 1)

    def _fill_box(self, office: RegisterClient, amount_minor: int) -> None:
        new_id = self.stage.means.register.new_id
        office.fill_box(self._bazaar.code, amount_minor, CashPlace.SAFE, identity=new_id(), reason="من الخزنة")

    # -- after -------------------------------------------------------------------------------------------------

    def gather(self) -> Outcome:
        """Collect the figures, and write journals, statements and the settlement pack."""
        accountant = self._sample.with_role(Role.ACCOUNTANT)
        office = self.stage.office(accountant.code, accountant.secret)
        return gather(
            office, self._bazaar.code, [stand.book for stand in self._stands], self._out, self._trail, self._progress
        )

    def close(self) -> None:
        """Close books and register."""
        for stand in self._stands:
            stand.close()
        if self._raised is not None:
            self._raised.close()

    # -- small things ------------------------------------------------------------------------------------------

    def _cashier(self, stand: Stand) -> Person:
        cashiers = [person for person in self._sample.people if person.role is Role.CASHIER]
        return cashiers[self._stands.index(stand) % len(cashiers)].person("")

    def _person(self, role: Role) -> Person:
        return self._sample.with_role(role).person("")

    def _notes(self, amount_minor: int) -> tuple[Counted, ...]:
        """Return the notes and coins of an amount, largest first."""
        counted = []
        for note in self._currency.notes_minor:
            pieces, amount_minor = divmod(amount_minor, note)
            if pieces:
                counted.append(Counted(denomination_minor=note, pieces=pieces))
        return tuple(counted)
