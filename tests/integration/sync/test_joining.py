"""A till joins with nothing but an invitation: over real TLS, and whatever is interrupted is done again."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from contextlib import closing, contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select

from pos.domain.errors import BadSignature, WrongCode
from pos.domain.facts import DrawerOpened
from pos.domain.troubles import RegisterUnreachable
from pos.domain.ways import NoBookOf, NoBooksThere, WrongRegister
from pos.ledger.backup import back_up
from pos.ledger.book import Book
from pos.ledger.mirror import Mirror
from pos.register.register import Register
from pos.register.surroundings import load_keys
from pos.register.tables import FACT
from pos.sync.admitted import Admission, admitted_till, keep_admission, read_admission
from pos.sync.client import RegisterClient
from pos.sync.exchange import Exchange
from pos.sync.invitation import read_invitation
from pos.sync.joining import STAGING, join
from tests.builders import surroundings
from tests.fakes import NOON
from tests.integration.sync.chain import End, raised
from tests.tidy.house import ROOT
from tests.unit.register.rehearsal import ADMIN, BAZAAR, Clock, plan
from tests.unit.register.rehearsal import surroundings as register_surroundings

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pos.sync.invitation import Invitation
    from pos.sync.joining import Joined

PATIENCE_S = 60
OFF_LOOPBACK = "127.0.0.2"  # to Amana this is a network like any other, and no packet leaves the machine


@pytest.fixture
def centre(tmp_path: Path) -> Iterator[End]:
    made = raised(tmp_path / "centre", Clock(), planned=True)
    yield made
    made.server.stop()


@contextmanager
def opened(joined: Joined, seed: int = 2) -> Iterator[Book]:
    book = Book(joined.folder, joined.admission.device, surroundings(seed))
    yield book
    book.close()


def open_drawer(book: Book) -> None:
    book.journal.append(DrawerOpened(shift=1, reason="صرف فكة"), identity=book.around.new_id(), by="C01")


def send(joined: Joined, book: Book) -> int:
    connection = book.reader()
    at = joined.admission
    with RegisterClient(at.address, certificate=at.certificate) as line:
        passed = Exchange(connection, at, book.key).run(line)
    connection.close()
    return passed.sent + passed.known


def test_an_invitation_is_all_a_new_till_needs(centre: End, tmp_path: Path) -> None:
    home = tmp_path / "home"
    joined = join(home, centre.invite(), surroundings(), label="the door")
    assert (joined.admission.device, joined.kept_book) == ("T03", False)
    assert admitted_till(home) == joined.folder.name == "INTAJ8-T03"
    with opened(joined) as book:
        assert book.catalogue.bazaar() == BAZAAR
        assert send(joined, book) == book.journal.count()
    assert len(centre.facts["T03"]) == 1
    assert centre.register.devices.cards(ADMIN, BAZAAR.code)[-1].label == "the door"
    assert not (home / STAGING).exists()


def test_what_was_interrupted_is_done_again_with_the_same_code(
    centre: End, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home, invitation = tmp_path / "home", centre.invite()

    def cut(*_asked: object) -> None:
        raise RegisterUnreachable("the plug")

    with monkeypatch.context() as patched:
        patched.setattr(RegisterClient, "feed", cut)
        with pytest.raises(RegisterUnreachable):
            join(home, invitation, surroundings())
    assert admitted_till(home) == ""
    assert join(home, invitation, surroundings()).admission.device == "T03"
    with pytest.raises(WrongCode):
        join(tmp_path / "another machine", invitation, surroundings())


def test_a_till_that_was_installed_again_is_somebody_new(centre: End, tmp_path: Path) -> None:
    first = join(tmp_path / "first", centre.invite(), surroundings())
    second = join(tmp_path / "second", centre.invite(), surroundings(3))
    with opened(first) as one, opened(second) as two:
        assert (one.device, two.device) == ("T03", "T04")
        assert one.key.public != two.key.public


def test_a_till_that_was_replaced_begins_after_the_old_one(centre: End, tmp_path: Path) -> None:
    first = join(tmp_path / "first", centre.invite(), surroundings())
    with opened(first) as book:
        open_drawer(book)
        send(first, book)
        held = book.journal.count()
        open_drawer(book)  # and then the disk died
    second = join(tmp_path / "second", centre.invite("T03"), surroundings(3))
    with opened(second) as book:
        assert book.journal.head().epoch == 2
        open_drawer(book)
        assert send(second, book) == book.journal.count()
    assert len(centre.facts["T03"]) == held + 2
    # The old disk turns up after all: what it sold is taken in, and it gets no cards any more.
    with opened(first) as book, pytest.raises(BadSignature):
        send(first, book)
    assert len(centre.facts["T03"]) == held + 3


def test_the_book_of_a_lost_machine_comes_along_from_a_stick(centre: End, tmp_path: Path) -> None:
    """A copy, and from the mirror what came after it: the register gets everything once, in a new epoch of the same till."""
    stick = tmp_path / "stick"
    stick.mkdir()
    first = join(tmp_path / "first", centre.invite(), surroundings())
    with opened(first) as book:
        send(first, book)
        mirror = Mirror(stick / "mirror", book.folder, book.device, book.reader)
        open_drawer(book)
        with closing(book.reader()) as reader:
            back_up(reader, stick / "copies", device=book.device, key=book.key, now=NOON)
        open_drawer(book)
        mirror.catch_up()
        recorded = [row.stamp.id for row in book.journal.acts(0)]  # and then the machine was stolen
    with pytest.raises(NoBooksThere):
        join(tmp_path / "second", centre.invite("T03"), surroundings(3), place=tmp_path / "first")
    second = join(tmp_path / "second", centre.invite("T03"), surroundings(3), place=stick)
    assert second.brought == len(recorded)
    with opened(second, seed=4) as book:
        assert book.journal.head().epoch == 2
        assert [row.stamp.id for row in book.journal.acts(0)][: len(recorded)] == recorded
        assert book.catalogue.bazaar() == BAZAAR
        open_drawer(book)
        send(second, book)
        told = {bytes(row.stamp.id.bytes) for row in book.journal.acts(0)}
    with centre.register.database.reading() as connection:
        held = connection.execute(select(FACT.c.id, FACT.c.epoch).where(FACT.c.device == "T03")).all()
    assert {bytes(identity) if isinstance(identity, bytes) else identity.bytes for identity, _ in held} == told


def test_a_stick_with_another_tills_book_is_refused_and_the_code_stays_good(centre: End, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    first = join(tmp_path / "first", centre.invite(), surroundings())
    with opened(first) as book, closing(book.reader()) as reader:
        back_up(reader, stick, device=book.device, key=book.key, now=NOON)
    invitation = centre.invite("T04")
    with pytest.raises(NoBookOf):
        join(tmp_path / "second", invitation, surroundings(3), place=stick)
    assert admitted_till(tmp_path / "second") == ""
    assert join(tmp_path / "second", invitation, surroundings(3)).admission.device == "T04"


def test_a_wrong_stick_leaves_the_till_that_has_the_name_as_it_is(centre: End, tmp_path: Path) -> None:
    """Nobody is admitted before the book is there: the machine that is to be replaced sells and sends on."""
    first, other = join(tmp_path / "first", centre.invite(), surroundings()), tmp_path / "other"
    other.mkdir()
    invitation = centre.invite("T03")
    with pytest.raises(NoBooksThere):
        join(tmp_path / "second", invitation, surroundings(3), place=other)
    with opened(first) as book:
        open_drawer(book)
        send(first, book)
        with closing(book.reader()) as reader:
            back_up(reader, other, device=book.device, key=book.key, now=NOON)
    second = join(tmp_path / "second", invitation, surroundings(3), place=other)
    assert second.brought == len(centre.facts["T03"])
    with opened(first) as book:
        open_drawer(book)
        with pytest.raises(BadSignature):
            send(first, book)


def test_an_older_register_that_cannot_be_looked_at_admits_as_ever(
    centre: End, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(RegisterClient, "look", lambda *_asked: None)
    stick = tmp_path / "stick"
    first = join(tmp_path / "first", centre.invite(), surroundings())
    with opened(first) as book, closing(book.reader()) as reader:
        count = book.journal.count()
        back_up(reader, stick, device=book.device, key=book.key, now=NOON)
    assert join(tmp_path / "second", centre.invite("T03"), surroundings(3), place=stick).brought == count


def test_a_till_keeps_its_book_when_it_joins_another_register(centre: End, tmp_path: Path) -> None:
    home = tmp_path / "home"
    joined = join(home, centre.invite(), surroundings())
    with opened(joined) as book:
        open_drawer(book)
        send(joined, book)
        count = book.journal.count()
    other = raised(tmp_path / "other", Clock(), planned=True)
    again = join(home, other.invite("T03"), surroundings(3))
    assert (again.kept_book, again.folder) == (True, joined.folder)
    assert again.admission.address == other.address
    with opened(again) as book:
        assert book.journal.count() == count
        assert send(again, book) == count  # the new register has nothing, says so, and gets all of it
    assert other.facts["T03"] == centre.facts["T03"]
    other.server.stop()


def test_a_book_of_that_name_is_moved_aside_and_never_deleted(centre: End, tmp_path: Path) -> None:
    home = tmp_path / "home"
    (home / "INTAJ8-T03").mkdir(parents=True)
    (home / "INTAJ8-T03" / "book.db").write_bytes(b"somebody's")
    joined = join(home, centre.invite("T03"), surroundings())
    assert (home / "INTAJ8-T03-before-1" / "book.db").read_bytes() == b"somebody's"
    with opened(joined) as book:
        assert book.device == "T03"


def test_the_sample_gives_way_to_a_till_that_joined(centre: End, tmp_path: Path) -> None:
    home = tmp_path / "home"
    (home / "A-FIRST").mkdir(parents=True)
    keep_admission(home / "A-FIRST", Admission(bazaar="X", device="T01", register_key="", sealing_key=""))
    assert admitted_till(home) == "A-FIRST"
    joined = join(home, centre.invite(), surroundings())
    assert admitted_till(home) == joined.folder.name


# -- the real program, over TLS -------------------------------------------------------------------------------------


def amana(*words: str) -> list[str]:
    return [sys.executable, "-m", "pos", "register", *words]


@contextmanager
def a_service(folder: Path) -> Iterator[int]:
    """`amana register serve` off loopback, with the certificate that it makes for itself."""
    with socket.create_server((OFF_LOOPBACK, 0)) as free:
        port = free.getsockname()[1]
    words = ["serve", "--folder", str(folder), "--host", OFF_LOOPBACK, "--port", str(port), "--hidden"]
    service = subprocess.Popen(amana(*words), cwd=ROOT, stderr=subprocess.PIPE)
    try:
        until = time.monotonic() + PATIENCE_S
        while True:
            with socket.socket() as probe:
                if probe.connect_ex((OFF_LOOPBACK, port)) == 0:
                    break
            assert service.poll() is None
            assert time.monotonic() < until
        yield port
    finally:
        service.terminate()
        service.communicate(timeout=PATIENCE_S)


def a_planned_folder(folder: Path) -> Path:
    folder.mkdir()
    register = Register.open(f"sqlite:///{folder / 'register.db'}", load_keys(folder), register_surroundings(Clock()))
    plan(register)
    register.close()
    return folder


def invitation_of(folder: Path, port: int) -> Invitation:
    address = f"https://{OFF_LOOPBACK}:{port}"
    words = amana("invite", "--folder", str(folder), "--address", address)
    said = subprocess.run(
        words, cwd=ROOT, capture_output=True, text=True, check=True, env=os.environ | {"PYTHONUTF8": "1"}
    )
    return read_invitation(said.stdout.splitlines()[-1])


def test_by_command_over_tls_with_the_certificate_pinned(tmp_path: Path) -> None:
    folder = a_planned_folder(tmp_path / "register")
    with a_service(folder) as port:
        invitation = invitation_of(folder, port)
        assert invitation.fingerprint
        with pytest.raises(WrongRegister) as refused:
            join(tmp_path / "wary", replace(invitation, fingerprint="A" * 24), surroundings())
        assert refused.value.fingerprint == invitation.fingerprint
        joined = join(tmp_path / "home", invitation, surroundings())
        with opened(joined) as book:
            assert send(joined, book) == book.journal.count()
        with RegisterClient(joined.admission.address) as stranger, pytest.raises(RegisterUnreachable):
            stranger.health()  # without the pin nobody vouches for it
    assert read_admission(joined.folder).certificate.startswith("-----BEGIN CERTIFICATE-----")
