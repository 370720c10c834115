"""Frozen values as :mod:`dataclasses` makes them, at a twentieth of the cost of declaring one.

The standard ``dataclass`` writes Python text for every class and compiles it, and loads
``inspect`` to do so: with the forty values of the model, a fifth of the time in which ``status``
is printed. This one makes the same methods from closures. It is for frozen values with slots and
without a parent; ``fields``, ``is_dataclass``, ``asdict`` and ``replace`` of the standard library
work on them.
"""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

_MISSING = object()


class _Field:
    """What is said of a field: a default made anew for each value, and where the field counts."""

    def __init__(self, make: Any, *, hashed: bool, compared: bool) -> None:
        self.make = make
        self.hashed = hashed and compared
        self.compared = compared


def _dataclass(*, frozen: bool, slots: bool) -> Callable[[type], type]:
    """Return the decorator; see :func:`dataclasses.dataclass`."""
    assert frozen, "values never change"  # noqa: S101 - for whoever declares one
    assert slots, "values have slots"  # noqa: S101 - the same
    return _declared


def _field(*, default_factory: Any, hash: bool = True, compare: bool = True) -> _Field:  # noqa: A002 - the standard's word
    """Say of a field how it is made and where it counts; see :func:`dataclasses.field`."""
    return _Field(default_factory, hashed=hash, compared=compare)


def _replace(value: Any, /, **changes: Any) -> Any:
    """Return a value with some fields changed; see :func:`dataclasses.replace`."""
    held = {name: getattr(value, name) for name in value.__match_args__}
    return value.__class__(**(held | changes))


# To a type checker these are the standard's, so that it checks every value as closely.
if TYPE_CHECKING:
    from dataclasses import dataclass, field, replace
else:
    dataclass, field, replace = _dataclass, _field, _replace

__all__ = ["dataclass", "field", "replace"]


def _declared(plain: type) -> type:
    """Return a class as declared, with slots for its fields and the methods of a value."""
    space = dict(vars(plain))
    types = space.get("__annotations__", {})
    names = tuple(types)
    defaults = {name: space.pop(name, _MISSING) for name in names}
    for unwanted in ("__dict__", "__weakref__"):
        space.pop(unwanted, None)
    space |= {
        "__slots__": names,
        "__match_args__": names,
        "__dataclass_fields__": _StandardFields(types, defaults),
        "__setattr__": _refuse_to_set,
        "__delattr__": _refuse_to_delete,
        "__getstate__": _state,
        "__setstate__": _take_state,
        "__repr__": space.get("__repr__", _shown),
    }
    made: Any = type(plain.__name__, plain.__bases__, space)
    made.__qualname__ = plain.__qualname__
    made.__init__ = _initialiser(made, defaults)
    made.__eq__, made.__hash__ = _comparison(defaults)
    return made  # type: ignore[no-any-return]  # its methods are only known when it runs


def _initialiser(made: type, defaults: dict[str, Any]) -> Callable[..., None]:
    # A slot's own setter passes by the refusal to be changed.
    fill = [(name, getattr(made, name).__set__, default) for name, default in defaults.items()]
    setters = [set_ for _, set_, _ in fill]

    def initialise(self: Any, *given: Any, **named: Any) -> None:
        for set_, value in zip(setters, given, strict=False):
            set_(self, value)
        for name, set_, default in fill[len(given) :]:
            if name in named:
                set_(self, named.pop(name))
            elif default.__class__ is _Field:
                set_(self, default.make())
            elif default is _MISSING:
                raise TypeError(f"{made.__qualname__} is made without its {name}")
            else:
                set_(self, default)
        if named or len(given) > len(fill):
            odd = ", ".join(named) or f"value after its {len(fill)}"
            raise TypeError(f"{made.__qualname__} takes no {odd}, or has it already")

    return initialise


def _comparison(defaults: dict[str, Any]) -> tuple[Callable[..., Any], Callable[..., int]]:
    """Return equality and the hash, by the fields that count there."""
    said = {name: d for name, d in defaults.items() if isinstance(d, _Field)}
    compared = _getter([n for n in defaults if n not in said or said[n].compared])
    hashed = _getter([n for n in defaults if n not in said or said[n].hashed])

    def equal(self: object, other: object) -> Any:
        if self.__class__ is not other.__class__:
            return NotImplemented
        return compared(self) == compared(other)

    def hashing(self: object) -> int:
        return hash(hashed(self))

    return equal, hashing


def _getter(names: list[str]) -> Callable[[object], Any]:
    """Return what gets a value's fields as a tuple; the field itself where there is only one."""
    return attrgetter(*names) if names else lambda _: ()


def _shown(self: Any) -> str:
    told = ", ".join(f"{name}={getattr(self, name)!r}" for name in self.__slots__)
    return f"{self.__class__.__qualname__}({told})"


def _refuse_to_set(self: object, name: str, value: object) -> None:  # noqa: ARG001 - Python's call
    from dataclasses import FrozenInstanceError  # noqa: PLC0415 - a slip of the programmer

    raise FrozenInstanceError(f"cannot assign to field {name!r}")


def _refuse_to_delete(self: object, name: str) -> None:  # noqa: ARG001 - Python's call
    from dataclasses import FrozenInstanceError  # noqa: PLC0415 - a slip of the programmer

    raise FrozenInstanceError(f"cannot delete field {name!r}")


def _state(self: Any) -> list[Any]:
    return [getattr(self, name) for name in self.__slots__]


def _take_state(self: Any, state: list[Any]) -> None:
    for name, value in zip(self.__slots__, state, strict=True):
        object.__setattr__(self, name, value)


class _StandardFields:
    """The fields as the standard library knows them, made when somebody asks for them."""

    def __init__(self, types: dict[str, Any], defaults: dict[str, Any]) -> None:
        self._types, self._defaults = types, defaults

    def __get__(self, value: object, owner: Any) -> dict[str, Any]:
        """Return them by name."""
        import dataclasses  # noqa: PLC0415 - what this module exists to do without

        made: list[tuple[str, Any, Any]] = []
        for name, type_ in self._types.items():
            default = self._defaults[name]
            known: dict[str, Any] = {"default": default}
            if default is _MISSING:
                known = {}
            elif isinstance(default, _Field):
                known = {"default_factory": default.make, "hash": default.hashed}
                known["compare"] = default.compared
            made.append((name, type_, dataclasses.field(**known)))
        like: Any = dataclasses.make_dataclass(owner.__name__, made, frozen=True)
        owner.__dataclass_fields__ = like.__dataclass_fields__
        fields: dict[str, Any] = like.__dataclass_fields__
        return fields
