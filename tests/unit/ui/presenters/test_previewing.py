"""The papers of a draft are looked through before anybody approves it; those of an approved run are the real ones."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pos.domain.reports import PayoutState
from pos.ui.presenters.lanes import Lanes
from pos.ui.presenters.previewing import PreviewPresenter, RealPapers
from tests.builders import HUDA, SALMA
from tests.unit.ui.presenters.accounts import a_part, a_run
from tests.unit.ui.presenters.office_scene import Office

if TYPE_CHECKING:
    from pos.ui.presenters.office import Printed
    from tests.unit.ui.presenters.scene import Counter

RUN = "R01-000001-2"


class Previews:
    """The previews of the run that the accounts show."""

    def __init__(self, counter: Counter) -> None:
        self.office = Office(counter)
        self.shown: list[Printed] = []
        self.real: list[str] = []
        self.presenter = PreviewPresenter(
            lambda: self.office.payout.shown,
            room=self.office.room,
            shop=self.office.shop,
            lanes=Lanes(counter.runner, counter.runner, counter.announcer.failed),
            show_paper=self.shown.append,
            real=RealPapers(
                lambda family: self.real.append(f"vouchers {family}"),
                lambda: self.real.append("statements"),
                lambda: self.real.append("bank file"),
            ),
        )

    def at(self, state: PayoutState) -> None:
        self.office.desk.run_now = a_run(state, lines=(*a_run(state).lines, a_part("0021")))
        self.office.presenter.refresh()

    @property
    def last(self) -> tuple[str, tuple[int, int]]:
        return self.shown[-1].name, self.shown[-1].step


@pytest.fixture
def previews(counter: Counter) -> Previews:
    made = Previews(counter)
    made.at(PayoutState.DRAFTED)
    return made


def test_statements_of_a_draft_are_paged_through_from_the_chosen_family(previews: Previews) -> None:
    previews.presenter.statements(HUDA)
    assert previews.last == (f"draft statement {HUDA} {RUN}", (2, 3))
    previews.presenter.step(1)
    assert previews.last == (f"draft statement 0021 {RUN}", (3, 3))
    previews.presenter.step(1)
    assert len(previews.shown) == 2
    previews.presenter.step(-1)
    previews.presenter.step(-1)
    assert previews.last == (f"draft statement {SALMA} {RUN}", (1, 3))
    previews.presenter.step(-1)
    assert previews.last[1] == (1, 3)
    assert previews.office.many.count("ask") == 0


def test_vouchers_of_a_draft_are_those_of_cash_and_of_nobody_else(previews: Previews) -> None:
    previews.presenter.vouchers("")
    assert previews.last == (f"draft voucher {RUN} {SALMA}", (1, 2))
    previews.presenter.step(1)
    assert previews.last == (f"draft voucher {RUN} 0021", (2, 2))


def test_the_bank_list_of_a_draft_is_shown_and_no_file_is_written(previews: Previews) -> None:
    previews.presenter.bank_file()
    assert previews.last == (f"draft bank list {RUN} 1", (0, 0))
    assert previews.real == []


@pytest.mark.parametrize("state", [PayoutState.APPROVED, PayoutState.PAID])
def test_what_is_approved_has_its_real_papers(previews: Previews, state: PayoutState) -> None:
    previews.at(state)
    previews.presenter.vouchers(SALMA)
    previews.presenter.statements(SALMA)
    previews.presenter.bank_file()
    assert previews.real == [f"vouchers {SALMA}", "statements", "bank file"]
    assert previews.shown == []


def test_where_there_is_no_run_nothing_is_shown(counter: Counter) -> None:
    made = Previews(counter)
    made.presenter.step(1)
    made.presenter.statements("")
    assert (made.shown, made.real) == ([], ["statements"])
