"""The command line: every command explains itself, every failure is a sentence and a code, never a stack trace."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from pos import settings
from pos.cli import demo, files, ledger, register, window
from pos.cli.console import Exit, Progress, language
from pos.cli.main import main, parser
from tests.builders import JAM, a_till

if TYPE_CHECKING:
    from argparse import ArgumentParser


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["demo"],
        ["check"],
        ["ledger"],
        ["ledger", "verify"],
        ["register"],
        ["register", "serve"],
        ["register", "begin"],
    ],
)
def test_every_command_explains_itself(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main([*arguments, "--help"])
    assert ended.value.code == 0
    assert len(capsys.readouterr().out.splitlines()) > 3


def test_each_command_has_something_to_run() -> None:
    lines = [["demo"], ["check", "x"], ["ledger", "verify", "x"], ["register", "serve", "--folder", "x"], []]
    runs = [parser().parse_args(line).run for line in lines]
    assert runs == [demo.run, files.run, ledger.run_verify, register.run_serve, window.run]


def test_the_sample_files_are_clean(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(settings.assets() / "sample"), "--json"]) == Exit.DONE
    assert set(json.loads(capsys.readouterr().out)) == {"bazaar.toml", "people.csv", "families.csv", "items.csv"}
    assert main(["check", str(settings.assets() / "sample")]) == Exit.DONE
    assert "items.csv" in capsys.readouterr().out


@pytest.mark.parametrize("spoken", ["ar", "en"])
def test_a_bad_row_is_told_with_line_column_and_reason(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, spoken: str
) -> None:
    for path in (settings.assets() / "sample").glob("*.*"):
        (tmp_path / path.name).write_bytes(path.read_bytes())
    rows = (tmp_path / "families.csv").read_text(encoding="utf-8-sig").splitlines()
    rows[3] = "9999" + rows[3][4:]
    (tmp_path / "families.csv").write_text("\n".join(rows), encoding="utf-8")
    monkeypatch.setenv("LC_ALL", f"{spoken}_AE.UTF-8")
    assert main(["check", str(tmp_path)]) == Exit.FOUND
    told = capsys.readouterr().out
    assert "9999" in told
    assert ("السطر" if spoken == "ar" else "ine") in told


def test_a_refusal_is_a_sentence_and_a_code(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(tmp_path)]) == Exit.REFUSED
    printed = capsys.readouterr()
    assert "bazaar.toml" in printed.err
    assert "Traceback" not in printed.err + printed.out


def test_a_whole_book_is_whole_and_an_edited_one_is_not(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    till = a_till(tmp_path)
    till.sell(JAM)
    till.book.close()
    folder = till.book.folder
    assert main(["ledger", "verify", str(folder), "--json"]) == Exit.DONE
    assert json.loads(capsys.readouterr().out)["whole"]
    assert main(["ledger", "export", str(folder), str(tmp_path / "journal.jsonl")]) == Exit.DONE
    assert b'"kind":"sale"' in (tmp_path / "journal.jsonl").read_bytes()
    capsys.readouterr()
    _edit(folder / "book.db")
    assert main(["ledger", "verify", str(folder)]) == Exit.FOUND
    assert "NOT WHOLE" in capsys.readouterr().out


def _edit(path: Path) -> None:
    """Change a fact as somebody with a database tool would."""
    from pos.ledger.driver import sqlite3

    connection = sqlite3.connect(path)
    connection.execute("DROP TRIGGER fact_no_update")
    connection.execute(
        "UPDATE fact SET body = CAST(replace(CAST(body AS TEXT), '\"quantity\":1', '\"quantity\":9') AS BLOB)"
        " WHERE kind = 'sale'"
    )
    connection.commit()
    connection.close()


def test_the_version_is_told_by_the_real_command() -> None:
    done = subprocess.run([sys.executable, "-m", "pos", "--version"], capture_output=True, text=True, check=True)
    assert done.stdout.startswith("amana 20")


def test_the_console_speaks_the_machines_language(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "ar_AE.UTF-8")
    assert language() == "ar"
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    assert language() == "en"


def test_progress_on_a_pipe_names_each_piece_of_work_once(capsys: pytest.CaptureFixture[str]) -> None:
    progress = Progress()
    for done in range(3):
        progress("selling", done, 2)
    progress("paying out", 0, 1)
    assert capsys.readouterr().err.splitlines() == ["selling", "paying out"]


def test_the_readme_names_every_command_and_every_act() -> None:
    """The table of commands and `--help` tell the same."""
    readme = (Path(__file__).parents[3] / "README.md").read_text(encoding="utf-8")
    table = re.findall(r"^\| `amana ?([^`]*)` \|", readme, re.MULTILINE)
    told = {row.split()[0]: set(re.findall(r"[a-z-]+", row.partition(" ")[2])) for row in table if row}
    commands = acts_of(parser())
    assert set(told) == set(commands)
    for name, command in commands.items():
        acts = set(acts_of(command))
        assert not acts or told[name] == acts, name


def acts_of(command: ArgumentParser) -> dict[str, ArgumentParser]:
    """What may stand after a command, by its name."""
    chosen = [action.choices for action in command._actions if isinstance(action.choices, dict)]
    return dict(chosen[0]) if chosen else {}
