"""The doors of money with outlets: one to look, one to take, one to undo; all of them name their bazaar."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pos.register.service import build_app

if TYPE_CHECKING:
    from pos.register.register import Register


def test_looking_taking_and_undoing_are_different_doors(register: Register) -> None:
    paths = build_app(register).openapi()["paths"]
    at = "/v1/bazaars/{bazaar}/agents"
    assert {path: set(ways) for path, ways in paths.items() if "/agents" in path} == {
        at: {"get"},
        f"{at}/{{device}}/handovers": {"post"},
        f"{at}/{{device}}/handovers/{{receipt}}/reversal": {"post"},
    }
