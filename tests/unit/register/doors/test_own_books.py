"""The doors of the register's own books are closed to whoever may not pass, and say what they take."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pos.register.service import build_app

if TYPE_CHECKING:
    from pos.register.register import Register


def test_writing_and_looking_are_different_doors(register: Register) -> None:
    paths = build_app(register).openapi()["paths"]
    books = {path: set(ways) for path, ways in paths.items() if "/books" in path}
    at = "/v1/bazaars/{bazaar}/books"
    assert books == {
        at: {"get", "post"},
        f"{at}/{{device}}/orders/review": {"post"},
        f"{at}/{{device}}/orders": {"post"},
        f"{at}/{{device}}/sheets": {"get", "post"},
        f"{at}/{{device}}/sheets/{{receipt}}/reversal": {"post"},
    }
