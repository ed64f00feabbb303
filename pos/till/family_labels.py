"""Whose family a scanned code names: its number, or the code of its own page, which every family has on its papers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pos.domain.identity import read_family_number

if TYPE_CHECKING:
    from pos.ledger.catalogue import Catalogue


def labelled_family(catalogue: Catalogue, code: str) -> str:
    """Return the number of the family that a code names.

    Raises:
        WrongCheckDigit: it is no family's number, and no page of a family that this till knows.
    """
    return (catalogue.family_at(code) if "/" in code else "") or read_family_number(code)
