"""What the screen of a book that cannot be opened says: of each kind of trouble, of each source, of each way on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from pos.wording import say

if TYPE_CHECKING:
    from pos.ui.desk import Desk
    from pos.ui.rows.rescue import RescueRow, SafeRow


class RescueWords(QObject):
    """Sentences in the language that the screen speaks right now."""

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk

    def of_kind(self, kind: str) -> tuple[str, str]:
        """Return a title, and what happened in a sentence or two."""
        return (self._of_the_file() | self._of_the_machine())[kind]

    def _of_the_file(self) -> dict[str, tuple[str, str]]:
        return {
            "damaged": (
                self.tr("The book is not whole"),
                self.tr(
                    "A check at the start found that the file of the book is damaged. Amana sells on no book that it cannot "
                    "trust. The damaged file stays as it is, as evidence."
                ),
            ),
            "missing": (
                self.tr("The book is missing"),
                self.tr(
                    "This till remembers a book, and its file is not there. Amana does not begin a new one behind anyone's back."
                ),
            ),
            "in_use": (
                self.tr("The book is open already"),
                self.tr("Another program on this machine has the book open."),
            ),
            "newer": (self.tr("The book is newer than this program"), self.tr("Nothing was changed in it.")),
            "old_sqlite": (
                self.tr("This computer's SQLite is not safe"),
                self.tr(
                    "It has a fault that can lose a sale that was saved. Install Amana with its own libraries, or a newer Python."
                ),
            ),
        }

    def _of_the_machine(self) -> dict[str, tuple[str, str]]:
        return {
            "read_only": (
                self.tr("The folder of the book cannot be written"),
                self.tr(
                    "Its medium is locked, or this user has no right to it. Nothing is lost. Give the right, then try again."
                ),
            ),
            "vanished": (
                self.tr("The folder of the book is not there"),
                self.tr("It was moved, or its medium is not plugged in. Plug it in or put it back, then try again."),
            ),
            "full": (
                self.tr("The disk is full"),
                self.tr(
                    "There is no room to open the book safely. Everything that was saved is there. Make room, then try again."
                ),
            ),
            "key": (
                self.tr("The key of this till is away"),
                self.tr("It lies in the system's key ring, which is locked or has lost it. The book is whole."),
            ),
            "other": (
                self.tr("Amana cannot open the book"),
                self.tr("Everything that was saved is still in its file."),
            ),
        }

    def sentence(self, row: RescueRow) -> str:
        """Return the failure's own sentence, where it says more than the kind does."""
        if row.kind in {"damaged", "missing", "full", "vanished", "read_only"}:
            return ""
        speech = self._desk.speech
        return say(row.failure, speech.language, speech.currency)

    def safe(self, safe: SafeRow) -> str:
        """Say what a source holds."""
        speech = self._desk.speech
        lead = {
            "book": self.tr("The file itself, read fact by fact"),
            "mirror": self.tr("The mirror"),
            "register": self.tr("The register has signed for"),
            "copy": self.tr("The newest copy"),
        }[safe.source]
        parts = [self.tr("%n fact(s)", "", safe.facts)]
        if safe.sales:
            parts.append(self.tr("%n sale(s)", "", safe.sales))
        if safe.number:
            parts.append(self.tr("up to {number}").format(number=speech.code(safe.number)))
        if safe.at is not None:
            parts.append(speech.moment(safe.at))
        return f"{lead}: {speech.line(parts)}"

    def of_act(self, act: str) -> tuple[str, str]:
        """Return the words of a button, and what it will do."""
        return {
            "again": (self.tr("Try again"), self.tr("Open the book once more, as it is.")),
            "salvage": (
                self.tr("Salvage the book"),
                self.tr(
                    "Bring everything that can be read, and what the mirror has beyond it, into a new file, and check it."
                ),
            ),
            "restore": (
                self.tr("Restore the newest copy"),
                self.tr("Put the newest checked copy back, and add what the mirror has beyond it. A new epoch begins."),
            ),
            "rebuild": (
                self.tr("Rebuild from the mirror"),
                self.tr(
                    "Make the book from the mirror alone, fact by fact. A new epoch begins where something is missing."
                ),
            ),
            "new_key": (
                self.tr("Begin with a new key"),
                self.tr("Only where the old key is lost for good. The register must admit this till again."),
            ),
        }[act]

    def of_busy(self, work: str) -> tuple[str, str]:
        """Return a title and a sentence for what is being done before anything is known of a trouble."""
        if work == "check":
            return (
                self.tr("The book is being checked"),
                self.tr("Every fact is read once at each start. A large book takes a few seconds."),
            )
        if work in {"salvage", "rebuild", "restore"}:
            return (
                self.tr("The book is being brought back"),
                self.tr("Amana opens by itself when it is done. Nothing can be sold until then."),
            )
        return (
            self.tr("Everything is being looked at"),
            self.tr("The book, its mirror, its copies and the register's word."),
        )

    def of_lasting(self, work: str) -> str:
        """Say what happens to every fact, and to the file before; empty where nothing is made anew."""
        if work not in {"salvage", "rebuild", "restore"}:
            return ""
        return self.tr(
            "Every fact is read, written and checked. The file before stays as it is; whoever cancels finds everything as it was."
        )

    def of_work(self, work: str) -> str:
        """Say what is being done."""
        return {
            "": "",
            "check": self.tr("Reading the book …"),
            "look": self.tr("Looking …"),
            "again": self.tr("Opening …"),
            "salvage": self.tr("Bringing the book into a new file …"),
            "restore": self.tr("Putting the copy back …"),
            "rebuild": self.tr("Making the book from the mirror …"),
            "new_key": self.tr("Opening …"),
        }[work]
