"""A class that is declared quickly behaves as the standard library's dataclass does."""

from __future__ import annotations

import copy
import dataclasses
import pickle
from dataclasses import FrozenInstanceError, field, fields, replace
from typing import Any

import pytest

from pos.domain import values

OPTIONS: tuple[dict[str, bool], ...] = (
    {"frozen": True, "slots": True},
    {"frozen": True, "slots": True, "kw_only": True},
    {"unsafe_hash": True},
)


@values.dataclass(frozen=True, slots=True)
class Coin:
    """One kind of coin."""

    worth_minor: int
    name: str = "dirham"
    marks: tuple[str, ...] = field(default_factory=tuple)


@values.dataclass(unsafe_hash=True)
class Refused(Exception):
    """A failure that bears data."""

    what: str


def made_by(decorate: Any, options: dict[str, bool]) -> Any:
    """The same class as another decorator makes it, with a default, a factory and something to do at the end."""

    class Note:
        """A note."""

        value: int
        text: str = "plain"
        seen: list[int] = field(default_factory=list, compare=False)
        hidden: str = field(default="", repr=False)

        def __post_init__(self) -> None:
            self.seen.append(self.value)

    return decorate(**options)(Note)


@pytest.mark.parametrize("options", OPTIONS, ids="-".join)
def test_it_is_what_the_standard_library_makes(options: dict[str, bool]) -> None:
    ours, theirs = made_by(values.dataclass, options), made_by(dataclasses.dataclass, options)
    for kind in (ours, theirs):
        one, same, other = kind(value=3), kind(value=3, seen=[9]), kind(value=4, hidden="x")
        assert one == same
        assert hash(one) == hash(same)
        assert one != other
        assert one.__eq__(3) is NotImplemented
        assert (one.seen, one.text) == ([3], "plain")
        assert replace(one, text="new").text == "new"
        with pytest.raises(TypeError, match="value"):
            kind()
        with pytest.raises(TypeError, match="odd"):
            kind(value=1, odd=2)
    assert repr(ours(value=3)) == repr(theirs(value=3))
    assert hash(ours(value=3)) == hash(theirs(value=3))
    assert [(one.name, one.type, one.kw_only) for one in fields(ours)] == [
        (one.name, one.type, one.kw_only) for one in fields(theirs)
    ]
    assert ours.__match_args__ == theirs.__match_args__
    assert hasattr(ours(value=1), "__dict__") == hasattr(theirs(value=1), "__dict__")


@pytest.mark.parametrize("first", ["repr", "eq", "hash", "init"])
def test_whatever_is_called_first_finds_its_method(first: str) -> None:
    kind = made_by(values.dataclass, {"frozen": True, "slots": True})
    empty = object.__new__(kind)
    for name, value in (("value", 1), ("text", ""), ("seen", []), ("hidden", "")):
        object.__setattr__(empty, name, value)
    match first:
        case "repr":
            assert "value=1" in repr(empty)
        case "eq":
            assert empty == copy.copy(empty)
        case "hash":
            assert hash(empty) == hash(copy.copy(empty))
        case _:
            assert kind(1) != empty


def test_what_is_frozen_stays_and_travels() -> None:
    coin = Coin(100, marks=("worn",))
    with pytest.raises(FrozenInstanceError):
        coin.worth_minor = 5  # type: ignore[misc]  # that is the point
    with pytest.raises(FrozenInstanceError):
        del coin.name
    for double in (copy.copy(coin), copy.deepcopy(coin), pickle.loads(pickle.dumps(coin))):  # noqa: S301 - our own bytes
        assert double == coin
        assert double is not coin
    assert not hasattr(coin, "__dict__")


def test_a_class_that_is_made_of_another_has_the_fields_of_both() -> None:
    @values.dataclass(unsafe_hash=True)
    class Again(Refused):
        """The same once more."""

        times: int = 2

    again = Again("late")
    assert (again.what, again.times, again.args) == ("late", 2, ("late",))
    assert repr(again).endswith("Again(what='late', times=2)")
    assert again != Refused("late")
    with pytest.raises(Refused):
        raise again


def test_a_method_of_the_class_itself_is_left_alone() -> None:
    @values.dataclass(frozen=True, slots=True)
    class Plain:
        """Says little."""

        secret: str

        def __repr__(self) -> str:
            return "Plain()"

    assert repr(Plain("x")) == "Plain()"
    assert Plain("x") == Plain("x")


def test_other_options_are_the_librarys() -> None:
    @values.dataclass(frozen=True, order=True)
    class Place:
        """A place in a row."""

        number: int

    assert Place(1) < Place(2)
    assert {Place(1): "a"}[Place(1)] == "a"
