"""A bazaar is set up the way a centre does it: people, families, codes, books; and what a till keeps is read back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pos import settings
from pos.demo.clock import SimulatedClock, chance, surroundings
from pos.demo.papers import PaperTrail
from pos.demo.sample import read_sample, resized
from pos.demo.stage import PORT_FILE, Means, admit, plan, raise_register
from pos.domain.bazaar import Role
from pos.domain.errors import NotAllowed, WrongSecret
from pos.ledger.keys import from_seed
from pos.ports import NoPress
from pos.register.register import Register
from pos.register.surroundings import Surroundings, keys_from_seed
from pos.sync.admitted import read_admission
from pos.sync.exchange import Exchange

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pos.demo.sample import Sample
    from pos.demo.stage import Stage


@pytest.fixture(scope="module")
def sample() -> Sample:
    return resized(read_sample(settings.assets() / "sample"), tills=2, families=3, sales=5)


@pytest.fixture
def means(sample: Sample) -> Means:
    clock = SimulatedClock(sample.bazaar.first_day, 240)
    ids, tokens = chance(1, "ids"), chance(1, "tokens")
    return Means(
        register=Surroundings(clock.now, lambda: ids.getrandbits(74), tokens.randbytes),
        register_keys=keys_from_seed("1"),
        till=lambda device: surroundings(clock.now, 1, device),
        key=lambda device: from_seed(f"1/{device}"),
    )


@pytest.fixture
def stage(tmp_path: Path, means: Means) -> Iterator[Stage]:
    one = raise_register(tmp_path, means)
    yield one
    one.close()


def test_a_register_that_did_not_start_is_let_go_of_and_starts_when_it_is_raised_again(
    tmp_path: Path, means: Means, monkeypatch: pytest.MonkeyPatch
) -> None:
    closed: list[Register] = []
    close = Register.close

    def close_and_tell(register: Register) -> None:
        closed.append(register)
        close(register)

    monkeypatch.setattr(Register, "close", close_and_tell)
    (tmp_path / settings.REGISTER / PORT_FILE).mkdir(parents=True)
    with pytest.raises(OSError, match=PORT_FILE):
        raise_register(tmp_path, means)
    assert len(closed) == 1
    (tmp_path / settings.REGISTER / PORT_FILE).rmdir()
    stage = raise_register(tmp_path, means)
    with stage.client() as line:
        assert line.health().generation == 1
    stage.close()


def test_an_admitted_till_has_the_bazaar_and_can_send(stage: Stage, sample: Sample) -> None:
    plan(stage, sample)
    book, admission = admit(stage, sample, "T01")
    assert book.catalogue.bazaar().code == sample.bazaar.code
    assert [card.number for card in book.catalogue.families()] == sorted(row.number for row in sample.families)
    assert read_admission(stage.folder / "T01") == admission
    assert settings.sample_pins(book.folder) == {person.code: person.secret for person in sample.people}
    reader = book.reader()
    with stage.client() as line:
        assert Exchange(reader, admission, book.key).run(line).unsent.facts == 0
    reader.close()
    book.close()


def test_only_who_may_admits_a_till_and_only_with_the_right_secret(stage: Stage, sample: Sample) -> None:
    plan(stage, sample)
    cashier = sample.with_role(Role.CASHIER)
    with pytest.raises(NotAllowed):
        stage.office(cashier.code, cashier.secret).issue_code(sample.bazaar.code, "T01")
    with pytest.raises(WrongSecret):
        stage.office(cashier.code, "0000")


def test_a_till_without_a_wanted_paper_prints_nothing(stage: Stage, sample: Sample, tmp_path: Path) -> None:
    plan(stage, sample)
    book, _ = admit(stage, sample, "T01")
    press = PaperTrail(tmp_path / "out", settings.assets(), sample).press(book)
    assert isinstance(press, NoPress)
    started = next(book.journal.since(0))
    press.print(started)
    assert not (tmp_path / "out").exists()
    book.close()
