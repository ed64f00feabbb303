"""What the office's files are called: what they are, of which bazaar and of which days; and none takes the place of another."""

from __future__ import annotations

import re
from itertools import count
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from datetime import date
    from pathlib import Path

    from pos.ui.rows.files import FileAbout

_UNFIT = re.compile(r"[^0-9A-Za-z_-]+")  # for the name of a file on some system


def file_name(
    what: str, bazaar: str, first: date | None = None, last: date | None = None, *, narrowed: Iterable[str] = ()
) -> str:
    """Return the name of a file, without its ending.

    Args:
        what: it is.
        bazaar: the code of the one that it is about; nothing where that is not known.
        first: day that it is about; none where it is about all that was before the last one.
        last: day that it is about; the same for a single day, none where it is about all that came since.
        narrowed: what else of it is in the file: a family, an account.
    """
    if first == last:
        days = [] if first is None else [first.isoformat()]
    else:
        days = [f"{word}-{day.isoformat()}" for word, day in (("from", first), ("to", last)) if day is not None]
    return "-".join(filter(None, (what, *(_UNFIT.sub("-", part) for part in (bazaar, *narrowed)), *days)))


def name_about(what: str, about: FileAbout) -> str:
    """Return the name of a file that is what is told of it, without its ending."""
    return file_name(what, about.bazaar, about.first, about.last, narrowed=about.narrowed)


def places_for(folder: Path, name: str, contents: Mapping[str, bytes]) -> dict[str, Path]:
    """Return where files are written: in place of those that say the same, else under a number that nothing has yet.

    Args:
        folder: where they go.
        name: of all of them, without its ending.
        contents: by ending, such as `.csv`. The first one tells whether the files that are there say the same.
    """
    content = next(iter(contents.values()))
    return places_where(folder, name, tuple(contents), lambda path: path.read_bytes() == content)


def places_where(
    folder: Path, name: str, endings: tuple[str, ...], says_same: Callable[[Path], bool]
) -> dict[str, Path]:
    """Return where files are written whose content is on the disk already.

    Args:
        folder: where they go.
        name: of all of them, without its ending.
        endings: of the files. That of the first one tells whether those that are there say the same.
        says_same: whether a file that is there does.
    """
    for one in _numbered(name):
        paths = {ending: folder / f"{one}{ending}" for ending in endings}
        if not any(path.exists() for path in paths.values()):
            return paths
        if paths[endings[0]].is_file() and says_same(paths[endings[0]]):
            return paths
    raise AssertionError("numbers do not end")


def _numbered(name: str) -> Iterator[str]:
    yield name
    yield from (f"{name}-{n}" for n in count(2))
