"""While the bazaar is on: an item by scan or search, its new price with its labels, a loss with a lead's word."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from pos.domain.goods_facts import Cause, GoodsWrittenOff, ItemPictured, ItemRepriced, MarkdownPlanned, TakenLine
from pos.domain.identity import paper_number
from pos.ledger.chain import mark_of
from pos.till.transferring import Transferring
from pos.ui.presenters.goods_during import GoodsDuring
from pos.ui.presenters.goods_markdowns import GoodsMarkdowns
from pos.ui.presenters.goods_photo import PhotoDesk
from pos.ui.rows.goods_during import LossWish, MarkdownWish, PriceWish
from tests.builders import COFFEE, JAM, OUD, facts_in
from tests.fakes import faulty
from tests.unit.intake.test_photos import a_picture
from tests.unit.ui.presenters.scene import Recorder

if TYPE_CHECKING:
    from pathlib import Path

    from pos.domain.bazaar import ItemCard
    from pos.ui.rows.goods_during import MarkdownOffer
    from tests.unit.ui.presenters.scene import Counter


class Scene:
    """The presenter over a real till."""

    def __init__(self, counter: Counter) -> None:
        self.view: Any = Recorder()
        self.price: Any = Recorder()
        self.loss: Any = Recorder()
        self.labelled: list[tuple[str, int, int]] = []
        self.sheet: Any = Recorder()
        self.markdowns = GoodsMarkdowns(
            self.sheet,
            desks=counter.desks,
            session=counter.session,
            words=counter.words,
            announcer=counter.announcer,
            approvals=counter.approvals,
            committed=counter.committed.append,
            planned=self._present,
        )
        self.during = GoodsDuring(
            self.view,
            self.price,
            self.loss,
            desk=counter.till.goods,
            desks=counter.desks,
            session=counter.session,
            words=counter.words,
            announcer=counter.announcer,
            approvals=counter.approvals,
            committed=counter.committed.append,
            labelled=self._label,
            marked=self.markdowns.shown,
            photos=PhotoDesk(counter.runner, counter.announcer.failed),
        )

    def _present(self) -> None:
        self.during.present()

    def _label(self, card: ItemCard, count: int) -> None:
        self.labelled.append((card.code, card.price_minor, count))


@pytest.fixture
def scene(counter: Counter) -> Scene:
    made = Scene(counter)
    made.during.present()
    return made


def test_a_search_with_one_hit_chooses_it_and_a_scan_chooses_another(scene: Scene, counter: Counter) -> None:
    scene.during.search("مربى")
    rows, chosen = scene.view.last("show_items")
    assert ([row.code for row in rows], chosen) == ([JAM], JAM)
    scene.during.search("")
    scene.during.scan(OUD)
    assert scene.view.last("show_item").code == OUD
    scene.during.scan("2000000000000")
    assert counter.said in {"UnknownItem", "WrongCheckDigit"}
    assert scene.view.last("show_item").code == OUD


def test_a_new_price_brings_labels_for_what_is_left(scene: Scene, counter: Counter) -> None:
    counter.till.sell(JAM)
    scene.during.choose(JAM)
    scene.during.ask_price()
    assert scene.price.last("ask").price_minor == 2_500
    scene.during.reprice(PriceWish(None, None, "why", "her"))
    assert scene.price.last("show_refusal") == "NotAnAmount"
    scene.during.reprice(PriceWish(2_200, None, "evening", ""))
    assert scene.price.last("show_refusal") == "ConsentMissing"
    assert scene.labelled == []
    scene.during.reprice(PriceWish(2_200, None, "evening", "her daughter"))
    assert isinstance(counter.committed[-1].fact, ItemRepriced)
    assert scene.labelled == [(JAM, 2_200, 39)]
    assert counter.said == "repriced"
    assert scene.view.last("show_item").price_minor == 2_200


def test_a_loss_waits_for_a_leads_word(scene: Scene, counter: Counter) -> None:
    scene.during.choose(JAM)
    scene.during.ask_loss()
    assert not scene.loss.last("ask").short_of
    scene.during.lose(LossWish("41", "lost", "gone", paid_by_centre=True))
    assert scene.loss.last("show_refusal") == "MoreThanOnHand"
    scene.during.lose(LossWish("٢", "damaged", "rain", paid_by_centre=True))
    assert not any(isinstance(fact, GoodsWrittenOff) for fact in facts_in(counter.till.book))
    counter.approvals.answer("L1", "2222")
    (lost,) = [fact for fact in facts_in(counter.till.book) if isinstance(fact, GoodsWrittenOff)]
    assert (lost.quantity, lost.cause, lost.approved_by, lost.owed_minor) == (2, Cause.DAMAGED, "L1", 5_000)
    assert counter.said == "written_off"
    assert scene.view.last("show_item").left == 38
    note = paper_number("T07", 4)
    taken = TakenLine(item=JAM, sent=5, quantity=4)
    Transferring(counter.till.book, counter.till.press).take(note, (taken,), by="G1")
    scene.during.ask_loss()
    assert scene.loss.last("ask").short_of == note


def test_a_lead_writes_off_alone_and_labels_can_be_asked_for(scene: Scene, counter: Counter) -> None:
    counter.session.person = next(one for one in counter.desks.people.people() if one.code == "L1")
    scene.during.ask_labels()
    scene.during.ask_price()
    scene.during.lose(LossWish("1", "lost", "gone", paid_by_centre=False))
    assert (scene.labelled, counter.committed, scene.price.calls) == ([], [], [])  # nothing was chosen
    scene.during.choose(COFFEE)
    scene.during.lose(LossWish("1", "lost", "spilt", paid_by_centre=False))
    assert isinstance(counter.committed[-1].fact, GoodsWrittenOff)
    scene.during.ask_labels()
    assert scene.labelled[0][0] == COFFEE


def wish(offer: MarkdownOffer, **changes: Any) -> MarkdownWish:
    plain = MarkdownWish("item", 2_000, offer.moments[0], "last hours", "her, by phone", paid_by_centre=False)
    return replace(plain, **changes)


def test_a_markdown_is_planned_shown_and_ended(scene: Scene, counter: Counter) -> None:
    scene.during.choose(JAM)
    assert scene.during.chosen is not None
    scene.markdowns.ask(scene.during.chosen)
    offer = scene.sheet.last("ask")
    assert (offer.item.en, offer.package.en, offer.has_one) == ("Date jam", "Atayeb", False)
    assert all(moment.date() == offer.moments[0].date() for moment in offer.moments)
    scene.markdowns.plan(wish(offer, consent_by=""))
    assert scene.sheet.last("show_refusal") == "ReasonMissing"
    scene.markdowns.plan(wish(offer, goods="package"))
    assert counter.said == "markdown_planned"
    shown = scene.view.last("show_item").markdown
    assert (shown.off_bp, shown.till, shown.is_only_here) == (2_000, "T01", True)
    assert shown.by == counter.desks.person_name("C1")
    scene.markdowns.plan(wish(offer, goods="package", off_bp=0, reason="", consent_by=""))
    assert counter.said == "markdown_ended"
    ended = scene.view.last("show_item").markdown
    assert (ended.off_bp, ended.till) == (0, "T01")


def test_what_the_centre_pays_needs_a_leads_word(scene: Scene, counter: Counter) -> None:
    scene.during.choose(JAM)
    assert scene.during.chosen is not None
    scene.markdowns.ask(scene.during.chosen)
    scene.markdowns.plan(wish(scene.sheet.last("ask"), goods="all", paid_by_centre=True))
    assert counter.committed == []
    counter.approvals.answer("L1", "2222")
    plan = counter.committed[-1].fact
    assert isinstance(plan, MarkdownPlanned)
    assert (plan.item, plan.package, plan.approved_by, plan.consent_by) == ("", "", "L1", "")


def test_a_photo_is_changed_and_taken_out_of_the_chosen_item(scene: Scene, counter: Counter, tmp_path: Path) -> None:
    file = tmp_path / "jam.jpg"
    file.write_bytes(a_picture())
    scene.during.choose(JAM)
    assert scene.view.last("show_item").photo == b""
    scene.during.choose_photo(file)
    shown = scene.view.last("show_item").photo
    assert counter.committed[-1].fact == ItemPictured(item=JAM, photo=mark_of(shown))
    scene.during.remove_photo()
    assert scene.view.last("show_item").photo == b""
    assert counter.committed[-1].fact == ItemPictured(item=JAM)
    disk = faulty(counter.desks.book)
    disk.fail()
    scene.during.choose_photo(file)
    disk.heal()
    assert scene.view.last("show_item").photo == b""
