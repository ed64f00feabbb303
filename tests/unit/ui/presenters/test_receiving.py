"""Writing a note at the desk: from the family's number to the labels, with every doubt asked about."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from pos.domain.goods_facts import Concern, Decision, GoodsReceived
from pos.domain.identity import booth_item_code
from pos.ledger.chain import mark_of
from pos.ui.presenters.goods_notes import LABELS_MAX, NotesPresenter
from pos.ui.presenters.goods_photo import PhotoDesk
from pos.ui.presenters.receiving import ReceivingPresenter
from pos.ui.rows.goods import LabelWish, LineForm
from tests.builders import CAKE, HUDA, JAM, OUD, SALMA, facts_in
from tests.fakes import faulty
from tests.unit.intake.test_photos import a_picture
from tests.unit.ui.presenters.scene import Recorder

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pos.domain.record import Recorded
    from pos.ui.presenters.goods_notes import Labelled
    from tests.unit.ui.presenters.scene import Counter

FORM = LineForm(name_ar="سلة", package="A", declared="٤", counted="3", price_minor=9_000, floor_minor=8_000)


class Shop:
    """Makes no paper, but remembers what it was asked for."""

    def __init__(self) -> None:
        self.asked: list[tuple[Any, ...]] = []
        self.written: dict[str, bytes] = {}

    def forms(self) -> tuple[tuple[str, int], ...]:
        return (("65", 65), ("24", 24))

    def note(self, recorded: Recorded) -> bytes:
        self.asked.append(("note", recorded.fact))
        return b"note"

    def labels(self, labels: Labelled, form: str, start: int) -> bytes:
        self.asked.append(("labels", [(card.code, card.price_minor, count) for card, count in labels], form, start))
        return b"labels"

    def has_roll(self) -> bool:
        return True

    def roll(self, labels: Labelled) -> tuple[Any, ...]:
        self.asked.append(("roll", [(card.code, count) for card, count in labels]))
        return ("label",)

    def return_list(self, family: str | None, *, by: str) -> tuple[Any, bytes]:
        self.asked.append(("list", family, by))
        return None, b"png"

    def donated_list(self, *, by: str) -> tuple[Any, bytes]:
        self.asked.append(("donated", by))
        return None, b"png"

    def donated_form(self, *, by: str) -> bytes:
        self.asked.append(("donated form", by))
        return b"%PDF"

    def write(self, path: Path, content: bytes) -> None:
        self.written[path.name] = content


class Desk:
    """The presenters of the goods desk over a real till."""

    def __init__(self, counter: Counter) -> None:
        self.counter = counter
        self.view: Any = Recorder()
        self.decision: Any = Recorder()
        self.list: Any = Recorder()
        self.labels: Any = Recorder()
        self.shop = Shop()
        self.notes = NotesPresenter(
            self.list,
            self.labels,
            desks=counter.desks,
            papers=counter.papers,
            shop=self.shop,
            runner=counter.runner,
            announcer=counter.announcer,
            words=counter.words,
        )
        self.receiving = ReceivingPresenter(
            self.view,
            self.decision,
            desk=counter.till.goods,
            desks=counter.desks,
            session=counter.session,
            words=counter.words,
            announcer=counter.announcer,
            confirmations=counter.confirmations,
            committed=counter.committed.append,
            received=self._received,
            photos=PhotoDesk(counter.runner, counter.announcer.failed),
        )
        self.notes.present()
        self.receiving.present()

    def _received(self, recorded: Recorded) -> None:
        number = str(getattr(recorded.fact, "number", ""))
        self.notes.present(number)
        self.notes.offer_labels(number)

    def note_now(self) -> Any:
        """The note that is shown."""
        return self.view.last("show_note")

    @property
    def recorded(self) -> list[GoodsReceived]:
        return [fact for fact in facts_in(self.counter.till.book) if isinstance(fact, GoodsReceived)]


@pytest.fixture
def desk(counter: Counter) -> Desk:
    return Desk(counter)


def test_from_the_number_over_the_lines_to_the_labels(desk: Desk) -> None:
    assert desk.note_now() is None
    desk.receiving.look(SALMA)
    assert desk.view.last("show_family").number == SALMA
    desk.receiving.begin(SALMA)
    assert (desk.note_now().family, desk.note_now().rate_bp, desk.note_now().terms, desk.note_now().lines) == (
        SALMA,
        1_500,
        "1",
        (),
    )
    desk.receiving.scan(JAM)
    form = desk.view.last("show_form")
    assert (form.item, form.name_en, form.price_minor, form.floor_minor, form.counted) == (
        *(JAM, "Date jam", 2_500, 2_000, ""),
    )
    desk.receiving.put(replace(form, counted="12"))
    desk.receiving.put(FORM)
    assert [(line.item, line.quantity, line.declared) for line in desk.note_now().lines] == [(JAM, 12, 12), ("", 3, 4)]
    assert (desk.note_now().pieces, desk.note_now().declared, desk.note_now().value_minor) == (
        15,
        16,
        12 * 2_500 + 3 * 9_000,
    )
    desk.receiving.record()
    (recorded,) = desk.recorded
    assert [line.item for line in recorded.lines] == [JAM, booth_item_code("T01", 1)]
    assert desk.note_now() is None
    assert desk.counter.said == "note_saved"
    assert [one.fact for one in desk.counter.committed] == [recorded]
    rows, chosen = desk.list.last("show_notes")
    assert (rows[0].number, rows[0].pieces, chosen) == (recorded.number, 15, recorded.number)
    offer = desk.labels.last("ask")
    assert (offer.number, offer.labels) == (recorded.number, 15)
    desk.notes.make_labels(LabelWish(recorded.number, "24", "٢٥", "/x/labels.pdf"))
    assert desk.labels.last("show_refusal") == "OutOfRange"
    desk.notes.make_labels(LabelWish(recorded.number, "24", "٧", "/x/labels.pdf"))
    wanted = [(JAM, 2_500, 12), (booth_item_code("T01", 1), 9_000, 3)]
    assert desk.shop.asked == [("labels", wanted, "24", 7)]
    assert desk.shop.written == {"labels.pdf": b"labels"}
    desk.notes.offer_labels(recorded.number)
    assert desk.labels.last("ask").has_roll
    desk.notes.print_labels()
    assert desk.shop.asked[-1] == ("roll", [(code, count) for code, _, count in wanted])
    assert desk.counter.said == "labels_sent"


def test_a_family_that_has_left_is_not_offered(counter: Counter) -> None:
    cards = counter.till.book.catalogue.cards()
    salma, *others = cards.families
    desk = Desk(counter)
    desk.receiving.look(SALMA[:-1])
    assert SALMA in {chip.number for chip in desk.view.last("show_family").likely}
    counter.till.book.catalogue.apply(replace(cards, families=(replace(salma, left=True), *others)))
    for typed in (SALMA[:-1], salma.name_en):
        desk.receiving.look(typed)
        assert SALMA not in {chip.number for chip in desk.view.last("show_family").likely}
    desk.receiving.begin(SALMA)
    assert desk.counter.said == "FamilyHasLeft"


def test_an_items_label_begins_the_note_of_its_family(desk: Desk) -> None:
    desk.receiving.scan(OUD)
    assert desk.note_now().family == HUDA
    assert desk.view.last("show_form").item == OUD
    desk.receiving.scan(JAM)
    assert desk.counter.said == "UnknownItem"
    assert desk.note_now().lines == ()


def test_a_familys_label_begins_its_note_and_a_foreign_one_none(desk: Desk) -> None:
    desk.receiving.scan("4006381333931")
    assert desk.counter.said == "UnknownItem"
    desk.receiving.scan("rubbish")
    assert desk.counter.said == "WrongCheckDigit"
    assert desk.note_now() is None
    desk.receiving.scan(HUDA)
    assert (desk.note_now().family, desk.note_now().rate_bp) == (HUDA, 1_000)


def test_scanning_an_item_again_changes_its_line(desk: Desk) -> None:
    desk.receiving.begin(SALMA)
    desk.receiving.scan(JAM)
    desk.receiving.put(replace(desk.view.last("show_form"), counted="12"))
    desk.receiving.scan(JAM)
    form = desk.view.last("show_form")
    assert (form.key, form.counted) == ("0", "12")
    desk.receiving.put(replace(form, counted="11", declared="12"))
    assert [(line.quantity, line.declared) for line in desk.note_now().lines] == [(11, 12)]
    desk.receiving.take_out("0")
    assert desk.note_now().lines == ()


def test_what_was_brought_before_is_found_by_its_folded_name(desk: Desk) -> None:
    desk.receiving.begin(SALMA)
    desk.receiving.search("مربى")
    assert [offer.code for offer in desk.view.last("show_offers")] == [JAM]
    desk.receiving.choose_item(CAKE)
    assert desk.view.last("show_form").item == CAKE
    desk.receiving.search("عود")
    assert desk.view.last("show_offers") == ()
    desk.receiving.search(" ")
    assert desk.view.last("show_offers") == ()


@pytest.mark.parametrize(
    ("change", "refusal"),
    [
        ({"counted": ""}, "NotANumber"),
        ({"counted": "three"}, "NotANumber"),
        ({"counted": "0", "declared": "0"}, "OutOfRange"),
        ({"counted": "3.5"}, "NotANumber"),
        ({"price_minor": None}, "NotAnAmount"),
        ({"floor_minor": 9_001}, "OutOfRange"),
        ({"expiry": "31/02/2027"}, "NotADate"),
        ({"name_ar": "  "}, "NameMissing"),
        ({"declared": "-1"}, "OutOfRange"),
        ({"is_weighed": True, "counted": "1.2345"}, "NotANumber"),
    ],
)
def test_wrong_input_is_worded_at_the_form_and_the_note_stays(desk: Desk, change: dict[str, Any], refusal: str) -> None:
    desk.receiving.begin(SALMA)
    desk.receiving.put(replace(FORM, **change))
    assert desk.view.last("show_refusal") == refusal
    assert desk.note_now().lines == ()


def test_a_weighed_line_is_typed_in_kilograms_and_comes_back_so(desk: Desk) -> None:
    desk.receiving.begin(SALMA)
    desk.receiving.put(replace(FORM, is_weighed=True, declared="", counted="2.75", expiry="1/2/2027", batch="B7"))
    (line,) = desk.note_now().lines
    assert (line.quantity, line.declared, line.value_minor, line.expiry) == (2_750, 2_750, 24_750, date(2027, 2, 1))
    desk.receiving.choose_line("0")
    form = desk.view.last("show_form")
    assert (form.counted, form.expiry, form.batch, form.is_weighed) == ("2.75", "2027-02-01", "B7", True)


def test_a_long_note_of_sixty_lines_is_written_and_recorded(desk: Desk) -> None:
    desk.receiving.begin(SALMA)
    for _ in range(60):
        desk.receiving.put(FORM)
    desk.receiving.record()
    (note,) = desk.recorded
    assert len({line.item for line in note.lines}) == 60


def test_giving_up_is_asked_about_where_something_is_written(desk: Desk) -> None:
    desk.receiving.begin(SALMA)
    desk.receiving.ask_to_give_up()
    assert desk.note_now() is None
    desk.receiving.begin(SALMA)
    desk.receiving.put(FORM)
    desk.receiving.ask_to_give_up()
    assert desk.note_now() is not None
    desk.counter.confirmations.confirm()
    assert desk.note_now() is None
    assert desk.recorded == []


def test_a_doubt_is_asked_about_and_the_reason_recorded(desk: Desk) -> None:
    desk.receiving.begin(SALMA)
    desk.receiving.put(replace(FORM, expiry="2026-01-01"))
    assert desk.note_now().lines[0].doubt == "past_expiry"
    desk.receiving.record()
    (row,) = desk.decision.last("ask")
    assert (row.doubt, row.name.ar, row.day) == ("past_expiry", "سلة", date(2026, 1, 1))
    assert desk.recorded == []
    desk.receiving.decide("for show only")
    (note,) = desk.recorded
    item = note.lines[0].item
    assert note.decisions == (Decision(concern=Concern.PAST_EXPIRY, reason="for show only", item=item),)


def test_a_full_disk_keeps_the_note_on_the_screen(desk: Desk) -> None:
    desk.receiving.begin(SALMA)
    desk.receiving.put(FORM)
    disk = faulty(desk.counter.till.book)
    disk.fail()
    desk.receiving.record()
    assert desk.counter.said == "DiskFull"
    assert len(desk.note_now().lines) == 1
    disk.heal()
    desk.receiving.record()
    assert len(desk.recorded) == 1


def test_a_recorded_note_is_seen_printed_again_and_saved(desk: Desk) -> None:
    desk.receiving.begin("")
    desk.receiving.put(replace(FORM, floor_minor=None))
    desk.receiving.record()
    (note,) = desk.recorded
    assert (note.family, note.rate_bp) == ("", 0)
    desk.notes.print_again(note.number)
    assert desk.counter.said == "note_copied"
    desk.notes.show(note.number)
    assert desk.counter.paper_sheet.last("show_paper")[0] == note.number
    desk.notes.save(note.number, "/x/note.pdf")
    assert desk.shop.written == {"note.pdf": b"note"}
    assert desk.counter.said == "file_saved"


def test_more_labels_than_anyone_sticks_are_refused(desk: Desk) -> None:
    desk.receiving.begin(SALMA)
    desk.receiving.put(replace(FORM, counted=str(LABELS_MAX + 1)))
    desk.receiving.record()
    assert desk.counter.said == "OutOfRange"
    assert desk.labels.count("ask") == 0


def test_the_licence_is_warned_of_before_and_after_its_end(counter: Counter) -> None:
    cards = counter.till.book.catalogue.cards()
    for day, state in ((date(2026, 11, 19), "over"), (date(2026, 12, 20), "soon"), (date(2026, 12, 21), "good")):
        families = tuple(replace(card, licence_expiry=day) for card in cards.families)
        counter.till.book.catalogue.apply(replace(cards, families=families))
        desk = Desk(counter)
        desk.receiving.begin(SALMA)
        assert (desk.note_now().licence, desk.note_now().licence_state) == (day, state)
        desk.receiving.ask_to_give_up()


def test_a_draft_that_this_program_cannot_read_is_put_aside_and_the_desk_opens(counter: Counter) -> None:
    counter.till.book.note("goods_note", '{"id": 7}')
    assert Desk(counter).note_now() is None
    assert counter.till.book.noted("goods_note_unread") == '{"id": 7}'


def test_a_photo_is_chosen_for_a_line_and_comes_back_with_it(desk: Desk, tmp_path: Path) -> None:
    file = tmp_path / "basket.png"
    file.write_bytes(a_picture(kind="PNG"))
    desk.receiving.begin(SALMA)
    desk.receiving.choose_photo(file)
    chosen, may_remove = desk.view.last("show_photo")
    assert (bool(chosen), may_remove) == (True, True)
    desk.receiving.remove_photo()
    assert desk.view.last("show_photo") == (b"", True)
    desk.receiving.choose_photo(file)
    desk.receiving.put(FORM)
    assert desk.view.last("show_photo") == (b"", True)  # the next line has none yet
    desk.receiving.choose_line("0")
    assert desk.view.last("show_photo") == (chosen, True)
    desk.receiving.put(replace(FORM, key="0", counted="2"))
    desk.receiving.record()
    note = desk.counter.committed[-1].fact
    assert isinstance(note, GoodsReceived)
    assert note.lines[0].photo == mark_of(chosen)
    desk.receiving.begin(SALMA)
    desk.receiving.choose_item(note.lines[0].item)
    assert desk.view.last("show_photo") == (chosen, False)  # it is the item's already
    file.write_bytes(b"no picture")
    desk.receiving.choose_photo(file)
    assert desk.view.last("show_photo") == (chosen, False)


def test_a_photo_that_was_made_too_late_is_on_no_other_line(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "basket.png"
    file.write_bytes(a_picture(kind="PNG"))
    desk.receiving.begin(SALMA)
    waiting: list[Callable[[bytes], None]] = []
    monkeypatch.setattr(PhotoDesk, "make", lambda _self, _file, then: waiting.append(then))
    desk.receiving.choose_photo(file)
    desk.receiving.put(FORM)
    waiting[0](b"a basket")
    assert desk.view.last("show_photo") == (b"", True)
