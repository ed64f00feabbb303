"""docs/register.md tells every door, every role and every limit as they are."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from pos.domain.bazaar import Role
from pos.domain.limits import SIGN_IN_ATTEMPTS_MAX
from pos.register.devices import CODE_DIGITS, CODE_MS_MAX
from pos.register.people import SESSION_MS_MAX
from pos.register.personal import Field
from pos.register.runs import PAYOUT_FAMILIES_MAX
from pos.register.service import build_app
from pos.register.surroundings import load_keys

if TYPE_CHECKING:
    from pos.register.register import Register

DOC = Path(__file__).parents[3].joinpath("docs", "register.md").read_text(encoding="utf-8")


def test_every_door_is_listed_and_none_that_is_not_there(register: Register) -> None:
    paths = build_app(register).openapi()["paths"]
    doors = {
        f"| `{method.upper()} {path}` | {door['summary']} |"
        for path, ways in paths.items()
        for method, door in ways.items()
    }
    assert doors == {
        line for line in DOC.splitlines() if line.startswith(("| `GET ", "| `PUT ", "| `POST ", "| `DELETE "))
    }


def test_the_numbers_are_those_of_the_code() -> None:
    assert (SIGN_IN_ATTEMPTS_MAX, CODE_DIGITS, CODE_MS_MAX, SESSION_MS_MAX) == (5, 10, 600_000, 12 * 3_600_000)
    for words in ("Five wrong attempts", "ten digits, ten minutes", "ends after twelve hours"):
        assert words in DOC
    assert f"at most {PAYOUT_FAMILIES_MAX:,} families".replace(",", " ") in DOC


def test_every_key_file_is_named(tmp_path: Path) -> None:
    load_keys(tmp_path)
    for path in tmp_path.iterdir():
        assert f"`{path.name}`" in DOC


@pytest.mark.parametrize("role", Role)
def test_every_role_is_named(role: Role) -> None:
    names = {Role.LEAD: "shift lead", Role.GOODS: "goods desk", Role.ADMIN: "administrator"}
    assert names.get(role, role.value) in DOC


def test_every_personal_field_is_named() -> None:
    words = {Field.IBAN: "account", Field.IDENTITY: "identity number"}
    for field in Field:
        assert words.get(field, field.value) in DOC
