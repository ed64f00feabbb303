"""Codes are checked while they are typed, kept with one press, and taken over once from a machine's old file."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import pytest

from pos.domain.account_codes import AccountCode, CodeBook, whole
from pos.domain.account_errors import AccountCodesChanged
from pos.domain.bazaar import Person, Role
from pos.domain.postings import Account
from pos.ui.presenters.code_book import CodesPresenter
from pos.ui.presenters.lanes import Lanes
from tests.unit.ui.presenters.accounts import FakeDesk
from tests.unit.ui.presenters.office_scene import FakeCodes, FakeRoom
from tests.unit.ui.presenters.scene import Recorder

if TYPE_CHECKING:
    from tests.unit.ui.presenters.scene import Counter

OLD = (
    AccountCode(account=Account.CASH, code="1999", name="Old cash"),
    AccountCode(account=Account.LOSS, code="6100", name="Losses"),
)


@dataclass
class FakeShop:
    """A machine with an old file."""

    rows: tuple[AccountCode, ...] = OLD

    def old_codes(self) -> tuple[AccountCode, ...]:
        return self.rows

    def put_old_codes_away(self) -> None:
        self.rows = ()


@dataclass
class Codes:
    """The page, presented to an accountant."""

    counter: Counter
    role: Role = Role.ACCOUNTANT
    line: FakeCodes = field(default_factory=FakeCodes)
    view: Any = field(default_factory=Recorder)
    shop: FakeShop = field(default_factory=FakeShop)

    def __post_init__(self) -> None:
        counter = self.counter
        counter.session.person = Person(code="K01", name_ar="", name_en="", role=self.role)
        self.line.book = CodeBook(version=7, rows=rows(cash="1010"))
        self.presenter = CodesPresenter(
            self.view,
            room=FakeRoom(FakeDesk(), coded=self.line),
            shop=self.shop,
            lanes=Lanes(counter.runner, counter.runner, counter.announcer.failed),
            session=counter.session,
            announcer=counter.announcer,
            words=counter.words,
        )
        self.presenter.present()

    @property
    def shown(self) -> dict[str, str]:
        return {one.account.value: one.code for one in self.view.last("show_codes")[0] if one.code}

    @property
    def state(self) -> Any:
        return self.view.last("show_state")


def rows(**codes: str) -> tuple[AccountCode, ...]:
    return whole(AccountCode(account=Account(one), code=code) for one, code in codes.items())


@pytest.fixture
def codes(counter: Counter) -> Codes:
    return Codes(counter)


def test_what_hinders_is_said_while_it_is_typed_and_nothing_of_it_is_kept(codes: Codes) -> None:
    assert codes.shown == {"cash": "1010"}
    codes.presenter.type(rows(cash="1010", bank="1010"))
    assert codes.state[0] == "AccountCodeTwice"
    codes.presenter.save()
    assert codes.line.book.version == 7
    codes.presenter.present()
    assert codes.view.count("show_codes") == 1, "what is typed stays"
    codes.presenter.put_back()
    assert codes.shown == {"cash": "1010"}
    assert codes.state[0] == ""


def test_what_is_kept_is_the_registers(codes: Codes, counter: Counter) -> None:
    codes.presenter.type(rows(cash="1010", bank="1030"))
    codes.presenter.save()
    assert codes.line.book == CodeBook(version=8, rows=rows(cash="1010", bank="1030"))
    assert counter.said == "codes_kept"
    assert codes.shown == {"cash": "1010", "bank": "1030"}


def test_the_old_file_fills_in_what_is_missing_and_is_put_away_when_that_is_kept(codes: Codes) -> None:
    codes.presenter.take_over()
    assert codes.shown == {"cash": "1010", "loss": "6100"}
    assert codes.shop.old_codes() == OLD, "until it is kept"
    codes.presenter.save()
    assert not codes.shop.old_codes()
    assert codes.line.book.rows[-2].name == "Losses"


def test_what_somebody_else_changed_is_shown(codes: Codes, counter: Counter) -> None:
    codes.presenter.type(rows(cash="1"))
    codes.line.book = CodeBook(version=8, rows=rows(cash="1077"))
    codes.line.failure = AccountCodesChanged()
    codes.presenter.save()
    assert counter.said == "AccountCodesChanged"
    assert codes.shown == {"cash": "1077"}


def test_an_approver_only_looks(counter: Counter) -> None:
    codes = Codes(counter, Role.APPROVER)
    codes.presenter.type(rows(cash="1"))
    codes.presenter.save()
    assert codes.line.book.version == 7
    codes.presenter.forget()
    assert codes.shown == {}
