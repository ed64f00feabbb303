"""The pages for strangers say what the code does: every kind, field, type and default, the recipe, and the examples."""

from __future__ import annotations

import re
from dataclasses import MISSING, Field, fields
from datetime import date
from enum import Enum
from pathlib import Path
from types import UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints
from uuid import UUID

import pytest

from pos.domain.bazaar import Bazaar, Package
from pos.domain.facts import Bearer, Counted, FamilyTotal, Line, Payment, RefundLine, TillFact
from pos.domain.goods_facts import Decision, Pieces, ReceivedLine, TakenLine
from pos.domain.list_facts import ListedLine
from pos.domain.money import CURRENCIES
from pos.domain.office_facts import (
    AdjustmentMade,
    AdvancePaid,
    Cut,
    Fact,
    OfficeFact,
    RateShare,
    SettlementLine,
    Withheld,
)
from pos.domain.period_facts import FactAt, FrozenSum, HeadAt
from pos.domain.settlement import claims, settle
from pos.ledger.chain import GENESIS, Head, link
from pos.ledger.codec import decode
from tests.builders import CAKE, JAM, SALMA, a_line, a_refund, a_sale, a_void
from tests.independent.recompute import recompute

DOCS = Path(__file__).parents[2] / "docs"
PAGE = (DOCS / "journal-format.md").read_text(encoding="utf-8")
SETTLEMENT = (DOCS / "settlement.md").read_text(encoding="utf-8")
KINDS: tuple[Any, ...] = get_args(Fact)
PARTS: tuple[Any, ...] = (
    Line,
    RefundLine,
    Payment,
    Counted,
    FamilyTotal,
    ReceivedLine,
    Decision,
    Pieces,
    TakenLine,
    Bazaar,
    Package,
    Cut,
    RateShare,
    SettlementLine,
    Withheld,
    ListedLine,
    HeadAt,
    FactAt,
    FrozenSum,
)
PLAIN = {str: "text", bool: "flag", date: "day", UUID: "id"}


def chapter(title: str) -> str:
    """The text below a heading, up to the next one."""
    found = re.search(rf"^##+ {re.escape(title)}\n(.*?)(?=^##|\Z)", PAGE, re.MULTILINE | re.DOTALL)
    assert found, f"no chapter {title}"
    return found[1]


def rows(text: str) -> list[list[str]]:
    """The cells of the tables in a text, without their heads."""
    lines = [
        [cell.strip() for cell in line.strip("|").split("|")] for line in text.splitlines() if line.startswith("|")
    ]
    return [cells for n, cells in enumerate(lines) if n > 1]


def key_of(field: Field[Any]) -> str:
    return f"`{field.name.removesuffix('_minor').removesuffix('_bp')}`"


def type_of(name: str, hint: Any) -> str:
    """The word by which the page calls a type."""
    if hint is int:
        return "amount" if name.endswith("_minor") else "rate" if name.endswith("_bp") else "whole"
    if hint in PLAIN:
        return PLAIN[hint]
    if get_origin(hint) is tuple:
        return f"list of {type_of(name, get_args(hint)[0])}"
    if get_origin(hint) in {Union, UnionType}:
        return f"{type_of(name, get_args(hint)[0])} or null"
    if issubclass(hint, Enum):
        return "one of " + ", ".join(f"`{member.value}`" for member in hint)
    assert hint in PARTS, hint
    return f"[{hint.__name__}](#{hint.__name__.lower()})"


def default_of(field: Field[Any]) -> str:
    """The value at which a field is left out, as the page writes it."""
    value = field.default.value if isinstance(field.default, Enum) else field.default
    if value is MISSING:
        return "required"
    if isinstance(field.default, Enum):
        return f"`{value}`"
    special = {None: "`null`", True: "`true`", False: "`false`", (): "`[]`"}
    if value is None or isinstance(value, bool | tuple):
        return special[value]
    return f'`"{value}"`' if isinstance(value, str) else f"`{value}`"


# -- the format -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", [*KINDS, *PARTS], ids=lambda kind: getattr(kind, "KIND", kind.__name__))
def test_the_page_has_every_field_with_its_type_and_default(kind: Any) -> None:
    hints = get_type_hints(kind)
    promised = [[key_of(part), type_of(part.name, hints[part.name]), default_of(part)] for part in fields(kind)]
    told = rows(chapter(getattr(kind, "KIND", kind.__name__)))
    assert [cells[:3] for cells in told] == promised
    assert all(len(cells) == 4 and cells[3] for cells in told)


def test_the_page_has_no_kind_that_does_not_exist() -> None:
    titles = re.findall(r"^### (.+)$", PAGE, re.MULTILINE)
    order = (*get_args(TillFact), *get_args(OfficeFact))
    assert titles == [kind.KIND for kind in order] + [part.__name__ for part in PARTS]


def test_the_page_tells_every_part_of_the_stamp() -> None:
    stamp = [cells[0].strip("`") for cells in rows(chapter("The body"))[:8]]
    assert stamp == ["v", "kind", "id", "device", "epoch", "seq", "at", "by"]


def test_the_recipe_on_the_page_is_the_one_that_is_tested() -> None:
    recipe = Path(__file__).with_name("recompute.py").read_text(encoding="utf-8")
    assert f"```python\n{recipe}```\n" in PAGE


def test_the_example_on_the_page_is_a_journal(tmp_path: Path) -> None:
    example = re.findall(r"```jsonl\n(.*?)```", PAGE, re.DOTALL)[0]
    head = GENESIS
    for line in example.splitlines():
        body = line[line.index(',"body":') + 8 : -1].encode()
        decode(body)
        head = link(head, body)
        assert f'"hash":"{head.hex()}"' in line
    path = tmp_path / "journal-T01.jsonl"
    path.write_text(example, encoding="utf-8", newline="\n")
    (family,) = recompute([str(path)]).values()
    told = re.search(r"sold ([\d.]+), ([\d.]+) came back, and 15 % of [\d.]+ is ([\d.]+): it is owed ([\d.]+)", PAGE)
    assert told is not None
    dirhams = CURRENCIES["AED"]
    assert [dirhams.parse(text.strip(".")) for text in told.groups()] == [
        family[row] for row in ("gross", "refunds", "commission", "net")
    ]


def test_the_page_tells_the_bytes_that_a_key_signs() -> None:
    message = Head("T07", 1, 3, bytes(32)).message().decode().replace("0" * 64, "…64 hexadecimal digits…")
    assert f"```\n{message}\n```" in PAGE


# -- the settlement -------------------------------------------------------------------------------------------------


def printed(line: SettlementLine) -> list[list[str]]:
    """A settlement as the page prints it."""
    write = CURRENCIES["AED"].format
    shares = [
        [f"commission {share.rate_bp // 100} % of {write(share.base_minor)}", write(share.commission_minor)]
        for share in line.shares
    ]
    return [
        ["gross sold", write(line.gross_minor)],
        ["refunds", write(line.refunds_minor)],
        *shares,
        ["advances", write(line.advances_minor)],
        ["adjustments", write(line.adjustments_minor)],
        ["brought forward", write(line.brought_minor)],
        ["net", write(line.net_minor)],
        ["paid", write(line.paid_minor)],
        ["carried forward", write(line.carried_minor)],
    ]


def test_the_worked_example_is_what_the_code_pays() -> None:
    jam = a_sale(a_line(quantity=7))
    cake = a_sale(a_line(item=CAKE, quantity=3, price_minor=735, discount_minor=35))
    embroidery = a_sale(
        a_line(item=JAM, quantity=1, price_minor=12_000, rate_bp=1_000, discount_minor=2_000, borne_by=Bearer.CENTRE)
    )
    voided = a_sale(a_line(quantity=2))
    advance = AdvancePaid(number="", family=SALMA, amount_minor=5_000, reason="")
    credit = AdjustmentMade(number="", family=SALMA, amount_minor=300, reason="", approved_by="")

    def run(*happened: Any, brought_minor: int = 0) -> SettlementLine:
        own = [claim for fact in happened for _, claim in claims(fact)]
        return settle(SALMA, own, brought_minor=brought_minor, payout_step_minor=25)

    first = run(jam, cake, embroidery, voided, a_void(voided), a_refund(jam, 1), advance)
    second = run(a_refund(embroidery), credit, brought_minor=first.carried_minor)
    tables = re.findall(r"^\| row \| amount \|\n(?:\|.*\n)+", SETTLEMENT, re.MULTILINE)
    assert [rows(table) for table in tables] == [printed(first), printed(second)]
    assert f"number {SALMA}" in SETTLEMENT
