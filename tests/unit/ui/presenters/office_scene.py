"""The accounts over a fake desk, with recording views, shop and sheets."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pos.domain.account_codes import AccountCode, CodeBook, whole
from pos.office.code_book import CodesDesk
from pos.ui.presenters.lanes import Lanes
from pos.ui.presenters.ledger import LedgerPresenter
from pos.ui.presenters.office import OfficePresenter, Printed
from pos.ui.presenters.office_money import MoneyPresenter
from pos.ui.presenters.office_notes import NotePapers
from pos.ui.presenters.payout import PayoutPresenter
from pos.ui.presenters.statements import Statements
from tests.builders import a_person
from tests.unit.ui.presenters.accounts import FakeDesk
from tests.unit.ui.presenters.scene import Recorder

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from pos.domain.bazaar import Role
    from pos.domain.reports import PayoutRun
    from pos.office.desk import HandedOver
    from pos.ui.presenters.office import Snapshot
    from pos.ui.rows.files import FileAbout
    from pos.ui.rows.ledger import LedgerFilter
    from tests.unit.ui.presenters.scene import Counter


@dataclass
class FakeCodes:
    """A register's account codes."""

    book: CodeBook = field(default_factory=lambda: CodeBook(version=0, rows=whole(())))
    failure: Exception | None = None

    def account_codes(self) -> CodeBook:
        return self.book

    def change_account_codes(self, version: int, rows: tuple[AccountCode, ...]) -> CodeBook:
        if self.failure is not None:
            raise self.failure
        assert version == self.book.version
        self.book = CodeBook(version=version + 1, rows=rows)
        return self.book


@dataclass
class FakeRoom:
    """The register for one person, and for a second one's act."""

    desk_now: FakeDesk
    seconds: list[tuple[str, str]] = field(default_factory=list)
    failure: Exception | None = None
    coded: FakeCodes = field(default_factory=FakeCodes)

    def desk(self) -> Any:
        return self.desk_now

    def codes(self) -> CodesDesk:
        return CodesDesk(self.coded)

    def approve(self, code: str, secret: str, number: str) -> PayoutRun:
        self.seconds.append((code, secret))
        if self.failure is not None:
            raise self.failure
        return self.desk_now.approve(number)


@dataclass
class FakeShop:
    """Papers whose picture is their name."""

    made: list[Any] = field(default_factory=list)
    written: dict[str, bytes] = field(default_factory=dict)
    folder: Path = Path("office")
    printer_works: bool = True
    on_made: Callable[[int], None] = lambda _count: None
    reports: Any = None
    packed: list[Any] = field(default_factory=list)

    def statement(self, statement: Any) -> Printed:
        return replace(self._printed(f"statement {statement}"), statement=statement)

    def statements(self, name: str, statements: Any, tell: Callable[[int], None]) -> Path:
        self._make_each([f"{one}" for one in statements], tell)
        return Path(f"statements-{name}")

    def statement_pictures(self, name: str, statements: Any, tell: Callable[[int], None]) -> Path:
        self._make_each([f"{one} as pictures" for one in statements], tell)
        return Path(f"statements-{name}-pictures")

    def print_slips(self, statements: Any, then: Any, _oops: Any) -> None:
        self._make_each([f"{one} as a slip" for one in statements], lambda _done: None)
        then(self.printer_works)

    def statement_book(self, name: str, statements: Any, tell: Callable[[int], None]) -> Path:
        self._make_each([f"{one}" for one in statements], tell)
        return Path(f"statements-{name}.pdf")

    def _make_each(self, papers: list[str], tell: Callable[[int], None]) -> None:
        for done, paper in enumerate(papers, 1):
            self.made.append(paper)
            self.on_made(len(self.made))
            tell(done)

    def write_pictures(self, path: Path, pdf: bytes) -> Path:
        self.written[path.name] = pdf
        return path

    def table(self, families: Any, about: FileAbout) -> Path:
        self.made += [*(row.family.number for row in families), about]
        return Path("accounts.csv")

    def pack(self, board: Any, run: PayoutRun, journals: tuple[bytes, ...]) -> Printed:
        self.packed.append(board.reconciliation)
        return self._printed(f"pack {run.number} {b' '.join(journals).decode()}")

    def vouchers(self, board: Any, run: PayoutRun, handed: Mapping[str, HandedOver]) -> Printed:
        assert board.bazaar.code
        return self._printed(
            f"vouchers {run.number} {' '.join(handed)} by {' '.join(one.by for one in handed.values())}"
        )

    def advance(self, board: Any, family: Any, line: Any, collector: str) -> Printed:
        assert board.bazaar.code
        return self._printed(f"advance {family.number} {line.number} to {collector}")

    def draft_voucher(self, board: Any, run: PayoutRun, family: str) -> Printed:
        assert board.bazaar.code
        return self._printed(f"draft voucher {run.number} {family}")

    def draft_statement(self, statement: Any) -> Printed:
        return self._printed(f"draft statement {statement}")

    def draft_bank_list(self, board: Any, batch: Any) -> Printed:
        assert board.bazaar.code
        return self._printed(f"draft bank list {batch.number} {len(batch.transfers)}")

    def notes(self, lines: tuple[str, ...]) -> Printed:
        return replace(self._printed(f"notes {' '.join(lines)}"), line=lines[0])

    def fact_picture(self, line: str) -> bytes:
        self.made.append(f"picture of {line}")
        return line.encode()

    def ledger(self, entries: Any, codes: Any, about: FileAbout) -> Path:
        self.made += [entry.number for entry in entries]
        self.made += [f"{one.account.value} {one.code}" for one in codes if one.code]
        self.made.append(about)
        return Path("ledger.xlsx")

    def balance(self, balance: Any, codes: Any, about: FileAbout) -> Path:
        self.made += [f"total of {one.account} {one.balance_minor}" for one in balance.accounts]
        self.made += [f"{one.account.value} {one.code}" for one in codes if one.code]
        self.made.append(about)
        return Path("trial-balance.xlsx")

    def write(self, path: Path, content: bytes) -> None:
        self.written[path.name] = content

    def _printed(self, name: str) -> Printed:
        self.made.append(name)
        return Printed(name.title(), name, f"%PDF {name}".encode(), name.encode())


@dataclass
class Office:
    """The accounts, presented."""

    counter: Counter
    desk: FakeDesk = field(default_factory=FakeDesk)
    families: Any = field(default_factory=Recorder)
    matching: Any = field(default_factory=Recorder)
    view: Any = field(default_factory=Recorder)
    sheet: Any = field(default_factory=Recorder)
    tills: Any = field(default_factory=Recorder)
    approval: Any = field(default_factory=Recorder)
    reasons: Any = field(default_factory=Recorder)
    hand_over: Any = field(default_factory=Recorder)
    asking: Any = field(default_factory=Recorder)
    many: Any = field(default_factory=Recorder)
    rows: Any = field(default_factory=Recorder)
    fact: Any = field(default_factory=Recorder)
    shop: FakeShop = field(default_factory=FakeShop)
    slips: list[tuple[str, str]] = field(default_factory=list)
    roads: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        counter = self.counter
        self.room = FakeRoom(self.desk)
        lanes = Lanes(counter.runner, counter.runner, counter.announcer.failed)
        self.statements = Statements(
            self.many, room=self.room, shop=self.shop, slips=self.shop, lanes=lanes, announcer=counter.announcer
        )
        self._make_ledger(lanes)
        self.presenter = OfficePresenter(
            self.families,
            self.matching,
            self.tills,
            room=self.room,
            shop=self.shop,
            sheet=self.sheet,
            statements=self.statements,
            lanes=lanes,
            desks=counter.desks,
            announcer=counter.announcer,
            loaded=self._loaded,
            origins=self,
            show_slip=lambda printed: self.slips.append((printed.title, f"{printed.statement or printed.line}")),
        )
        self.notes = NotePapers(self.room, self.shop, lanes, self.presenter.show_paper)
        self.payout = PayoutPresenter(
            self.view,
            room=self.room,
            second=self.room,
            shop=self.shop,
            approval=self.approval,
            reasons=self.reasons,
            hand_over=self.hand_over,
            confirmations=counter.confirmations,
            statements=self.statements,
            lanes=lanes,
            desks=counter.desks,
            session=counter.session,
            announcer=counter.announcer,
            words=counter.words,
            refresh=self.presenter.refresh,
            show_paper=self.presenter.show_paper,
            show_notes=self.notes.show_numbers,
        )
        self.money = MoneyPresenter(
            self.asking,
            room=self.room,
            shop=self.shop,
            approval=self.approval,
            lanes=lanes,
            desks=counter.desks,
            session=counter.session,
            announcer=counter.announcer,
            words=counter.words,
            refresh=self.presenter.refresh,
            show_paper=self.presenter.show_paper,
        )

    def open(self, chosen: LedgerFilter) -> None:
        self.ledger.open(chosen)

    def open_fact(self, key: str) -> None:
        self.ledger.open_fact(key)

    def open_roads(self, device: str) -> None:
        self.roads.append(device)

    def _make_ledger(self, lanes: Lanes) -> None:
        counter = self.counter
        self.ledger = LedgerPresenter(
            self.rows,
            self.fact,
            room=self.room,
            shop=self.shop,
            lanes=lanes,
            desks=counter.desks,
            announcer=counter.announcer,
        )

    def _loaded(self, snapshot: Snapshot) -> None:
        self.ledger.show(snapshot.board)
        self.payout.show(snapshot)
        self.money.show(snapshot)

    def be(self, code: str, role: Role) -> None:
        """Sign someone in."""
        self.counter.session.person = replace(a_person("C1"), code=code, role=role, secret_hash="")

    @property
    def state(self) -> Any:
        """Where the payout stands."""
        return self.view.last("show_payout")
