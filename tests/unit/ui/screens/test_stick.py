"""A stick carries everything unsent, whole and sealed, and brings the register's word back."""

from __future__ import annotations

from dataclasses import replace
from random import Random
from typing import TYPE_CHECKING

import pytest

from pos.domain.errors import BadSignature, DamagedMessage, NothingUnsent, SessionEnded
from pos.domain.ways import NotABundle
from pos.ledger.keys import from_seed
from pos.sync.admitted import Admission
from pos.sync.seal import open_bundle, pack_acks, sealing_key_from_seed
from pos.sync.wire import Ack
from pos.ui.screens.stick import BookStick
from tests.builders import a_till
from tests.fakes import NOON

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pos.office.desk import Desk
    from tests.builders import Till

REGISTER = from_seed("register")
SEALING = sealing_key_from_seed("register")


@pytest.fixture
def till(tmp_path: Path) -> Iterator[Till]:
    made = a_till(tmp_path)
    made.sell()
    yield made
    made.book.close()


@pytest.fixture
def stick(till: Till) -> BookStick:
    admission = Admission(
        bazaar=till.book.catalogue.bazaar().code,
        device="T01",
        register_key=REGISTER.public,
        sealing_key=SEALING.public,
    )
    return BookStick(till.book, admission, Random(1).randbytes, NoOffice())


class NoOffice:
    """A register on which nobody has signed in."""

    def desk(self) -> Desk:
        raise SessionEnded


def word(till: Till, device: str = "T01") -> Ack:
    head = till.book.journal.head()
    ack = Ack(
        bazaar=till.book.catalogue.bazaar().code,
        device=device,
        epoch=head.epoch,
        seq=head.seq,
        head=head.hash,
        generation=1,
        at=NOON,
    )
    return replace(ack, signature=REGISTER.sign(ack.message()))


def test_a_bundle_holds_every_unsent_fact(stick: BookStick, till: Till, tmp_path: Path) -> None:
    folder = tmp_path / "stick"
    folder.mkdir()
    path = stick.export(folder)
    assert path.name.startswith("INTAJ8-T01-20261120-")
    assert path.suffix == ".amana"
    (batch,) = open_bundle(path.read_bytes(), SEALING)
    assert batch.bodies == tuple(row.body for row in till.book.journal.since(0))


def test_the_register_s_word_is_taken_and_then_nothing_is_unsent(stick: BookStick, till: Till, tmp_path: Path) -> None:
    file = tmp_path / "T01.ack"
    file.write_bytes(pack_acks((word(till, "T07"), word(till))))
    assert stick.take(file).count == 1
    assert till.book.watermarks.unsent().facts == 0
    with pytest.raises(NothingUnsent):
        stick.export(tmp_path)


def test_a_stranger_s_word_and_a_damaged_file_are_refused(stick: BookStick, till: Till, tmp_path: Path) -> None:
    file = tmp_path / "T01.ack"
    ack = word(till)
    file.write_bytes(pack_acks((replace(ack, signature=from_seed("stranger").sign(ack.message())),)))
    with pytest.raises(BadSignature):
        stick.take(file)
    file.write_bytes(pack_acks((ack,))[:-3])
    with pytest.raises(DamagedMessage):
        stick.take(file)
    file.write_bytes(b"{")
    with pytest.raises(NotABundle):
        stick.take(file)
    assert till.book.watermarks.unsent().facts > 0


def test_a_medium_that_is_away_is_an_error_of_the_system(stick: BookStick, tmp_path: Path) -> None:
    with pytest.raises(OSError, match="no such"):
        stick.export(tmp_path / "no such folder")


def test_an_old_word_changes_nothing(stick: BookStick, till: Till, tmp_path: Path) -> None:
    old, file = word(till), tmp_path / "T01.acks"
    till.sell()
    for ack in (word(till), old):
        file.write_bytes(pack_acks((ack,)))
        assert stick.take(file).count == 1
    assert till.book.watermarks.unsent().facts == 0


def test_a_bundle_is_brought_in_by_somebody_who_has_signed_in_only(stick: BookStick, tmp_path: Path) -> None:
    path = stick.export(tmp_path)
    with pytest.raises(SessionEnded):
        stick.take(path)
    assert not path.with_suffix(".acks").exists()
