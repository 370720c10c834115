"""Percentages of entities pooled: from their numerators and denominators, or not at all."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Any

import pytest
from entity_case import entity
from hypothesis import given, settings
from hypothesis import strategies as st
from series_case import assessed, at_most, by, card, indicator, plan, reading

from scorecard.exchange.scorecard_json import scorecard_json
from scorecard.model.plan import Aggregate, Entity, Kind
from scorecard.model.reading import Qualifier
from scorecard.model.records import Records
from scorecard.model.scorecard import Pool
from scorecard.model.status import Reason, Status
from scorecard.review.due import DueKind, due

if TYPE_CHECKING:
    from scorecard.model.plan import Indicator, Target
    from scorecard.model.reading import Reading

CHAD, PERU = entity("Chad"), entity("Peru")


def treated(*targets: Target, how: Aggregate = Aggregate.POOLED, **rest: Any) -> Indicator:
    rest.setdefault("entities", (CHAD, PERU))
    rest.setdefault("baseline", (2017, 20.0))
    kinds = {"kind": Kind.PERCENT, "entity_kind": Kind.PERCENT}
    return indicator(*(targets or (by(2021, value=50.0),)), aggregate=how, **kinds, **rest)


def of(title: str, part: object, whole: object, year: int = 2018, **rest: Any) -> Reading:
    """Return a percentage that was entered by its parts."""
    value = rest.pop("value", None)
    if value is None:
        value = round(Decimal(100) * Decimal(str(part)) / Decimal(str(whole)), 10)
    parts = {"numerator": str(part), "denominator": str(whole)}
    return reading(year, value, entity=title.casefold(), **parts, **rest)


BOTH = [of("Chad", 9, 10), of("Peru", 331, 1190)]


def test_pooled_is_of_all_and_a_mean_counts_each_alike() -> None:
    pooled = assessed(treated(), BOTH, 2018)
    mean = assessed(treated(how=Aggregate.MEAN), BOTH, 2018)
    assert pooled.latest is not None
    assert mean.latest is not None
    assert pooled.latest.value == pytest.approx(100 * 340 / 1200)
    assert mean.latest.value == pytest.approx((90 + 100 * 331 / 1190) / 2)
    assert pooled.latest.derived_from == tuple(BOTH)
    assert pooled.latest.pool == Pool(Decimal(340), Decimal(1200), 2)
    assert pooled.sentence == (
        "28.3 % in 2018 (pooled from 2 entities: 340 of 1,200); the path expected 27.5 %. On track."
    )


def test_whether_a_target_is_met_is_decided_exactly() -> None:
    # In binary 100 x 0.3 / 0.6 is one thing and 49.999... another.
    thirds = [of("Chad", "0.1", "0.2", 2021), of("Peru", "0.2", "0.4", 2021)]
    assert assessed(treated(), thirds, 2021).status is Status.ACHIEVED
    short = [thirds[0], of("Peru", "0.2", "0.4000000000000000000000000001", 2021)]
    assert assessed(treated(), short, 2021).status is Status.MISSED


def test_without_the_parts_of_all_there_is_no_figure_and_whose_are_missing_is_said() -> None:
    entered = [*BOTH, of("Peru", 1, 2, 2019), reading(2019, 40, entity="chad")]
    result = assessed(treated(), entered, 2019)
    assert [point.year for point in result.readings] == [2018]
    assert result.sentence.endswith(
        "No figure of all for 2019: numerator and denominator are missing of Chad."
    )
    assert "No figure" not in assessed(treated(), entered, 2018).sentence
    assert "No figure" not in assessed(treated(), entered, 2020).sentence
    assert "No figure" not in assessed(treated(how=Aggregate.MEAN), entered, 2019).sentence


def test_nothing_pooled_yet_says_how_many_there_are() -> None:
    first = [reading(2018, 40, entity="chad"), BOTH[1]]
    assert assessed(treated(baseline=()), first, 2018).sentence == (
        "1 of 2 read so far with numerator and denominator; at least 50 % is due by 2021. "
        "No figure of all for 2018: numerator and denominator are missing of Chad."
    )


def test_an_entity_that_is_not_kept_is_not_waited_for() -> None:
    iraq = Entity("iraq", "Iraq", active_from=2019)
    subject = treated(entities=(CHAD, PERU, iraq))
    entered = [*BOTH, of("Chad", 1, 2, 2019), of("Peru", 1, 2, 2019)]
    assert [point.year for point in assessed(subject, entered, 2019).readings] == [2018]
    entered.append(of("Iraq", 0, 4, 2019))
    latest = assessed(subject, entered, 2019).latest
    assert latest is not None
    assert latest.pool == Pool(Decimal(2), Decimal(8), 3)


def test_a_percentage_that_cannot_be_pooled_is_still_to_be_entered() -> None:
    entered = [reading(2018, 40, entity="chad"), BOTH[1]]
    subject = plan(treated())
    found = card(subject, entered, 2018)
    assert (found.entered, found.expected_entries) == (0, 1)
    items = due(found, Records(tuple(entered)))
    lacking = [item.entity for item in items if item.kind is DueKind.UNPOOLED]
    assert lacking == [CHAD]
    both = card(subject, BOTH, 2018)
    assert (both.entered, both.expected_entries) == (1, 1)
    assert not [i for i in due(both, Records(tuple(BOTH))) if i.kind is DueKind.UNPOOLED]


@pytest.mark.parametrize("part", ["0", "-1", "", "x", "1e3"])
def test_a_denominator_that_is_none_pools_nothing(part: str) -> None:
    odd = reading(2018, 40, entity="chad", numerator="1", denominator=part)
    assert not assessed(treated(), [odd, BOTH[1]], 2018).readings


def test_bounds_travel() -> None:
    at_least = [of("Chad", 5, 10, 2021, qualifier=Qualifier.AT_LEAST), of("Peru", 5, 10, 2021)]
    result = assessed(treated(), at_least, 2021)
    assert result.status is Status.ACHIEVED
    assert result.sentence.startswith("At least 50 % in 2021 (pooled from 2 entities: 10 of 20)")
    assert assessed(treated(by(2021, value=51.0)), at_least, 2021).reason is Reason.BOUND
    at_most_half = [of("Chad", 5, 10, 2021, qualifier=Qualifier.AT_MOST), of("Peru", 5, 10, 2021)]
    assert assessed(treated(by(2021, value=51.0)), at_most_half, 2021).status is Status.MISSED
    # A numerator is not below nothing, so the least of both is Peru's alone: 5 of 20.
    falls = treated(at_most(24, 2021), baseline=(2017, 80.0))
    assert assessed(falls, at_most_half, 2021).status is Status.MISSED


def test_the_pool_is_told_in_json() -> None:
    told = scorecard_json(card(plan(treated()), BOTH, 2018))
    (point,) = told["goals"][0]["objectives"][0]["indicators"][0]["readings"]
    assert point["pooled"] == {"numerator": 340, "denominator": 1200, "entities": 2}
    assert [used["entity"] for used in point["derived_from"]] == ["chad", "peru"]


def test_it_is_as_known_on_the_day() -> None:
    later = [BOTH[0], of("Peru", 331, 1190)]
    assert assessed(treated(), later, 2018, as_of=date(2015, 1, 1)).latest is None


PARTS = st.tuples(st.integers(0, 10**6), st.integers(1, 10**6))


@settings(deadline=None, max_examples=100)
@given(parts=st.lists(PARTS, min_size=1, max_size=5))
def test_pooled_is_the_share_of_the_sums_and_between_its_parts(
    parts: list[tuple[int, int]],
) -> None:
    ours = tuple(Entity(str(n), str(n)) for n in range(len(parts)))
    entered = [of(str(n), *both) for n, both in enumerate(parts)]
    latest = assessed(treated(entities=ours), entered, 2018).latest
    assert latest is not None
    assert latest.value is not None
    shares = [Fraction(100 * part, whole) for part, whole in parts]
    whole = Fraction(100 * sum(part for part, _ in parts), sum(whole for _, whole in parts))
    assert latest.value == pytest.approx(float(whole))
    assert min(shares) <= whole <= max(shares)
    if len({*parts}) == 1:
        assert latest.value == pytest.approx(float(shares[0]))
