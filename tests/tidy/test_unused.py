"""Nothing is shipped that only a test would ever call: each function and class is used by the app.

vulture finds what no module of `pos` mentions. Fields and local names are left to the linters.
"""

from __future__ import annotations

import re
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

from tests.tidy.allowances import UNUSED
from tests.tidy.house import ROOT

FOUND = re.compile(r"^(?P<path>.+?):(?P<line>\d+): unused (?P<kind>class|function|method|property) '(?P<name>\w+)'")

# Called by a framework that knows them by decorator or by name.
CALLED_BY_DECORATOR = "@override,@*.get,@*.post,@*.put,@*.delete,@*.exception_handler,@*.middleware,@*.migration*"
CALLED_BY_NAME = "upgrade,downgrade"


@cache
def unused_in(root: Path) -> list[tuple[str, str]]:
    """What vulture finds unused in the package below `root`: `path::name`, and where it stands."""
    run = subprocess.run(
        [
            sys.executable,
            "-m",
            "vulture",
            "pos",
            f"--ignore-decorators={CALLED_BY_DECORATOR}",
            f"--ignore-names={CALLED_BY_NAME}",
        ],
        cwd=root,
        capture_output=True,
        text=True,
        check=False,
    )
    assert not run.stderr, run.stderr
    found = filter(None, map(FOUND.match, run.stdout.splitlines()))
    return [
        (f"{Path(hit['path']).as_posix()}::{hit['name']}", f"{hit['path']}:{hit['line']}: {hit['kind']} {hit['name']}")
        for hit in found
    ]


@pytest.mark.skipif(not (ROOT / "pos" / "app").exists(), reason="nothing is put together before pos/app")
def test_nothing_is_shipped_unused() -> None:
    unused = [where for key, where in unused_in(ROOT) if key not in UNUSED]
    assert not unused, "\n".join([*unused, "Instead: put it to use where it belongs, or take it out."])


def test_every_unused_name_that_is_allowed_is_still_unused() -> None:
    used = set(UNUSED) - {key for key, _ in unused_in(ROOT)}
    assert not used, f"these are used now, or are gone: {sorted(used)}"
    assert all(UNUSED.values())


def test_the_unused_is_seen(tmp_path: Path) -> None:
    (tmp_path / "pos").mkdir()
    (tmp_path / "pos" / "till.py").write_text(
        "def sell(): return Basket()\n"
        "def refund(): ...\n"
        "class Basket:\n"
        "    lines = ()\n"
        "    def total(self): return refund\n"
        "    @router.get('/')\n"
        "    def route(self): ...\n",
        encoding="utf-8",
    )
    assert sorted(key for key, _ in unused_in(tmp_path)) == ["pos/till.py::sell", "pos/till.py::total"]
