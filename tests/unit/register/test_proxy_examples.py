"""The examples of a proxy before the register let through what the register takes, and tell it who asks."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from pos.sync.seal import BUNDLE_BYTES_MAX

FOLDER = Path(__file__).parents[3] / "packaging" / "service"
NGINX, CADDY = FOLDER / "nginx.conf", FOLDER / "Caddyfile"
UNITS = {"m": 2**20, "MiB": 2**20, "MB": 10**6}


@pytest.fixture(autouse=True)
def store() -> None:
    """No database is asked for anything here."""


@pytest.mark.parametrize(
    ("path", "words"), [(NGINX, r"client_max_body_size (\d+)(m);"), (CADDY, r"max_size (\d+)(\w+)")]
)
def test_the_largest_bundle_comes_through(path: Path, words: str) -> None:
    (said,) = re.findall(words, path.read_text(encoding="utf-8"))
    assert int(said[0]) * UNITS[said[1]] >= BUNDLE_BYTES_MAX


def test_each_tells_who_asks_and_hides_the_figures() -> None:
    for path in (NGINX, CADDY):
        said = path.read_text(encoding="utf-8")
        assert "X-Forwarded-For" in said
        assert "/metrics" in said
        assert "127.0.0.1:8420" in said
    # Debian 12's and Ubuntu 24.04's nginx do not start with the newer spelling.
    assert not re.search(r"^\s*http2 on;", NGINX.read_text(encoding="utf-8"), re.MULTILINE)
