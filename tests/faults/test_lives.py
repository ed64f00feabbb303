"""Either end is put back from an older copy, or stands there twice: every saved sale counts, and counts once."""

from __future__ import annotations

import shutil
import threading
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import func, select

from pos.domain.errors import DamagedMessage, Forked, Refusal, UnknownDevice
from pos.register.register import Register
from pos.register.tables import ASIDE, FACT
from pos.sync.wire import Ack, pack, unpack
from tests.faults.hall import HallTill, require_same
from tests.unit.register.rehearsal import (
    ACCOUNTANT,
    ADMIN,
    BAZAAR,
    FAMILIES,
    KEYS,
    Clock,
    Journal,
    open_register,
    surroundings,
)
from tests.unit.register.settling import Office

if TYPE_CHECKING:
    import random
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from pos.ledger.keys import DeviceKey
    from pos.ledger.watermarks import Watermark
    from pos.sync.feed import Feed
    from pos.sync.wire import Batch


class Direct:
    """The shortest line: the same bytes, into the register's own intake."""

    def __init__(self, register: Register) -> None:
        self.register = register

    def push(self, batch: Batch) -> Ack:
        return self.register.intake.take_in(unpack(pack(batch)))

    def feed(self, _bazaar: str, _device: str, _since: int, _key: DeviceKey) -> Feed | None:
        return None


class Centre:
    """A register whose database can be copied and put back."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / "register.db"
        self._copy = folder / "copy.db"
        self.register = open_register(self._path)
        self._starts = 100

    @property
    def line(self) -> Direct:
        return Direct(self.register)

    def back_up(self) -> None:
        self.register.close()
        shutil.copyfile(self._path, self._copy)
        self._open()

    def restore(self) -> None:
        self.register.close()
        shutil.copyfile(self._copy, self._path)
        self._open()
        self.register.begin_next_life()

    def _open(self) -> None:
        self._starts += 1
        self.register = Register.open(f"sqlite:///{self._path}", KEYS, surroundings(Clock(), self._starts))


@pytest.fixture
def centre(tmp_path: Path) -> Iterator[Centre]:
    made = Centre(tmp_path)
    yield made
    made.register.close()


@pytest.fixture
def till(tmp_path: Path) -> Iterator[HallTill]:
    made = HallTill(tmp_path / "till")
    yield made
    made.book.close()


def sell(till: HallTill, times: int) -> None:
    for which in range(times):
        till.sell(which)


def numbers_of(register: Register) -> int:
    with register.database.reading() as connection:
        places = select(FACT.c.device, FACT.c.epoch, FACT.c.seq).distinct().subquery()
        return int(connection.execute(select(func.count()).select_from(places)).scalar_one())


def test_a_register_that_was_put_back_is_refilled_by_its_tills(centre: Centre, till: HallTill) -> None:
    sell(till, 3)
    till.run(centre.line)
    centre.back_up()
    sell(till, 4)
    till.run(centre.line)
    assert till.book.watermarks.unsent().facts == 0
    centre.restore()
    with pytest.raises(AssertionError):
        require_same(centre.register.database, till)  # the copy is older: this is what was lost
    till.sell()
    till.run(centre.line)
    require_same(centre.register.database, till)
    assert till.book.watermarks.current().generation == "2"


def test_canary_a_till_that_believes_only_rising_words_leaves_the_hole(
    centre: Centre, till: HallTill, monkeypatch: pytest.MonkeyPatch
) -> None:
    sell(till, 3)
    centre.back_up()
    till.run(centre.line)
    centre.restore()
    accept = type(till.book.watermarks).accept

    def rising_only(self: object, mark: Watermark) -> None:
        if mark.seq >= self.current().seq:  # type: ignore[attr-defined]  # it is the till's watermarks
            accept(self, mark)  # type: ignore[arg-type]  # the same

    monkeypatch.setattr("pos.ledger.watermarks.Watermarks.accept", rising_only)
    till.run(centre.line)
    assert till.book.watermarks.unsent().facts == 0  # it thinks that all is well
    with pytest.raises(AssertionError):
        require_same(centre.register.database, till)


def test_a_till_that_was_put_back_from_an_old_image_begins_a_new_life(
    centre: Centre, till: HallTill, tmp_path: Path
) -> None:
    sell(till, 3)
    till.run(centre.line)
    till.book.close()
    shutil.copytree(till.folder / "T01", tmp_path / "image")
    till.start()
    sell(till, 4)
    till.run(centre.line)
    till.book.close()
    shutil.rmtree(till.folder / "T01")
    shutil.copytree(tmp_path / "image", till.folder / "T01")
    till.start()
    assert till.book.journal.head().epoch == 2
    sell(till, 2)
    till.run(centre.line)
    require_same(centre.register.database, till)
    assert len(till.saved) == 9


def test_a_cloned_till_is_found_at_its_first_contact_and_both_histories_are_kept(
    centre: Centre, till: HallTill, tmp_path: Path
) -> None:
    sell(till, 3)
    till.book.close()
    shutil.copytree(till.folder, tmp_path / "clone")
    till.start()
    clone = HallTill(tmp_path / "clone", saved=dict(till.saved))
    sell(till, 2)
    sell(clone, 3)
    till.run(centre.line)
    with pytest.raises(Forked):
        clone.run(centre.line)
    with centre.register.database.reading() as connection:
        kept = connection.execute(select(ASIDE.c.message)).scalars().all()
    assert [one for message in kept for one in unpack(bytes(message)).bodies]
    clone.book.new_epoch("cloned")
    clone.run(centre.line)
    till.sell()
    till.run(centre.line)
    require_same(centre.register.database, till, clone)
    assert len(till.saved | clone.saved) == 9
    clone.book.close()


def test_a_stick_and_the_wire_bring_the_same_sales_at_the_same_time(centre: Centre, till: HallTill) -> None:
    sell(till, 120)
    bundle = till.bundle()
    start = threading.Barrier(3)
    failures: list[BaseException] = []

    def work(act: Callable[[], object]) -> None:
        start.wait()
        try:
            act()
        except BaseException as error:  # noqa: BLE001 - told by the test itself
            failures.append(error)

    acts = (
        lambda: centre.register.intake.take_in_bundle(bundle),
        lambda: centre.register.intake.take_in_bundle(bundle),
        lambda: till.run(centre.line),
    )
    threads = [threading.Thread(target=work, args=(act,)) for act in acts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert failures == []
    require_same(centre.register.database, till)


def test_a_bundle_that_is_cut_or_altered_anywhere_is_refused_as_a_whole(
    centre: Centre, till: HallTill, dice_of: Callable[[object], random.Random]
) -> None:
    sell(till, 12)
    bundle = till.bundle()
    dice = dice_of("bundle")
    for _ in range(60):
        at = dice.randrange(len(bundle))
        altered = bytearray(bundle)
        altered[at] ^= 1 << dice.randrange(8)
        for damaged in (bundle[:at], bytes(altered)):
            with pytest.raises(Refusal):
                centre.register.intake.take_in_bundle(damaged)
    with centre.register.database.reading() as connection:
        mine = select(func.count()).select_from(FACT).where(FACT.c.device == "T01")
        assert connection.execute(mine).scalar_one() == 0
    centre.register.intake.take_in_bundle(bundle)
    require_same(centre.register.database, till)
    assert issubclass(DamagedMessage, Refusal)


def test_what_a_revoked_till_still_sends_is_kept_aside_and_counts_after_it_was_admitted_again(
    centre: Centre, till: HallTill
) -> None:
    till.sell()
    till.run(centre.line)
    centre.register.devices.revoke(ADMIN, BAZAAR.code, "T01", "lost its cable")
    sell(till, 2)
    with pytest.raises(UnknownDevice):
        till.run(centre.line)
    with centre.register.database.reading() as connection:
        assert connection.execute(select(func.count()).select_from(ASIDE)).scalar_one() == 1
    assert till.book.watermarks.unsent().facts > 0
    code = centre.register.devices.issue_code(ADMIN, BAZAAR.code, "T01").code
    centre.register.devices.admit(code, till.book.key.public, "Till T01")
    till.run(centre.line)
    require_same(centre.register.database, till)


def test_wrong_clocks_change_neither_order_nor_totals(centre: Centre) -> None:
    behind, ahead = Journal("T01"), Journal("T02")
    behind.clock.advance(days=-5)
    ahead.clock.advance(days=2)
    for journal in (behind, ahead):
        journal.open_shift()
        journal.sell(FAMILIES[0])
        journal.clock.advance(hours=-3)  # and it is set in the middle of the day
        journal.sell(FAMILIES[1])
        journal.close_shift()
        centre.register.intake.take_in(journal.batch())
    report = centre.register.accounts.reconciliation(ACCOUNTANT, BAZAAR.code)
    assert all(one.agrees and one.is_complete for one in report.tills)
    run = Office(centre.register).settle()
    gross = sum(part.line.gross_minor for part in run.lines)
    assert gross == 2 * 2 * 2530
    assert numbers_of(centre.register) > 10
