"""What is said and asked at the goods desk; `pos.ui.views.sayings` words it with everything else."""

from __future__ import annotations

from PySide6.QtCore import QObject


class GoodsSayings(QObject):
    """The goods desk's sentences."""

    def sayings(self) -> dict[str, str]:
        """Return what went well, by its key."""
        return {
            "note_saved": self.tr("Note {code} of {name} is saved; both copies are on their way to the printer."),
            "goods_returned": self.tr(
                "The goods of {name} go home on note {code}; both copies are on their way to the printer."
            ),
            "repriced": self.tr("{name} costs {amount} from now on."),
            "photo_kept": self.tr("{name} has its photo."),
            "photo_removed": self.tr("The photo of {name} is gone."),
            "written_off": self.tr("Written off: {name}, worth {amount}."),
            "markdown_planned": self.tr("The markdown is planned; every till takes it off by its own clock."),
            "markdown_ended": self.tr("The markdown is taken back; prices are as before."),
            "transfer_line": self.tr(
                "{name} is on the note, line {count}. Choose the next item; the last one closes the note."
            ),
            "goods_sent": self.tr(
                "Note {code} is saved; the copy that goes with the goods is on its way to the printer."
            ),
            "goods_taken": self.tr("Taken in on note {code}: everything was there."),
            "goods_taken_off": self.tr("Taken in on note {code}. Items that differ from what was sent: {count}."),
            "note_copied": self.tr("A copy of note {code} is on its way to the printer."),
        }

    def questions(self) -> dict[str, tuple[str, str, str, bool]]:
        """Return what is asked, by its key: title, words, what the button says, whether it is grave."""
        return {
            "give_up_count": (
                self.tr("Give up this count?"),
                self.tr("What was counted of {name} is forgotten. Nothing was handed back."),
                self.tr("Give it up"),
                True,
            ),
            "more_than_known": (
                self.tr("More than this till knows of"),
                self.tr("A shift lead must agree that it is handed back."),
                self.tr("Approve"),
                True,
            ),
            "return_list": (
                self.tr("What must be left"),
                self.tr("The list says what the count should find, and the count is blind. A shift lead must agree."),
                self.tr("Approve"),
                False,
            ),
            "loss": (
                self.tr("Write goods off?"),
                self.tr("Goods worth {amount} leave the stock unsold. A shift lead must agree."),
                self.tr("Approve"),
                True,
            ),
            "markdown": (
                self.tr("A markdown that the centre pays"),
                self.tr("The families get their full price, the centre pays the rest. A shift lead must agree."),
                self.tr("Approve"),
                False,
            ),
            "give_up_note": (
                self.tr("Give up this note?"),
                self.tr("Everything that is written on the note of {name} is forgotten. Nothing was received."),
                self.tr("Give it up"),
                True,
            ),
        }
