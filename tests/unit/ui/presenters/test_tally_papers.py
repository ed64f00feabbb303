"""An empty sheet is for the goods of some families; a sheet's code finds its outlet; what cannot be printed is refused."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from pos.domain.weighing import Unit
from pos.ui.presenters import tally_papers
from pos.ui.presenters.lanes import Lanes
from pos.ui.presenters.office import Printed
from pos.ui.presenters.tally_papers import TallyPapers
from tests.builders import CAKE, COFFEE, HUDA, JAM, SALMA, a_family, an_item
from tests.unit.printing.papers.test_tally import BOOK, ROW

if TYPE_CHECKING:
    from tests.unit.ui.presenters.scene import Counter

ITEMS = (
    an_item(JAM, family=SALMA),
    an_item(COFFEE, family=""),
    an_item(CAKE, family=HUDA, unit=Unit.GRAM),
)
FAMILIES = (a_family(1, number=SALMA), a_family(2, number=HUDA))


@dataclass
class Scene:
    """View, shop, sheets and announcer in one."""

    book: Any = BOOK
    goods: Any = (ITEMS, FAMILIES)
    recorded: Any = field(default_factory=lambda: {ROW.number: ROW})
    said: list[Any] = field(default_factory=list)

    def begin_paper(self, device: str, paper: str) -> bool:
        self.said.append((device, paper))
        return device == BOOK.device

    def form(self, book: Any, paper: str, goods: Any, now: Any) -> Printed:
        self.said.append((book.device, len(paper), [card.code for card in goods[0]], now.tzinfo is not None))
        return Printed("Form", "form", b"pdf", b"png")

    def recorded_sheet(self, *told: Any) -> Printed:
        return Printed("Proof", told[1].number, b"pdf", b"png")

    def write(self, path: Path, content: bytes) -> None:
        self.said.append((path, content))

    def show_paper(self, title: str, _png: bytes, name: str, *, may_print: bool = True) -> None:
        self.said.append((title, name, may_print))

    def tell(self, saying: Any) -> None:
        self.said.append(saying.code or saying.key)

    def refuse(self, refusal: Any) -> None:
        self.said.append(type(refusal).__name__)


class AtOnce:
    def run(self, work: Any, then: Any, oops: Any) -> None:
        del oops
        then(work())


@pytest.fixture
def scene() -> Scene:
    return Scene()


@pytest.fixture
def papers(scene: Scene, counter: Counter) -> TallyPapers:
    one: Any = scene
    shop: Any = type("Shop", (), {"form": scene.form, "recorded": scene.recorded_sheet, "write": scene.write})
    lane: Any = AtOnce()
    lanes = Lanes(lane, lane, lambda error: pytest.fail(str(error)))
    return TallyPapers(one, one, shop=shop, lanes=lanes, desks=counter.desks, announcer=one)


def test_a_sheet_has_the_centres_goods_and_those_of_the_families_named(papers: TallyPapers, scene: Scene) -> None:
    papers.show_form(SALMA.lstrip("0"))
    assert scene.said == [(BOOK.device, len("261120-1405"), [COFFEE, JAM], True), ("Form", "form.pdf", False)]
    scene.said.clear()
    papers.show_form(HUDA)
    assert scene.said[0][2] == [COFFEE], "what is sold by weight is on no sheet"
    papers.save("/somewhere/form.pdf")
    assert scene.said[-2:] == [(Path("/somewhere/form.pdf"), b"pdf"), "/somewhere/form.pdf"]


def test_what_cannot_be_printed_is_refused(papers: TallyPapers, scene: Scene, monkeypatch: pytest.MonkeyPatch) -> None:
    papers.save("/nowhere")
    papers.show_form("9999")
    monkeypatch.setattr(tally_papers, "FORM_ROWS_MAX", 1)
    papers.show_form("*")
    assert scene.said == ["UnknownFamily", "OutOfRange"]
    scene.book = None
    papers.show_form("*")
    papers.show_recorded(ROW.number)
    assert len(scene.said) == 2


def test_a_recorded_sheet_is_its_own_proof(papers: TallyPapers, scene: Scene) -> None:
    papers.show_recorded("A01-000099-9")
    papers.show_recorded(ROW.number)
    assert scene.said == [("Proof", f"{ROW.number}.pdf", False)]


def test_a_code_finds_its_outlet_or_says_that_there_is_none(papers: TallyPapers, scene: Scene) -> None:
    assert papers.scan("AMANA-S/A01/261120-1405")
    assert papers.scan("AMANA-S/B01/7")
    assert not papers.scan(JAM)
    assert scene.said == [("A01", "261120-1405"), ("B01", "7"), "scan_elsewhere"]
    assert replace(ROW, by="X").number == ROW.number
