"""Files are named by what they are, their bazaar and their days, and none takes the place of one that says something else."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from pos.ui.screens.file_names import file_name, places_for

if TYPE_CHECKING:
    from pathlib import Path

FIRST, LAST = date(2026, 11, 20), date(2026, 11, 22)


def test_a_name_says_what_it_is_of_which_bazaar_and_of_which_days() -> None:
    names = [
        file_name("report-expire", "INTAJ8", *days)
        for days in ((None, None), (FIRST, FIRST), (FIRST, LAST), (FIRST, None), (None, LAST))
    ]
    assert names == [
        "report-expire-INTAJ8",
        "report-expire-INTAJ8-2026-11-20",
        "report-expire-INTAJ8-from-2026-11-20-to-2026-11-22",
        "report-expire-INTAJ8-from-2026-11-20",
        "report-expire-INTAJ8-to-2026-11-22",
    ]
    assert file_name("selling-hours", "INTAJ/8 :*?") == "selling-hours-INTAJ-8-"
    assert file_name("ledger", "INTAJ8", FIRST, FIRST, narrowed=("", "cash/1")) == "ledger-INTAJ8-cash-1-2026-11-20"
    assert file_name("selling-hours", "") == "selling-hours"


def test_files_that_say_the_same_are_written_again_and_others_get_a_number(tmp_path: Path) -> None:
    def written(csv: bytes, pdf: bytes) -> set[str]:
        contents = {".csv": csv, ".pdf": pdf}
        places = places_for(tmp_path, "chart", contents)
        for ending, content in contents.items():
            places[ending].write_bytes(content)
        return {path.name for path in places.values()}

    assert written(b"a", b"1") == {"chart.csv", "chart.pdf"}
    assert written(b"a", b"2") == {"chart.csv", "chart.pdf"}, "the table is the same"
    assert written(b"b", b"2") == {"chart-2.csv", "chart-2.pdf"}
    assert written(b"a", b"2") == {"chart.csv", "chart.pdf"}
    assert written(b"c", b"2") == {"chart-3.csv", "chart-3.pdf"}
    (tmp_path / "chart-4.pdf").write_bytes(b"somebody else's")
    assert written(b"d", b"2") == {"chart-5.csv", "chart-5.pdf"}
    assert (tmp_path / "chart-2.csv").read_bytes() == b"b"
