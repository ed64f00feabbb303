"""A stranger with nothing but the journals and Python comes to the same fils as Amana, and sees every forgery."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pos.domain.bazaar import PayBy
from pos.domain.office_facts import AdjustmentMade, AdvancePaid, PayoutPaid
from pos.domain.payout_facts import PayoutReversed
from pos.domain.settlement import claims, settle
from pos.ledger.chain import GENESIS, link
from pos.ledger.codec import encode, journal_line
from tests.builders import HUDA, SALMA, a_line, a_refund, a_sale, a_stamp, a_till, a_void, an_id, number_of
from tests.independent.recompute import recompute
from tests.strategies import FAMILIES, facts

if TYPE_CHECKING:
    from collections.abc import Callable

RECIPE = Path(__file__).with_name("recompute.py")


def journal(
    folder: Path,
    happened: list[Any],
    *,
    device: str = "T01",
    first_id: int = 1,
    epoch: int = 1,
    follows: bytes = GENESIS,
) -> tuple[Path, bytes]:
    """Write facts as an exported journal; return its file and the hash of its last fact."""
    lines, head = [], follows
    for seq, fact in enumerate(happened, start=1):
        stamp = a_stamp(seq, device=device, epoch=epoch, id=an_id(first_id + seq))
        body = encode(stamp, fact)
        own = link(head, body)
        lines.append(journal_line(stamp, head, own, body))
        head = own
    path = folder / f"journal-{device}-{epoch}.jsonl"
    path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8", newline="\n")
    return path, head


def handed(fact: Any) -> int:
    """What a fact hands over to its family, or takes back."""
    if isinstance(fact, PayoutPaid):
        return fact.amount_minor
    return -fact.amount_minor if isinstance(fact, PayoutReversed) and fact.was_paid else 0


def settled(happened: list[Any], family: str) -> dict[str, int]:
    """The rows of a family's statement by Amana's own settlement."""
    own = [claim for fact in happened for _, claim in claims(fact) if claim.family == family]
    line = settle(family, own)
    return {
        "gross": line.gross_minor,
        "refunds": line.refunds_minor,
        "commission": line.commission_minor,
        "advances": line.advances_minor,
        "adjustments": line.adjustments_minor,
        "net": line.net_minor,
        "paid": sum(handed(f) for f in happened if getattr(f, "family", "") == family),
    }


SALE = a_sale(a_line(), a_line(family=HUDA, rate_bp=1_000))
STORY = [
    SALE,
    a_refund(SALE, 1),
    a_sale(a_line(quantity=1)),
    a_void(a_sale(a_line(quantity=1))),
    AdvancePaid(number="", family=SALMA, amount_minor=500, reason="school"),
    AdjustmentMade(number="", family=SALMA, amount_minor=-25, reason="jar", approved_by="P1"),
    PayoutPaid(number="", family=SALMA, amount_minor=1_600, pay_by=PayBy.CASH, voucher=""),
]


@given(st.lists(facts(), max_size=15))
def test_the_recipe_agrees_with_the_settlement(happened: list[Any]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path, _ = journal(Path(folder), happened)
        result = recompute([str(path)])
    nothing = dict.fromkeys(settled([], SALMA), 0)
    for family in FAMILIES:
        assert result.get(family, nothing) == settled(happened, family)


def test_a_story_by_hand(tmp_path: Path) -> None:
    path, _ = journal(tmp_path, STORY)
    assert recompute([str(path)])[SALMA] == {
        "gross": 5_000,
        "refunds": 2_500,
        "commission": 375,
        "advances": 500,
        "adjustments": -25,
        "net": 1_600,
        "paid": 1_600,
    }


def test_several_journals_are_one_account(tmp_path: Path) -> None:
    till, _ = journal(tmp_path, STORY[:4])
    office, _ = journal(tmp_path, STORY[4:], device="R01", first_id=50)
    whole, _ = journal(tmp_path, STORY, device="T09")
    assert recompute([str(office), str(till)]) == recompute([str(whole)])


def test_a_fact_sent_again_under_its_id_counts_once(tmp_path: Path) -> None:
    one, _ = journal(tmp_path, STORY)
    again, _ = journal(tmp_path, STORY, device="T02")
    assert recompute([str(one), str(again)]) == recompute([str(one)])


def test_a_restored_book_goes_on_in_a_new_epoch(tmp_path: Path) -> None:
    _, backed_up_at = journal(tmp_path, STORY[:1])
    first, _ = journal(tmp_path, STORY[:2])
    second, _ = journal(tmp_path, STORY[2:], epoch=2, first_id=50, follows=backed_up_at)
    both = tmp_path / "journal-T01.jsonl"
    both.write_bytes(first.read_bytes() + second.read_bytes())
    whole, _ = journal(tmp_path, STORY, device="T09")
    assert recompute([str(both)]) == recompute([str(whole)])


def _altered(lines: list[bytes]) -> list[bytes]:
    return [lines[0].replace(b'"quantity":2', b'"quantity":3', 1), *lines[1:]]


def _renumbered(lines: list[bytes]) -> list[bytes]:
    return [lines[0].replace(b'"seq":1', b'"seq":2', 1), *lines[1:]]


def _new_epoch_from_nowhere(lines: list[bytes]) -> list[bytes]:
    stranger = encode(a_stamp(1, epoch=2), SALE)
    previous = bytes(31) + b"\x01"
    return [*lines, journal_line(a_stamp(1, epoch=2), previous, link(previous, stranger), stranger).encode()]


@pytest.mark.parametrize(
    "forge",
    [
        _altered,
        _renumbered,
        _new_epoch_from_nowhere,
        lambda lines: lines[1:],
        lambda lines: [*lines[:2], *lines[3:]],
        lambda lines: [lines[1], lines[0], *lines[2:]],
        lambda lines: [*lines, lines[-1]],
    ],
    ids=["altered", "renumbered", "new epoch", "first gone", "one gone", "two swapped", "one twice"],
)
def test_a_forged_journal_is_seen(tmp_path: Path, forge: Callable[[list[bytes]], list[bytes]]) -> None:
    path, _ = journal(tmp_path, STORY)
    path.write_bytes(b"\n".join(forge(path.read_bytes().splitlines())) + b"\n")
    with pytest.raises(SystemExit, match="the chain breaks at"):
        recompute([str(path)])


def test_a_cut_off_end_needs_the_signed_head_to_be_seen(tmp_path: Path) -> None:
    path, _ = journal(tmp_path, STORY)
    path.write_bytes(b"\n".join(path.read_bytes().splitlines()[:-1]) + b"\n")
    assert recompute([str(path)])[SALMA]["paid"] == 0


def test_a_tills_own_book_is_recomputed(tmp_path: Path) -> None:
    till = a_till(tmp_path)
    sold = till.sell()
    till.undoing.refund(number_of(sold), {0: 1}, by="C1", reason="lid", approved_by="L1")
    till.sell()
    till.close_shift()
    head = GENESIS
    with (tmp_path / "journal-T01.jsonl").open("w", encoding="utf-8", newline="\n") as file:
        for row in till.book.journal.since(0):
            file.write(f"{journal_line(row.stamp, head, row.hash, row.body)}\n")
            head = row.hash
    till.book.close()
    rows = recompute([str(tmp_path / "journal-T01.jsonl")])[SALMA]
    assert (rows["gross"], rows["refunds"], rows["commission"], rows["net"]) == (5_000, 2_500, 375, 2_125)


def test_the_sample_of_the_format_is_read(tmp_path: Path) -> None:
    sample = Path(__file__).parents[1] / "samples" / "journal-v1.jsonl"
    result = subprocess.run(
        # -I and -S: no installed library and no module of ours can be imported
        [sys.executable, "-I", "-S", str(RECIPE), str(sample)],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=True,
    )
    assert json.loads(result.stdout)["families"] == recompute([str(sample)])
    assert "0427" in result.stdout
