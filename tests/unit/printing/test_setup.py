"""A till's printers come back as they were kept, wherever the file was carried; what nobody knows is refused."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pos.domain.errors import UnreadableFile
from pos.printing import setup
from pos.printing.labels import SHEETS
from pos.printing.setup import (
    CODES,
    FILE,
    KINDS,
    PROFILES,
    SHEET_NAMES,
    LabelSetup,
    PrinterSetup,
    PrintingSetup,
    Trimmings,
)

if TYPE_CHECKING:
    from pathlib import Path

LINES = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), max_size=120)
PRINTERS = st.builds(
    PrinterSetup,
    kind=st.sampled_from(KINDS),
    address=LINES,
    dots=st.sampled_from((576, 512, 384, 304, 400)),
    has_cutter=st.booleans(),
    drawer_pin=st.sampled_from((2, 5)),
    density=st.integers(-6, 6),
    code=st.sampled_from(CODES),
    copies=st.integers(1, 5),
)
SETUPS = st.builds(
    PrintingSetup,
    receipt=PRINTERS,
    report=st.none() | PRINTERS,
    label=st.none() | PRINTERS,
    prints_receipts=st.booleans(),
    opens_drawer=st.booleans(),
    trimmings=st.builds(
        Trimmings, header_ar=LINES, header_en=LINES, footer_ar=LINES, footer_en=LINES, logo=st.binary(max_size=200)
    ),
    labels=st.builds(
        LabelSetup,
        sheet=st.sampled_from(SHEET_NAMES),
        **dict.fromkeys(("sheet_right", "sheet_down", "roll_right", "roll_down"), st.integers(-1_000, 1_000)),
    ),
)


def test_every_sheet_of_labels_can_be_kept() -> None:
    assert tuple(sheet.name for sheet in SHEETS) == SHEET_NAMES


@given(chosen=SETUPS)
def test_one_file_holds_everything(chosen: PrintingSetup) -> None:
    assert setup.parse(setup.written(chosen)) == chosen


def test_what_was_kept_holds_at_the_next_start(tmp_path: Path) -> None:
    assert setup.read(tmp_path) == PrintingSetup()
    chosen = PrintingSetup(receipt=PrinterSetup(kind="usb", address="04b8:0e15"), opens_drawer=False)
    setup.write(tmp_path / "new", chosen)
    assert setup.read(tmp_path / "new") == chosen


def test_a_printer_that_was_chosen_among_the_settings_is_found(tmp_path: Path) -> None:
    older = "theme = 'dark'\nprinter = 'network'\nprinter_address = '10.0.0.9'\npaper_dots = 384\n"
    (tmp_path / "settings.toml").write_text(older, encoding="utf-8")
    assert setup.read(tmp_path).receipt == PrinterSetup(kind="network", address="10.0.0.9", dots=384)
    (tmp_path / "settings.toml").write_text("printer = 'pigeon'", encoding="utf-8")
    with pytest.raises(UnreadableFile):
        setup.read(tmp_path)


@pytest.mark.parametrize(
    "text",
    [
        "not toml",
        "colour = 'red'",
        "prints_receipts = 'yes'",
        "receipt = 3",
        "[receipt]\nkind = 'pigeon'",
        "[receipt]\ndots = '576'",
        "[receipt]\ndots = 577",
        "[receipt]\nspeed = 3",
        "[report]\ncopies = 0",
        "[report]\nhas_cutter = 1",
        "[label]\ndensity = 7",
        "[label]\ncode = 'pcl'",
        "[trimmings]\nlogo = '???'",
        "[trimmings]\nlogo = 3",
        "[trimmings]\nheader_ar = 3",
        "tax = 5",
        "labels = 5",
        "[labels]\nsheet = '66'",
        "[labels]\nroll_down = 1001",
        "[labels]\nroll_down = 1.5",
        f"[trimmings]\nheader_ar = '{'x' * 121}'",
        f"[trimmings]\nlogo = '{'AAAA' * 70_000}'",
    ],
)
def test_what_nobody_knows_is_refused(tmp_path: Path, text: str) -> None:
    (tmp_path / FILE).write_text(text, encoding="utf-8")
    with pytest.raises(UnreadableFile):
        setup.read(tmp_path)


def test_a_file_that_is_far_too_large_is_not_read_through() -> None:
    with pytest.raises(UnreadableFile):
        setup.parse(b"#" * 700_000)


@pytest.mark.parametrize("profile", PROFILES, ids=lambda profile: profile.name)
def test_every_profile_is_a_setup_that_can_be_kept(profile: setup.Profile) -> None:
    printer = replace(
        PrinterSetup(),
        dots=profile.dots,
        has_cutter=profile.has_cutter,
        drawer_pin=profile.drawer_pin,
        code=profile.code,
    )
    chosen = PrintingSetup(receipt=printer)
    assert setup.parse(setup.written(chosen)) == chosen
