"""Counting at the desk: blind until it is finished, a lead's word for more than is known, a question before it is forgotten."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import pytest

from pos.domain.goods_facts import GoodsReturned, GoodsWrittenOff, Pieces
from pos.till.returning import Returning
from pos.ui.presenters.counting_goods import GoodsCounting
from pos.ui.rows.goods import Terms
from tests.builders import CAKE, HUDA, JAM, OUD, SALMA, facts_in
from tests.unit.ui.presenters.scene import Recorder
from tests.unit.ui.presenters.test_receiving import Shop

if TYPE_CHECKING:
    from tests.unit.ui.presenters.scene import Counter


@pytest.fixture
def view() -> Any:
    return Recorder()


@pytest.fixture
def shop() -> Shop:
    return Shop()


@dataclass
class Register:
    """Remembers what it is asked for."""

    asked: list[tuple[str, bool]] = field(default_factory=list)

    def ask(self, family: str, *, aloud: bool) -> None:
        self.asked.append((family, aloud))


@pytest.fixture
def register() -> Register:
    return Register()


@pytest.fixture
def desk(counter: Counter, view: Any, shop: Shop, register: Register) -> GoodsCounting:
    made = GoodsCounting(
        view,
        desk=counter.till.goods,
        desks=counter.desks,
        session=counter.session,
        words=counter.words,
        announcer=counter.announcer,
        approvals=counter.approvals,
        confirmations=counter.confirmations,
        committed=counter.committed.append,
        returned=lambda _recorded: None,
        papers=counter.papers,
        shop=shop,
        elsewhere=register,
    )
    made.present()
    return made


def test_the_list_of_what_must_be_left_needs_a_leads_word(counter: Counter, desk: GoodsCounting, shop: Shop) -> None:
    desk.show_list(SALMA, "Left")
    assert shop.asked == []
    assert counter.approval.count("ask") == 1
    counter.approvals.answer("L1", "2222")
    (asked,) = shop.asked
    assert asked == ("list", SALMA, "C1")
    assert counter.paper_sheet.last("show_paper")[0] == "Left"


def returned(counter: Counter) -> list[GoodsReturned]:
    return [fact for fact in facts_in(counter.till.book) if isinstance(fact, GoodsReturned)]


def counts(view: Any) -> dict[str, int | None]:
    return {row.item: row.counted for row in view.last("show_count").rows}


def test_a_count_is_blind_until_it_is_finished(counter: Counter, desk: GoodsCounting, view: Any) -> None:
    assert SALMA in {row.number for row in view.last("show_held")}
    desk.begin(SALMA)
    assert counts(view) == {JAM: None, CAKE: None}
    for code in (JAM, JAM, CAKE):
        desk.scan(code)
    assert counts(view) == {JAM: 2, CAKE: 1}
    assert view.last("show_count").chosen == CAKE
    desk.choose(JAM)
    desk.set_quantity("four")
    assert view.last("show_refusal") == "NotANumber"
    desk.set_quantity("٣٩")
    assert view.count("show_outcome") == 0
    desk.finish()
    outcome = view.last("show_outcome")
    jam = next(row for row in outcome.rows if row.item == JAM)
    assert (jam.expected, jam.counted, jam.missing, jam.missing_minor) == (40, 39, 1, 2_500)
    assert outcome.missing_minor == sum(row.missing_minor for row in outcome.rows)
    desk.record("")
    (note,) = returned(counter)
    assert Pieces(item=JAM, quantity=39) in note.lines
    assert Pieces(item=JAM, quantity=1) in note.missing
    assert [one.fact for one in counter.committed] == [note]
    assert counter.said == "goods_returned"


def test_what_left_through_other_tills_is_asked_for_and_not_missing(
    counter: Counter, desk: GoodsCounting, view: Any, register: Register
) -> None:
    desk.ask_register()
    desk.begin(SALMA)
    desk.hear(SALMA, "told", {JAM: 1}, "")  # nobody waits for it
    desk.choose(JAM)
    desk.set_quantity("37")
    desk.choose(CAKE)
    desk.set_quantity("40")
    desk.finish()
    assert register.asked == [(SALMA, False)]
    desk.hear(HUDA, "told", {JAM: 3}, "")
    assert view.last("show_outcome").register == "unasked"
    desk.hear(SALMA, "failed", {}, "gone")
    outcome = view.last("show_outcome")
    assert (outcome.register, outcome.why, outcome.missing_minor) == ("failed", "gone", 7_500)
    desk.ask_register()
    assert register.asked[1:] == [(SALMA, True)]
    desk.hear(SALMA, "told", {JAM: 2}, "")
    outcome = view.last("show_outcome")
    jam = next(row for row in outcome.rows if row.item == JAM)
    assert (jam.missing, outcome.missing_minor) == (1, 2_500)
    assert jam.terms == Terms(40, 0, 0, 0, 0, 2, 0, 37, 1)
    assert outcome.pieces == Terms(80, 0, 0, 0, 0, 2, 0, 77, 1)
    assert outcome.grams is None
    desk.record("")
    (note,) = returned(counter)
    assert (note.missing, note.elsewhere) == ((Pieces(item=JAM, quantity=1),), (Pieces(item=JAM, quantity=2),))


def test_another_familys_count_is_begun_while_one_goes_on(desk: GoodsCounting, view: Any) -> None:
    desk.begin(SALMA)
    desk.scan(JAM)
    desk.set_aside()
    rows = {row.number: row for row in view.last("show_held")}
    assert (rows[SALMA].progress, rows[HUDA].progress) == ("counting", "")
    desk.begin(HUDA)
    desk.set_aside()
    desk.scan(CAKE)
    assert counts(view) == {JAM: 1, CAKE: 1}
    desk.set_aside()
    assert {row.number: row.progress for row in view.last("show_held")}[SALMA] == "counted"


def test_more_than_is_known_goes_home_with_a_leads_word_only(counter: Counter, desk: GoodsCounting, view: Any) -> None:
    desk.scan(JAM)
    desk.choose(JAM)
    desk.set_quantity("41")
    desk.finish()
    desk.record("")
    assert returned(counter) == []
    assert counter.approval.last("ask")[1] == "MoreThanOnHand"
    counter.approvals.answer("L1", "2222")
    (note,) = returned(counter)
    assert note.approved_by == "L1"
    assert Pieces(item=JAM, quantity=-1) in note.missing
    assert view.count("show_held") == 2


def test_another_familys_label_is_not_counted(counter: Counter, desk: GoodsCounting, view: Any) -> None:
    desk.begin(SALMA)
    desk.scan(OUD)
    assert counter.said == "UnknownItem"
    desk.scan("rubbish")
    assert counter.said == "WrongCheckDigit"
    assert set(counts(view).values()) == {None}


def test_a_count_is_forgotten_after_a_question(counter: Counter, desk: GoodsCounting, view: Any) -> None:
    desk.scan(SALMA)
    desk.ask_to_give_up()
    assert view.count("show_held") == 2
    desk.scan(JAM)
    desk.ask_to_give_up()
    assert view.count("show_held") == 2
    desk.present()
    assert counts(view)[JAM] == 1
    counter.confirmations.confirm()
    assert view.count("show_held") == 3
    assert returned(counter) == []


def test_what_is_missing_is_lost_with_a_leads_word_and_then_nothing_is_unexplained(
    counter: Counter, desk: GoodsCounting
) -> None:
    desk.begin(SALMA)
    desk.choose(JAM)
    desk.set_quantity("38")
    desk.choose(CAKE)
    desk.set_quantity("40")
    desk.finish()
    desk.record("", "centre")
    assert returned(counter) == []
    counter.approvals.answer("L1", "2222")
    (note,) = returned(counter)
    assert note.missing == (Pieces(item=JAM, quantity=2),)
    (lost,) = [fact for fact in facts_in(counter.till.book) if isinstance(fact, GoodsWrittenOff)]
    assert (lost.item, lost.quantity, lost.reason, lost.approved_by, lost.owed_minor) == (
        JAM,
        2,
        note.number,
        "L1",
        5_000,
    )
    assert [one.fact for one in counter.committed] == [note, lost]
    left = Returning(counter.till.book, counter.till.goods).left(SALMA)
    assert {each.equation.on_hand for each in left} == {0}
