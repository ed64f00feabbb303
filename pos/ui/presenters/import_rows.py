"""Rows of a file as its page shows them, and what its columns may mean."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pos.domain.families import FamilyRecord
from pos.domain.money import CURRENCIES
from pos.intake.headers import LOOKED_AT_ROWS
from pos.intake.previews import COLUMNS, LEFT
from pos.ui.presenters.session import name_of
from pos.ui.rows.importing import Changed, ColumnCell, ColumnsForm, ImportLine
from pos.ui.rows.names import Name

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from pos.intake.headers import Column
    from pos.intake.previews import Known, Preview, PreviewRow
    from pos.intake.table import Table

HEADINGS_SHOWN = 60  # letters of a row that may be the headings
NOBODY = Name("")


def import_lines(seen: Preview, places: Iterable[int], known: Known, out: Collection[int]) -> tuple[ImportLine, ...]:
    """Return rows as the page shows them.

    Args:
        seen: the file.
        places: of the rows.
        known: what the register holds.
        out: the places of the rows that are not to be taken.
    """
    packages = {one.code: name_of(one) for one in known.bazaar.packages}
    families = {card.number: name_of(card) for card in known.cards}
    titles = {column.name: title_of(column) for column in COLUMNS[seen.what]}
    currency = CURRENCIES[known.bazaar.currency]
    lines = []
    for place in places:
        row = seen.rows[place]
        code, name, package, owner, about = "", Name(row.name), NOBODY, "", ""
        if isinstance(row.wish, FamilyRecord):
            card = row.wish.card
            code, name, package = card.number, name_of(card), packages.get(card.package, Name(card.package))
            about = row.wish.private.phone
        elif row.wish is not None:
            wish = row.wish
            code, name, package = wish.item, Name(wish.name_ar, wish.name_en), packages.get(wish.package, NOBODY)
            owner, about = wish.family, currency.format(wish.price_minor)
        lines.append(
            ImportLine(
                key=str(place),
                line=row.line,
                fate=row.fate.value,
                code=code,
                name=name,
                package=package,
                owner=owner,
                about=about,
                findings=row.findings,
                changes=_changes(row, titles),
                is_out=place in out,
                alike=row.alike,
                alike_name=families.get(row.alike),
                by_phone=row.by_phone,
                comes_back=any(one.name == LEFT for one in row.changes),
            )
        )
    return tuple(lines)


def columns_form(table: Table, columns: Sequence[Column], line: int, names: Sequence[str]) -> ColumnsForm:
    """Return what is asked about the columns of a file.

    Args:
        table: the file's.
        columns: what it may have.
        line: of the row that is taken for the headings.
        names: what each of its cells means.
    """
    rows = table.rows[:LOOKED_AT_ROWS]
    head = next((row for row in rows if row.line == line), rows[0])
    below = next((row.cells for row in table.rows if row.line > head.line), ())
    return ColumnsForm(
        lines=tuple((row.line, " · ".join(filter(None, row.cells))[:HEADINGS_SHOWN]) for row in rows),
        line=head.line,
        cells=tuple(
            ColumnCell(heading, below[at] if at < len(below) else "", names[at] if at < len(names) else "")
            for at, heading in enumerate(head.cells)
        ),
        choices=tuple((column.name, title_of(column), column.is_needed) for column in columns),
    )


def title_of(column: Column) -> Name:
    """Return what a column is called."""
    return Name(column.title_ar, column.title_en)


def _changes(row: PreviewRow, titles: Mapping[str, Name]) -> tuple[Changed, ...]:
    return tuple(Changed(titles[one.name], one.before, one.after) for one in row.changes if one.name != LEFT)
