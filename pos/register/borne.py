"""What the centre took on by decisions about exceptions: each with the facts that moved money for it, and what of them stands.

A decision and its facts follow each other in the office's journal. What was taken back of one since is off what stands of it.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from pos.domain.exception_facts import ExceptionResolved, Resolution
from pos.domain.facts import LineMoved
from pos.domain.goods_facts import GoodsWrittenOff
from pos.domain.oddities import Oddity
from pos.domain.office_facts import AdjustmentMade
from pos.ledger.codec import decode
from pos.register.odd_receipts import key_of, odd_row, place_of
from pos.register.office_journal import OFFICE
from pos.register.reconciling import projected

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from sqlalchemy import Connection

    from pos.domain.facts import Stamp
    from pos.domain.oddities import ExceptionRow

Moving = LineMoved | GoodsWrittenOff | AdjustmentMade


@dataclass(slots=True)
class Share:
    """One fact by which a decision moved money.

    Attributes:
        standing: what was not taken back of it: pieces of a write-off, otherwise minor units.
        over: how much of that has no cause any more.
    """

    fact: Moving
    standing: int
    over: int = 0

    @property
    def over_minor(self) -> int:
        """What a family has without a cause; below zero what it lacks, for the centre kept it or charged it."""
        match self.fact:
            case GoodsWrittenOff():
                return replace(self.fact, quantity=self.over).owed_minor
            case LineMoved() if not self.fact.to_family:
                return -self.over
            case _:
                return self.over

    @property
    def family(self) -> str:
        """Whose account it touches; of two families', whose credit it is now."""
        return self.fact.to_family or self.fact.from_family if isinstance(self.fact, LineMoved) else self.fact.family


@dataclass(slots=True)
class Borne:
    """A decision that moved money, with what of it still stands."""

    stamp: Stamp
    decision: ExceptionResolved
    shares: list[Share] = field(default_factory=list)

    @property
    def row(self) -> ExceptionRow:
        """It as a row of the list of exceptions: what of it has no cause any more."""
        over = [one for one in self.shares if one.over]
        families = {one.family for one in over}
        said = self.decision
        return odd_row(
            Oddity.CAUSE_GONE,
            **place_of(self.stamp),
            subject=said.subject,
            count=sum(one.over for one in over if isinstance(one.fact, GoodsWrittenOff)),
            amount_minor=sum(one.over_minor for one in over),
            detail=f"{said.number} · {said.reason}",
            family=families.pop() if len(families) == 1 else "",
            tills=(said.at_till,) if said.at_till else (),
        )


def borne(connection: Connection, bazaar: str) -> list[Borne]:
    """Return the decisions of the office that moved a family's money, in their order, less what was taken back of them."""
    found: dict[str, Borne] = {}
    last: Borne | None = None
    kinds = (ExceptionResolved.KIND, LineMoved.KIND, GoodsWrittenOff.KIND, AdjustmentMade.KIND)
    for device, body in projected(connection, bazaar, *kinds):
        if device != OFFICE:
            continue
        stamp, fact = decode(body)
        if isinstance(fact, ExceptionResolved):
            last = Borne(stamp, fact)
            found[key_of(last.row)] = last
        elif last is not None and isinstance(fact, Moving) and _belongs(stamp, fact, last):
            standing = fact.quantity if isinstance(fact, GoodsWrittenOff) else fact.amount_minor
            last.shares.append(Share(fact, standing))
    for one in list(found.values()):
        if one.decision.act is Resolution.TAKEN_BACK and one.decision.about in found:
            _take_back(found[one.decision.about], one)
    acts = {Resolution.ASSIGNED, Resolution.WRITTEN_OFF, Resolution.CORRECTED}
    return [one for one in found.values() if one.shares and one.decision.act in acts]


def corrected(decisions: Iterable[Borne]) -> Mapping[str, list[Borne]]:
    """Return the corrections of which something stands, by the key of what each was about."""
    found: dict[str, list[Borne]] = {}
    for one in decisions:
        if one.decision.act is Resolution.CORRECTED and any(share.standing for share in one.shares):
            found.setdefault(one.decision.about, []).append(one)
    return found


def told_of(row: ExceptionRow, corrections: Collection[Borne]) -> ExceptionRow:
    """Say on a row what its corrections credited already, by which documents, and what is left of its money.

    What is left is on the side that they took; where the money has changed its side since, nothing is proposed.
    """
    credited_minor = sum(share.standing for one in corrections for share in one.shares)
    if not credited_minor:
        return row
    before_minor = [one.decision.amount_minor for one in corrections][-1]
    left_minor = max(abs(row.amount_minor) - abs(credited_minor), 0) if before_minor * row.amount_minor > 0 else 0
    return replace(
        row,
        credited_minor=credited_minor,
        rest_minor=left_minor if credited_minor > 0 else -left_minor,
        documents=tuple(one.decision.document for one in corrections),
    )


# -- inside ---------------------------------------------------------------------------------------------------------


def _belongs(stamp: Stamp, fact: Moving, to: Borne) -> bool:
    """Tell whether a fact is part of a decision: it follows it in the journal at once, and an adjustment is named by it."""
    follows = (stamp.epoch, stamp.seq) == (to.stamp.epoch, to.stamp.seq + len(to.shares) + 1)
    return follows and (not isinstance(fact, AdjustmentMade) or fact.number == to.decision.document)


def _take_back(decision: Borne, undoing: Borne) -> None:
    for turned in undoing.shares:
        for share in decision.shares:
            if _is_turned(share.fact, turned.fact):
                share.standing -= turned.standing if isinstance(turned.fact, LineMoved) else -turned.standing
                break


def _is_turned(fact: Moving, turned: Moving) -> bool:
    match fact, turned:
        case LineMoved(), LineMoved():
            ends = (turned.to_family, turned.from_family, turned.to_rate_bp, turned.from_rate_bp)
            mine = (fact.from_family, fact.to_family, fact.from_rate_bp, fact.to_rate_bp)
            return (fact.of, fact.line, *mine) == (turned.of, turned.line, *ends)
        case GoodsWrittenOff(), GoodsWrittenOff():
            return fact.item == turned.item
        case _:
            return type(fact) is type(turned)
