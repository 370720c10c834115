"""Parts of an indicator: series of their own, and what they add up to where nobody said a total."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from entity_case import entity
from series_case import assessed, by, card, indicator, plan, reading

from scorecard.model.plan import Aggregate, Baseline, Kind, Part
from scorecard.model.reading import Qualifier
from scorecard.model.status import Reason, Status, Trend

if TYPE_CHECKING:
    from scorecard.model.plan import Indicator, Target
    from scorecard.model.reading import Reading
    from scorecard.model.scorecard import IndicatorResult

WOMEN, MEN = Part("women", "sex", "women"), Part("men", "sex", "men")
YOUNG, OLD = Part("young", "age", "young"), Part("old", "age", "old")


def trained(*targets: Target, **rest: Any) -> Indicator:
    """Return an indicator told by sex and by age: at least 100 by 2021, from 20 in 2017."""
    rest.setdefault("baseline", (2017, 20.0))
    rest.setdefault("parts", (WOMEN, MEN, YOUNG, OLD))
    return indicator(*(targets or (by(2021, value=100.0),)), **rest)


def of(part: str, year: int, value: object = None, **rest: Any) -> Reading:
    made = reading(year, value, part=part, **rest)
    return replace(made, id=f"{made.id}-{part}-{made.entity}")


def of_part(result: IndicatorResult, name: str) -> IndicatorResult:
    return next(found.result for found in result.parts if found.part.name == name)


def test_the_figure_of_a_part_never_enters_the_figure_of_the_whole() -> None:
    alone = assessed(trained(), [reading(2018, 40)], 2018)
    with_parts = assessed(trained(), [reading(2018, 40), of("women", 2018, 12)], 2018)
    assert with_parts.latest == alone.latest
    assert with_parts.sentence == alone.sentence
    unnamed = assessed(trained(parts=()), [reading(2018, 40), of("women", 2018, 12)], 2018)
    assert unnamed.readings == alone.readings


def test_a_part_with_a_target_is_judged_and_another_is_shown() -> None:
    own = replace(WOMEN, targets=(by(2021, value=50.0),), baselines=(Baseline(2017, 10.0),))
    entered = [reading(2020, 90), of("women", 2020, 12)]
    entered += [of("men", year, value) for year, value in ((2018, 60), (2019, 70), (2020, 78))]
    result = assessed(trained(parts=(own, MEN)), entered, 2020)
    women, men = of_part(result, "women"), of_part(result, "men")
    assert women.status is Status.OFF_TRACK
    assert women.sentence == (
        "12 in 2020; the path expected 40: 7 % of the movement expected so far. Off track."
    )
    assert (men.reason, men.trend) == (Reason.NO_TARGET, Trend.IMPROVING)


def test_a_part_never_changes_the_status_or_the_counts() -> None:
    own = replace(WOMEN, targets=(by(2018, value=50.0),), baselines=(Baseline(2017, 10.0),))
    entered = [reading(2018, 100), of("women", 2018, 12)]
    with_parts = card(plan(trained(parts=(own, MEN))), entered, 2018)
    without = card(plan(trained(parts=())), entered, 2018)
    assert of_part(with_parts.indicators()[0], "women").status is Status.MISSED
    assert with_parts.indicators()[0].status is without.indicators()[0].status
    assert with_parts.counts == without.counts
    assert with_parts.goals[0].roll_up == without.goals[0].roll_up


def test_where_nobody_said_a_total_it_is_the_sum_of_the_first_whole_breakdown() -> None:
    entered = [of("women", 2018, 12), of("men", 2018, 30), of("young", 2018, 1), of("old", 2018, 2)]
    result = assessed(trained(), entered, 2018)
    assert result.latest is not None
    assert result.latest.value == 42
    assert result.latest.derived_from == tuple(entered[:2])
    assert result.sentence.startswith("42 in 2018 (sum of women and men); the path expected 40.")
    by_age = assessed(trained(), entered[1:], 2018)
    assert by_age.latest is not None
    assert by_age.latest.sum_of == ("young", "old")
    assert card(plan(trained()), entered, 2018).entered == 1


def test_a_total_somebody_said_stands_and_so_does_that_there_is_none() -> None:
    parts = [of("women", 2018, 12), of("men", 2018, 30)]
    said = assessed(trained(), [*parts, reading(2018, 50)], 2018)
    assert said.latest is not None
    assert (said.latest.value, said.latest.sum_of) == (50, ())
    none = assessed(trained(), [*parts, reading(2018, no_data="the register burnt")], 2018)
    assert none.latest is None
    assert none.sentence.endswith("the register burnt.")


def test_a_total_that_was_taken_back_is_no_word_of_it() -> None:
    parts = [of("women", 2018, 12), of("men", 2018, 30)]
    back = [reading(2018, 50), reading(2018, retracted=True, revision=2)]
    result = assessed(trained(), [*parts, *back], 2018)
    assert result.latest is not None
    assert result.latest.value == 42


def test_a_missing_part_is_named_and_never_nothing() -> None:
    result = assessed(trained(), [of("women", 2018, 12)], 2018)
    assert result.readings == ()
    assert result.sentence.endswith("No total for 2018: there is no figure of men.")
    none = [of("women", 2018, 12), of("men", 2018, no_data="not counted")]
    assert assessed(trained(), none, 2018).readings == ()
    whole = assessed(trained(), [of("women", 2018, 12), reading(2018, 40)], 2018)
    assert "No total" not in whole.sentence
    assert "No total" not in assessed(trained(), [], 2018).sentence


@pytest.mark.parametrize("rest", [{"adds_up": False}, {"kind": Kind.PERCENT}])
def test_parts_that_do_not_add_up_make_no_total(rest: dict[str, Any]) -> None:
    result = assessed(trained(**rest), [of("women", 2018, 12), of("men", 2018, 30)], 2018)
    assert result.readings == ()
    assert "No total" not in result.sentence


def test_a_bound_travels_into_the_total() -> None:
    entered = [of("women", 2018, 5, qualifier=Qualifier.LESS_THAN), of("men", 2018, 30)]
    result = assessed(trained(minimum=0, decimals=0), entered, 2018)
    assert result.latest is not None
    interval = result.latest.interval
    assert interval is not None
    assert [int(end) for end in (interval.low, interval.high)] == [30, 34]


def test_only_a_break_of_a_part_that_made_the_total_breaks_it() -> None:
    from_parts = [of("women", 2018, 12, flags=("break",)), of("men", 2018, 30)]
    assert assessed(trained(), from_parts, 2018).reason is Reason.SERIES_BREAK
    said = assessed(trained(), [*from_parts, reading(2018, 42)], 2018)
    assert said.reason is not Reason.SERIES_BREAK


def test_amounts_of_parts_add_up_over_the_years() -> None:
    own = replace(WOMEN, targets=(by(2021, value=40.0),))
    subject = trained(baseline=(2017, 0.0), accumulate=True, parts=(own, MEN))
    entered = [of("women", year, 10) for year in (2018, 2019)]
    entered += [of("men", year, 20) for year in (2018, 2019)]
    result = assessed(subject, entered, 2019)
    assert result.latest is not None
    assert result.latest.total == 60
    women = of_part(result, "women")
    assert women.latest is not None
    assert (women.latest.total, women.status) == (20, Status.ON_TRACK)


CHAD, PERU = entity("Chad"), entity("Peru")


def test_with_entities_a_part_is_made_of_theirs() -> None:
    subject = trained(
        entities=(CHAD, PERU), aggregate=Aggregate.SUM, parts=(WOMEN, MEN), adds_up=False
    )
    entered = [of("women", 2018, 3, entity="chad"), of("women", 2018, 4, entity="peru")]
    entered += [of("men", 2018, 5, entity="chad")]
    result = assessed(subject, entered, 2018)
    women = of_part(result, "women").latest
    assert women is not None
    assert (women.value, women.derived_from) == (7, tuple(entered[:2]))
    # Of one entity nobody said how many men there are.
    assert of_part(result, "men").readings == ()
    assert all(found.result.readings == () for found in result.entities)
    assert result.readings == ()


def test_with_entities_the_parts_of_each_make_its_total() -> None:
    subject = trained(entities=(CHAD, PERU), aggregate=Aggregate.SUM, parts=(WOMEN, MEN))
    entered = [of(name, 2018, 5, entity="chad") for name in ("women", "men")]
    entered.append(reading(2018, 32, entity="peru"))
    result = assessed(subject, entered, 2018)
    assert result.latest is not None
    assert result.latest.value == 42
    assert [e.result.latest.value for e in result.entities if e.result.latest] == [10, 32]


def test_percentages_of_a_part_are_pooled_from_its_own() -> None:
    kinds = {"kind": Kind.PERCENT, "entity_kind": Kind.PERCENT, "aggregate": Aggregate.POOLED}
    subject = trained(entities=(CHAD, PERU), parts=(WOMEN, MEN), **kinds)
    entered = [
        of("women", 2018, 90, entity="chad", numerator="9", denominator="10"),
        of("women", 2018, 10, entity="peru", numerator="1", denominator="10"),
    ]
    women = of_part(assessed(subject, entered, 2018), "women").latest
    assert women is not None
    assert women.value == 50


def test_a_former_name_of_a_part_leads_to_it() -> None:
    renamed = replace(WOMEN, formerly=("females",))
    result = assessed(trained(parts=(renamed, MEN)), [of("females", 2018, 12)], 2018)
    women = of_part(result, "women").latest
    assert women is not None
    assert women.value == 12


def test_what_is_counted_has_no_figures_of_parts() -> None:
    subject = trained(
        entities=(CHAD, PERU), aggregate=Aggregate.COUNT, entity_kind=Kind.YES_NO, parts=(WOMEN,)
    )
    entered = [reading(2018, "yes", entity="chad"), of("women", 2018, "yes", entity="chad")]
    result = assessed(subject, entered, 2018)
    assert result.readings
    assert of_part(result, "women").readings == ()
