"""The calls about one bazaar ask for that bazaar and no other, whatever stands in its code."""

from __future__ import annotations

from typing_extensions import override

from pos.sync.bazaar_calls import BazaarCalls
from pos.sync.markdown_calls import MarkdownCalls
from pos.sync.office_calls import OfficeCalls
from pos.sync.own_book_calls import OwnBookCalls


class Line(OfficeCalls):
    """Answers with empty lists."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, str]] = []

    @override
    def ask_json(self, method: str, path: str, record: object = None, **params: str | int | list[str]) -> object:
        self.asked.append((method, path))
        return []

    @override
    def ask_bytes(self, method: str, path: str, content: bytes | None = None) -> bytes:
        raise AssertionError(f"nothing here asks for bytes: {method} {path}")


def test_the_goods_are_those_of_the_bazaar() -> None:
    line = Line()
    assert BazaarCalls(line, "B 1/2").goods() == ((), ())
    assert line.asked == [("GET", "/v1/bazaars/B%201%2F2/items"), ("GET", "/v1/bazaars/B%201%2F2/families")]


def test_markdowns_and_own_books_have_their_doors_in_it() -> None:
    line = Line()
    MarkdownCalls(line, "B/1").all()
    books = OwnBookCalls(line, "B/1")
    books.books()
    books.agents()
    books.sheets("S 1")
    at = "/v1/bazaars/B%2F1"
    assert [path for _, path in line.asked] == [
        *(f"{at}/markdowns", f"{at}/books", f"{at}/agents", f"{at}/books/S%201/sheets"),
    ]
