"""While a row is read, every refusal becomes a finding and nothing is lost on the way."""

from __future__ import annotations

from pos.domain.errors import NotANumber
from pos.intake.cells import whole_of
from pos.intake.findings import CellEmpty, Finding, NotAPhone
from pos.intake.reading import Reading, take_names

read_whole = whole_of("quantity", 0, 9)


def test_each_bad_cell_of_a_row_is_found() -> None:
    reading = Reading(7, {"a": "x", "b": "3", "c": "y"}, {"a": "A", "b": "B", "c": "C"})
    assert (reading.take("a", read_whole, 0), reading.take("b", read_whole, 0), reading.need("c", read_whole, 1)) == (
        0,
        3,
        1,
    )
    assert reading.findings == [Finding(7, "A", NotANumber("x")), Finding(7, "C", NotANumber("y"))]
    assert not reading.is_good


def test_an_empty_cell_is_the_default_unless_it_is_needed() -> None:
    reading = Reading(7, {"a": ""}, {"a": "A"})
    assert reading.take("a", read_whole, 5) == 5
    assert reading.take("missing", read_whole, None) is None
    assert reading.is_good
    assert reading.need("a", read_whole, 5) == 5
    assert reading.findings == [Finding(7, "A", CellEmpty())]


def test_a_warning_keeps_the_row() -> None:
    reading = Reading(7, {"a": "1"}, {"a": "A"})
    reading.warn("a", NotAPhone("1"))
    assert reading.is_good
    assert reading.findings == [Finding(7, "A", NotAPhone("1"), is_warning=True)]


def test_the_arabic_name_stands_for_a_missing_english_one() -> None:
    assert take_names(Reading(1, {"name_ar": "عود"}, {})) == ("عود", "عود")
    assert take_names(Reading(1, {"name_ar": "عود", "name_en": "Oud"}, {})) == ("عود", "Oud")
