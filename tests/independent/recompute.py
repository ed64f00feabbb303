"""What each family is owed, from exported journals alone: python recompute.py journal-*.jsonl (see docs/journal-format.md)."""

from __future__ import annotations

import hashlib
import json
import sys
from collections import defaultdict
from pathlib import Path
from typing import Any


def facts(paths: list[str]) -> list[dict[str, Any]]:
    """Every fact once, after proof that none was altered, taken out or slipped in; the first bad line ends it."""
    known: dict[str, dict[str, Any]] = {}
    for path in paths:
        head, place, hashes = bytes(32).hex(), (1, 0), {bytes(32).hex()}
        for line in Path(path).read_bytes().splitlines():
            envelope, body = json.loads(line), line[line.index(b',"body":') + 8 : -1]
            fact, after = envelope["body"], (envelope["epoch"], envelope["seq"])
            follows = envelope["prev"] == head and after == (place[0], place[1] + 1)
            begins = envelope["prev"] in hashes and after[0] > place[0] and after[1] == 1  # a restored book's new epoch
            head, place = hashlib.sha256(bytes.fromhex(envelope["prev"]) + body).hexdigest(), after
            same = all(fact[key] == envelope[key] for key in ("v", "device", "epoch", "seq", "id"))
            if fact["v"] != 1 or not same or head != envelope["hash"] or not (follows or begins):
                raise SystemExit(f"{path}: the chain breaks at {after[0]}/{after[1]}")
            hashes.add(head)
            known.setdefault(fact["id"], {**fact, "places": []})["places"].append((fact["device"], *after))
    return list(known.values())


def worth(line: dict[str, Any]) -> int:
    """Quantity times price; what is sold by weight has whole grams and the price of a kilogram, rounded once."""
    whole: int = line["quantity"] * line.get("price", 0)
    return whole if line.get("unit", "piece") == "piece" else (whole * 2 + 1_000) // 2_000


def claims(fact: dict[str, Any]) -> list[tuple[str, str, int, int]]:
    """What one fact adds to whose account: (family, row, amount in minor units, rate in basis points)."""
    kind, family, amount = fact["kind"], fact.get("family", ""), fact.get("amount", 0)
    if kind in {"sale", "void", "refund"}:
        lines = [part["line"] for part in fact["lines"]] if kind == "refund" else fact["lines"]
        owed = [worth(x) - x.get("discount", 0) * (x.get("borne_by", "family") == "family") for x in lines]
        row, sign = ("refunds", 1) if kind == "refund" else ("gross", 1 if kind == "sale" else -1)
        return [(x["family"], row, sign * part, x.get("rate", 0)) for x, part in zip(lines, owed, strict=True)]
    if kind == "goods_written_off" and fact.get("paid_by_centre"):
        return [(family, "gross", worth(fact), fact.get("rate", 0))]
    if kind == "line_moved":
        gone = (fact["from_family"], "gross", -amount, fact["from_rate"])
        return [gone, (fact["to_family"], "gross", amount, fact["to_rate"])]
    if kind == "payout_reversed":
        return [(family, "paid", -amount, 0)] if fact["was_paid"] else []
    rows = {"advance_paid": "advances", "adjustment_made": "adjustments", "payout_paid": "paid"}
    return [(family, rows[kind], amount, 0)] if kind in rows else []


def settle(own: list[tuple[str, int, int]]) -> dict[str, int]:
    """The rows that (row, amount, rate) come to; the commission of each rate is rounded once, halves away from zero."""
    rows, bases = dict.fromkeys(ROWS, 0), defaultdict[int, int](int)
    for row, amount, rate in own:
        rows[row] += amount
        bases[rate] += {"gross": amount, "refunds": -amount}.get(row, 0)
    for rate, base in bases.items():
        rows["commission"] += (abs(base) * rate * 2 + 10_000) // 20_000 * (-1 if base < 0 else 1)
    rows["net"] = rows["gross"] - rows["refunds"] - rows["commission"] - rows["advances"] + rows["adjustments"]
    return rows


def runs(every: list[dict[str, Any]]) -> tuple[dict[str, Rows], dict[str, list[Any]]]:
    """Each approved payout run, settled anew from what stood before its cut and in no run yet; and what no run has settled."""
    office = sorted((x for x in every if x["device"] == "R01"), key=lambda x: (x["epoch"], x["seq"]))
    cuts = {x["number"]: {(c["device"], c["epoch"]): c["seq"] for c in x["cuts"]} for x in office if "cuts" in x}
    waiting, carried = defaultdict[str, list[Any]](list), dict[str, int]()
    for fact in every:
        for family, row, amount, rate in claims(fact):
            waiting[family] += [] if row == "paid" else [(fact["id"], (row, amount, rate))]
    undone = [x for x in every if x["kind"] == "payout_reversed"]
    settled: dict[str, Rows] = {}
    for fact in (x for x in office if x["kind"] == "payout_approved"):
        cut, run = cuts[fact["number"]], settled.setdefault(fact["number"], {})
        before = {x["id"] for x in every if any(seq <= cut.get((d, e), 0) for d, e, seq in x["places"])}
        for line in fact["lines"]:
            family, paid = line["family"], line["paid"]
            back = [x for x in undone if x["family"] == family and x["id"] in before]
            brought = carried.get(family, 0) + sum(x["amount"] for x in back)
            own = settle([claim for one, claim in waiting[family] if one in before])
            run[family] = own | {"brought": brought, "paid": paid, "carried": own["net"] + brought - paid}
            run[family]["differs"] = line["net"] - own["net"] - brought
            carried[family] = run[family]["carried"]
            waiting[family] = [(one, claim) for one, claim in waiting[family] if one not in before]
            undone = [x for x in undone if x not in back]
    return settled, {family: [claim for _, claim in own] for family, own in waiting.items()}


def recompute(paths: list[str]) -> Rows:
    """The rows of each family's statement up to now: those of its runs, of what is open, and what it was paid."""
    every = facts(paths)
    settled, waiting = runs(every)
    rows: Rows = defaultdict(lambda: dict.fromkeys(ROWS, 0))
    parts = [*(part for run in settled.values() for part in run.items()), *((x, settle(y)) for x, y in waiting.items())]
    for family, part in parts:
        for row in ROWS[:-1]:
            rows[family][row] += part[row]
    for family, row, amount, _ in (claim for fact in every for claim in claims(fact)):
        rows[family]["paid"] += amount * (row == "paid")
    return {family: rows[family] for family in sorted(rows) if family}


Rows = dict[str, dict[str, int]]
ROWS = ("gross", "refunds", "commission", "advances", "adjustments", "net", "paid")

if __name__ == "__main__":
    told = {"families": recompute(sys.argv[1:]), "runs": runs(facts(sys.argv[1:]))[0]}
    print(json.dumps(told, indent=1))
