"""The office's papers for the till's own printer: short statements, notes of the office, families' links, invitations.

They speak for the bazaar whose accounts are looked at, on this till's paper and with what it prints around all of its papers.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta, timezone
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from pos.domain.access import Enrolment
    from pos.domain.statement_reports import Statement
    from pos.printing.document import Document
    from pos.printing.papers.letterhead import Letterhead
    from pos.ui.screens.lists import ListSource, OfficeLists
    from pos.ui.screens.paper_shop import TillPaperShop


class OfficeSlips:
    """Makes papers for the till's own printer; asked on the paper lane only.

    Args:
        till: paints on this till's paper, and knows what stands around it.
        lists: of the bazaar that speaks.
        assets: the folder of words.
    """

    def __init__(self, till: TillPaperShop, lists: ListSource, assets: Path) -> None:
        self._till = till
        self._lists = lists
        self._words = assets / "paper"

    def statement_slip(self, statement: Statement) -> tuple[Document, bytes]:
        """Return a family's statement as a short slip, and its picture as a PNG file."""
        from pos.printing.from_reports import office_letterhead, statement_letterhead, statement_paper
        from pos.printing.papers.statement_slip import statement_slip

        with self._lists.opened() as lists:
            people = lists.people()
        office = office_letterhead(statement.bazaar, people, self._words)
        letterhead = replace(statement_letterhead(office, statement), trimmings=self._till.setup.trimmings)
        return self._painted(statement_slip(letterhead, statement_paper(statement)))

    def fact_slip(self, line: str) -> tuple[Document, bytes]:
        """Return the paper of a fact of the office, by its line of the journal, and its picture as a PNG file."""
        from pos.printing.papers.of_fact import document_of
        from pos.ui.screens.fact_picture import recorded_of

        with self._lists.opened() as lists:
            document = document_of(self._letterhead(lists), recorded_of(line))
        if document is None:
            raise LookupError(line)
        return self._painted(document)

    def invitation(self, invited: Enrolment, text: str) -> tuple[Document, bytes]:
        """Return an invitation as paper, and its picture as a PNG file."""
        from pos.printing.papers.invitation import invitation_slip
        from pos.sync.invitation import CODE_GROUP, grouped

        with self._lists.opened() as lists:
            zone = timezone(timedelta(minutes=lists.bazaar().utc_offset_minutes))
            document = invitation_slip(
                self._letterhead(lists),
                device=invited.device,
                text=text,
                code=grouped(invited.code, CODE_GROUP),
                address=invited.address,
                fingerprint=grouped(invited.fingerprint),
                until=invited.ends_at.astimezone(zone),
            )
        return self._painted(document)

    def page_link(self, number: str, link: str) -> tuple[Document, bytes]:
        """Return a family's link as paper, and its picture as a PNG file."""
        from pos.printing.papers.page_link import page_link_slip

        with self._lists.opened() as lists:
            document = page_link_slip(self._letterhead(lists), family=number, link=link)
        return self._painted(document)

    def _letterhead(self, lists: OfficeLists) -> Letterhead:
        from pos.printing.names import letterhead_of

        return letterhead_of(lists, self._words, self._till.setup.trimmings)

    def _painted(self, document: Document) -> tuple[Document, bytes]:
        return document, self._till.paint(document).png()
