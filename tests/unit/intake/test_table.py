"""Whatever saved the file, its rows and line numbers come out the same."""

from __future__ import annotations

import codecs
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pos.domain.errors import UnreadableFile
from pos.domain.limits import TABLE_ROWS_MAX
from pos.intake import table as table_module
from pos.intake.findings import QuoteOpen
from pos.intake.table import TableRow, decode, read_content, read_table

if TYPE_CHECKING:
    from pathlib import Path

    from tests.unit.intake.places import Write

ROWS = (("الاسم", "السعر", "Note"), ("أم سالم", "12.40", "a;b,c"), ("عود", "350", "tab\there"))


def saved(delimiter: str) -> str:
    return "".join(delimiter.join(f'"{cell}"' for cell in row) + "\r\n" for row in ROWS)


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1256", "utf-16", "utf-16-be-with-bom"])
def test_every_encoding_and_delimiter_gives_the_same_rows(tmp_path: Path, delimiter: str, encoding: str) -> None:
    text = saved(delimiter)
    content = codecs.BOM_UTF16_BE + text.encode("utf-16-be") if "bom" in encoding else text.encode(encoding)
    path = tmp_path / "list.csv"
    path.write_bytes(content)
    assert [row.cells for row in read_table(path).rows] == list(ROWS)


def test_lines_are_those_of_the_file_over_blank_lines_and_cells_of_two_lines(write: Write) -> None:
    read = read_table(write('name,price\n\n"أم سالم\nالكبرى",1\n , \nعود,2\n'))
    assert [row.line for row in read.rows] == [1, 3, 6]
    assert read.rows[1].cells == ("أم سالم\nالكبرى", "1")


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_every_line_end_counts_as_one_line(write: Write, end: str) -> None:
    read = read_table(write(end.join(["name,price", "a,1", "", "b,2"])))
    assert [(row.line, row.cells[0]) for row in read.rows] == [(1, "name"), (2, "a"), (4, "b")]


def test_a_delimiter_named_by_excel_is_believed_and_its_line_still_counts(write: Write) -> None:
    read = read_table(write("sep=;\na,b,c;1\n"))
    assert read.rows == (TableRow(2, ("a,b,c", "1")),)


def test_a_title_with_commas_does_not_decide_the_delimiter(write: Write) -> None:
    read = read_table(write("Intaj, 8th bazaar, Sharjah\nname;price;qty\na;1;2\nb;3;4\n"))
    assert read.rows[1].cells == ("name", "price", "qty")


def test_a_quotation_mark_left_open_is_found_with_the_lines_it_swallows(write: Write) -> None:
    read = read_table(write('name,price\na,1\n"b,2\nc,3\nd,4\n'))
    assert [row.cells[0] for row in read.rows] == ["name", "a"]
    (finding,) = read.findings
    assert (finding.line, finding.reason, finding.is_warning) == (3, QuoteOpen(5), False)


def test_two_stray_quotation_marks_do_not_swallow_rows_in_silence(write: Write) -> None:
    read = read_table(write('name,price\n"a,1\nb,2\nc",3\nd,4\n'))
    assert [row.cells[0] for row in read.rows] == ["name", "d"]
    (finding,) = read.findings
    assert (finding.line, finding.reason) == (2, QuoteOpen(4))


def test_a_quotation_mark_inside_a_name_is_only_a_letter(write: Write) -> None:
    read = read_table(write('name,price\nplate 5" wide,1\n'))
    assert read.rows[1].cells == ('plate 5" wide', "1")


def refusal(path: Path) -> UnreadableFile:
    with pytest.raises(UnreadableFile) as caught:
        read_table(path)
    return caught.value


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "empty"),
        (b" \r\n\t", "empty"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 old", "old_excel"),
        (b"\xff\xfea", "encoding"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "not_a_table"),
        (b"a,b\x00c", "not_a_table"),
        (b"PK\x03\x04 no workbook", "not_a_table"),
        (b'"' + b"x" * 200_000 + b'"', "not_a_table"),
    ],
)
def test_what_is_no_table_is_refused_with_its_name_and_a_reason(tmp_path: Path, content: bytes, reason: str) -> None:
    path = tmp_path / "list.csv"
    path.write_bytes(content)
    assert refusal(path) == UnreadableFile("list.csv", reason)


def test_a_missing_file_and_a_folder_are_refused(tmp_path: Path) -> None:
    assert refusal(tmp_path / "none.csv") == UnreadableFile("none.csv", "missing")
    folder = tmp_path / "folder.csv"
    folder.mkdir()
    assert refusal(folder) == UnreadableFile("folder.csv", "unopened")


def test_a_file_above_the_limit_is_refused_without_reading_all_of_it(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_bytes(b"123456789")
    assert read_content(path, 9) == b"123456789"
    with pytest.raises(UnreadableFile, match="too_large"):
        read_content(path, 8)


def test_the_limit_of_rows_leaves_room_for_the_headings(write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    assert TABLE_ROWS_MAX == 300_000
    monkeypatch.setattr(table_module, "TABLE_ROWS_MAX", 3)
    assert len(read_table(write("name,price\n" + "a,1\n\n" * 3)).rows) == 4
    assert refusal(write("name,price\n" + "a,1\n" * 4)).reason == "too_many_rows"


def text_or_reason(content: bytes) -> tuple[str, str]:
    """The text that bytes are decoded to, or why they are refused."""
    try:
        return decode("x", content), ""
    except UnreadableFile as refused:
        return "", refused.reason


@given(st.binary(max_size=300))
def test_any_bytes_are_a_text_or_refused(content: bytes) -> None:
    text, reason = text_or_reason(content)
    assert reason in {"", "encoding", "not_a_table"}
    assert not any(letter < " " and letter not in "\t\r\n" for letter in text)
