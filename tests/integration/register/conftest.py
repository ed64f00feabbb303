"""The register's tests over real HTTP run on both databases."""

from __future__ import annotations

from tests.stores import postgres, store

__all__ = ["postgres", "store"]
