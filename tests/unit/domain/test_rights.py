"""Rights: what is not listed is refused, and nobody holds both keys to the money."""

from __future__ import annotations

import pytest

from pos.domain.bazaar import Person, Role
from pos.domain.errors import NotAllowed
from pos.domain.rights import Act, may, require

TABLE = {
    Role.CASHIER: {Act.SELL, Act.UNDO, Act.SEND},
    Role.LEAD: {
        *(Act.SELL, Act.UNDO, Act.SEND, Act.APPROVE_AT_TILL, Act.RECEIVE_GOODS, Act.RESTORE_BOOK, Act.READ_STOCK),
    },
    Role.GOODS: {Act.RECEIVE_GOODS, Act.SEND, Act.READ_STOCK},
    Role.ACCOUNTANT: {
        *(Act.READ_LEDGER, Act.READ_STOCK, Act.PAY_ADVANCE, Act.DRAFT_PAYOUT, Act.PAY_OUT, Act.SEND, Act.WRITE_BOOKS),
    },
    Role.APPROVER: {Act.READ_LEDGER, Act.READ_STOCK, Act.APPROVE_PAYOUT},
    Role.ADMIN: {
        Act.READ_STOCK,
        Act.READ_LEDGER,
        Act.ADMIT_DEVICE,
        Act.PLAN,
        Act.RECEIVE_GOODS,
        Act.SEND,
        Act.RESTORE_BOOK,
        Act.WRITE_BOOKS,
    },
}


def someone(role: Role) -> Person:
    return Person(code="X1", name_ar="س", name_en="X", role=role)


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("act", Act)
def test_a_role_may_do_what_the_table_says_and_nothing_else(role: Role, act: Act) -> None:
    assert may(someone(role), act) == (act in TABLE[role])


@pytest.mark.parametrize("act", Act)
def test_every_act_is_somebodys(act: Act) -> None:
    assert any(may(someone(role), act) for role in Role)


def test_a_refusal_names_the_act() -> None:
    with pytest.raises(NotAllowed) as refused:
        require(someone(Role.CASHIER), Act.APPROVE_PAYOUT)
    assert refused.value == NotAllowed("approve_payout")


def test_what_is_allowed_passes_in_silence() -> None:
    require(someone(Role.APPROVER), Act.APPROVE_PAYOUT)


@pytest.mark.parametrize("role", Role)
def test_no_role_both_drafts_and_approves_a_payout(role: Role) -> None:
    assert not (may(someone(role), Act.DRAFT_PAYOUT) and may(someone(role), Act.APPROVE_PAYOUT))


@pytest.mark.parametrize("role", Role)
def test_whoever_sells_touches_no_payout(role: Role) -> None:
    if may(someone(role), Act.SELL):
        assert not any(may(someone(role), act) for act in (Act.DRAFT_PAYOUT, Act.APPROVE_PAYOUT, Act.PAY_OUT))
