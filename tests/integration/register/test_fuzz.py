"""The doors are asked everything that their own description allows, and much that it does not: no bug, no undescribed answer.

Schemathesis makes the questions and judges the answers. Nobody's data are at stake: the register is a rehearsed one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis.checks import not_a_server_error
from schemathesis.core.result import Ok
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from pos.register.doors.limits import Bucket, Limits
from pos.register.service import build_app
from tests.unit.register.rehearsal import SECRETS
from tests.unit.register.settling import both

if TYPE_CHECKING:
    from fastapi import FastAPI

    from pos.register.register import Register

WITHOUT_END = Limits(Bucket(10**9, 10**9), Bucket(10**9, 10**9))
CHECKS = [not_a_server_error, status_code_conformance, content_type_conformance, response_schema_conformance]
QUICK, LONG = 5, 200


@pytest.fixture
def app(register: Register) -> FastAPI:
    both(register)
    return build_app(register, limits=WITHOUT_END, metrics_token="fuzz")


@pytest.mark.parametrize(
    "person", ["A01", *(pytest.param(one, marks=pytest.mark.long) for one in (None, "K01", "P01"))]
)
def test_no_question_finds_a_bug(
    app: FastAPI, register: Register, person: str | None, request: pytest.FixtureRequest
) -> None:
    words: dict[str, str] = {}
    if person is not None:
        words = {"Authorization": f"Bearer {register.people.sign_in(person, SECRETS[person]).token}"}
    schema = schemathesis.openapi.from_asgi("/v1/openapi.json", app)
    bound = settings(
        max_examples=LONG if request.config.getoption("--long") else QUICK,
        database=None,
        deadline=None,
        suppress_health_check=list(HealthCheck),
        phases=[Phase.generate],
    )
    asked = 0
    for found in schema.get_all_operations():
        assert isinstance(found, Ok)
        operation = found.ok()
        if operation.label == "DELETE /v1/sessions":
            continue  # it would end the session that the others ask with

        @bound
        @given(operation.as_strategy())
        def ask(case: Any) -> None:
            nonlocal asked
            asked += 1
            case.call_and_validate(headers=words, checks=CHECKS)

        ask()
    assert asked > 100
