"""What the page of a file says: what becomes of a row, what is wrong with it, how far the file is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, get_args

from PySide6.QtCore import QObject

from pos.domain.text import FSI, PDI
from pos.ui.rows.importing import FateWord, Show
from pos.wording import say_finding

if TYPE_CHECKING:
    from pos.domain.errors import Refusal
    from pos.ui.desk import Desk
    from pos.ui.rows.importing import Changed, ImportFile, ImportLine
    from pos.wording import Found

FATES: tuple[FateWord, ...] = get_args(FateWord)
SHOWS: tuple[Show, ...] = get_args(Show)
INKS = {"new": "good", "changed": "text", "same": "muted", "alike": "warn", "refused": "bad"}
ICONS = {"new": "plus", "changed": "square-pen", "same": "equal", "alike": "users-round", "refused": "ban"}
FINDINGS_SAID = 2  # of the file as a whole
MOVED_SAID = 12


@dataclass(frozen=True)
class _Cell:
    """A finding without its line, which the table says in another column."""

    column: str
    reason: Refusal
    line: int = 0


class ImportWords(QObject):
    """Words in the language that the screen speaks right now."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk

    def fate(self, fate: str) -> str:
        """Return what becomes of a row."""
        words = {
            "new": self.tr("New"),
            "changed": self.tr("Changed"),
            "same": self.tr("Unchanged"),
            "alike": self.tr("Likely there already"),
            "refused": self.tr("Refused"),
        }
        return words[fate]

    def show(self, show: str) -> str:
        """Return which rows are shown."""
        words = {"all": self.tr("All rows"), "findings": self.tr("With findings")}
        return words.get(show) or self.fate(show)

    # -- the file ----------------------------------------------------------------------------------------------

    def about_file(self, file: ImportFile) -> str:
        """Return what the file is called, and how it was read."""
        parted = {
            ",": self.tr("parted by commas"),
            ";": self.tr("parted by semicolons"),
            "\t": self.tr("parted by tabs"),
        }
        parts = [_plain(file.name), file.encoding and _plain(file.encoding), parted.get(file.delimiter, "")]
        return self._desk.speech.line(filter(None, parts)) if file.name else self.tr("No file chosen")

    def hint(self, file: ImportFile) -> str:
        """Return how far the file is, or what is wrong with it."""
        if file.findings and file.step in {"none", "looked"}:
            return self._file_findings(file)
        speech = self._desk.speech
        done, whole = speech.count(file.done), speech.count(file.takes)
        words = {
            "none": self.tr("CSV or XLSX, with headings in Arabic or English. Nothing is written before you say so."),
            "reading": self.tr("It is being read and compared …"),
            "looked": self.tr("Nothing is written yet. Look at the rows, then take them in."),
            "taking": self.tr("{done} of {all} rows taken in …"),
            "stopped": self.tr("Stopped after {done} of {all} rows. What was taken in stays: go on, or undo it."),
            "broken": self.tr(
                "Broken off after {done} of {all} rows. Nothing is lost: go on when the register answers."
            ),
            "done": self.tr("Taken in. It can be undone under “Files taken in”."),
        }
        return words[file.step].format(done=done, all=whole) + self._moved(file)

    def hint_role(self, file: ImportFile) -> str:
        """Return how that is meant."""
        if file.step == "none" and file.findings:
            return "bad"
        is_doubtful = (file.step == "looked" and file.findings) or file.step in {"stopped", "broken"} or file.moved
        return "warn" if is_doubtful else "good" if file.step == "done" else "muted"

    def nothing(self, file: ImportFile) -> tuple[str, str]:
        """Return what stands where no row is: a title and a sentence."""
        if file.step == "reading":
            return self.tr("One moment"), self.tr("Large files take a little while.")
        if file.step == "none":
            return (
                self.tr("Choose a file"),
                self.tr("Its rows are shown as they will be, with what is wrong in which cell."),
            )
        if any(file.counts.values()):
            return self.tr("No such row"), self.tr("Choose other rows above the table.")
        return self.tr("No row can be read"), self.tr("Say under “Columns” what stands in each column.")

    def take(self, file: ImportFile) -> str:
        """Return what the last button does."""
        count = self._desk.speech.count(file.takes)
        return self.tr("Take in ({n})").format(n=count) if file.takes else self.tr("Take in")

    def _file_findings(self, file: ImportFile) -> str:
        said = [self._say(finding) for finding in file.findings[:FINDINGS_SAID]]
        rest = len(file.findings) - FINDINGS_SAID
        if file.is_other:
            other = {
                "families": self.tr("These look like items: choose “Items” above."),
                "items": self.tr("These look like families: choose “Families” above."),
            }
            return " ".join((other[file.what], *said[:1]))
        return " ".join([*said, f"(+{self._desk.speech.count(rest)})"] if rest > 0 else said)

    def _moved(self, file: ImportFile) -> str:
        if not file.moved:
            return ""
        codes = self._desk.speech.line(map(self._desk.speech.code, file.moved[:MOVED_SAID]))
        more = "" if len(file.moved) <= MOVED_SAID else " …"
        return " " + self.tr("Somebody else changed these meanwhile, so they stay: {codes}").format(codes=codes + more)

    # -- a row -------------------------------------------------------------------------------------------------

    def fate_of(self, line: ImportLine) -> str:
        """Return what becomes of a row, unless it is left out."""
        if line.is_out and line.fate != "alike":
            return self.tr("Left out")
        if line.fate == "alike" and not line.is_out:
            return self.tr("New all the same")
        return self.fate(line.fate)

    def fate_ink(self, line: ImportLine) -> str:
        """Return the colour of that."""
        return "muted" if line.is_out and line.fate != "alike" else INKS[line.fate]

    def owner(self, line: ImportLine) -> str:
        """Return whose an item is, or of which package a family."""
        speech = self._desk.speech
        if line.owner:
            return speech.code(line.owner)
        return speech.name(line.package)

    def price_or_phone(self, line: ImportLine) -> str:
        """Return an item's price, or a family's phone."""
        return self._desk.speech.code(line.about) if line.about else ""

    def first_finding(self, line: ImportLine) -> str:
        """Return what is wrong with a row, as far as a cell of a table holds it."""
        if line.findings:
            more = len(line.findings) - 1
            said = self._say(_Cell(line.findings[0].column, line.findings[0].reason))
            return f"{said} (+{self._desk.speech.count(more)})" if more else said
        return self._alike(line)

    def finding_ink(self, line: ImportLine) -> str:
        """Return how grave that is."""
        return "bad" if line.fate == "refused" else "warn"

    def about_line(self, line: ImportLine) -> str:
        """Return everything about a row: what it likely is, what is wrong in which cell, what changes."""
        again = self.tr("It takes part again.") if line.comes_back else ""
        said = [self._alike(line), again, *map(self._say, line.findings), *map(self._change, line.changes)]
        return "\n".join(filter(None, said)) or self.tr("Nothing is wrong with this row.")

    def _alike(self, line: ImportLine) -> str:
        if line.fate != "alike":
            return ""
        if not line.alike:
            return self.tr("An earlier row has the same name.")
        speech = self._desk.speech
        words = (
            self.tr("Likely {family}: the same phone.") if line.by_phone else self.tr("Likely {family}: a like name.")
        )
        name = "" if line.alike_name is None else speech.name(line.alike_name)
        return words.format(family=speech.line(filter(None, (speech.code(line.alike), name))))

    def _change(self, change: Changed) -> str:
        said = (_plain(text) if text else self.tr("nothing") for text in (change.before, change.after))
        before, after = said
        title = self._desk.speech.name(change.title)
        return self.tr("{title}: was {before}, becomes {after}").format(title=title, before=before, after=after)

    def _say(self, finding: Found) -> str:
        return say_finding(finding, self._desk.speech.language, self._desk.speech.currency)


def _plain(text: str) -> str:
    """Return a text that keeps its own direction inside another."""
    return f"{FSI}{text}{PDI}"
