"""The counter's extras are switched by keys and under Settings, and both tell the same."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pos.ui.presenters.extras import ExtrasPresenter
from pos.ui.presenters.showing import Showing
from pos.ui.presenters.visitors import HallCounter
from pos.ui.rows.preferences import Extras
from pos.ui.rows.till import HallState
from tests.unit.ui.presenters.scene import Recorder

if TYPE_CHECKING:
    from tests.unit.ui.presenters.scene import Counter


def test_both_extras_are_switched_from_either_side(counter: Counter) -> None:
    card: Any = Recorder()
    bar: Any = Recorder()
    window: Any = Recorder()
    visitors, showing = (
        HallCounter(bar, counter.desks, counter.announcer),
        Showing(window, counter.desks, counter.announcer),
    )
    shown: list[str] = []
    extras = ExtrasPresenter(card, visitors, showing, lambda: shown.append("basket"))
    extras.present()
    assert card.last("show_extras") == Extras("bazaar", 20, has_display=False)
    extras.choose_hall("15")
    assert bar.last("show_state") == HallState(0, 15, is_full=False)
    visitors.switch()  # by key
    assert bar.last("show_state").limit == 0
    extras.present()
    assert card.last("show_extras").hall == "off"
    extras.choose_hall("bazaar")
    assert visitors.choice.limit == 20
    extras.choose_hall("off")
    assert visitors.choice.limit == 0
    extras.choose_display(is_on=True)
    assert (window.last("set_open"), card.last("show_extras").has_display, shown) == (True, True, ["basket"])
    extras.choose_display(is_on=True)
    assert showing.is_on
    extras.choose_display(is_on=False)
    assert not showing.is_on
