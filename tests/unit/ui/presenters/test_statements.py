"""Many statements: one file or one each, with how far it is, stopped by a person, and never twice at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from pos.domain.troubles import RegisterUnreachable
from pos.ui.presenters.statements import CHUNK, Way
from pos.ui.rows.sayings import Saying
from tests.unit.ui.presenters.office_scene import Office

if TYPE_CHECKING:
    from tests.unit.ui.presenters.scene import Counter

NUMBERS = tuple(f"{number:04d}" for number in range(1, 2 * CHUNK + 4))


@pytest.fixture
def office(counter: Counter) -> Office:
    return Office(counter)


def progress(office: Office) -> list[Any]:
    return [arguments for verb, arguments in office.many.calls if verb == "show_progress"]


@pytest.mark.parametrize("way", ["one", "each"])
def test_every_statement_is_written_once_and_the_way_there_is_shown(office: Office, counter: Counter, way: Way) -> None:
    office.statements.ask(NUMBERS, "R01")
    assert office.many.last("ask") == len(NUMBERS)
    office.statements.write(way)
    assert office.shop.made == [f"{number} R01" for number in NUMBERS]
    shown = [done for done, total in progress(office) if total == len(NUMBERS)]
    assert shown == sorted(shown)
    assert (shown[0], len(set(shown)) > 2) == (0, True)
    assert office.many.calls[-1][0] == "close_sheet"
    assert counter.said == "file_saved"


@pytest.mark.parametrize(("way", "suffix"), [("pictures", "as pictures"), ("slips", "as a slip")])
def test_all_of_a_run_become_pictures_or_slips(office: Office, counter: Counter, way: Way, suffix: str) -> None:
    office.statements.ask(NUMBERS, "R01")
    office.statements.write(way)
    assert office.shop.made == [f"{number} R01 {suffix}" for number in NUMBERS]
    assert counter.said == ("file_saved" if way == "pictures" else "statements_printed")
    assert office.many.calls[-1][0] == "close_sheet"


def test_a_printer_that_prints_no_more_ends_the_slips(office: Office, counter: Counter) -> None:
    office.shop.printer_works = False
    office.statements.ask(NUMBERS, "R01")
    office.statements.write("slips")
    assert len(office.shop.made) == 1
    assert counter.announcer.said == Saying("statements_stopped", count=0, tone="note")


def press_stop_after(office: Office, wanted: int) -> None:
    """Somebody presses while this one is made."""

    def stop(made: int) -> None:
        if made == wanted:
            office.statements.stop()

    office.shop.on_made = stop


@pytest.mark.parametrize("way", ["each", "pictures", "slips"])
@pytest.mark.parametrize("wanted", [1, 3, CHUNK, CHUNK + 2])
def test_a_person_stops_after_any_of_them_and_is_told_what_is_written(
    office: Office, counter: Counter, way: Way, wanted: int
) -> None:
    office.statements.ask(NUMBERS)
    press_stop_after(office, wanted)
    office.statements.write(way)
    assert [made.split()[0] for made in office.shop.made] == list(NUMBERS[:wanted])
    assert counter.announcer.said == Saying("statements_stopped", count=wanted, tone="note")
    office.statements.ask(NUMBERS)
    assert office.many.last("ask") == len(NUMBERS)


@pytest.mark.parametrize("way", ["one", "each", "pictures", "slips"])
def test_who_stops_when_the_last_is_made_has_all_of_them(office: Office, counter: Counter, way: Way) -> None:
    office.statements.ask(NUMBERS)
    press_stop_after(office, len(NUMBERS))
    office.statements.write(way)
    assert len(office.shop.made) == len(NUMBERS)
    assert counter.said == ("statements_printed" if way == "slips" else "file_saved")


def test_what_is_asked_of_the_register_is_not_called_done_before_it_is_written(office: Office) -> None:
    office.statements.ask(NUMBERS)
    office.shop.on_made = lambda _made: office.statements.show_progress()
    office.statements.write("each")
    assert [done for done, _total in progress(office)][1:4] == [0, 0, 1]


def test_one_file_that_is_stopped_is_not_written(office: Office, counter: Counter) -> None:
    office.statements.ask(NUMBERS)
    press_stop_after(office, 1)
    office.statements.write("one")
    assert office.shop.made == [NUMBERS[0]]
    assert counter.said == "statements_stopped"


def test_a_register_that_falls_silent_ends_it_and_it_can_be_asked_again(office: Office, counter: Counter) -> None:
    office.statements.ask(NUMBERS)
    office.desk.failure = RegisterUnreachable("no route")
    office.statements.write("one")
    assert counter.said == "RegisterUnreachable"
    office.desk.failure = None
    office.statements.ask(NUMBERS)
    office.statements.write("one")
    assert len(office.shop.made) == len(NUMBERS)


def test_nothing_is_asked_where_there_is_no_family(office: Office) -> None:
    office.statements.ask(())
    office.statements.stop()
    office.statements.show_progress()
    assert office.many.calls == []


@pytest.mark.parametrize("way", ["one", "each", "pictures", "slips"])
@pytest.mark.parametrize("wanted", [0, 1, len(NUMBERS)])
def test_nothing_comes_of_what_is_under_way_when_the_pages_are_left(
    office: Office, counter: Counter, monkeypatch: pytest.MonkeyPatch, way: Way, wanted: int
) -> None:
    office.statements.ask(NUMBERS)
    shown: list[int] = []
    ask = office.desk.statements

    def leave_after(made: int) -> None:
        if made == wanted:
            office.statements.leave()
            shown.append(len(office.many.calls))

    def asked(families: tuple[str, ...], run: str) -> tuple[str, ...]:
        leave_after(len(office.shop.made))
        return ask(families, run)

    if wanted == 0:
        monkeypatch.setattr(office.desk, "statements", asked)
    office.shop.on_made = leave_after
    said = counter.announcer.said
    office.statements.write(way)
    assert len(office.shop.made) == wanted
    assert len(office.many.calls) == shown[0]
    assert counter.announcer.said == said
