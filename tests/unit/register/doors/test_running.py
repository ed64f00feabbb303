"""Whoever runs the service learns whether it is there, whether it can work, and how it is doing."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import httpx
import pytest

from pos.domain.troubles import BookDamaged
from pos.register.serve import EmbeddedRegister
from pos.sync.wire import deflate, pack
from tests.unit.register.rehearsal import ADMIN, FAMILIES, Clock, open_register
from tests.unit.register.settling import closed_day

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pos.register.register import Register

PATIENCE_S = 60
TOKEN = "a token for the monitor"


@pytest.fixture
def client(register: Register) -> Iterator[httpx.Client]:
    running = EmbeddedRegister(register, metrics_token=TOKEN)
    with httpx.Client(base_url=running.start(), timeout=PATIENCE_S, trust_env=False) as asking:
        yield asking
    running.stop()


def test_the_figures_want_their_token_and_count(client: httpx.Client) -> None:
    client.post("/v1/batches", content=deflate(pack(closed_day().batch())))
    client.post("/v1/sessions", json={"person": ADMIN.code, "secret": "a wrong secret"})
    for words in ({}, {"Authorization": "Bearer wrong"}, {"Authorization": f"Basic {TOKEN}"}):
        assert client.get("/metrics", headers=words).status_code == 401
    figures = client.get("/metrics", headers={"Authorization": f"Bearer {TOKEN}"})
    assert figures.headers["content-type"].startswith("text/plain; version=")
    text = figures.text
    assert 'amana_requests_total{door="POST /v1/batches",status="200"} 1.0' in text
    assert 'amana_facts_total{outcome="created"} 7.0' in text
    assert 'amana_refusals_total{refusal="WrongSecret"} 1.0' in text
    assert "amana_request_milliseconds_bucket" in text
    assert not re.search(rf"(?<!\d){FAMILIES[0]}(?!\d)", text)  # four digits alone: a time may hold them by chance


def test_without_a_token_nobody_reads_the_figures(tmp_path: Path) -> None:
    running = EmbeddedRegister(open_register(tmp_path / "other.db", Clock()))
    with httpx.Client(base_url=running.start(), timeout=PATIENCE_S, trust_env=False) as asking:
        found = [
            asking.get("/metrics", headers=words).status_code
            for words in ({}, {"Authorization": "Bearer"}, {"Authorization": "Bearer x"})
        ]
    running.stop()
    assert found == [401, 401, 401]


def test_ready_is_not_alive(client: httpx.Client, register: Register, monkeypatch: pytest.MonkeyPatch) -> None:
    assert client.get("/health/ready").json() == {"state": "ready"}

    def gone() -> None:
        raise BookDamaged("the server is gone")

    with monkeypatch.context() as patch:
        patch.setattr(register.database, "reading", gone)
        assert client.get("/health/alive").status_code == 200
        answer = client.get("/health/ready")
    assert (answer.status_code, answer.headers["retry-after"]) == (503, "5")
