"""Values declared cheaply are what :mod:`dataclasses` would have made of them."""

from __future__ import annotations

import copy
import dataclasses
import pickle
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scorecard.model import value
from scorecard.model.indicator import Indicator, Level
from scorecard.model.reading import Reading
from scorecard.model.target import Aim, Target


class Declared:
    """A class as somebody declares it, with everything the model's values use."""

    name: str
    place: int = 0
    tags: tuple[str, ...] = ()
    made: list[int]
    aside: dict[str, int]

    @property
    def loud(self) -> str:
        """Return the name in capitals."""
        return self.name.upper()


def make(maker: Any) -> Any:
    """Return the class as a value, made by the one or the other."""
    body = dict(vars(Declared))
    body |= {"__annotations__": dict(Declared.__annotations__), "__qualname__": "Made"}
    body["made"] = maker.field(default_factory=list, hash=False)
    body["aside"] = maker.field(default_factory=dict, hash=False, compare=False)
    for slot in ("__dict__", "__weakref__"):
        body.pop(slot, None)
    return maker.dataclass(frozen=True, slots=True)(type("Made", (), body))


OURS, STANDARD = make(value), make(dataclasses)
GIVEN = st.lists(st.sampled_from(["a", "b", 1]), max_size=6)
NAMED = st.dictionaries(
    st.sampled_from(["name", "place", "tags", "made", "aside", "other"]),
    st.sampled_from(["a", "b", 1, ()]),
)


def result(call: Any) -> Any:
    """Return what a call makes, as text, or the sort of error it is."""
    try:
        return repr(call())
    except (TypeError, AttributeError) as error:
        return type(error)


@given(GIVEN, NAMED)
def test_it_is_made_alike(given_: list[Any], named: dict[str, Any]) -> None:
    ours = result(lambda: OURS(*given_, **named))
    assert ours == result(lambda: STANDARD(*given_, **named))
    kept = {key: value_ for key, value_ in named.items() if key != "name"}
    changed = result(lambda: dataclasses.replace(OURS("a"), **kept))
    assert changed == result(lambda: dataclasses.replace(STANDARD("a"), **kept))
    assert changed == result(lambda: value.replace(OURS("a"), **kept))


@given(NAMED, NAMED)
def test_it_compares_and_counts_alike(one: dict[str, Any], other: dict[str, Any]) -> None:
    for named in (one, other):
        named.pop("other", None)
        named.setdefault("name", "a")
    assert (OURS(**one) == OURS(**other)) == (STANDARD(**one) == STANDARD(**other))
    if STANDARD(**one) == STANDARD(**other):
        assert hash(OURS(**one)) == hash(OURS(**other))
    assert OURS(**one) != STANDARD(**one)
    assert OURS(**one) != tuple(one.values())


def test_a_field_beside_the_hash_may_be_unhashable() -> None:
    assert hash(OURS("a", made=[1])) == hash(OURS("a", made=[2]))
    assert OURS("a", made=[1]) != OURS("a", made=[2])
    assert OURS("a", aside={"x": 1}) == OURS("a", aside={})
    assert OURS("a").made is not OURS("a").made
    assert {Target(Aim.AT_LEAST, 3.0, declared={"a": 1}): 1}[Target(Aim.AT_LEAST, 3.0)] == 1


def test_nothing_of_it_changes() -> None:
    made = Level("weak", "no plan")
    for name in ("key", "unknown"):
        with pytest.raises(dataclasses.FrozenInstanceError):
            setattr(made, name, "other")
    with pytest.raises(dataclasses.FrozenInstanceError):
        del made.key
    assert made == Level("weak", "no plan")
    assert not hasattr(made, "__dict__")


def test_the_standard_library_works_on_it() -> None:
    assert [f.name for f in dataclasses.fields(OURS)] == list(Declared.__annotations__)
    for ours, theirs in zip(dataclasses.fields(OURS), dataclasses.fields(STANDARD), strict=True):
        assert (ours.type, ours.default, ours.compare) == (
            theirs.type,
            theirs.default,
            theirs.compare,
        )
        assert ours.default_factory is theirs.default_factory
    assert dataclasses.is_dataclass(Reading)
    assert dataclasses.asdict(OURS("a", tags=("b",))) == dataclasses.asdict(
        STANDARD("a", tags=("b",))
    )
    one = OURS("a", 3)
    match one:
        case OURS(name, place):
            assert (name, place) == ("a", 3)
    level = Level("weak", "no plan")
    assert copy.deepcopy(level) == copy.copy(level) == pickle.loads(pickle.dumps(level)) == level


def test_it_is_documented_and_named_as_declared() -> None:
    assert Indicator.__qualname__ == "Indicator"
    assert Indicator.__module__ == "scorecard.model.indicator"
    assert (Indicator.__doc__ or "").startswith("One indicator as declared")
    assert OURS("a").loud == "A"


@pytest.mark.parametrize(
    "options", [{"frozen": False, "slots": True}, {"frozen": True, "slots": False}]
)
def test_it_is_for_frozen_values_with_slots(options: dict[str, bool]) -> None:
    with pytest.raises(AssertionError):
        getattr(value, "dataclass")(**options)(type("Odd", (), {}))  # noqa: B009 - hidden from mypy
