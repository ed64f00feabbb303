"""The basket as rows: what each line is, what it comes to, and when a held one was begun."""

from __future__ import annotations

from datetime import timezone

from pos.domain.facts import Bearer
from pos.ui.presenters.basket_rows import basket_rows, begun_at, totals
from pos.ui.rows.names import Name
from pos.ui.rows.till import BasketLine, BasketTotals
from tests.builders import CAKE, SALMA, a_basket, a_line, an_id
from tests.fakes import NOON


def test_lines_and_sums() -> None:
    basket = a_basket(a_line(discount_minor=500, reason="offer"), a_line(item=CAKE, quantity=1, price_minor=735))
    first, second = basket_rows(basket)
    assert first == BasketLine("0", Name("مربى التمر", "Date jam"), SALMA, 2, 2_500, 500, 4_500)
    assert (second.key, second.total_minor) == ("1", 735)
    assert basket_rows(a_basket(a_line(discount_minor=5, borne_by=Bearer.CENTRE)))[0].bearer == "centre"
    assert totals(basket) == BasketTotals(3, 5_735, 500, 5_235)


def test_an_id_knows_when_its_basket_was_begun() -> None:
    begun = begun_at(an_id(1))
    assert begun.tzinfo is timezone.utc
    assert abs((begun - NOON).total_seconds()) < 1
