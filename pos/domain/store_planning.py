"""What one order of the online store adds to the book: a sale, refunds of what came back since, or nothing.

The store's amounts hold to the last coin: what the customer paid is what is recorded. Where an amount cannot be divided by its
pieces, the price is rounded up and the rest is taken off the line. The discount is spread over the goods by what they cost.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from pos.domain.basket import part_of_line
from pos.domain.facts import Bearer, Line, RefundLine, Sale
from pos.domain.identity import CENTRE
from pos.domain.limits import NAME_CHARACTERS_MAX
from pos.domain.store_orders import ChoiceKind, OrderRow, OrderState, OrderStep, product_key

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pos.domain.bazaar import Bazaar
    from pos.domain.store_matching import Goods
    from pos.domain.store_orders import ProductMatch, StoreLine, StoreOrder

DELIVERY, FEES = "delivery", "fees"


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """An order that was taken in before.

    Attributes:
        sale: as recorded.
        back: pieces that came back, by the sale's line.
        back_minor: what was given back.
    """

    sale: Sale
    back: Mapping[int, int] = field(default_factory=dict)
    back_minor: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Planned:
    """What an order adds.

    Attributes:
        row: how it is shown.
        lines: of the sale; empty where none is recorded.
        parts: what comes back.
    """

    row: OrderRow
    lines: tuple[Line, ...] = ()
    parts: tuple[RefundLine, ...] = ()

    @property
    def charged_minor(self) -> int:
        """What the sale comes to."""
        return sum(line.charged_minor for line in self.lines)

    @property
    def back_minor(self) -> int:
        """What goes back."""
        return sum(part.line.charged_minor for part in self.parts)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """By which orders are read.

    Attributes:
        plan: the bazaar, for the commission of what is on no list.
        goods: what products can be.
        products: what each product is.
        discounts_by: who bears the store's discounts.
        restocked: whether what came back can be sold again.
    """

    plan: Bazaar
    goods: Goods
    products: Mapping[tuple[str, str], ProductMatch]
    discounts_by: Bearer
    restocked: bool


def plan_order(order: StoreOrder, taken: Taken | None, rules: Rules) -> Planned:
    """Say what an order adds to the book, given what is there."""
    if taken is not None:
        return _again(order, taken, rules)
    step = _hindrance(order, rules)
    if step is not None:
        return Planned(row=_row(order, step))
    lines, left_out_minor = _lines(order, rules)
    row = replace(_row(order, OrderStep.NOTHING), left_out_minor=left_out_minor)
    if not lines:
        return Planned(row=row)
    sale = Taken(sale=_sale_of(order, lines))
    parts = _parts(order, sale, rules)
    planned = Planned(row=row, lines=lines, parts=parts)
    step = OrderStep.SELL_AND_REFUND if parts else OrderStep.SELL
    if _money_only(order, planned.back_minor):
        step = OrderStep.MONEY_ONLY
    row = replace(row, step=step, sale_minor=planned.charged_minor, refund_minor=planned.back_minor)
    return replace(planned, row=row)


def line_mark(order: str, part: str | int) -> str:
    """Return what a sale's line says of where it comes from: the order and the line in it."""
    return f"{order} {part if isinstance(part, str) else f'#{part + 1}'}"


def _row(order: StoreOrder, step: OrderStep) -> OrderRow:
    return OrderRow(number=order.number, day=order.day, step=step, total_minor=order.total_minor)


def _hindrance(order: StoreOrder, rules: Rules) -> OrderStep | None:
    """Say why an order that is new is not taken in, if anything speaks against it."""
    if order.state is OrderState.WAITING:
        return OrderStep.WAITING
    if order.state is not OrderState.PAID or (order.total_minor and order.refunded_minor == order.total_minor):
        return OrderStep.CANCELLED
    if not order.adds_up:
        return OrderStep.TOTAL_DIFFERS
    if not all(rules.products[product_key(line.sku, line.name)].is_known for line in order.lines):
        return OrderStep.UNDECIDED
    return None


def _again(order: StoreOrder, taken: Taken, rules: Rules) -> Planned:
    """Say what came back of an order since it was taken in."""
    row = replace(_row(order, OrderStep.NOTHING), receipt=taken.sale.number)
    is_over = order.state in {OrderState.CANCELLED, OrderState.REFUNDED}
    if not is_over and _is_changed(order, taken):
        return Planned(row=replace(row, step=OrderStep.CHANGED))
    parts = _rest(taken, rules) if is_over else _parts(order, taken, rules)
    planned = Planned(row=row, parts=parts)
    step = OrderStep.REFUND if parts else OrderStep.NOTHING
    if not is_over and _money_only(order, taken.back_minor + planned.back_minor):
        step = OrderStep.MONEY_ONLY
    return replace(planned, row=replace(row, step=step, refund_minor=planned.back_minor))


def _is_changed(order: StoreOrder, taken: Taken) -> bool:
    """Tell whether the store changed the goods of an order otherwise than by taking pieces back."""
    sold = _places(order, taken)
    goods = sum(not line.reason.endswith((DELIVERY, FEES)) for line in taken.sale.lines)
    if len(sold) != goods:
        return True
    for n, place in sold.items():
        line, recorded = order.lines[n], taken.sale.lines[place]
        came_back = recorded.quantity - line.quantity + line.refunded
        if line.quantity and -(-line.amount_minor // line.quantity) != recorded.price_minor:
            return True
        if not taken.back.get(place, 0) <= came_back <= recorded.quantity:
            return True
    return False


def _money_only(order: StoreOrder, back_minor: int) -> bool:
    """Tell whether the store gave money back for which no goods came."""
    return order.refunded_minor > back_minor


def _lines(order: StoreOrder, rules: Rules) -> tuple[tuple[Line, ...], int]:
    """Return the lines of an order's sale, and what its goods that are left out cost."""
    lines: list[Line] = []
    left_out_minor = before = 0
    goods = order.goods_minor
    for n, line in enumerate(order.lines):
        after = before + line.amount_minor
        share = order.discount_minor * after // goods - order.discount_minor * before // goods if goods else 0
        before = after
        match = rules.products[product_key(line.sku, line.name)]
        if match.kind is ChoiceKind.LEAVE_OUT:
            left_out_minor += line.amount_minor - share
        elif line.quantity:
            lines.append(_goods_line(line, match, share, rules, line_mark(order.number, n)))
    for name, amount in ((DELIVERY, order.delivery_minor), (FEES, order.fees_minor)):
        if amount and lines:
            reason = line_mark(order.number, name)
            lines.append(Line(item="", family=CENTRE, quantity=1, price_minor=amount, name=name, reason=reason))
        elif amount:
            left_out_minor += amount
    return tuple(lines), left_out_minor


def _goods_line(line: StoreLine, match: ProductMatch, share_minor: int, rules: Rules, reason: str) -> Line:
    price = -(-line.amount_minor // line.quantity)
    discount = price * line.quantity - line.amount_minor + share_minor
    return Line(
        item=match.item,
        family=match.family,
        quantity=line.quantity,
        price_minor=price,
        rate_bp=_rate_of(match, rules),
        discount_minor=discount,
        borne_by=rules.discounts_by if share_minor else Bearer.FAMILY,
        reason=reason,
        name="" if match.item else line.name[:NAME_CHARACTERS_MAX],
    )


def _rate_of(match: ProductMatch, rules: Rules) -> int:
    """Return the commission: as frozen when the item was received, the family's own, or the bazaar's."""
    if match.item:
        return rules.goods.items[match.item].rate_bp
    if not match.family:
        return 0
    own = rules.goods.families[match.family].rate_bp
    return rules.plan.commission_bp if own is None else own


def _sale_of(order: StoreOrder, lines: tuple[Line, ...]) -> Sale:
    """Return a sale to cut refunds from, before it has a number."""
    return Sale(number="", shift=0, day=order.day, lines=lines, payments=())


def _places(order: StoreOrder, taken: Taken) -> dict[int, int]:
    """Return where each of an order's lines stands in its sale; one that was left out stands nowhere."""
    marks = {line.reason: place for place, line in enumerate(taken.sale.lines)}
    pairs = ((n, marks.get(line_mark(order.number, n))) for n in range(len(order.lines)))
    return {n: place for n, place in pairs if place is not None}


def _parts(order: StoreOrder, taken: Taken, rules: Rules) -> tuple[RefundLine, ...]:
    """Return what came back since, piece by piece; the way and the fees where all money went back that was paid."""
    parts = []
    for n, place in _places(order, taken).items():
        line, recorded = order.lines[n], taken.sale.lines[place]
        pieces = recorded.quantity - line.quantity + line.refunded - taken.back.get(place, 0)
        if pieces > 0:
            parts.append(_part(taken, place, pieces, rules))
    return (*parts, *_way_back(order, taken, parts, rules))


def _way_back(order: StoreOrder, taken: Taken, parts: list[RefundLine], rules: Rules) -> tuple[RefundLine, ...]:
    """Return the delivery and the fees, where exactly they went back beside the goods."""
    extra = order.refunded_minor - taken.back_minor - sum(part.line.charged_minor for part in parts)
    places = [
        place
        for place, line in enumerate(taken.sale.lines)
        if line.reason.endswith((DELIVERY, FEES)) and not taken.back.get(place, 0)
    ]
    for chosen in ([place] for place in places):
        if extra and taken.sale.lines[chosen[0]].charged_minor == extra:
            return (_part(taken, chosen[0], 1, rules),)
    if extra and sum(taken.sale.lines[place].charged_minor for place in places) == extra:
        return tuple(_part(taken, place, 1, rules) for place in places)
    return ()


def _rest(taken: Taken, rules: Rules) -> tuple[RefundLine, ...]:
    """Return everything that has not come back yet."""
    left = ((place, line.quantity - taken.back.get(place, 0)) for place, line in enumerate(taken.sale.lines))
    return tuple(_part(taken, place, pieces, rules) for place, pieces in left if pieces > 0)


def _part(taken: Taken, place: int, pieces: int, rules: Rules) -> RefundLine:
    line = part_of_line(taken.sale.lines[place], pieces, taken.back.get(place, 0))
    return RefundLine(of=place, line=line, restocked=rules.restocked or not line.item)
