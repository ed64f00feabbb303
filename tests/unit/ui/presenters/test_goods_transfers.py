"""Transfers: several items on one note to another till; a scanned note is counted item by item, a typed one from the paper."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from pos.domain.goods_facts import GoodsSent, GoodsTaken, Pieces, TakenLine
from pos.domain.identity import paper_number
from pos.domain.transfers import note_code
from pos.ui.presenters.goods_transfers import GoodsTransfers
from pos.ui.rows.goods_transfer import SendWish, TakeWish, TransfersWaiting
from tests.builders import CAKE, JAM
from tests.unit.ui.presenters.scene import Recorder

if TYPE_CHECKING:
    from tests.unit.ui.presenters.scene import Counter

NOTE = paper_number("T07", 4)


class Scene:
    """The presenter over a real till."""

    def __init__(self, counter: Counter) -> None:
        self.send: Any = Recorder()
        self.take: Any = Recorder()
        self.moved: list[int] = []
        self.counter = counter
        self.transfers = GoodsTransfers(
            self.send,
            self.take,
            press=counter.till.press,
            desks=counter.desks,
            session=counter.session,
            words=counter.words,
            announcer=counter.announcer,
            committed=counter.committed.append,
            moved=lambda: self.moved.append(len(counter.committed)),
        )

    def ask_send(self, code: str) -> Any:
        card = self.counter.till.book.catalogue.item(code)
        assert card is not None
        self.transfers.ask_send(card)
        return self.send.last("ask")

    def ask_take(self, code: str) -> Any:
        card = self.counter.till.book.catalogue.item(code)
        assert card is not None
        self.transfers.ask_take(card)
        return self.take.last("ask")


@pytest.fixture
def scene(counter: Counter) -> Scene:
    return Scene(counter)


def test_several_items_go_on_one_note(scene: Scene, counter: Counter) -> None:
    offer = scene.ask_send(JAM)
    assert (offer.left, offer.tills, offer.lines) == (40, ("T07",), ())
    scene.transfers.add_sent(SendWish("41", "T07", "full"))
    assert scene.send.last("show_refusal") == "MoreThanOnHand"
    scene.transfers.add_sent(SendWish("٥", "T07", "full"))
    assert counter.said == "transfer_line"
    offer = scene.ask_send(CAKE)
    assert ([line.quantity for line in offer.lines], offer.to, offer.reason) == ([5], "T07", "full")
    scene.transfers.send(SendWish("2", "T07", " "))
    assert scene.send.last("show_refusal") == "ReasonMissing"
    scene.transfers.send(SendWish("2", "T07", "full"))
    note = counter.committed[-1].fact
    assert isinstance(note, GoodsSent)
    assert note.lines == (Pieces(item=JAM, quantity=5), Pieces(item=CAKE, quantity=2))
    assert (counter.said, scene.moved[-1]) == ("goods_sent", len(counter.committed))
    assert scene.ask_send(JAM).lines == ()  # the next note begins empty


def test_a_note_can_be_closed_without_another_item_or_given_up(scene: Scene, counter: Counter) -> None:
    scene.transfers.send(SendWish("1", "T07", "full"))  # nothing was chosen
    scene.ask_send(JAM)
    scene.transfers.send(SendWish("", "T07", "full"))
    assert scene.send.last("show_refusal") == "NotANumber"
    scene.transfers.add_sent(SendWish("5", "T07", "full"))
    scene.transfers.give_up_sent()
    assert scene.ask_send(CAKE).lines == ()
    scene.transfers.add_sent(SendWish("1", "T07", "full"))
    scene.ask_send(JAM)
    scene.transfers.send(SendWish("", "T07", "full"))
    note = counter.committed[-1].fact
    assert isinstance(note, GoodsSent)
    assert note.lines == (Pieces(item=CAKE, quantity=1),)


def test_a_scanned_note_is_counted_item_by_item(scene: Scene, counter: Counter) -> None:
    lines = (Pieces(item=JAM, quantity=5), Pieces(item=CAKE, quantity=2))
    code = note_code(GoodsSent(number=NOTE, to="T01", reason="", lines=lines))
    scene.transfers.scan(code[:-2])
    assert counter.said == "NotATransferNote"
    scene.transfers.scan(code)
    offer = scene.take.last("ask")
    assert (offer.number, offer.sent, offer.is_last) == (NOTE, "5", False)
    scene.transfers.take(TakeWish(NOTE, "5", ""))
    assert scene.take.last("show_refusal") == "NotANumber"
    scene.transfers.take(TakeWish(NOTE, "5", "4"))
    offer = scene.take.last("ask")
    assert (offer.item.en, offer.sent, offer.is_last) == ("Cake", "2", True)
    assert [(line.quantity, line.sent) for line in offer.lines] == [(4, 5)]
    scene.transfers.take(TakeWish(NOTE, "2", "2"))
    taken = counter.committed[-1].fact
    assert isinstance(taken, GoodsTaken)
    assert taken.lines == (TakenLine(item=JAM, sent=5, quantity=4), TakenLine(item=CAKE, sent=2, quantity=2))
    assert counter.said == "goods_taken_off"
    scene.transfers.scan(code)
    assert counter.said == "NoteTaken"


def test_a_typed_note_is_taken_in_from_the_paper(scene: Scene, counter: Counter) -> None:
    assert scene.ask_take(JAM).sent is None
    scene.transfers.take(TakeWish("T07-4", "5", "5"))
    assert scene.take.last("show_refusal") == "NotATransferNote"
    scene.transfers.add_taken(TakeWish(NOTE, "5", "5"))
    assert counter.said == "transfer_line"
    assert scene.ask_take(CAKE).number == NOTE
    scene.transfers.take(TakeWish(NOTE, "2", "2"))
    taken = counter.committed[-1].fact
    assert isinstance(taken, GoodsTaken)
    assert (taken.of_number, len(taken.lines), counter.said) == (NOTE, 2, "goods_taken")


def test_what_is_in_the_making_is_told_after_a_kill_and_goes_on(scene: Scene, counter: Counter) -> None:
    scene.ask_send(JAM)
    scene.transfers.add_sent(SendWish("5", "T07", "full"))
    again = Scene(counter)  # the program was ended
    assert again.transfers.waiting() == TransfersWaiting(sent=1, to="T07")
    again.transfers.resume()
    offer = again.send.last("ask")
    assert ([line.quantity for line in offer.lines], offer.to, offer.reason) == ([5], "T07", "full")
    again.transfers.send(SendWish("", "T07", "full"))
    assert isinstance(counter.committed[-1].fact, GoodsSent)
    again.transfers.send(SendWish("", "T07", "full"))  # pressed once more
    assert sum(isinstance(one.fact, GoodsSent) for one in counter.committed) == 1
    assert Scene(counter).transfers.waiting() == TransfersWaiting()


def test_a_count_goes_on_by_its_code_or_is_given_up(scene: Scene, counter: Counter) -> None:
    lines = (Pieces(item=JAM, quantity=5), Pieces(item=CAKE, quantity=2))
    code = note_code(GoodsSent(number=NOTE, to="T01", reason="", lines=lines))
    scene.transfers.scan(code)
    scene.transfers.take(TakeWish(NOTE, "5", "4"))
    again = Scene(counter)
    assert again.transfers.waiting() == TransfersWaiting(taken=1, number=NOTE)
    again.transfers.resume()
    assert (again.take.last("ask").sent, again.take.last("ask").is_last) == ("2", True)
    other = note_code(GoodsSent(number=paper_number("T07", 9), to="T01", reason="", lines=lines[:1]))
    again.transfers.scan(other)
    assert counter.said == "CountUnfinished"
    again.transfers.give_up_taken()
    again.transfers.scan(other)
    assert again.take.last("ask").number == paper_number("T07", 9)


def test_a_typed_count_goes_on_without_another_item(scene: Scene, counter: Counter) -> None:
    scene.ask_take(JAM)
    scene.transfers.add_taken(TakeWish(NOTE, "5", "5"))
    again = Scene(counter)
    again.transfers.resume()
    assert again.take.last("ask").number == NOTE
    again.transfers.take(TakeWish(NOTE, "", ""))
    taken = counter.committed[-1].fact
    assert isinstance(taken, GoodsTaken)
    assert taken.lines == (TakenLine(item=JAM, sent=5, quantity=5),)
