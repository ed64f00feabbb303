"""The description of the doors: what FastAPI reads from the code, and an example of everything that goes in and comes out.

The examples are those of a rehearsed bazaar; nobody in them exists. A test proves each of them against its schema.
"""

from __future__ import annotations

import json
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pos.register.doors.answers import BODIES

if TYPE_CHECKING:
    from fastapi import FastAPI

EXAMPLES = Path(__file__).with_name("examples.json")
JSON = "application/json"


def describe(app: FastAPI) -> None:
    """Have the application tell of its doors with examples."""
    plain = app.openapi

    def told() -> dict[str, Any]:
        if app.openapi_schema is None:
            app.openapi_schema = _with_examples(plain())
        return app.openapi_schema

    app.openapi = told  # type: ignore[method-assign]  # FastAPI's own way of extending the description


@lru_cache(maxsize=1)
def read_examples() -> dict[str, dict[str, Any]]:
    """Return the examples: of parameters by name, of bodies and of answers by door."""
    examples: dict[str, dict[str, Any]] = json.loads(EXAMPLES.read_text(encoding="utf-8"))
    return examples


def _with_examples(document: dict[str, Any]) -> dict[str, Any]:
    examples = read_examples()
    document.setdefault("components", {}).setdefault("schemas", {}).update(BODIES)
    for path, ways in document["paths"].items():
        for method, door in ways.items():
            name = f"{method.upper()} {path}"
            for parameter in door.get("parameters", ()):
                _add(parameter, examples["parameters"], parameter["name"])
            _add(door.get("requestBody", {}).get("content", {}).get(JSON), examples["bodies"], name)
            for status, answer in door["responses"].items():
                if status.startswith("2"):
                    _add(answer.get("content", {}).get(JSON), examples["answers"], name)
    return document


def _add(place: dict[str, Any] | None, examples: dict[str, Any], name: str) -> None:
    if place is not None and name in examples:
        place["example"] = examples[name]
