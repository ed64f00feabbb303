"""`amana check`: read a centre's files and say line by line what is wrong with them, before anything is taken."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from pos.cli.console import Exit, language, say, show_json

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace, _SubParsersAction

    from pos.domain.money import Currency
    from pos.intake.findings import Finding

COUNTS = {
    "ar": "{file}: صفوف يمكن أخذها: {rows}، أخطاء: {errors}، تنبيهات: {warnings}",
    "en": "{file}: rows that can be taken: {rows}, errors: {errors}, warnings: {warnings}",
}


def add_to(commands: _SubParsersAction[ArgumentParser]) -> None:
    """Describe the command."""
    command = commands.add_parser(
        "check", help="read a centre's files (bazaar, people, families, items, orders) and list what is wrong with them"
    )
    command.add_argument(
        "folder", type=Path, metavar="FOLDER", help="the folder with bazaar.toml, families.csv, items.csv …"
    )
    command.add_argument("--json", action="store_true", help="print the findings as one JSON document")
    command.set_defaults(run=run)


def run(chosen: Namespace) -> int:
    """Read the files; exit with 1 when a row cannot be taken."""
    from pos.domain.money import CURRENCIES
    from pos.intake.folder import read_folder
    from pos.wording import say_finding

    read = read_folder(chosen.folder)
    currency = CURRENCIES[read.bazaar.currency] if read.bazaar else None
    if chosen.json:
        show_json(
            {
                intake.file: {
                    "rows": len(intake.rows),
                    "findings": [_document(one, currency) for one in intake.findings],
                }
                for intake in read.intakes
            }
        )
        return Exit.DONE if read.is_clean else Exit.FOUND
    spoken = language()
    for intake in read.intakes:
        say(
            COUNTS[spoken].format(
                file=intake.file, rows=len(intake.rows), errors=len(intake.errors), warnings=len(intake.warnings)
            )
        )
        for finding in intake.findings:
            say(f"  {say_finding(finding, spoken, currency)}")
    return Exit.DONE if read.is_clean else Exit.FOUND


def _document(finding: Finding, currency: Currency | None) -> dict[str, object]:
    from pos.wording import say_finding

    return {
        "line": finding.line,
        "column": finding.column,
        "reason": type(finding.reason).__name__,
        "warning": finding.is_warning,
        "ar": say_finding(finding, "ar", currency),
        "en": say_finding(finding, "en", currency),
    }
