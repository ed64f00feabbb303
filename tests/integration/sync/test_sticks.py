"""Every kind of wrong stick is refused with a word of its own or changes nothing; the right one is answered beside the bundle."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pos.domain.errors import BadSignature, DamagedMessage, UnknownBazaar, UnknownDevice
from pos.domain.ways import NotABundle, SealedElsewhere
from pos.ledger.chain import GENESIS, Head
from pos.ledger.keys import from_seed
from pos.register.tables import FACT, POSTING
from pos.sync.seal import seal, sealing_key_from_seed, unpack_acks
from pos.sync.sticks import read_stick, write_acks
from pos.sync.wire import make_batch
from tests.unit.register.arrivals import rows
from tests.unit.register.rehearsal import ACCOUNTANT, BAZAAR, KEYS, Journal
from tests.unit.register.settling import Office, both, closed_day, settled_lines

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pos.register.register import Register
    from pos.sync.client import RegisterClient
    from pos.sync.wire import Batch

EPHEMERAL = b"\x05" * 32


def on_a_stick(folder: Path, *batches: Batch, key: str = KEYS.sealing.public) -> Path:
    path = folder / "INTAJ8-T01-20261120-210400.amana"
    path.write_bytes(seal(batches, key, EPHEMERAL))
    return path


def bring_in(office: Callable[[str], RegisterClient], path: Path) -> tuple[int, int]:
    """Bring a stick's bundle in as the accountant, write the answer beside it, and say what was new and what was known."""
    bundle = read_stick(path)
    assert isinstance(bundle, bytes)
    word = office("K01").import_bundle(bundle)
    answer = write_acks(path, word)
    assert read_stick(answer) == unpack_acks(word)
    return sum(ack.created for ack in unpack_acks(word)), sum(ack.exists for ack in unpack_acks(word))


def test_the_right_one_is_answered_and_a_second_time_known(
    office: Callable[[str], RegisterClient], tmp_path: Path
) -> None:
    journal = closed_day()
    path = on_a_stick(tmp_path, journal.batch(0, 3), journal.batch(3))
    assert bring_in(office, path) == (journal.seq, 0)
    assert bring_in(office, path) == (0, journal.seq)
    assert path.with_suffix(".acks").exists()


def test_one_that_is_older_than_what_is_held_changes_nothing(
    office: Callable[[str], RegisterClient], register: Register, tmp_path: Path
) -> None:
    journal = closed_day()
    register.intake.take_in(journal.batch())
    assert bring_in(office, on_a_stick(tmp_path, journal.batch(0, 3))) == (0, 3)
    assert len(rows(register, FACT)) == journal.seq


@pytest.mark.parametrize("length", [0, 1, 100, 400, -1])
def test_a_part_of_one_is_refused_before_it_travels(tmp_path: Path, length: int) -> None:
    path = on_a_stick(tmp_path, closed_day().batch())
    path.write_bytes(path.read_bytes()[:length])
    with pytest.raises((DamagedMessage, NotABundle)):
        read_stick(path)


@pytest.mark.parametrize("content", [b"%PDF-1.7", b'{"amana":"batch"}', b"\x00" * 1024])
def test_what_amana_did_not_write_is_named(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "holiday.amana"
    path.write_bytes(content)
    with pytest.raises(NotABundle) as refused:
        read_stick(path)
    assert refused.value == NotABundle("holiday.amana")


def test_each_wrong_one_is_refused_in_its_own_words(
    office: Callable[[str], RegisterClient], register: Register, tmp_path: Path
) -> None:
    foreign = on_a_stick(tmp_path, closed_day().batch(), key=sealing_key_from_seed("elsewhere").public)
    with pytest.raises(SealedElsewhere) as refused:
        bring_in(office, foreign)
    assert refused.value == SealedElsewhere("INTAJ8", "T01")
    with pytest.raises(UnknownBazaar):
        bring_in(office, on_a_stick(tmp_path, Journal(bazaar="OTHER").batch()))
    with pytest.raises(UnknownDevice):
        bring_in(office, on_a_stick(tmp_path, Journal("T09").batch()))
    unsigned = make_batch(BAZAAR.code, Head("T01", 1, 0, GENESIS), Journal().bodies, from_seed("thief"))
    with pytest.raises(BadSignature):
        bring_in(office, on_a_stick(tmp_path, unsigned))
    assert rows(register, FACT) == []


def test_one_that_comes_after_the_payout_makes_no_debt(
    office: Callable[[str], RegisterClient], register: Register, tmp_path: Path
) -> None:
    first, _ = both(register)
    Office(register).settle()
    paid, posted = settled_lines(register), rows(register, POSTING)
    assert paid
    created, exists = bring_in(office, on_a_stick(tmp_path, first.batch()))
    assert (created, exists) == (0, first.seq)
    assert (settled_lines(register), rows(register, POSTING)) == (paid, posted)
    assert all(row.carried_minor >= 0 for row in register.accounts.families(ACCOUNTANT, BAZAAR.code))
