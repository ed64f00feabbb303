"""Where the project stands, and how a test writes a table."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).parents[3]

Write = Callable[[str], Path]
