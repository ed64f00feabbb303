"""Who is at the till, and how times and names are shown."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from typing import TYPE_CHECKING

from pos.domain.bazaar import Role
from pos.domain.rights import Act
from pos.ui.presenters.session import CENTRE_NAME, NOBODY, ROLES, UNASSIGNED_NAME, Session
from pos.ui.rows.names import Name
from tests.builders import JAM, SALMA, a_person

if TYPE_CHECKING:
    from tests.unit.ui.presenters.scene import Counter


def test_nobody_may_do_anything_until_someone_is_signed_in() -> None:
    session = Session()
    assert (session.by, session.may(Act.SELL)) == ("", False)
    session.person = a_person("C1")
    assert (session.by, session.may(Act.SELL), session.may(Act.APPROVE_AT_TILL)) == ("C1", True, False)


def test_every_role_has_its_word() -> None:
    assert set(ROLES) == set(Role)


def test_times_are_shown_in_the_bazaar_s_zone(counter: Counter) -> None:
    shown = counter.desks.zoned(datetime(2026, 11, 20, 21, 30, tzinfo=timezone.utc))
    assert (shown.day, shown.hour, shown.utcoffset()) == (21, 1, timedelta(hours=4))


def test_names_of_families_and_people(counter: Counter) -> None:
    assert counter.desks.family_name(SALMA) == Name("أم سالم", "Umm Salem")
    assert counter.desks.family_name("") == CENTRE_NAME
    assert counter.desks.family_name("9999") == NOBODY
    assert counter.desks.person_name("L1") == Name("شخص L1", "Person L1")
    assert counter.desks.person_name("gone") == Name("gone", "gone")


def test_what_a_line_sold_is_said_in_the_readers_language(counter: Counter) -> None:
    sold = counter.desks.sold_name
    assert sold(JAM, "", SALMA) == Name("مربى التمر", "Date jam")
    assert sold("", "شمعة", SALMA) == Name("شمعة", "شمعة")  # as it was written
    assert sold("", "أم سالم", SALMA) == Name("أم سالم", "Umm Salem")  # nothing was written but whose it is
    assert sold("", UNASSIGNED_NAME.ar, SALMA) == UNASSIGNED_NAME  # and it found its family later
    assert sold("", "", "9999") == Name("")
