"""`dataclass` as in the standard library, but quick to declare: what it writes for a class is written when it is first needed.

The standard decorator compiles up to six methods for each class at import. A start declares some 270 classes, most of them
kinds of fact and of refusal that no first screen meets, and a quarter of the start went into that. Here a class is declared
with its fields and its slots only; its `__init__`, `__repr__`, `__eq__` and `__hash__` are the standard library's too, taken at
the first call of any of them from a twin that it makes of the same fields. So a class behaves as any dataclass does; only
`inspect.signature` tells less before the first instance.

It knows what the house uses: frozen classes with slots, and refusals (`unsafe_hash=True`), with `kw_only`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["dataclass"]

if TYPE_CHECKING:
    from dataclasses import dataclass
else:
    import dataclasses

    _SHARED = ("default", "default_factory", "init", "repr", "hash", "compare", "metadata", "kw_only")
    _LATE = ("__init__", "__repr__", "__eq__", "__hash__")

    _KNOWN = ({"frozen", "slots"}, {"frozen", "slots", "kw_only"}, {"unsafe_hash"})

    def dataclass(cls: type | None = None, /, **options: bool) -> object:
        """Declare a dataclass whose methods are written at their first call; other options than the house's are the library's."""
        if cls is not None or set(options) not in _KNOWN or not all(options.values()):
            return dataclasses.dataclass(cls, **options)

        def declare(cls: type) -> type:
            own = set(vars(cls))
            slots, kw_only = "slots" in options, "kw_only" in options
            made = dataclasses.dataclass(cls, init=False, repr=False, eq=False, slots=slots, kw_only=kw_only)
            names = tuple(field.name for field in dataclasses.fields(made))
            for name in _LATE:
                if name not in own or (name == "__hash__" and vars(cls)[name] is None):
                    setattr(made, name, _late(made, name))
            if "frozen" in options:
                _freeze(made, names)
            return made

        return declare

    def _late(owner: type, name: str) -> Callable[..., object]:
        """Return a method that has the class finished, and then is what was written for it."""

        def late(self: object, *given: object, **named: object) -> object:
            _finish(owner)
            return vars(owner)[name](self, *given, **named)

        late.__name__, late.__qualname__ = name, f"{owner.__qualname__}.{name}"
        late.is_late = True
        return late

    def _finish(owner: type) -> None:
        """Write the methods of a class that were not needed until now; two threads may do so at once."""
        parts = [
            (field.name, field.type, dataclasses.field(**{name: getattr(field, name) for name in _SHARED}))
            for field in dataclasses.fields(owner)
        ]
        twin = dataclasses.make_dataclass(owner.__name__, parts, frozen=True, namespace=_after(owner))
        for name in _LATE:
            if getattr(vars(owner).get(name), "is_late", False):
                setattr(owner, name, vars(twin)[name])

    def _after(owner: type) -> dict[str, object]:
        """What the standard library looks for before it writes `__init__`."""
        after = getattr(owner, "__post_init__", None)
        return {} if after is None else {"__post_init__": after}

    def _freeze(cls: type, names: tuple[str, ...]) -> None:
        """Have a class refuse to be changed, and travel with `pickle` and `copy` all the same."""

        def refuse(self: object, name: str, *value: object) -> None:
            if type(self) is cls or name in names:
                raise dataclasses.FrozenInstanceError(f"cannot change field {name!r}")
            getattr(super(cls, self), "__setattr__" if value else "__delattr__")(name, *value)

        def state(self: object) -> list[object]:
            return [getattr(self, name) for name in names]

        def take_back(self: object, state: list[object]) -> None:
            for name, value in zip(names, state, strict=True):
                object.__setattr__(self, name, value)

        cls.__setattr__ = cls.__delattr__ = refuse
        cls.__getstate__, cls.__setstate__ = state, take_back
