"""The products of an order that stand in one cell: as JSON, as `name:Jam|sku:12|quantity:2|total:50`, or as a list for people.

Salla writes `Jam (SKU: 12) (Qty: 2)`, one after the other; without prices, unless it is JSON. WooCommerce's tools write keys and
values between strokes, products parted by semicolons or in columns of their own.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import Any

from pos.domain.text import latin_digits

_PARTS = re.compile(r"[\n;]+")
_LISTED = re.compile(r"[\n\r]+|[,،]")
_SKU = re.compile(r"\(?\s*SKU\s*[:：]\s*([^)\s,]+)\s*\)?", re.IGNORECASE)
_QUANTITY = re.compile(r"\(?\s*(?:Qty|Quantity|الكمية|العدد)\s*[:：]\s*(\d+)\s*\)?|[x×]\s*(\d+)\s*$", re.IGNORECASE)
_KEYS = {
    "name": ("name", "product_name", "title", "اسم المنتج"),
    "sku": ("sku", "product_sku", "barcode"),
    "quantity": ("quantity", "qty", "count"),
    "price": ("price", "unit_price", "item_price"),
    "subtotal": ("sub_total", "subtotal", "total", "amount"),
}


@dataclass(frozen=True, slots=True)
class Product:
    """One product as a cell tells it, every part as text; empty where the cell says nothing."""

    name: str = ""
    sku: str = ""
    quantity: str = ""
    price: str = ""
    subtotal: str = ""


def products_in(cell: str) -> tuple[Product, ...]:
    """Return the products that stand in a cell."""
    text = cell.strip()
    if text.startswith(("[", "{")):
        told = _from_json(text)
        if told is not None:
            return told
    if "|" in text and ":" in text:
        parts = (part for part in _PARTS.split(text) if part.strip())
        return tuple(_from_keys(dict(_pairs(part))) for part in parts)
    return tuple(_from_words(part) for part in _listed(text))


def _listed(text: str) -> list[str]:
    """Return the parts of a list for people; where codes or counts end its parts, a comma before them belongs to a name."""
    parts = [part for part in _LISTED.split(text) if part.strip()]
    ends = [bool(_SKU.search(part) or _QUANTITY.search(latin_digits(part))) for part in parts]
    if not any(ends):
        return parts if "\n" in text else [text]
    joined: list[str] = []
    waiting = ""
    for part, is_end in zip(parts, ends, strict=True):
        waiting += part
        if is_end:
            joined.append(waiting)
            waiting = ""
    return [*joined, *filter(None, [waiting])]


def _from_json(text: str) -> tuple[Product, ...] | None:
    try:
        told = json.loads(text)
    except (ValueError, RecursionError):
        return None
    rows = told if isinstance(told, list) else [told]
    return tuple(
        _from_keys({str(key).lower(): value for key, value in row.items()}) for row in rows if isinstance(row, dict)
    )


def _pairs(part: str) -> list[tuple[str, str]]:
    pairs = (piece.partition(":") for piece in part.split("|"))
    return [(key.strip().lower(), value.strip()) for key, mark, value in pairs if mark]


def _from_keys(values: dict[str, Any]) -> Product:
    found = {
        field: next((str(values[key]) for key in keys if values.get(key) not in {None, ""}), "")
        for field, keys in _KEYS.items()
        if not any(isinstance(values.get(key), (dict, list)) for key in keys)
    }
    return Product(**found)


def _from_words(text: str) -> Product:
    sku, quantity = _SKU.search(text), _QUANTITY.search(latin_digits(text))
    name = _QUANTITY.sub(" ", _SKU.sub(" ", text))
    return Product(
        name=name.strip(" -–,"),
        sku=sku[1] if sku else "",
        quantity=next(filter(None, quantity.groups()), "") if quantity else "",
    )
