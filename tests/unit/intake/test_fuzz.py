"""No file, however broken, is anything but findings or one refusal."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pos.domain.bazaar import Bazaar, FamilyCard
from pos.domain.errors import UnreadableFile
from pos.intake import families, items, people
from pos.intake.families import read_families
from pos.intake.findings import Intake
from pos.intake.items import read_items
from pos.intake.people import read_people

if TYPE_CHECKING:
    from pos.intake.headers import Column

Read = Callable[[Path, Bazaar], Intake[Any]]

FAMILIES = (FamilyCard(number="0427", name_ar="أم هند", name_en="Umm Hind", package="ANAQA"),)
TABLES: list[tuple[tuple[Column, ...], Read]] = [
    (families.COLUMNS, lambda path, plan: read_families(path, plan, FAMILIES)),
    (items.COLUMNS, lambda path, plan: read_items(path, plan, FAMILIES)),
    (people.COLUMNS, lambda path, _plan: read_people(path)),
]
WORDS = "0427 427 2000042000011 2.00004E+12 12.40 ١٢٫٤٠ 0 -1 10% 2026-07-14 31/6/2026 أناقة طيب cash بنك تبرع cashier المركز 1111"
LIKELY = st.sampled_from([*WORDS.split(), "أم هند", '"', "", " ", "9" * 5_000])
ENCODINGS = st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "cp1256"])

pytestmark = pytest.mark.parametrize(("columns", "read"), TABLES, ids=["families", "items", "people"])
relaxed = settings(suppress_health_check=[HealthCheck.function_scoped_fixture])


def read_or_refused(read: Read, path: Path, plan: Bazaar) -> Intake[Any] | str:
    """What was read, or the name under which the file was refused."""
    try:
        return read(path, plan)
    except UnreadableFile as refused:
        return refused.name


def check(read: Read, path: Path, plan: Bazaar) -> None:
    """What is read has its order and its places, and what is not read is refused under the file's name."""
    intake = read_or_refused(read, path, plan)
    if isinstance(intake, str):
        assert intake == path.name
        return
    lines = [row.line for row in intake.rows]
    assert lines == sorted(set(lines))
    assert [finding.line for finding in intake.findings] == sorted(finding.line for finding in intake.findings)
    assert not set(lines) & {finding.line for finding in intake.errors}


@relaxed
@given(content=st.binary(max_size=400))
def test_any_bytes(tmp_path: Path, plan: Bazaar, columns: tuple[Column, ...], read: Read, content: bytes) -> None:
    assert columns
    path = tmp_path / "list.csv"
    path.write_bytes(content)
    check(read, path, plan)


@relaxed
@given(data=st.data(), delimiter=st.sampled_from(",;\t"), encoding=ENCODINGS)
def test_any_cells_under_good_headings(
    tmp_path: Path,
    plan: Bazaar,
    columns: tuple[Column, ...],
    read: Read,
    data: st.DataObject,
    delimiter: str,
    encoding: str,
) -> None:
    row = st.lists(LIKELY | st.text(max_size=12), max_size=len(columns) + 1)
    rows = [[column.title_ar for column in columns], *data.draw(st.lists(row, max_size=8))]
    path = tmp_path / "list.csv"
    path.write_bytes("\n".join(delimiter.join(cells) for cells in rows).encode(encoding, "replace"))
    check(read, path, plan)


@relaxed
@given(data=st.data())
def test_any_bytes_within_a_good_file(
    tmp_path: Path, sample: Path, plan: Bazaar, columns: tuple[Column, ...], read: Read, data: st.DataObject
) -> None:
    name = {families.COLUMNS: "families", items.COLUMNS: "items", people.COLUMNS: "people"}[columns]
    content = (sample / f"{name}.csv").read_bytes()[:1_500]
    place = data.draw(st.integers(0, len(content)))
    path = tmp_path / "list.csv"
    path.write_bytes(
        content[:place] + data.draw(st.binary(max_size=20)) + content[place + data.draw(st.integers(0, 9)) :]
    )
    check(read, path, plan)
