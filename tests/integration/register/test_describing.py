"""The description is whole: every door, parameter, order and answer has words and an example that fits."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import jsonschema_rs
import pytest

from pos import __version__
from pos.register.doors.describing import read_examples
from pos.register.service import build_app
from tests.integration.register.make_examples import play

if TYPE_CHECKING:
    from pathlib import Path

    from pos.register.register import Register

JSON = "application/json"
FILES = {"POST /v1/batches", "POST /v1/bundles", "GET /v1/bazaars/{bazaar}/feed"}  # described in docs/wire-format.md


@pytest.fixture
def document(register: Register) -> dict[str, Any]:
    return build_app(register).openapi()


def doors(document: dict[str, Any]) -> list[tuple[str, dict[str, Any]]]:
    return [(f"{way.upper()} {path}", door) for path, ways in document["paths"].items() for way, door in ways.items()]


def test_every_door_has_words(document: dict[str, Any]) -> None:
    assert document["info"]["version"] == __version__
    assert len(doors(document)) > 30
    for name, door in doors(document):
        assert door["summary"], name
        assert door["description"], name
        assert door["tags"], name
        assert {"400", "413", "422", "429", "500", "503"} <= set(door["responses"]), name
        for answer in door["responses"].values():
            assert answer["description"], name
    assert "net_minor" in document["components"]["schemas"]["Statement"]["properties"]


def test_every_example_fits(document: dict[str, Any]) -> None:
    """A recorded example that no longer fits is made anew by `python -m tests.integration.register.make_examples`."""
    shared = {"components": document["components"]}
    tried = 0
    for name, door in doors(document):
        places = [(one["schema"], one["example"]) for one in door.get("parameters", ())]
        bodies = [door.get("requestBody", {}), *door["responses"].values()]
        for body in bodies:
            content = body.get("content", {}).get(JSON)
            if content and name not in FILES and "schema" in content:
                places.append((content["schema"], content["example"]))
        for schema, example in places:
            tried += 1
            jsonschema_rs.validator_for({**schema, **shared}).validate(example)
    assert tried > 300


def test_no_example_is_left_of_a_door_that_is_gone(document: dict[str, Any]) -> None:
    names = {name for name, _ in doors(document)}
    assert set(read_examples()["bodies"]) | set(read_examples()["answers"]) <= names


def test_every_door_can_be_played_for_its_example(tmp_path: Path) -> None:
    played, kept = play(tmp_path), read_examples()
    for kind in ("parameters", "bodies", "answers"):
        assert set(played[kind]) == set(kept[kind]), "python -m tests.integration.register.make_examples"
