"""Which statuses turn on a restated figure: worked cases, and against whole assessments."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from review_cases import RESTATED, day, due, every_year, plan, reading

from scorecard.assessment.assess import assess
from scorecard.messages import english
from scorecard.model.plan import (
    Aggregate,
    Baseline,
    Derivation,
    Derive,
    Entity,
    Goal,
    Indicator,
    Kind,
    Level,
    Objective,
    Part,
    Strategy,
    Thresholds,
)
from scorecard.model.records import Closure, Records
from scorecard.model.status import Cause, Status
from scorecard.review.changes import changes_between_days, changes_between_years
from scorecard.review.words import no_flips_words, restated_words, together_words

if TYPE_CHECKING:
    from scorecard.model.reading import Reading
    from scorecard.model.scorecard import Scorecard
    from scorecard.review.restated import Flip, Restatement

OFF, ON, RISK = Status.OFF_TRACK, Status.ON_TRACK, Status.AT_RISK
# Two editions of the same figure: 673.2, and a year later 696.3.
SUPPORT = Indicator("support", "Support", targets=(every_year(680),))
PAIR = (
    reading("673.2", "2018-11-20"),
    reading("696.3", "2019-11-21", revision=2, reason=RESTATED),
)


def turned(flips: tuple[Flip, ...] | None) -> list[tuple[str, str, Status, Status]]:
    assert flips is not None
    return [(flip.level.value, flip.id, flip.was, flip.now) for flip in flips]


def test_a_figure_restated_over_its_target_turns_indicator_objective_and_goal() -> None:
    found = changes_between_days(
        plan(SUPPORT), Records(PAIR), day("2018-11-30"), day("2019-12-31"), 2017
    )
    (step,) = found.restated
    assert turned(step.flips) == [
        ("goal", "I", OFF, ON),
        ("objective", "1a", OFF, ON),
        ("indicator", "support", OFF, ON),
    ]
    assert found.flips == step.flips
    assert str(step.difference) == "23.1"


def test_the_parts_stay_where_a_later_figure_of_the_whole_is_left_out() -> None:
    parts = (Part("women", "sex", "women"), Part("men", "sex", "men"))
    first = reading("650", "2018-11-20", revision=1)
    back = replace(reading("0", "2018-12-01", revision=2), value=None, retracted=True)
    again = reading("650", "2019-11-21", revision=3, reason=RESTATED)
    late = reading("350", "2019-06-01", revision=1)
    of_parts = [replace(late, id=part.name, part=part.name) for part in parts]
    found = changes_between_days(
        plan(replace(SUPPORT, parts=parts)),
        Records((first, back, again, *of_parts)),
        day("2019-07-01"),
        day("2019-12-31"),
        2017,
    )
    (step,) = found.restated
    # Without the figure that was restated it would still be the sum of its parts, 700.
    assert ("indicator", "support", ON, OFF) in turned(step.flips)


def test_a_restated_part_turns_the_whole_it_is_part_of() -> None:
    """Women were 400 when 2017 was closed, and are 200 now: the sum falls under the target."""
    parts = (Part("women", "sex", "Women"), Part("men", "sex", "Men"))
    women = [
        replace(revision, id=f"w{revision.id}", part="women")
        for revision in (
            reading("400", "2018-11-20"),
            reading("200", "2019-11-21", revision=2, reason=RESTATED),
        )
    ]
    men = replace(reading("300", "2018-11-20"), part="men")
    found = changes_between_days(
        plan(replace(SUPPORT, parts=parts)),
        Records((*women, men)),
        day("2018-11-30"),
        day("2019-12-31"),
        2017,
    )
    (step,) = found.restated
    assert ("indicator", "support", ON, OFF) in turned(step.flips)
    assert restated_words(step, found.after.strategy).startswith("Support, Women, 2017: was 400")
    changed = [c for c in found.statuses if c.id == "support"]
    assert [c.cause for c in changed] == [Cause.RESTATED]


def test_a_restatement_within_the_same_band_turns_nothing() -> None:
    low = replace(SUPPORT, targets=(every_year(500),))
    (step,) = changes_between_years(plan(low), Records(PAIR), 2016, 2017).restated
    assert step.flips == ()


def test_a_restated_baseline_turns_a_later_year() -> None:
    """Hand-made: from 100 to 130 by 2020, the path asks 115 for 2018, and 110 moved 10 of 15.

    From a baseline of 109 it asks 119.5, and 110 moved 1 of 10.5.
    """
    indicator = Indicator(
        "support", "Support", baselines=(Baseline(2016),), targets=(due(130, 2020),)
    )
    records = Records(
        (
            reading("100", "2017-01-01", year=2016),
            reading("109", "2019-06-01", year=2016, revision=2, reason=RESTATED),
            reading("110", "2019-01-01", year=2018),
        )
    )
    (step,) = changes_between_years(plan(indicator), records, 2017, 2018).restated
    assert ("indicator", "support", RISK, OFF) in turned(step.flips)


def test_what_is_derived_from_a_restated_figure_turns_with_it() -> None:
    part = Indicator("part", "Part", direction=None)
    whole = Indicator(
        "whole",
        "Whole",
        targets=(every_year(10),),
        derive=Derive(Derivation.SUM, ("part", "formerly-other")),
    )
    other = Indicator("other", "Other", formerly=("formerly-other",))
    records = Records(
        (
            reading("4", "2018-01-01", indicator="part"),
            reading("6", "2019-01-01", indicator="part", revision=2, reason=RESTATED),
            reading("5", "2018-01-01", indicator="formerly-other"),
        )
    )
    found = changes_between_years(plan(part, other, whole), records, 2016, 2017)
    (step,) = found.restated
    assert ("indicator", "whole", OFF, ON) in turned(step.flips)


def test_an_entitys_restated_figure_turns_the_whole_under_a_former_name_too() -> None:
    wells = Indicator(
        "wells",
        "Wells",
        unit="wells",
        targets=(every_year(10),),
        entities=(Entity("east", "East", formerly=("e",)), Entity("west", "West")),
        aggregate=Aggregate.SUM,
    )
    records = Records(
        (
            replace(reading("4", "2018-01-01", indicator="wells"), entity="e"),
            replace(reading("5", "2018-01-01", indicator="wells"), id="w", entity="west"),
            replace(
                reading("6", "2019-01-01", indicator="wells", revision=2, reason=RESTATED),
                entity="east",
            ),
        )
    )
    found = changes_between_years(plan(wells), records, 2016, 2017)
    (step,) = found.restated
    assert ("indicator", "wells", OFF, ON) in turned(step.flips)
    assert restated_words(step, found.after.strategy).startswith(
        "Wells, East, 2017: was 4, now 6 wells (+2); restated by source"
    )


def test_a_restated_level_is_told_as_everywhere() -> None:
    levels = (Level("weak", ""), Level("strong", ""))
    scale = replace(SUPPORT, kind=Kind.SCALE, levels=levels, targets=())
    was, now = (replace(r, value=key) for r, key in zip(PAIR, ("weak", "strong"), strict=True))
    found = changes_between_years(plan(scale), Records((was, now)), 2016, 2017)
    (step,) = found.restated
    assert "was level weak, now level strong" in restated_words(step, found.after.strategy)


def test_why_a_figure_was_restated_is_said_in_the_plans_language(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(english.REVISION_REASON, RESTATED, "neu von der Quelle")
    found = changes_between_years(plan(SUPPORT), Records(PAIR), 2016, 2017)
    (step,) = found.restated
    told = restated_words(step, found.after.strategy)
    assert "; neu von der Quelle" in told
    assert RESTATED not in told


@pytest.mark.parametrize("headline", ["support", "aid"])
def test_a_headline_in_another_goal_turns_its_objective(headline: str) -> None:
    goals = (
        Goal("I", "First", (Objective("1a", "A", (replace(SUPPORT, formerly=("aid",)),)),)),
        Goal("II", "Second", (Objective("2a", "B", headline=headline),)),
    )
    strategy = Strategy("Plan", (2017, 2021), goals=goals)
    (step,) = changes_between_years(strategy, Records(PAIR), 2016, 2017).restated
    assert [id_ for _, id_, *_ in turned(step.flips)] == ["I", "1a", "support", "II", "2a"]


def test_two_figures_that_turn_a_status_only_together_are_named_so() -> None:
    """Either of two broken years is enough to miss: only without both would it have held."""
    records = Records(
        (
            *(reading("700", "2019-01-01", year=y) for y in range(2017, 2022)),
            *(
                reading("670", "2022-06-01", year=y, revision=2, reason=RESTATED)
                for y in (2017, 2018)
            ),
        )
    )
    found = changes_between_years(plan(SUPPORT), records, 2016, 2021)
    assert [step.flips for step in found.restated] == [(), ()]
    achieved, missed = Status.ACHIEVED, Status.MISSED
    assert ("indicator", "support", achieved, missed) in turned(found.flips)
    assert together_words(found)[-1] == (
        "Without all of these together, Support would be achieved, not missed."
    )
    assert no_flips_words(found) == ""


def test_a_change_in_a_closed_year_is_undone_too_and_a_typo_before_it_is_not() -> None:
    records = Records(
        (
            reading("600", "2018-01-01"),
            reading("673.2", "2018-02-01", revision=2, reason="correction"),
            reading("696.3", "2019-11-21", revision=3, reason="correction"),
        ),
        closures=(Closure(2017, day("2018-03-01"), "chair"),),
    )
    found = changes_between_days(plan(SUPPORT), records, day("2018-01-15"), day("2019-12-31"), 2017)
    (step,) = found.restated
    assert (step.before.value, step.after.value) == ("673.2", "696.3")
    assert ("indicator", "support", OFF, ON) in turned(step.flips)


def test_the_figure_shown_is_the_one_that_stands() -> None:
    """A correction in an open year is no restatement, and yet the figure is what it says."""
    last = reading("696.5", "2019-12-01", revision=3, reason="correction")
    found = changes_between_days(
        plan(SUPPORT), Records((*PAIR, last)), day("2018-11-30"), day("2019-12-31"), 2017
    )
    (step,) = found.restated
    assert (step.before.value, step.after.value, step.on) == ("673.2", "696.5", day("2019-12-01"))


def statuses(card: Scorecard) -> dict[str, Status]:
    found = {result.indicator.id: result.status for result in card.indicators()}
    for goal in card.goals:
        found[goal.goal.id] = goal.roll_up.status
        found |= {o.objective.id: o.roll_up.status for o in goal.objectives}
    return found


def by_whole_assessments(
    card: Scorecard, records: Records, steps: tuple[Restatement, ...]
) -> dict[str, tuple[Status, Status]]:
    """Assess everything again on a copy of the records that lacks what followed each figure."""
    kept = tuple(
        r
        for r in records.readings
        if not any(
            (r.indicator, r.year) == (step.indicator.id, step.year)
            and r.revision > step.before.revision
            for step in steps
        )
    )
    without = assess(
        card.strategy, replace(records, readings=kept), year=card.year, as_of=card.as_of
    )
    was, now = statuses(without), statuses(card)
    return {id_: (was[id_], now[id_]) for id_ in now if was[id_] is not now[id_]}


INDICATORS = (
    Indicator("a", "A", targets=(every_year(5),)),
    Indicator("b", "B", baselines=(Baseline(2016),), targets=(due(9, 2019),), weight=2.0),
    Indicator("c", "C", derive=Derive(Derivation.DIFFERENCE, ("a", "b")), targets=(every_year(0),)),
    Indicator("d", "D", context=True),
)


@st.composite
def revisions(draw: st.DrawFn) -> tuple[Reading, ...]:
    found: list[Reading] = []
    for id_ in ("a", "b", "d"):
        for year in range(2016, 2020):
            values = draw(st.lists(st.integers(0, 10), max_size=3))
            found += [
                reading(
                    str(value),
                    f"{year + 1 + number}-0{1 + number}-15",
                    year=year,
                    revision=number + 1,
                    reason=draw(st.sampled_from([RESTATED, "correction"])) if number else "",
                    indicator=id_,
                )
                for number, value in enumerate(values)
            ]
    return tuple(found)


def by_a_peer(strategy: Strategy) -> Strategy:
    """Return a plan whose indicators and roll-up are Open SDG's."""
    (goal,) = strategy.goals
    named = Thresholds("opensdg")
    objectives = tuple(
        replace(o, indicators=tuple(replace(i, thresholds=named) for i in o.indicators))
        for o in goal.objectives
    )
    return replace(strategy, goals=(replace(goal, objectives=objectives),), roll_up="mean_score")


@pytest.mark.parametrize(
    ("figures", "was", "now", "levels"),
    [
        # Scores of 5 and 5, then of 5 and -5, whose mean of 0 is moderate progress still.
        (("140", "140", "90"), Status.ACHIEVED, RISK, 3),
        # 0.86 and -0.68, then -1.28: the mean falls below 0, and no indicator's own status moves.
        (("110", "106", "104"), RISK, OFF, 2),
    ],
)
def test_a_published_roll_up_turns_by_its_own_rule(
    figures: tuple[str, ...], was: Status, now: Status, levels: int
) -> None:
    start = Indicator("a", "A", baselines=(Baseline(2016, 100.0),), targets=(due(130, 2020),))
    records = Records(
        (
            reading(figures[0], "2019-01-01", year=2018, indicator="a"),
            reading(figures[1], "2019-01-01", year=2018, indicator="b"),
            reading(
                figures[2], "2020-01-01", year=2018, revision=2, reason=RESTATED, indicator="b"
            ),
        )
    )
    strategy = by_a_peer(plan(start, replace(start, id="b")))
    (step,) = changes_between_years(strategy, records, 2017, 2018).restated
    assert turned(step.flips)[:2] == [("goal", "I", was, now), ("objective", "1a", was, now)]
    assert len(turned(step.flips)) == levels


@settings(deadline=None, max_examples=120)
@given(revisions(), st.integers(2016, 2018), st.booleans(), st.booleans())
def test_flips_are_what_whole_assessments_say(
    drawn: tuple[Reading, ...], earlier: int, days: bool, peer: bool
) -> None:
    records = Records(drawn, closures=(Closure(2017, date(2018, 6, 1), "chair"),))
    strategy = plan(*INDICATORS[:2], own=INDICATORS[2:])
    strategy = by_a_peer(strategy) if peer else strategy
    if days:
        ends = date(earlier, 12, 31), date(earlier + 2, 6, 30)
        found = changes_between_days(strategy, records, *ends, 2019)
    else:
        found = changes_between_years(strategy, records, earlier, 2019)
    for step in found.restated:
        expected = by_whole_assessments(found.after, records, (step,))
        assert {f.id: (f.was, f.now) for f in step.flips or ()} == expected
    expected = by_whole_assessments(found.after, records, found.restated)
    assert {f.id: (f.was, f.now) for f in found.flips} == expected
