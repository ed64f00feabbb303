"""Sending shows what is only here, follows the worker when asked, and takes the stick where there is no network."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from pos.domain.access import Roll, RollRow
from pos.domain.errors import Forked, NothingUnsent
from pos.domain.troubles import RegisterUnreachable
from pos.domain.ways import NotABundle
from pos.ledger.watermarks import Unsent, Watermark
from pos.printing.document import Document
from pos.printing.lettering import Direction
from pos.sync.worker import Link, SyncStatus
from pos.ui.presenters.sending import SendingPresenter
from pos.ui.rows.sending import SendProgress, Taken
from tests.builders import JAM
from tests.fakes import NOON
from tests.unit.ui.presenters.scene import Recorder

if TYPE_CHECKING:
    from tests.unit.ui.presenters.scene import Counter

BUSY = SyncStatus(is_busy=True)
ENDED = SyncStatus(link=Link.ONLINE, succeeded_at=NOON, catalogue=1)


@dataclass
class PlainStick:
    """A stick that remembers what it was asked and fails on demand."""

    asked: list[str] = field(default_factory=list)
    failure: Exception | None = None
    acks: int = 1
    bundle: Taken | None = None

    def export(self, folder: Path) -> Path:
        self._ask(f"export {folder.name}")
        return folder / "T01.amana"

    def take(self, file: Path) -> Taken:
        self._ask(f"take {file.name}")
        return self.bundle or Taken(self.acks)

    def _ask(self, what: str) -> None:
        self.asked.append(what)
        if self.failure is not None:
            raise self.failure


class PlainProof:
    """A proof whose picture is a word."""

    def proof(self) -> tuple[Document, bytes]:
        return Document("proof", Direction.LTR, ()), b"proof"


@dataclass
class Screen:
    """The sending screen over a real counter."""

    counter: Counter
    view: Any = field(default_factory=Recorder)
    sender: Any = field(default_factory=Recorder)
    stick: PlainStick = field(default_factory=PlainStick)
    shop: PlainProof = field(default_factory=PlainProof)
    came_in: list[tuple[str, ...]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.presenter = SendingPresenter(
            self.view,
            desks=self.counter.desks,
            sender=self.sender,
            stick=self.stick,
            shop=self.shop,
            papers=self.counter.papers,
            runner=self.counter.runner,
            announcer=self.counter.announcer,
            words=self.counter.words,
            pulse=Recorder(),
            came_in=self.came_in.append,
        )

    @property
    def stage(self) -> str:
        return self.progress.stage

    @property
    def progress(self) -> SendProgress:
        shown: SendProgress = self.view.last("show_progress")
        return shown


def a_row(device: str, standing: str = "closed", **changes: Any) -> RollRow:
    plain = RollRow(
        device=device,
        label="",
        standing=standing,
        expected=True,
        facts=100,
        waiting=0,
        relayed=64,
        shifts=1,
        sales=142,
        takings_minor=845_000,
        open_by="",
        revoked="",
        contact_at=NOON,
    )
    return replace(plain, **changes)


ROLL = Roll(
    at=NOON,
    has_centre=True,
    tills=(
        a_row("T01", label="Door", sales=4, skew_ms=-60_000),
        a_row("T02"),
        a_row("T03", waiting=7),
        a_row("T04", "missing", contact_at=None),
        a_row("T05", "open"),
        a_row("T06", revoked="stolen"),
        a_row("T07", "forked"),
    ),
)


@pytest.fixture
def screen(counter: Counter) -> Screen:
    return Screen(counter)


def test_what_is_only_on_this_till(screen: Screen) -> None:
    screen.counter.till.sell(JAM)
    screen.presenter.present()
    state = screen.view.last("show_state")
    count = screen.counter.till.book.journal.count()
    assert (state.waiting_sales, state.waiting_facts, state.acknowledged_facts) == (1, count, 0)
    assert (state.last_contact, state.link) == (None, "offline")
    (device,) = screen.view.last("show_devices")
    assert (device.name, device.facts, device.waiting, device.state, device.is_this) == (
        "T01",
        count,
        count,
        "waiting",
        True,
    )


def test_what_the_register_has_signed_for(screen: Screen) -> None:
    screen.counter.till.sell(JAM)
    head = screen.counter.till.book.journal.head()
    screen.counter.till.book.watermarks.accept(
        Watermark(epoch=head.epoch, seq=head.seq, head=head.hash.hex(), at=NOON.isoformat())
    )
    screen.presenter.present()
    state = screen.view.last("show_state")
    assert (state.waiting_facts, state.acknowledged_facts, state.last_contact) == (0, head.seq, NOON)
    assert screen.view.last("show_devices")[0].state == "in"


def test_the_button_pokes_the_worker_and_shows_its_progress(screen: Screen) -> None:
    screen.presenter.send()
    assert screen.sender.calls == [("poke", ())]
    assert screen.stage == "connecting"
    screen.presenter.synced(ENDED)
    assert screen.stage == "connecting"
    screen.presenter.synced(BUSY)
    screen.presenter.synced(replace(BUSY, done=500, whole=1_200))
    assert screen.progress == SendProgress("sending", 500, 1_200)
    screen.presenter.synced(ENDED)
    assert screen.stage == "done"
    assert screen.view.last("show_state").link == "online"


def test_the_worker_s_own_passes_show_no_progress(screen: Screen) -> None:
    screen.presenter.synced(BUSY)
    screen.presenter.synced(ENDED)
    assert screen.view.count("show_progress") == 0


def test_a_silent_register_is_said_on_the_screen_without_a_beep(screen: Screen) -> None:
    screen.presenter.send()
    screen.presenter.synced(BUSY)
    screen.presenter.synced(SyncStatus(link=Link.OFFLINE, failure=RegisterUnreachable("no route")))
    assert screen.progress == SendProgress("failed", words="RegisterUnreachable")
    assert screen.counter.beeps == []


def test_stopping_keeps_what_was_acknowledged(screen: Screen) -> None:
    screen.presenter.send()
    screen.presenter.synced(BUSY)
    screen.presenter.stop()
    assert screen.sender.calls[-1] == ("give_up", ())
    screen.presenter.synced(replace(ENDED, unsent=Unsent(3, 1, NOON.isoformat())))
    assert screen.stage == "idle"


def test_two_books_under_one_name_are_shown_as_such(screen: Screen) -> None:
    screen.presenter.synced(SyncStatus(link=Link.REFUSED, failure=Forked("T01", 1, 7)))
    assert screen.view.last("show_devices")[0].state == "fork"


def test_a_fork_begins_a_new_epoch_and_sends_again_a_few_times_at_most(screen: Screen) -> None:
    forked = SyncStatus(link=Link.REFUSED, failure=Forked("T01", 1, 7))
    before = screen.counter.till.book.journal.head().epoch
    for _ in range(5):
        screen.presenter.synced(forked)
    assert screen.counter.till.book.journal.head().epoch == before + 3
    assert [call for call, _ in screen.sender.calls] == ["poke"] * 3


def test_entering_asks_who_is_in_and_the_roll_is_shown_with_this_till_first(screen: Screen) -> None:
    screen.presenter.enter()
    assert screen.sender.calls[-1] == ("ask_roll", ())
    screen.presenter.synced(SyncStatus(link=Link.ONLINE, roll=ROLL))
    rows = screen.view.last("show_devices")
    assert [(row.name, row.state, row.is_this) for row in rows] == [
        ("T01", "waiting", True),
        ("T02", "in", False),
        ("T03", "waiting", False),
        ("T04", "missing", False),
        ("T05", "open", False),
        ("T06", "revoked", False),
        ("T07", "fork", False),
    ]
    assert (rows[0].label, rows[0].sales, rows[0].skew_ms) == ("Door", 4, -60_000)
    assert (rows[1].takings_minor, rows[1].relayed, rows[1].last_contact) == (845_000, 64, NOON)
    assert (rows[2].waiting, rows[2].facts, rows[3].last_contact) == (7, 107, None)


def test_a_bundle_goes_to_a_stick(screen: Screen) -> None:
    screen.presenter.export("stick")
    assert screen.stick.asked == ["export stick"]
    assert (screen.stage, Path(screen.progress.words)) == ("done", Path("stick/T01.amana"))
    assert screen.counter.said == "bundle_saved"


@pytest.mark.parametrize(("failure", "words"), [(NothingUnsent(), "NothingUnsent"), (OSError("read-only"), "Trouble")])
def test_a_stick_that_fails_is_said_on_the_screen(screen: Screen, failure: Exception, words: str) -> None:
    screen.stick.failure = failure
    screen.presenter.export("stick")
    assert screen.progress == SendProgress("failed", words=words)


def test_a_bug_on_the_way_to_the_stick_is_raised_on(screen: Screen) -> None:
    screen.stick.failure = ZeroDivisionError()
    with pytest.raises(ZeroDivisionError):
        screen.presenter.export("stick")
    assert screen.stage == "failed"


def test_the_register_s_word_comes_back_on_the_stick(screen: Screen) -> None:
    screen.presenter.take("ack.json")
    assert (screen.stick.asked, screen.counter.said, screen.stage) == (
        ["take ack.json"],
        "acknowledged",
        "idle",
    )
    screen.stick.acks = 0
    screen.presenter.take("other.json")
    assert screen.counter.said == "other_place_only"


def test_another_till_s_bundle_is_brought_in_and_its_answer_is_named(screen: Screen) -> None:
    screen.stick.bundle = Taken(12, "T05", "T05.acks")
    screen.presenter.take("T05.amana")
    assert (screen.counter.said, screen.progress) == ("bundle_taken", SendProgress("done", words="T05.acks"))
    screen.stick.bundle = Taken(0, "T05", "T05.acks")
    screen.presenter.take("T05.amana")
    assert screen.counter.said == "bundle_known"
    assert screen.came_in == [("T05",), ("T05",)]


def test_the_proof_is_shown_as_paper_and_printed_as_a_report(screen: Screen) -> None:
    screen.presenter.prove()
    assert screen.counter.paper_sheet.last("show_paper")[1] == b"proof"
    screen.counter.papers.print_shown()
    assert screen.counter.shop.roles[-1] == "report"


def test_one_bad_file_on_a_stick_keeps_none_of_the_others_back(screen: Screen) -> None:
    class MixedStick(PlainStick):
        def take(self, file: Path) -> Taken:
            super().take(file)
            if file.name == "bad.amana":
                raise NotABundle(file.name)
            return Taken(3, "T02", "word.acks") if file.suffix == ".amana" else Taken(1)

    screen.presenter._stick = MixedStick()
    screen.presenter.take_all(("a.acks", "bad.amana", "good.amana"))
    assert screen.presenter._stick.asked == ["take a.acks", "take bad.amana", "take good.amana"]
    assert (screen.stage, screen.progress.words) == ("failed", "NotABundle")
    assert screen.counter.said == "stick_taken"
    assert screen.came_in == [("T02",)]
    screen.presenter.take_all(("good.amana",))
    assert screen.stage == "done"
    screen.presenter.take_all(("a.acks",))
    assert (screen.stage, screen.counter.said) == ("idle", "acknowledged")


def test_a_stick_that_fails_is_a_trouble_in_words(screen: Screen) -> None:
    screen.stick.failure = OSError("pulled out")
    screen.presenter.take_all(("a.acks",))
    assert (screen.stage, screen.progress.words) == ("failed", "Trouble")


def test_all_tills_are_asked_and_the_list_says_who_answered(screen: Screen) -> None:
    screen.presenter.send_all()
    assert screen.sender.calls == [("ask_all", ())]
    wished = replace(ROLL, wished_at=NOON, tills=(replace(ROLL.tills[0], told_at=NOON), ROLL.tills[1]))
    screen.presenter.synced(BUSY)
    screen.presenter.synced(replace(ENDED, roll=wished))
    assert screen.progress == SendProgress("gathering", 1, 2)
    assert [row.state for row in screen.view.last("show_devices")][1:] == ["asked"]
    screen.presenter.stop()
    assert (screen.stage, screen.sender.count("give_up")) == ("stopped", 0)
