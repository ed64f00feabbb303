"""What Amana is built on, looked at offline: every file has its hash, every licence allows it, old ones are known by name.

It is no check against a list of known weaknesses: that needs such a list, and tests run without one (see docs/security.md).
"""

from __future__ import annotations

import re
import sys
from datetime import datetime, timedelta
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path
from typing import Any

import pytest

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

LOCK = Path(__file__).parents[2] / "uv.lock"
OURS = "amana-pos"
AGE_MAX = timedelta(days=3 * 365)
# Permissive ones, and those of libraries that are used as such (LGPL, MPL). An `or` offers a choice, an `and` does not.
ALLOWED = re.compile(
    r"MIT|MIT-0|MIT-CMU|MIT License|BSD.*|Apache.*|PSF.*|Python Software Foundation License|Public Domain|"
    r"LGPL-[23].*|MPL-2\.0|Mozilla Public License 2\.0 \(MPL 2\.0\)|zlib.*",
    re.IGNORECASE | re.DOTALL,
)
SAID_ELSEWHERE = {"pysqlite3": "zlib"}  # its files say it, its metadata do not
# Nothing new for three years before the lock was made. Each was looked at: small, finished, and no door for strangers.
OLD = {"appdirs", "click-default-group", "colorama", "defusedxml", "ifaddr", "sqlite-fts4"}


def read_lock() -> dict[str, dict[str, Any]]:
    with LOCK.open("rb") as file:
        return {package["name"]: package for package in tomllib.load(file)["package"]}


def shipped(lock: dict[str, dict[str, Any]]) -> set[str]:
    """What comes with the program itself, without what only its tests need."""
    found: set[str] = set()
    waiting = [one["name"] for one in lock[OURS]["dependencies"]]
    while waiting:
        name = waiting.pop()
        if name not in found:
            found.add(name)
            extras = [one for some in lock[name].get("optional-dependencies", {}).values() for one in some]
            waiting += [one["name"] for one in (*lock[name].get("dependencies", ()), *extras)]
    return found


def files_of(package: dict[str, Any]) -> list[dict[str, Any]]:
    return [*package.get("wheels", ()), *([package["sdist"]] if "sdist" in package else ())]


def is_allowed(licence: str) -> bool:
    """Tell whether one of the offered licences allows it."""
    offered = re.split(r"\s+OR\s+", licence.strip("() "), flags=re.IGNORECASE)
    return any(
        all(ALLOWED.fullmatch(part.strip("() ")) for part in re.split(r"\s+AND\s+", one, flags=re.IGNORECASE))
        for one in offered
    )


def licences_of(name: str) -> list[str]:
    """What a library says of its licence, in any of the three places where it may."""
    said = distribution(name).metadata
    classes = [one.rpartition("::")[2].strip() for one in said.get_all("Classifier") or () if one.startswith("License")]
    # Asked for all of a kind: a single one that is missing is None, or an error once a library has put its own reader in place.
    told = [one for kind in ("License-Expression", "License") for one in said.get_all(kind) or ()]
    words = [*(one.partition("\n")[0] for one in told), *classes]
    return [word for word in words if word] or [SAID_ELSEWHERE.get(name, "")]


def unhashed(lock: dict[str, dict[str, Any]]) -> list[str]:
    return [
        name
        for name, package in lock.items()
        if name != OURS
        and not (files_of(package) and all(one.get("hash", "").startswith("sha256:") for one in files_of(package)))
    ]


def last_released(package: dict[str, Any]) -> datetime:
    return max(datetime.fromisoformat(one["upload-time"][:10]) for one in files_of(package))


def test_every_file_that_is_installed_has_its_hash() -> None:
    lock = read_lock()
    assert len(lock) > 60
    assert unhashed(lock) == []
    assert unhashed({"loose": {"wheels": [{"url": "x"}]}, "empty": {}}) == ["loose", "empty"]


def test_every_licence_allows_it() -> None:
    asked, refused = 0, {}
    for name in sorted(shipped(read_lock())):
        try:
            said = licences_of(name)
        except PackageNotFoundError:
            continue  # another system's
        asked += 1
        if not any(map(is_allowed, said)):
            refused[name] = said
    assert asked > 50
    assert refused == {}


@pytest.mark.parametrize("licence", ["GPL-3.0-only", "AGPL-3.0-or-later", "MIT AND GPL-2.0-only", "Proprietary", ""])
def test_a_licence_that_binds_the_whole_program_would_be_seen(licence: str) -> None:
    assert not is_allowed(licence)


def test_what_nobody_tends_any_more_is_known_by_name() -> None:
    lock = read_lock()
    ages = {name: last_released(lock[name]) for name in shipped(lock)}
    newest = max(ages.values())
    assert {name for name, at in ages.items() if newest - at > AGE_MAX} == OLD
