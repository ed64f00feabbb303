"""What left through other tills: asked quietly, the PIN once more where somebody wishes it, a register that is gone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from pos.ui.presenters.goods_elsewhere import GoodsElsewhere
from pos.ui.presenters.lanes import Lanes
from tests.unit.ui.presenters.test_reports import Later, Scene

if TYPE_CHECKING:
    from tests.unit.ui.presenters.scene import Counter


@pytest.fixture
def scene() -> Scene:
    return Scene()


@pytest.fixture
def lane() -> Later:
    return Later()


@pytest.fixture
def heard() -> list[Any]:
    return []


@pytest.fixture
def elsewhere(counter: Counter, scene: Scene, lane: Later, heard: list[Any]) -> GoodsElsewhere:
    return GoodsElsewhere(
        lambda: scene,
        room=scene,
        lanes=Lanes(lane, lane, scene.said.append),
        desks=counter.desks,
        session=counter.session,
        words=counter.words,
        heard=lambda *told: heard.append(told),
    )


def test_whoever_is_signed_in_there_is_asked_nothing(
    elsewhere: GoodsElsewhere, scene: Scene, lane: Later, heard: list[Any]
) -> None:
    elsewhere.ask("1024", aloud=False)
    assert heard == [("1024", "asking", {}, "")]
    lane.go()
    assert heard[1:] == [("1024", "told", {"0": 4, "1": 4, "2": 4}, "")]
    assert scene.said == []


def test_the_pin_is_asked_for_only_where_somebody_wishes_it(
    elsewhere: GoodsElsewhere, scene: Scene, lane: Later, heard: list[Any]
) -> None:
    scene.is_signed_in = False
    elsewhere.ask("1024", aloud=False)
    lane.go()
    assert heard[-1] == ("1024", "unasked", {}, "")
    assert scene.said == []
    elsewhere.ask("1024", aloud=True)
    lane.go()
    assert scene.said == [("pin", "C1")]
    elsewhere.sign_in("C1", "41")
    lane.go()
    assert scene.said[1:] == [("wrong", 3)]
    elsewhere.sign_in("C1", "42")
    lane.go()
    assert scene.said[2:] == ["closed"]
    assert heard[-1][:2] == ("1024", "told")


def test_a_register_that_is_gone_is_said_and_nothing_is_subtracted(
    elsewhere: GoodsElsewhere, scene: Scene, lane: Later, heard: list[Any]
) -> None:
    scene.is_gone = True
    elsewhere.ask("1024", aloud=True)
    lane.go()
    assert heard[-1] == ("1024", "failed", {}, "RegisterUnreachable")
    elsewhere.sign_in("C1", "42")
    lane.go()
    assert scene.said == [("refused", "RegisterUnreachable")]
    assert heard[-1][1] == "failed"
