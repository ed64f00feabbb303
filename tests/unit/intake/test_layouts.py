"""Who said once what the columns of a form of file mean is not asked again, and a damaged memory only asks anew."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pos.domain.errors import UnreadableFile
from pos.intake.families import COLUMNS, families_in
from pos.intake.layouts import LAYOUTS_MAX, KeptLayouts, layout_for, layout_of
from pos.intake.table import Table, read_table

if TYPE_CHECKING:
    from pathlib import Path

    from pos.domain.bazaar import Bazaar
    from tests.unit.intake.places import Write

ODD = "Families of 2026\nNr;Wer;Gruppe;Tel\n;أم سالم;TEEB;050 000 0001\n"


def test_known_headings_are_proposed_and_unknown_ones_show_their_row(write: Write) -> None:
    table = read_table(write("title,,\nرقم الأسرة,name,colour\n0427,x,y\n"))
    proposed = layout_for(table, "families", COLUMNS, {})
    assert (proposed.line, dict(proposed.places), proposed.headings[2]) == (2, {"number": 0, "name_ar": 1}, "colour")
    odd = layout_for(read_table(write(ODD)), "families", COLUMNS, {})
    assert (odd.line, dict(odd.places), odd.headings) == (2, {}, ("Nr", "Wer", "Gruppe", "Tel"))
    with pytest.raises(UnreadableFile):
        layout_for(Table("x", ()), "families", COLUMNS, {})


def test_what_was_said_holds_for_every_file_of_that_form(write: Write, tmp_path: Path, plan: Bazaar) -> None:
    kept = KeptLayouts(tmp_path / "office" / "columns.json")
    assert kept.read() == {}
    table = read_table(write(ODD))
    said = layout_of(table, 2, COLUMNS, ["number", "name_ar", "package", "phone", "beyond"])
    kept.remember("families", said)
    other = read_table(write("nr;wer;gruppe;TEL\n;أم نورة;TEEB;055\n"))
    layout = layout_for(other, "families", COLUMNS, kept.read())
    (row,) = families_in(other, plan, (), layout).rows
    assert (row.name_ar, row.phone) == ("أم نورة", "055")
    assert layout_for(other, "items", COLUMNS, kept.read()).places == {}
    assert "أم سالم" not in (tmp_path / "office" / "columns.json").read_text(encoding="utf-8")


def test_the_first_of_two_columns_of_a_name_is_read_and_an_unknown_name_is_none(write: Write) -> None:
    table = read_table(write(ODD))
    assert dict(layout_of(table, 2, COLUMNS, ["name_ar", "name_ar", "nothing", ""]).places) == {"name_ar": 0}
    assert layout_of(table, 99, COLUMNS, []).line == 1


@pytest.mark.parametrize("content", ["", "{", "[]", '{"a": 1, "b": ["x", 2]}', "[" * 50_000])
def test_a_damaged_memory_only_asks_anew(tmp_path: Path, content: str) -> None:
    path = tmp_path / "columns.json"
    path.write_text(content, encoding="utf-8")
    assert KeptLayouts(path).read() == {}


def test_the_memory_ends_somewhere(tmp_path: Path, write: Write) -> None:
    kept = KeptLayouts(tmp_path / "columns.json")
    for n in range(LAYOUTS_MAX + 2):
        kept.remember("families", layout_of(read_table(write(f"a{n};b\n1;2\n")), 1, COLUMNS, ["name_ar", "package"]))
    assert len(kept.read()) == LAYOUTS_MAX
