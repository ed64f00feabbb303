"""The list of families: found by any word, enrolled without mistakes, changed by two people without loss."""

from __future__ import annotations

from base64 import b64encode
from dataclasses import dataclass, field, replace
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest

from pos.domain.bazaar import FamilyCard, PayBy, Person, Role
from pos.domain.families import NEW, FamilyChange, FamilyEntry, FamilyPhoto, FamilyPrivate, FamilyRecord, FieldChange
from pos.domain.family_errors import FamilyChanged, NumberTaken
from pos.domain.identity import family_number
from pos.domain.troubles import RegisterUnreachable
from pos.ui.presenters.enrolment import EnrolmentPresenter
from pos.ui.presenters.family_form import values_of
from pos.ui.presenters.lanes import Lanes
from tests.fakes import NOON
from tests.unit.ui.presenters.scene import Recorder

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from pos.ui.rows.enrolment import FamilyForm
    from tests.unit.ui.presenters.scene import Counter

DAY = NOON.date()
SALMA, HUDA, LEFT = (family_number(serial) for serial in (42, 75, 99))
CARDS = (
    FamilyCard(number=SALMA, name_ar="أم سالم", name_en="Umm Salem", package="A", licence_expiry=DAY),
    FamilyCard(number=HUDA, name_ar="مشغل هدى", name_en="Huda", package="T", licence_expiry=DAY - timedelta(days=1)),
    FamilyCard(number=LEFT, name_ar="أم راشد", name_en="Umm Rashid", package="A", left=True),
)
PHONES = ("050 000 0001", "+971 55 000 0002; 06 000 0003", "")


@dataclass
class FakeFamilies:
    """Families in a list; what was asked is written down."""

    saved: list[FamilyRecord] = field(default_factory=list)
    now: dict[str, FamilyRecord] = field(default_factory=dict)
    failures: list[Exception] = field(default_factory=list)
    number: str = family_number(1)
    picture: str = ""

    def families(self) -> Any:
        return self

    def all(self) -> tuple[FamilyEntry, ...]:
        return tuple(FamilyEntry(card=card, phone=phone, version=1) for card, phone in zip(CARDS, PHONES, strict=True))

    def record(self, number: str) -> FamilyRecord:
        plain = {
            entry.card.number: FamilyRecord(card=entry.card, private=FamilyPrivate(phone=entry.phone), version=1)
            for entry in self.all()
        }
        return self.now.get(number, plain[number])

    def free_number(self) -> str:
        return self.number

    def save(self, record: FamilyRecord) -> FamilyRecord:
        if self.failures:
            raise self.failures.pop()
        self.saved.append(record)
        return replace(record, version=record.version + 1)

    def records(self) -> tuple[FamilyRecord, ...]:
        return tuple(self.record(card.number) for card in CARDS)

    def note_export(self, what: str) -> None:
        self.number = what

    def items(self) -> tuple[Any, ...]:
        return ()

    def photo(self, _number: str) -> FamilyPhoto:
        return FamilyPhoto(photo=self.picture, version=1)

    def put_photo(self, _number: str, file: Path | None, version: int) -> FamilyPhoto:
        self.picture = b64encode(file.read_bytes()).decode() if file else ""
        return FamilyPhoto(photo=self.picture, version=version + 1)

    def history(self, _number: str) -> tuple[FamilyChange, ...]:
        one = FieldChange(name="phone", before="050", after="055")
        two = FieldChange(name="left", before="", after="1")
        return (FamilyChange(n=2, at=NOON, by="S1", bazaar="B", source="ab", fields=(one, two)),)


@dataclass
class Page:
    """The page over fake families."""

    counter: Counter
    room: FakeFamilies = field(default_factory=FakeFamilies)
    view: Any = field(default_factory=Recorder)
    form: Any = field(default_factory=Recorder)
    history: Any = field(default_factory=Recorder)
    opened: list[FamilyRecord | None] = field(default_factory=list)

    def __post_init__(self) -> None:
        counter = self.counter
        self.presenter = EnrolmentPresenter(
            self.view,
            self.form,
            self.history,
            room=self.room,
            lanes=Lanes(counter.runner, counter.runner, counter.announcer.failed),
            desks=counter.desks,
            session=counter.session,
            announcer=counter.announcer,
            opened=self.opened.append,
        )

    def numbers(self) -> list[str]:
        return [line.number for line in self.view.last("show_families")[0]]

    def shown(self) -> FamilyForm:
        form: FamilyForm = self.form.last("show_form")
        return form

    def write(self, **changes: str) -> Mapping[str, str]:
        return {**self.shown().values, **changes}


@pytest.fixture
def page(counter: Counter) -> Page:
    counter.session.person = Person(code="S1", name_ar="مسؤولة", name_en="Admin", role=Role.ADMIN)
    made = Page(counter)
    made.presenter.present()
    return made


@pytest.mark.parametrize(
    ("query", "hits"),
    [
        ("", [SALMA, HUDA]),
        ("ام", [SALMA]),
        ("SALEM umm", [SALMA]),
        (SALMA[:3], [SALMA]),
        ("٠٥٠ ٠٠٠ ٠٠٠١", [SALMA]),
        ("06000", [HUDA]),
        ("هدي", [HUDA]),
        ("nobody", []),
    ],
)
def test_a_family_is_found_by_number_names_and_phone(page: Page, query: str, hits: list[str]) -> None:
    page.presenter.search(query)
    assert page.numbers() == hits
    assert page.view.last("show_families")[1] == len(CARDS)


def test_licences_that_run_out_and_those_who_left_are_lists_of_their_own(page: Page) -> None:
    lines = page.view.last("show_families")[0]
    assert [line.licence_state for line in lines] == ["soon", "over"]
    page.presenter.choose_part("licence")
    assert page.numbers() == [SALMA, HUDA]
    page.presenter.choose_part("left")
    assert page.numbers() == [LEFT]


def test_a_licence_is_warned_of_thirty_days_before_its_end(page: Page, monkeypatch: pytest.MonkeyPatch) -> None:
    ends = [replace(card, licence_expiry=DAY + timedelta(days=30 + n)) for n, card in enumerate(CARDS)]
    monkeypatch.setattr(page.room, "all", lambda: tuple(FamilyEntry(card=card, version=1) for card in ends))
    page.presenter.present()
    assert [line.licence_state for line in page.view.last("show_families")[0]] == ["soon", "good"]


def test_a_new_family_gets_a_number_and_is_saved_when_nothing_is_wrong(page: Page) -> None:
    page.presenter.enrol()
    assert (page.shown().values["number"], page.shown().is_new) == (family_number(1), True)
    page.presenter.save(page.write(iban="AE07", pay_by="bank", rate_bp="200"))
    notes = page.shown().notes
    assert {name for name, note in notes.items() if note.stops} == {"name_ar", "iban", "rate_bp"}
    assert page.room.saved == []
    values = page.write(
        name_ar="أم نورة",
        pay_by="other",
        account="wallet 7",
        iban="",
        rate_bp="١٢٫٥",
        phone="050 000 0077",
        licence_expiry="1/1/2030",
    )
    page.presenter.save(values)
    (saved,) = page.room.saved
    assert (saved.version, saved.card.pay_by, saved.card.rate_bp) == (NEW, PayBy.BANK, 1_250)
    assert (saved.card.name_en, saved.private.account, saved.private.iban) == ("أم نورة", "wallet 7", "")
    assert page.form.count("close_form") == 1
    assert page.numbers()[0] == family_number(1)


def test_what_looks_wrong_is_said_once_beside_its_field_and_stops_nothing(page: Page) -> None:
    page.presenter.open(SALMA)
    ends = (DAY + timedelta(days=30)).isoformat()
    page.presenter.save(page.write(identity="784-1990-0000000-3", phone="at home", licence_expiry=ends))
    notes = page.shown().notes
    assert set(notes) == {"identity", "phone", "licence_expiry"}
    assert not any(note.stops for note in notes.values())
    assert (page.shown().asks, page.room.saved) == (True, [])
    page.presenter.save(page.write())
    (saved,) = page.room.saved
    assert (saved.private.identity, saved.private.phone) == ("784-1990-0000000-3", "at home")


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"name_ar": "ام سالم"}, (SALMA, "name")),
        ({"name_ar": "أم نورة", "phone": "+971 50 000 0001"}, (SALMA, "phone")),
        ({"name_ar": "هدى مشغل"}, (HUDA, "name")),
    ],
)
def test_one_who_may_be_enrolled_already_is_named_first_and_never_merged(
    page: Page, changes: dict[str, str], why: tuple[str, str]
) -> None:
    page.presenter.enrol()
    page.presenter.save(page.write(**changes))
    assert [(one.number, one.why) for one in page.shown().alike] == [why]
    assert page.room.saved == []
    page.presenter.save(page.write())
    assert [record.card.number for record in page.room.saved] == [family_number(1)]


def test_two_people_who_change_one_family_lose_nothing(page: Page) -> None:
    page.presenter.open(SALMA)
    now = page.room.record(SALMA)
    theirs = replace(
        now, card=replace(now.card, branch="دبا"), private=replace(now.private, phone="056 000 0009"), version=2
    )
    page.room.now[SALMA] = theirs
    page.room.failures = [FamilyChanged(SALMA, "C1")]
    page.presenter.save(page.write(phone="055 000 0007", notes="mine"))
    form = page.shown()
    assert (form.values["branch"], form.values["phone"], form.values["notes"]) == ("دبا", "055 000 0007", "mine")
    assert {name: note.theirs for name, note in form.notes.items()} == {"phone": "056 000 0009"}
    page.presenter.save(page.write())
    (saved,) = page.room.saved
    assert (saved.version, saved.private.notes, saved.card.branch) == (2, "mine", "دبا")


def test_a_number_that_is_taken_meanwhile_gives_way_to_the_next(page: Page) -> None:
    page.presenter.enrol()
    page.room.failures, page.room.number = [NumberTaken(family_number(1))], family_number(2)
    page.presenter.save(page.write(name_ar="أم نورة"))
    assert page.shown().values["number"] == family_number(2)
    assert isinstance(page.shown().notes["number"].reason, NumberTaken)
    page.presenter.save(page.write())
    assert page.room.saved[0].card.number == family_number(2)


def test_without_a_register_nothing_that_was_written_is_lost(page: Page) -> None:
    page.presenter.open(SALMA)
    page.room.failures = [RegisterUnreachable("no route")]
    page.presenter.save(page.write(notes="mine"))
    assert page.form.count("close_form") == 0
    page.presenter.save(page.write(notes="mine"))
    assert page.room.saved[0].private.notes == "mine"


def test_what_nobody_touched_is_saved_as_it_was(page: Page) -> None:
    card = replace(CARDS[0], rate_bp=0, more_packages=("T",), pay_by=PayBy.BANK)
    own = FamilyPrivate(account="wallet", notes="one\ntwo", identity="784-1990-0000000-2")
    record = FamilyRecord(card=card, private=own, version=4)
    page.room.now[SALMA] = record
    page.presenter.open(SALMA)
    page.presenter.save(values_of(record))
    assert page.room.saved == [record]


def test_every_change_is_shown_field_by_field(page: Page) -> None:
    page.presenter.show_history(SALMA)
    name, number, lines = page.history.last("show_history")
    assert (name.ar, number) == ("أم سالم", SALMA)
    assert [(line.name, line.before, line.after, line.is_import) for line in lines] == [
        ("phone", "050", "055", True),
        ("left", "", "1", True),
    ]


def test_others_look_and_change_nothing(page: Page) -> None:
    page.counter.session.person = Person(code="K1", name_ar="محاسبة", name_en="Accountant", role=Role.ACCOUNTANT)
    page.presenter.present()
    assert page.view.last("show_rights") is False
    page.presenter.enrol()
    page.presenter.open(SALMA)
    assert not page.shown().may_save
    page.presenter.save(page.write(notes="x"))
    assert page.room.saved == []


def test_who_leaves_leaves_nothing_behind(page: Page) -> None:
    page.presenter.forget()
    assert page.numbers() == []
    assert page.form.count("close_form") == 1


def test_the_photo_follows_the_form_and_a_change_of_it_is_no_conflict(page: Page) -> None:
    page.presenter.present()
    page.presenter.open(SALMA)
    (record,) = page.opened
    assert record is not None
    page.presenter.photo_changed(SALMA, record.version, 2)
    page.presenter.photo_changed(SALMA, record.version, 9)  # said of a version that is over
    page.presenter.photo_changed(HUDA, 2, 9)
    page.presenter.save(values_of(record))
    assert page.room.saved[-1].version == 2
    page.presenter.enrol()
    assert page.opened == [record, None, None]


def test_a_second_press_while_it_is_saved_saves_nothing(page: Page, monkeypatch: pytest.MonkeyPatch) -> None:
    page.presenter.open(SALMA)
    values = page.write(branch="دبا")
    save = page.room.save

    def pressed_again(record: FamilyRecord) -> FamilyRecord:
        page.presenter.save(values)
        return save(record)

    monkeypatch.setattr(page.room, "save", pressed_again)
    page.presenter.save(values)
    assert [record.card.branch for record in page.room.saved] == ["دبا"]
    page.presenter.open(SALMA)
    page.presenter.save(page.write(branch="كلباء"))
    assert len(page.room.saved) == 2
