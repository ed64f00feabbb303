"""The family's own page as HTML: what a phone shows, in Arabic or English, without a script and in one small answer.

It shows the family its own goods and money, and of everybody else nothing: no approver, no collector, no reason that somebody
wrote, no phone, no account. Numbers stand in isolates of their own, so that Arabic around them reorders none.
"""

from __future__ import annotations

import json
from base64 import b64encode
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pos.domain.money import CURRENCIES
from pos.domain.text import isolate
from pos.domain.weighing import Unit

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from jinja2 import Environment

    from pos.domain.bazaar import Bazaar
    from pos.domain.money import Currency
    from pos.domain.pages import PageReading
    from pos.domain.reports import GoodsLine
    from pos.domain.statement_reports import PayoutEntry, Statement, StatementLine

FOLDER = Path(__file__).parent
LANGUAGES = ("ar", "en")
LINES_MAX = 20  # of the last entries
ITEMS_MAX = 60  # of goods; a page stays below 30 kB
MINUS = "\u2212"


@dataclass(frozen=True, slots=True)
class _Voice:
    """How values are said on one page."""

    language: str
    words: dict[str, str]
    currency: Currency

    def name(self, arabic: str, english: str) -> str:
        return (arabic or english) if self.language == "ar" else (english or arabic)

    def money(self, minor: int) -> str:
        return self.currency.format(minor).replace("-", MINUS)

    def pieces(self, quantity: int, unit: Unit) -> str:
        sign = MINUS if quantity < 0 else ""
        if unit is Unit.PIECE:
            return f"{sign}{abs(quantity):,}"
        kilograms, grams = divmod(abs(quantity), 1000)
        # The unit is the direction's: after the number, which stays one piece with its sign.
        return f"{isolate(f'{sign}{kilograms:,}.{grams:03d}')} {self.words['kilogram']}"

    def rate(self, rate_bp: int) -> str:
        return f"{rate_bp // 100}{f'.{rate_bp % 100:02d}'.rstrip('0') if rate_bp % 100 else ''}%"


def family_page(reading: PageReading, language: str) -> bytes:
    """Write a family's page.

    Args:
        reading: what it shows.
        language: `ar` or `en`.
    """
    words = _words()[language]
    statement = reading.statement
    voice = _Voice(language, words, CURRENCIES[statement.bazaar.currency])
    page = {**_head(statement, voice), **_goods(statement.goods, voice), "tills": _tills(reading, voice)}
    page["sums"] = list(_sums(statement, voice))
    page["payouts"] = [_payout(entry, voice) for entry in reversed(statement.payouts)]
    page["lines"] = [_line(line, voice) for line in reversed(statement.lines[-LINES_MAX:])]
    template = _templates().get_template("family_page.html")
    return template.render(lang=language, w=words, page=page).encode()


def plain_page(key: str) -> bytes:
    """Write a page that says one thing in both languages.

    Args:
        key: `missing` or `often`.
    """
    return _templates().get_template("family_words.html").render(words=_words()[key]).encode()


@cache
def style() -> str:
    """Return the style sheet, which stands in every page and is named by its hash in the page's security policy."""
    return FOLDER.joinpath("family_page.css").read_text(encoding="utf-8").strip()


@cache
def policy() -> str:
    """Return the security policy of a page: nothing is loaded, nothing runs, nobody frames it; its own style sheet applies."""
    own = b64encode(sha256(style().encode()).digest()).decode()
    return f"default-src 'none'; style-src 'sha256-{own}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"


@cache
def _words() -> dict[str, dict[str, str]]:
    words: dict[str, dict[str, str]] = json.loads(FOLDER.joinpath("family_page.json").read_text(encoding="utf-8"))
    return words


@cache
def _templates() -> Environment:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    loader = FileSystemLoader(FOLDER)
    templates = Environment(loader=loader, autoescape=True, undefined=StrictUndefined, auto_reload=False)
    # Amana's own, and named by its hash, so it stands there letter for letter; everything else on a page is escaped.
    templates.globals["style"] = style()
    return templates


# -- parts ----------------------------------------------------------------------------------------------------------


def _head(statement: Statement, voice: _Voice) -> dict[str, Any]:
    family, bazaar, balance = statement.family, statement.bazaar, statement.balance_minor
    return {
        "name": voice.name(family.name_ar, family.name_en),
        "number": family.number,
        "bazaar": _bazaar_name(bazaar, voice),
        "unit": voice.currency.symbol_ar if voice.language == "ar" else voice.currency.code,
        "is_debt": balance < 0,
        "owed": voice.money(abs(balance)),
        "sold": voice.money(statement.gross_minor - statement.refunds_minor),
        "paid": voice.money(statement.paid_minor),
        "at": _moment(statement.at),
    }


def _bazaar_name(bazaar: Bazaar, voice: _Voice) -> str:
    return voice.name(bazaar.name_ar, bazaar.name_en)


def _goods(goods: tuple[GoodsLine, ...], voice: _Voice) -> dict[str, Any]:
    rows = [
        {
            "name": voice.name(line.name_ar, line.name_en) or line.item,
            **{
                key: voice.pieces(getattr(line, key), line.unit)
                for key in ("received", "sold", "returned", "written_off", "on_hand")
            },
        }
        for line in goods[:ITEMS_MAX]
    ]
    return {
        "goods": rows,
        "more_items": max(0, len(goods) - ITEMS_MAX),
        "has_losses": any(line.written_off for line in goods),
    }


def _tills(reading: PageReading, voice: _Voice) -> list[dict[str, str]]:
    del voice
    zone = reading.statement.at.tzinfo
    return [
        {"name": till.label or till.device, "at": _moment(till.at.astimezone(zone)) if till.at else ""}
        for till in reading.tills
    ]


def _sums(statement: Statement, voice: _Voice) -> Iterator[dict[str, Any]]:
    words = voice.words

    def row(text: str, minor: int, *, is_total: bool = False) -> dict[str, Any]:
        return {"words": text, "amount": voice.money(minor), "is_total": is_total}

    yield row(words["gross"], statement.gross_minor)
    if statement.refunds_minor:
        yield row(words["refunds"], -statement.refunds_minor)
    for share in statement.shares:
        base = f"\u2066{voice.money(share.base_minor)}\u2069"
        said = words["commission"].format(rate=f"\u2066{voice.rate(share.rate_bp)}\u2069", base=base)
        yield row(said, -share.commission_minor)
    for key, lines in (("advances", statement.advances), ("adjustments", statement.adjustments)):
        if lines:
            yield row(words[key], sum(line.amount_minor for line in lines))
    yield row(words["net"], statement.net_minor, is_total=True)
    yield row(words["paid_so_far"], -statement.paid_minor)
    yield row(words["balance"], statement.balance_minor, is_total=True)


def _payout(entry: PayoutEntry, voice: _Voice) -> dict[str, Any]:
    return {
        "number": entry.number,
        "at": _moment(entry.paid_at or entry.approved_at),
        "amount": voice.money(entry.line.paid_minor),
        "voucher": entry.voucher,
        "is_due": entry.line.paid_minor > 0,
    }


def _line(line: StatementLine, voice: _Voice) -> dict[str, str]:
    kind = "" if line.kind == "sale" else voice.words[line.kind]
    name = voice.name(line.name_ar, line.name_en) or line.item
    return {
        "name": name or kind or "–",
        "at": _moment(line.at),
        "kind": kind if name else "",
        "quantity": voice.pieces(line.quantity, line.unit) if line.quantity else "–",
        "amount": voice.money(line.credited_minor),
    }


def _moment(moment: datetime) -> str:
    return f"{moment:%d/%m/%Y %H:%M}"
