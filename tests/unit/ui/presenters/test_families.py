"""The families' screen: searchable, down to the receipt, on paper."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from pos.ui.presenters.families import FamiliesPresenter
from tests.builders import HUDA, JAM, OUD, SALMA
from tests.unit.ui.presenters.scene import Recorder

if TYPE_CHECKING:
    from pos.till.families import FamilyStanding
    from tests.unit.ui.presenters.scene import Counter


class Shop:
    """Makes no paper, but remembers what it was asked for."""

    def __init__(self) -> None:
        self.asked: list[tuple[tuple[FamilyStanding, ...], str]] = []

    def family_ledger(self, standings: tuple[FamilyStanding, ...], *, by: str) -> tuple[Any, bytes]:
        self.asked.append((standings, by))
        return None, b"png"


@pytest.fixture
def view() -> Any:
    return Recorder()


def presenter(counter: Counter, view: Any, shop: Shop, looked_up: list[str]) -> FamiliesPresenter:
    return FamiliesPresenter(
        view,
        desks=counter.desks,
        session=counter.session,
        papers=counter.papers,
        shop=shop,
        receipt_chosen=looked_up.append,
    )


def test_from_the_list_over_the_family_to_the_receipt(counter: Counter, view: Any) -> None:
    number = str(getattr(counter.till.sell(JAM, OUD).fact, "number", ""))
    looked_up: list[str] = []
    made = presenter(counter, view, Shop(), looked_up)
    made.present()
    rows, chosen = view.last("show_families")
    assert ([row.number for row in rows], chosen) == (["", SALMA, HUDA], None)
    made.search("هدي")
    assert [row.owed_minor for row in view.last("show_families")[0]] == [12_000]
    made.choose(HUDA)
    family, entries = view.last("show_entries")
    assert (family.name.en, [entry.name.en for entry in entries]) == ("Huda Ahmad", ["Oud oil"])
    made.open_entry(entries[0].key)
    assert looked_up == [number]
    made.open_entry("99")
    assert looked_up == [number]


def test_a_sale_shows_when_the_screen_is_entered_again(counter: Counter, view: Any) -> None:
    made = presenter(counter, view, Shop(), [])
    made.present()
    made.choose(SALMA)
    assert view.last("show_entries")[1] == ()
    counter.till.sell(JAM)
    made.present()
    assert view.last("show_entries")[0].owed_minor == 2_500


def test_the_paper_has_every_family_and_the_reader(counter: Counter, view: Any) -> None:
    shop = Shop()
    made = presenter(counter, view, shop, [])
    made.present()
    made.show_paper("Families")
    ((standings, by),) = shop.asked
    assert ([each.number for each in standings], by) == (["", SALMA, HUDA], "C1")
    assert counter.paper_sheet.last("show_paper")[0] == "Families"
