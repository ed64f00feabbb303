"""What the office's files are called: what they are, of which bazaar and of which days; and none takes the place of another."""

from __future__ import annotations

import re
from itertools import count
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date
    from pathlib import Path

_UNFIT = re.compile(r"[^0-9A-Za-z_-]+")  # for the name of a file on some system


def file_name(what: str, bazaar: str, first: date | None = None, last: date | None = None) -> str:
    """Return the name of a file, without its ending.

    Args:
        what: it is.
        bazaar: the code of the one that it is about; nothing where that is not known.
        first: day that it is about; none where it is about all that was before the last one.
        last: day that it is about; the same for a single day, none where it is about all that came since.
    """
    if first == last:
        days = [] if first is None else [first.isoformat()]
    else:
        days = [f"{word}-{day.isoformat()}" for word, day in (("from", first), ("to", last)) if day is not None]
    return "-".join(filter(None, (what, _UNFIT.sub("-", bazaar), *days)))


def places_for(folder: Path, name: str, contents: Mapping[str, bytes]) -> dict[str, Path]:
    """Return where files are written: in place of those that say the same, else under a number that nothing has yet.

    Args:
        folder: where they go.
        name: of all of them, without its ending.
        contents: by ending, such as `.csv`. The first one tells whether the files that are there say the same.
    """
    telling, content = next(iter(contents.items()))
    for one in _numbered(name):
        paths = {ending: folder / f"{one}{ending}" for ending in contents}
        if not any(path.exists() for path in paths.values()):
            return paths
        if paths[telling].is_file() and paths[telling].read_bytes() == content:
            return paths
    raise AssertionError("numbers do not end")


def _numbered(name: str) -> Iterator[str]:
    yield name
    yield from (f"{name}-{n}" for n in count(2))
