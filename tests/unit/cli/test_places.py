"""A wrong letter in a path, a foreign copy, a file for a folder: each is told in words in both languages; nothing is made."""

from __future__ import annotations

import shutil
from hashlib import sha256
from typing import TYPE_CHECKING

import pytest

from pos.cli.console import Exit
from pos.cli.main import main
from pos.ledger.mirror import Mirror
from pos.ledger.strongbox import KEY
from tests.builders import CAKE, JAM, a_till

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A closed till with a mirror and a copy; beside it that copy under another till's name, an empty folder, and a file."""
    root = tmp_path_factory.mktemp("places")
    till = a_till(root)
    till.sell(JAM, CAKE)
    assert Mirror(root / "mirror", till.book.folder, "T01", till.book.reader).catch_up().is_safe
    till.book.close()
    (till.book.folder / KEY).write_bytes(till.book.key.secret)
    assert main(["ledger", "backup", str(till.book.folder), str(root / "stick")]) == Exit.DONE
    shutil.copytree(root / "stick", root / "foreign")
    for path in list((root / "foreign").iterdir()):
        path.rename(path.with_name(path.name.replace("T01", "T09")))
    (root / "empty").mkdir()
    (root / "file").write_text("a letter to the bank", encoding="utf-8")
    return root


def all_of(root: Path) -> dict[str, str]:
    """Every file with its hash; not the locks, which say nothing."""
    return {
        str(path.relative_to(root)): sha256(path.read_bytes()).hexdigest()
        for path in root.rglob("*")
        if path.is_file() and path.suffix != ".lock" and not path.name.endswith(("-shm", "-wal"))
    }


REFUSED = {
    "verify nowhere": ("no_book", "verify", "{}/nowhere"),
    "verify, nothing in it": ("no_book", "verify", "{}/empty"),
    "verify, no such mirror": ("missing", "verify", "{}/T01", "--mirror", "{}/nowhere"),
    "verify, a file for a mirror": ("not_a_folder", "verify", "{}/T01", "--mirror", "{}/file"),
    "back nothing up": ("no_book", "backup", "{}/empty", "{}/stick"),
    "export nothing": ("no_book", "export", "{}/nowhere", "{}/out.jsonl"),
    "restore from nowhere": ("missing", "restore", "{}/new", "{}/nowhere", "--device", "T01"),
    "restore, a file for a stick": ("not_a_folder", "restore", "{}/new", "{}/file", "--device", "T01"),
    "restore, a file for a folder": ("not_a_folder", "restore", "{}/file", "{}/stick", "--device", "T01"),
    "restore another till": ("no_copy", "restore", "{}/new", "{}/stick", "--device", "T02"),
    "restore a copy that bears another's name": ("no_copy", "restore", "{}/new", "{}/foreign", "--device", "T09"),
    "restore too old a copy": ("no_copy", "restore", "{}/new", "{}/stick", "--device", "T01", "--generation", "2"),
    "restore, no such mirror": (
        *("missing", "restore", "{}/new", "{}/stick", "--device", "T01", "--mirror", "{}/nowhere"),
    ),
    "salvage nothing": ("no_book", "salvage", "{}/nowhere", "--device", "T01"),
    "salvage an empty folder": ("no_book", "salvage", "{}/empty", "--device", "T01"),
    "salvage a file": ("not_a_folder", "salvage", "{}/file", "--device", "T01"),
    "salvage another till": ("other_device", "salvage", "{}/T01", "--device", "T02"),
    "salvage, no such mirror": ("missing", "salvage", "{}/T01", "--device", "T01", "--mirror", "{}/nowhere"),
    "salvage nothing from nothing": ("no_journal", "salvage", "{}/new", "--device", "T01", "--mirror", "{}/empty"),
    "rebuild from nowhere": ("missing", "rebuild", "{}/new", "{}/nowhere", "--device", "T01"),
    "rebuild from nothing": ("no_journal", "rebuild", "{}/new", "{}/empty", "--device", "T01"),
    "rebuild another till": ("no_journal", "rebuild", "{}/new", "{}/mirror", "--device", "T02"),
    "rebuild into a file": ("not_a_folder", "rebuild", "{}/file", "{}/mirror", "--device", "T01"),
}


@pytest.mark.parametrize("asked", REFUSED.values(), ids=REFUSED)
def test_what_does_not_fit_is_refused_in_words_and_nothing_is_made(
    made: Path, asked: tuple[str, ...], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    from pos.wording.ar import ARABIC
    from pos.wording.en import ENGLISH

    reason, *words = asked
    before, command = all_of(made), ["ledger", *(word.replace("{}", str(made)) for word in words)]
    for locale, tongue in (("ar_AE.UTF-8", ARABIC), ("en_US.UTF-8", ENGLISH)):
        monkeypatch.setenv("LC_ALL", locale)
        assert main(command) == Exit.REFUSED
        said = capsys.readouterr()
        assert tongue.words["UnusablePlace.reason"][reason] in said.err
        assert said.out == ""
    assert all_of(made) == before
    assert not (made / "new").exists()


def test_canary_what_fits_is_done(made: Path, tmp_path: Path) -> None:
    for act in (
        ["restore", str(tmp_path / "a"), str(made / "stick"), "--device", "T01", "--mirror", str(made / "mirror")],
        ["rebuild", str(tmp_path / "b"), str(made / "mirror"), "--device", "T01"],
        ["salvage", str(tmp_path / "c"), "--device", "T01", "--mirror", str(made / "mirror")],
    ):
        assert main(["ledger", *act]) == Exit.DONE
        assert main(["ledger", "verify", act[1]]) == Exit.DONE
