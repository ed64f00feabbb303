"""What a bank can pay is in its file once; what it cannot is named, with its sum."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stdnum import iban as numbers

from pos.domain.bank import (
    REFERENCE_CHARACTERS_MAX,
    Transfer,
    banks_text,
    batch_reference,
    fitting,
    is_bic,
    is_iban,
    to_transfer,
)
from pos.domain.bank_errors import AccountsMissing, AccountsWrong, NamesNotLatin
from pos.domain.bazaar import PayBy
from pos.domain.reports import PayoutState
from tests.fakes import NOON
from tests.unit.ui.presenters.accounts import a_part, a_run, a_settlement

if TYPE_CHECKING:
    from pos.domain.reports import PayoutLine

IBAN = "AE070331234567890123456"
HUDA = Transfer(
    family="0002", name_ar="هدى", name_en="Huda", account=IBAN, amount_minor=8_500, reference="R01-000001-2 0002"
)


@pytest.mark.parametrize(
    ("country", "account"),
    [
        ("AE", "0331234567890123456"),
        ("SA", "03000000608010167519"),
        ("KW", "CBKU0000000000001234560101"),
        ("BH", "BMAG00001299123456"),
        ("OM", "0180000001299123456"),
        ("QA", "DOHB00001234567890ABCDEFG"),
        ("EG", "0019000500000000263180002"),
        ("JO", "CBJO0010000000000131000302"),
    ],
)
def test_accounts_have_the_length_and_check_digits_of_their_country(country: str, account: str) -> None:
    good = f"{country}{numbers.calc_check_digits(f'{country}00{account}')}{account}"
    assert is_iban(good)
    longer = f"{account}0"
    assert not is_iban(f"{country}{numbers.calc_check_digits(f'{country}00{longer}')}{longer}")


def test_a_banks_code_has_eight_or_eleven_letters_and_digits() -> None:
    assert all(map(is_bic, ("BOMLAEAD", "BOMLAEADXXX")))
    assert not any(map(is_bic, ("", "BOMLAEA", "BOML3EAD", "bomlaead", "BOMLAEADXX")))


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("Umm Sālim’s Home-made & Sweets", "Umm Salim's Home-made + Sweets"),
        ("  Huda\t(Al  Rahmaniya) ", "Huda (Al Rahmaniya)"),
        ("Huda *1* @home", "Huda 1 home"),
        ("//Huda-", "Huda"),
        ("أم سالم", ""),
        ("Huda هدى", ""),
        ("—", ""),
        ("", ""),
    ],
)
def test_names_are_written_in_letters_that_banks_read(text: str, read: str) -> None:
    assert banks_text(text) == read


def test_who_cannot_be_paid_by_bank_is_named_with_the_sum() -> None:
    arabic = replace(HUDA, family="0003", name_en="هدى")
    some = (
        HUDA,
        replace(HUDA, family="0004", account=""),
        replace(HUDA, family="0005", account="", amount_minor=1),
        replace(HUDA, family="0006", account=f"{IBAN[:-1]}7"),
        replace(HUDA, family="0007", account="050 000 0001", is_iban=False),
        replace(HUDA, family="0008", account="9" * 35, is_iban=False),
        replace(HUDA, family="0009", account="محفظة", is_iban=False),
        arabic,
    )
    good, left_out = fitting(some, needs_latin=True)
    assert [one.family for one in good] == ["0002", "0007"]
    assert list(left_out) == [
        AccountsMissing(("0004", "0005"), 8_501),
        AccountsWrong(("0006", "0008", "0009"), 25_500),
        NamesNotLatin(("0003",), 8_500),
    ]
    good, left_out = fitting((arabic,), needs_latin=False)
    assert (good, left_out) == ((arabic,), ())


def test_only_what_waits_for_the_bank_is_in_its_file() -> None:
    banked = a_part("0001", line=a_settlement("0001", pay_by=PayBy.BANK))

    def one(family: str, **changes: Any) -> PayoutLine:
        return replace(banked, line=a_settlement(family, pay_by=PayBy.BANK), **changes)

    cash = a_part("0009")
    parts: tuple[PayoutLine, ...] = (one("0002"), one("0003", held="a"), one("0004", reversal="R"), one("0005"), cash)
    run = a_run(PayoutState.APPROVED, lines=parts)
    part, told, lines = to_transfer(run)
    assert (part, told, [each.line.family for each in lines]) == (1, "", ["0002", "0005"])

    # The bank was told of two of them, and one of those came back: the next file is another one, with what was released since.
    paid = {"voucher": "BATCH-1", "paid_at": NOON}
    parts = (one("0002", **paid), one("0003"), one("0004", reversal="R"), one("0005", reversal="R", **paid), cash)
    part, told, lines = to_transfer(a_run(PayoutState.APPROVED, lines=parts))
    assert (part, told, [each.line.family for each in lines]) == (2, "", ["0003"])

    # Nothing waits any more: the last file can be written once more, as the same part.
    later = {"voucher": "BATCH-2", "paid_at": NOON + timedelta(days=1)}
    parts = (one("0002", **paid), one("0003", **later), one("0005", reversal="R", **paid), cash)
    part, told, lines = to_transfer(a_run(PayoutState.PAID, lines=parts))
    assert (part, told, [each.line.family for each in lines]) == (2, "BATCH-2", ["0003"])


def test_a_run_without_the_bank_has_nothing_for_it() -> None:
    assert to_transfer(a_run(PayoutState.APPROVED, lines=(a_part("0009"),))) == (1, "", ())


@given(st.from_regex(r"[A-Za-z0-9][A-Za-z0-9._-]{0,31}", fullmatch=True), st.integers(1, 99))
def test_a_reference_fits_and_is_one_that_banks_read(code: str, part: int) -> None:
    reference = batch_reference(code, "R01-000001-2", part)
    assert len(reference) <= REFERENCE_CHARACTERS_MAX
    assert banks_text(reference) == reference
    assert reference.endswith(f"-R01-000001-2-{part}")


def test_two_long_codes_that_begin_alike_have_two_references() -> None:
    first, second = (batch_reference(f"{'INTAJ' * 5}-{place}", "R01-000001-2", 1) for place in "12")
    assert first != second
