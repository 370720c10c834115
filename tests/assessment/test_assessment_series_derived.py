"""Figures computed from other indicators' at their edges: what is left open, and left out."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from series_case import at_most, by, card, indicator, plan, reading

from scorecard.model.plan import Derivation, Derive
from scorecard.model.reading import Qualifier, Reading
from scorecard.model.status import Reason, Status

if TYPE_CHECKING:
    from collections.abc import Mapping

    from scorecard.model.plan import Target
    from scorecard.model.scorecard import IndicatorResult

AT_LEAST, AT_MOST, EXACT = Qualifier.AT_LEAST, Qualifier.AT_MOST, Qualifier.EXACT


def derived(
    rule: Derivation,
    first: Mapping[int, object],
    second: Mapping[int, object],
    *targets: Target,
    qualifiers: tuple[Qualifier, Qualifier] = (EXACT, EXACT),
) -> IndicatorResult:
    """Return the result of an indicator derived from two others' readings, in 2020."""
    subject = indicator(*targets, baseline=(2016, 0.0), derive=Derive(rule, ("a", "b")))
    strategy = plan(indicator(id="a"), indicator(id="b"), subject)
    entered: list[Reading] = []
    for id_, values, qualifier in zip("ab", (first, second), qualifiers, strict=True):
        entered += [
            replace(reading(year, value, id_), qualifier=qualifier)
            for year, value in values.items()
        ]
    return card(strategy, entered, 2020).indicators()[2]


def meets(
    rule: Derivation,
    values: tuple[float, float],
    qualifiers: tuple[Qualifier, Qualifier],
    *targets: Target,
) -> bool:
    first, second = ({2020: value} for value in values)
    return derived(rule, first, second, *targets, qualifiers=qualifiers).status is Status.ACHIEVED


# What is derived, from which two, so qualified: could it meet "at least", and "at most"?
@pytest.mark.parametrize(
    ("rule", "values", "qualifiers", "least", "most"),
    [
        (Derivation.SUM, (3, 4), (EXACT, EXACT), True, True),
        (Derivation.SUM, (3, 4), (EXACT, AT_LEAST), True, False),
        (Derivation.SUM, (3, 4), (AT_MOST, EXACT), False, True),
        (Derivation.SUM, (3, 4), (AT_LEAST, AT_MOST), False, False),
        (Derivation.SUM, (-3, 4), (AT_LEAST, EXACT), True, False),
        (Derivation.DIFFERENCE, (4, 3), (AT_LEAST, EXACT), True, False),
        (Derivation.DIFFERENCE, (4, 3), (EXACT, AT_LEAST), False, True),
        (Derivation.DIFFERENCE, (4, -3), (AT_LEAST, EXACT), True, False),
        (Derivation.SHARE, (3, 4), (EXACT, EXACT), True, True),
        (Derivation.SHARE, (3, 4), (AT_LEAST, EXACT), True, False),
        # Of a whole without end it is still no less than nothing.
        (Derivation.SHARE, (3, 4), (EXACT, AT_LEAST), True, True),
        (Derivation.SHARE, (0, 4), (AT_LEAST, EXACT), True, False),
        (Derivation.SHARE, (0.5, 0.8), (AT_LEAST, EXACT), True, False),
        (Derivation.SHARE, (3, -4), (AT_LEAST, EXACT), False, True),
        # With a negative part and a whole that may be next to nothing anything is possible.
        (Derivation.SHARE, (-3, 4), (EXACT, AT_MOST), False, False),
    ],
)
def test_what_a_derived_figure_leaves_open(
    rule: Derivation,
    values: tuple[float, float],
    qualifiers: tuple[Qualifier, Qualifier],
    least: bool,
    most: bool,
) -> None:
    assert meets(rule, values, qualifiers, by(2020, value=-1000.0)) is least
    assert meets(rule, values, qualifiers, at_most(1000, 2020)) is most


def test_a_year_without_a_figure_is_left_out_alone() -> None:
    part = derived(Derivation.SHARE, {2018: 3, 2019: 3}, {2018: 0, 2019: 4})
    assert [(p.year, p.value) for p in part.readings] == [(2019, 75.0)]
    total = derived(Derivation.SUM, {2018: "1e308", 2019: 3}, {2018: "1e308", 2019: 4})
    assert [(p.year, p.value) for p in total.readings] == [(2019, 7.0)]


def test_no_share_is_minus_zero() -> None:
    (point,) = derived(Derivation.SHARE, {2020: 0}, {2020: -4}).readings
    assert str(point.value) == "0.0"


def test_what_is_open_both_ways_stays_so_when_it_is_taken_away() -> None:
    spread = indicator(id="e", derive=Derive(Derivation.SUM, ("a", "b")))
    entered = [
        reading(2020, 10, "c"),
        reading(2020, 3, "a", qualifier=AT_LEAST),
        reading(2020, 4, "b", qualifier=AT_MOST),
    ]
    for target in (by(2020, value=-1000.0), at_most(1000, 2020)):
        rest = indicator(
            target, baseline=(2016, 0.0), derive=Derive(Derivation.DIFFERENCE, ("c", "e"))
        )
        strategy = plan(*(indicator(id=name) for name in "abc"), spread, rest)
        assert card(strategy, entered, 2020).indicators()[-1].reason is Reason.BOUND
