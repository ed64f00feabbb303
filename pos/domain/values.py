"""`dataclass` as in the standard library, but quick to declare: what it writes for a class is written when it is first needed.

The standard decorator compiles up to six methods for each class at import. A start declares some 280 classes, most of them
kinds of fact and of refusal that no first screen meets, and a quarter of the start went into that. Here a class is declared
with its fields and its slots only. Its `__init__` is written at its first call; its `__repr__`, `__eq__` and `__hash__` are the
standard library's, taken at the first call of any of them from a twin that it makes of the same fields. So a class behaves as
any dataclass does; only `inspect.signature` tells less before the first instance.

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
        """Return a method that has itself written, and then is what was written for it."""

        def late(self: object, *given: object, **named: object) -> object:
            if name == "__init__" and all(field.init and field.name != "self" for field in dataclasses.fields(owner)):
                owner.__init__ = _init_of(owner)
            else:
                _finish(owner)
            return vars(owner)[name](self, *given, **named)

        late.__name__, late.__qualname__ = name, f"{owner.__qualname__}.{name}"
        late.is_late = True
        return late

    def _init_of(owner: type) -> Callable[..., None]:
        """Write `__init__` as the library does, and no twin, which takes five times as long: a start needs some fifty."""
        scope: dict[str, object] = {"_put": object.__setattr__, "_none_given": dataclasses.MISSING}
        heads: dict[bool, list[str]] = {False: [], True: []}
        lines = []
        for field in dataclasses.fields(owner):
            name, value = field.name, field.name
            default, factory = f"_default_{name}", f"_make_{name}"
            scope |= {default: field.default, factory: field.default_factory}
            if field.default_factory is not dataclasses.MISSING:
                scope[default] = dataclasses.MISSING
                value = f"{factory}() if {name} is _none_given else {name}"
            is_asked = value == name and field.default is dataclasses.MISSING
            heads[field.kw_only].append(name if is_asked else f"{name}={default}")
            lines.append(f"_put(self, {name!r}, {value})")
        heads[True][:0] = ["*"] if heads[True] else []
        lines += ["self.__post_init__()"] if hasattr(owner, "__post_init__") else []
        asked = ", ".join(["self", *heads[False], *heads[True]])
        exec(f"def __init__({asked}):\n " + "\n ".join(lines or ["pass"]), scope)  # noqa: S102 - names of our own fields
        init = scope.pop("__init__")
        init.__qualname__ = f"{owner.__qualname__}.__init__"
        init.__annotations__ = {field.name: field.type for field in dataclasses.fields(owner)} | {"return": None}
        return init

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
        """What the standard library looks for before it writes: what `__init__` calls, and words, or it would write some."""
        words, after = {"__doc__": owner.__doc__ or owner.__name__}, getattr(owner, "__post_init__", None)
        return words if after is None else {**words, "__post_init__": after}

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
