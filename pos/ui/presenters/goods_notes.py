"""The notes that were recorded at this till: seen, printed again, saved as A4, and labelled in the step after they were made."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Protocol, TypeAlias

from pos.domain.bazaar import ItemCard
from pos.domain.errors import OutOfRange, Refusal
from pos.domain.goods_facts import GoodsReceived, GoodsReturned, GoodsSent, GoodsTaken
from pos.domain.weighing import Unit
from pos.intake.cells import whole_of
from pos.ui.presenters.session import NOBODY
from pos.ui.rows.goods import LabelOffer, NoteRow
from pos.ui.rows.sayings import Saying, saved

if TYPE_CHECKING:
    from collections.abc import Callable

    from pos.domain.goods_facts import ReceivedLine
    from pos.domain.record import Recorded
    from pos.printing.document import Document
    from pos.printing.paper import Paper
    from pos.ui.presenters.announcing import Announcer
    from pos.ui.presenters.papers import PaperDesk
    from pos.ui.presenters.ports import Runner, Words
    from pos.ui.presenters.session import Desks
    from pos.ui.rows.goods import LabelWish, NoteKind

NOTES_MAX = 200
LABELS_MAX = 5_000
_KINDS: dict[type, NoteKind] = {
    GoodsReceived: "goods_received",
    GoodsReturned: "goods_returned",
    GoodsSent: "goods_sent",
    GoodsTaken: "goods_taken",
}
KINDS = (GoodsReceived.KIND, GoodsReturned.KIND, GoodsSent.KIND, GoodsTaken.KIND)
Labelled: TypeAlias = "tuple[tuple[ItemCard, int], ...]"  # items, each with how many labels


class NotesView(Protocol):
    """The list of notes."""

    def show_notes(self, notes: tuple[NoteRow, ...], chosen: str) -> None:
        """Show the notes, and choose one."""


class LabelsView(Protocol):
    """Asks how labels are wanted."""

    def ask(self, offer: LabelOffer) -> None:
        """Ask."""

    def show_refusal(self, text: str) -> None:
        """Say why there can be no such labels."""

    def close_sheet(self) -> None:
        """Put the sheet away."""


class GoodsShop(Protocol):
    """Makes the goods desk's A4 papers, on the paper lane."""

    def forms(self) -> tuple[tuple[str, int], ...]:
        """Return the kinds of label sheets: name, and how many labels are on one."""

    def note(self, recorded: Recorded) -> bytes:
        """Return a note as a PDF file: the family's copy and the centre's."""

    def labels(self, labels: Labelled, form: str, start: int) -> bytes:
        """Return labels as a PDF file."""

    def has_roll(self) -> bool:
        """Tell whether a label printer was chosen; asked beside the window's own work."""

    def roll(self, labels: Labelled) -> tuple[Paper, ...]:
        """Return labels as papers for the label printer."""

    def return_list(self, family: str | None, *, by: str) -> tuple[Document, bytes]:
        """Return the list of what must be left of a family, or of all (None), as paper, and its picture."""

    def donated_list(self, *, by: str) -> tuple[Document, bytes]:
        """Return the list of what families left to the centre, as paper, and its picture."""

    def donated_form(self, *, by: str) -> bytes:
        """Return the same list as a PDF file, to be signed."""

    def write(self, path: Path, content: bytes) -> None:
        """Write a file whole or not at all."""


class NotesPresenter:
    """The notes of this till.

    Args:
        view: shows them.
        labels: asks how their labels are wanted.
        desks: the till.
        papers: prints and shows slips.
        shop: makes files.
        runner: the paper lane.
        announcer: says what was done.
        words: words a refusal.
    """

    def __init__(
        self,
        view: NotesView,
        labels: LabelsView,
        *,
        desks: Desks,
        papers: PaperDesk,
        shop: GoodsShop,
        runner: Runner,
        announcer: Announcer,
        words: Words,
    ) -> None:
        self._view = view
        self._labels = labels
        self._desks = desks
        self._papers = papers
        self._shop = shop
        self._runner = runner
        self._announcer = announcer
        self._words = words
        self._notes: dict[str, Recorded] = {}
        self._labelled: Labelled = ()  # what labels were asked about last

    def present(self, chosen: str = "") -> None:
        """Show the notes, newest first."""
        notes = self._desks.book.journal.notes(KINDS, NOTES_MAX)
        self._notes = {number: one for one in notes if (number := str(getattr(one.fact, "number", "")))}
        self._view.show_notes(tuple(map(self._row, self._notes.values())), chosen)

    def show(self, number: str) -> None:
        """Show a note as it was printed."""
        self._papers.show(self._notes[number])

    def print_again(self, number: str) -> None:
        """Print a note once more, marked as a copy."""
        self._papers.print(self._notes[number], copy=True)
        self._announcer.tell(Saying("note_copied", code=number))

    def save(self, number: str, path: str) -> None:
        """Save a note as A4."""
        recorded = self._notes[number]
        self._write(lambda: self._shop.note(recorded), path)

    def offer_labels(self, number: str) -> None:
        """Ask how the labels of a note are wanted."""
        note = self._notes[number].fact
        if isinstance(note, GoodsReceived):
            self._offer(number, tuple((_card(note, line), _labels_for(line)) for line in note.lines))

    def offer_item_labels(self, card: ItemCard, count: int) -> None:
        """Ask how labels of one item are wanted.

        Args:
            card: the item as it stands now.
            count: how many labels.
        """
        self._offer(card.code, ((card, count),))

    def make_labels(self, wish: LabelWish) -> None:
        """Write the labels that were asked about into a file."""
        labels = self._labelled
        try:
            start = whole_of("label", 1, dict(self._shop.forms())[wish.form])(wish.start)
        except Refusal as refusal:
            self._labels.show_refusal(self._words.failure(refusal))
            return
        self._labels.close_sheet()
        self._write(lambda: self._shop.labels(labels, wish.form, start), wish.path)

    def print_labels(self) -> None:
        """Print the labels that were asked about on the label printer."""
        labels = self._labelled
        self._labels.close_sheet()
        self._runner.run(lambda: self._shop.roll(labels), self._print_roll, self._announcer.failed)

    # -- inside ------------------------------------------------------------------------------------------------

    def _offer(self, number: str, labels: Labelled) -> None:
        count = sum(pieces for _, pieces in labels)
        if not count:
            return
        if count > LABELS_MAX:
            self._announcer.refuse(OutOfRange("labels", count, 1, LABELS_MAX))
            return
        self._labelled = labels
        self._labels.ask(LabelOffer(number, count, self._shop.forms(), has_roll=self._shop.has_roll()))

    def _print_roll(self, papers: tuple[Paper, ...]) -> None:
        self._papers.print_papers(papers, "label")
        self._announcer.tell(Saying("labels_sent"))

    def _write(self, make: Callable[[], bytes], path: str) -> None:
        target = Path(path)
        self._runner.run(
            lambda: self._shop.write(target, make()),
            lambda _done: self._announcer.tell(saved(target)),
            self._announcer.failed,
        )

    def _row(self, recorded: Recorded) -> NoteRow:
        note = recorded.fact
        if not isinstance(note, GoodsReceived | GoodsReturned | GoodsSent | GoodsTaken):
            raise TypeError(note.KIND)
        family = note.family if isinstance(note, GoodsReceived | GoodsReturned) else None
        return NoteRow(
            number=note.number,
            kind=_KINDS[type(note)],
            at=self._desks.zoned(recorded.stamp.at),
            family=family or "",
            name=NOBODY if family is None else self._desks.family_name(family),
            lines=len(note.lines),
            pieces=sum(line.quantity for line in note.lines if line.unit is Unit.PIECE),
            value_minor=sum(line.value_minor for line in note.lines) if isinstance(note, GoodsReceived) else None,
            other=_other(note),
        )


def _other(note: GoodsReceived | GoodsReturned | GoodsSent | GoodsTaken) -> str:
    """Return the till that goods go to, or the number of the note that they came by; nothing where they are a family's note."""
    if isinstance(note, GoodsSent):
        return note.to
    return note.of_number if isinstance(note, GoodsTaken) else ""


def _labels_for(line: ReceivedLine) -> int:
    """Return how many labels a line needs: one for each piece, one where it is weighed and there is any."""
    return line.quantity if line.unit is Unit.PIECE else min(1, line.quantity)


def _card(note: GoodsReceived, line: ReceivedLine) -> ItemCard:
    """Return an item as its note says it: the label is of what was agreed then."""
    return ItemCard(
        code=line.item,
        family=note.family,
        name_ar=line.name_ar,
        name_en=line.name_en,
        package=line.package,
        price_minor=line.price_minor,
        rate_bp=note.rate_bp,
        expiry=line.expiry,
        unit=line.unit,
    )
