"""Who may sign in, as the administrator sees and writes it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pos.ui.rows.names import Name
    from pos.ui.rows.people import Role


@dataclass(frozen=True, slots=True)
class StaffRow:
    """Someone who may sign in.

    Attributes:
        code: short and in ASCII; stands in every fact that this person records.
        name: how the person is called.
        role: what the person may do.
        is_self: whether it is whoever looks.
    """

    code: str
    name: Name
    role: Role
    is_self: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class StaffWish:
    """A person as it was written.

    Attributes:
        code: of somebody who is there already; empty for somebody new.
        pin, again: what the person chose, twice; both empty leave the PIN as it is.
    """

    code: str
    name_ar: str
    name_en: str
    role: Role
    pin: str = field(repr=False)
    again: str = field(repr=False)
