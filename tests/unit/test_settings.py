"""Settings come back as they were written; what nobody knows is refused; nothing at all is no trouble."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pos import settings
from pos.domain.errors import UnreadableFile
from pos.settings import FILE, Settings

if TYPE_CHECKING:
    from pathlib import Path


def test_without_a_file_everything_has_its_default(tmp_path: Path) -> None:
    assert settings.read(tmp_path) == Settings()


@given(
    address=st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"])),
    theme=st.sampled_from(settings.THEMES),
)
def test_what_was_written_is_read_back(tmp_path_factory: pytest.TempPathFactory, address: str, theme: str) -> None:
    folder = tmp_path_factory.mktemp("settings")
    chosen = Settings(language="en", theme=theme, backup_folder=address, text_percent=130)
    settings.write(folder, chosen)
    assert settings.read(folder) == chosen


@pytest.mark.parametrize(
    "line",
    [
        "langauge = 'ar'",
        "theme = 'pink'",
        "text_percent = '100'",
        "text_percent = 1000",
        "backup_sales = 7",
        "mirror_folder = true",
        "not toml",
    ],
)
def test_what_nobody_knows_is_refused(tmp_path: Path, line: str) -> None:
    (tmp_path / FILE).write_text(line, encoding="utf-8")
    with pytest.raises(UnreadableFile):
        settings.read(tmp_path)


def test_a_file_of_an_earlier_amana_is_read(tmp_path: Path) -> None:
    (tmp_path / FILE).write_text('mirror_file = "/media/stick"\n', encoding="utf-8")
    assert settings.read(tmp_path).mirror_folder == "/media/stick"


def test_every_choice_has_a_default_that_is_allowed(tmp_path: Path) -> None:
    settings.write(tmp_path, Settings())
    text = (tmp_path / FILE).read_text(encoding="utf-8")
    assert all(f"{field.name} = " in text for field in fields(Settings))
    assert settings.read(tmp_path) == Settings()


def test_the_assets_are_found_and_home_can_be_chosen(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    assert (settings.assets() / "sample" / "bazaar.toml").is_file()
    monkeypatch.setenv("AMANA_HOME", str(tmp_path))
    assert settings.home() == tmp_path
    monkeypatch.delenv("AMANA_HOME")
    assert settings.home().name == "amana"


def test_printers_that_once_stood_here_are_no_unknown_keys(tmp_path: Path) -> None:
    (tmp_path / FILE).write_text(
        "printer = 'network'\nprinter_address = '10.0.0.9'\ntheme = 'dark'\n", encoding="utf-8"
    )
    assert settings.read(tmp_path) == Settings(theme="dark")
