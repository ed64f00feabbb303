"""Z-reports are compared with their papers, and what was brought in or handed out stands in the trail, over real HTTP."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from pos.domain.access import Deed
from pos.domain.errors import NotAllowed, SessionEnded, UnknownReceipt
from pos.domain.ways import NotAHead, SealedElsewhere
from pos.ledger.keys import from_seed
from pos.sync.seal import seal, sealing_key_from_seed
from pos.sync.told import SendWish
from tests.unit.register.rehearsal import BAZAAR, KEYS, Clock
from tests.unit.register.settling import closed_day

if TYPE_CHECKING:
    from collections.abc import Callable

    from pos.register.register import Register
    from pos.sync.client import RegisterClient

    SignIn = Callable[[str], RegisterClient]

CODE = BAZAAR.code
EPHEMERAL = b"\x05" * 32


def test_a_stick_comes_in_and_its_report_is_ticked(office: SignIn) -> None:
    cashier, admin = office("C01"), office("A01")
    cashier.import_bundle(seal([closed_day().batch()], KEYS.sealing.public, EPHEMERAL))
    (report,) = cashier.reports(CODE, "T01")
    ticked = cashier.check_report(CODE, report, report.held)
    assert (ticked.checked_by, ticked.differs) == ("C01", False)
    assert cashier.reports(CODE) == (ticked,)
    told = {(row.by, row.deed): (row.subject, row.detail) for row in admin.trail()}
    assert told["C01", Deed.BUNDLE_IMPORTED] == ("INTAJ8 T01", "7 new, 0 aside")
    assert told["C01", Deed.PAPER_CHECKED] == (f"INTAJ8 {report.number}", "same")
    with pytest.raises(UnknownReceipt):
        cashier.check_report(CODE, replace(report, seq=report.seq - 1), report.held)
    with pytest.raises(NotAHead):
        cashier.check_report(CODE, report, replace(report.held, head="?"))


def test_a_stick_that_is_refused_is_named_in_the_trail_too(office: SignIn) -> None:
    admin = office("A01")
    foreign = seal([closed_day().batch()], sealing_key_from_seed("elsewhere").public, EPHEMERAL)
    with pytest.raises(SealedElsewhere):
        admin.import_bundle(foreign)
    assert admin.trail()[-1].detail == "refused: SealedElsewhere"


def test_who_hands_a_file_out_is_named(office: SignIn, line: RegisterClient) -> None:
    office("K01").note_export(CODE, "statements")
    last = office("A01").trail()[-2]  # the administrator's own signing in comes after it
    assert (last.by, last.deed, last.subject, last.detail) == ("K01", Deed.FILE_EXPORTED, CODE, "statements")
    with pytest.raises(NotAllowed):
        office("C01").note_export(CODE, "statements")
    with pytest.raises(SessionEnded):
        line.note_export(CODE, "statements")


def test_a_till_wishes_that_all_send(line: RegisterClient, register: Register) -> None:
    told = SendWish(bazaar=CODE, device="T01", at=Clock().at)
    roll = line.wish(told, from_seed("T01"))
    assert (roll.wished_from, [row.device for row in roll.tills]) == ("T01", ["T01", "T02"])
    assert roll.wished_at is not None
    assert register.roll.wished_at(CODE).startswith(roll.wished_at.isoformat(timespec="seconds")[:19])


def test_what_the_office_decided_is_listed_with_its_author_and_reason(office: SignIn) -> None:
    admin = office("A01")
    admin.revoke(CODE, "T02", "stolen")
    acts = admin.office_acts(CODE)
    assert (acts[0].by, acts[0].kind, acts[0].subject, acts[0].detail) == ("A01", "device_revoked", "T02", "stolen")
    assert {act.kind for act in acts} >= {"bazaar_planned", "family_enrolled", "device_admitted", "device_revoked"}
    assert acts[-1].subject == CODE
    before = len(admin.trail())
    assert admin.office_acts(CODE) == acts
    assert len(admin.trail()) == before  # looking leaves no line
    with pytest.raises(NotAllowed):
        office("C01").office_acts(CODE)
