"""Who may have chosen a password: those whom the register lets in, not those who work at the till."""

from __future__ import annotations

from typing import get_args

from pos.domain.bazaar import Role as DomainRole
from pos.register.catalogue import TILL_ROLES
from pos.ui.presenters.session import ROLES
from pos.ui.rows.names import Name
from pos.ui.rows.people import PersonTile, Role, has_password


def test_the_registers_people_may_have_a_password_and_the_tills_have_a_pin() -> None:
    with_password = {role for role in get_args(Role) if has_password(PersonTile("x", Name("س", "X"), role))}
    assert with_password == {ROLES[role] for role in DomainRole if role not in TILL_ROLES}
    assert "cashier" not in with_password
