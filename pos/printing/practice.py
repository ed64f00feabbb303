"""Paper from practice says so at its head and its foot, larger than anything else on it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from typing_extensions import override

from pos.printing.document import Align, Big, Cut, Document, Drawer, Gap, Size, Text, Weight
from pos.printing.raster import Painter

if TYPE_CHECKING:
    from pos.printing.paper import Paper

# In both languages whatever the paper's own: whoever finds it must not take it for money.
MARK = (
    Big("تدريب · TRAINING", warns=True),
    Text("لا قيمة لهذه الورقة · This paper is worth nothing", Align.CENTRE, Size.BODY, Weight.STRONG),
)


def marked(document: Document) -> Document:
    """Return a paper with the mark of practice above and below it, before the paper is cut."""
    elements = document.elements
    whole = len(elements)
    while whole and isinstance(elements[whole - 1], (Cut, Drawer, Gap)):
        whole -= 1
    return replace(document, elements=(*MARK, *elements[:whole], *MARK, *elements[whole:]))


class PracticePainter(Painter):
    """Paints no paper without the mark."""

    @override
    def paint(self, document: Document, *, substitute: str | None = None) -> Paper:
        return super().paint(marked(document), substitute=substitute)
