"""What a reading would make of its indicator, before it is saved."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import pytest

from scorecard.assessment.assess import assess
from scorecard.assessment.preview import Preview, above, computed_from, expected_in
from scorecard.model.plan import (
    Aim,
    Baseline,
    Derivation,
    Derive,
    Goal,
    Indicator,
    Kind,
    Objective,
    Strategy,
    Target,
    Thresholds,
)
from scorecard.model.reading import Reading, State
from scorecard.model.records import Judgement, Records
from scorecard.model.status import Status

if TYPE_CHECKING:
    from scorecard.model.scorecard import Scorecard

WELLS = Indicator(
    "wells",
    "Wells",
    baselines=(Baseline(2016, 100.0),),
    targets=(Target(Aim.AT_LEAST, 200.0, by=date(2020, 12, 31)),),
    formerly=("holes",),
)
VOICE = Indicator("voice", "Voice", kind=Kind.QUALITATIVE)
STRATEGY = Strategy("S", (2017, 2021), goals=(Goal("A", "A", indicators=(WELLS, VOICE)),))
NOW = datetime(2021, 5, 1, tzinfo=UTC)


def reading(
    value: str, year: int = 2020, *, indicator: str = "wells", revision: int = 1
) -> Reading:
    return Reading(
        f"{indicator}{year}{revision}", indicator, year, value, NOW, "Ana", revision=revision
    )


def test_it_says_what_the_scorecard_will_say_once_it_is_saved() -> None:
    before = Records((reading("150", 2019, indicator="holes"), reading("7", 2019, indicator="x")))
    added = reading("190", revision=2)
    preview = Preview(STRATEGY, before, "wells", year=2020, as_of=None)
    told = preview.assess(added)
    after = Records((*before.readings, added))
    saved = assess(STRATEGY, after, year=2020).find("wells")
    assert saved is not None
    assert told.sentence == saved.sentence
    assert replace(told, said="") == replace(saved, said="")
    assert told.status is Status.MISSED


def test_nothing_is_journal_of_it() -> None:
    preview = Preview(STRATEGY, Records((reading("150", 2019),)), "wells", year=2019, as_of=None)
    before = preview.assess()
    preview.assess(reading("10", 2019, revision=2))
    assert replace(preview.assess(), said="") == replace(before, said="")
    assert before.status is Status.AT_RISK


def test_a_draft_changes_nothing() -> None:
    preview = Preview(STRATEGY, Records(), "wells", year=2020, as_of=None)
    draft = replace(reading("250"), state=State.DRAFT)
    assert preview.assess(draft).status is preview.assess().status


def test_a_judgement_is_taken_as_well() -> None:
    preview = Preview(STRATEGY, Records(), "voice", year=2020, as_of=None)
    judged = Judgement("", "voice", 2020, Status.AT_RISK, "few", "Ana", NOW)
    assert preview.assess(judgement=judged).status is Status.AT_RISK


def test_a_former_name_will_do_and_an_unknown_one_will_not() -> None:
    assert Preview(STRATEGY, Records(), "holes", year=2020, as_of=None).assess().indicator is WELLS
    with pytest.raises(KeyError):
        Preview(STRATEGY, Records(), "well", year=2020, as_of=None)


SUM = Indicator(
    "sum",
    "Sum",
    targets=(Target(Aim.AT_LEAST, 300.0, by=date(2020, 12, 31)),),
    baselines=(Baseline(2016, 100.0),),
    derive=Derive(Derivation.SUM, ("holes", "pumps")),
)
DOUBLE = replace(SUM, id="double", derive=Derive(Derivation.SUM, ("sum", "pumps")))
PUMPS = replace(WELLS, id="pumps", title="Pumps", formerly=())


@pytest.mark.parametrize("rule", ["points", "mean_score"])
@pytest.mark.parametrize("value", ["90", "140", "170", "250"])
def test_what_stands_above_is_rolled_up_as_in_a_scorecard(rule: str, value: str) -> None:
    """By the plan's own rule, with what is computed from it, and by a headline's former name."""
    named = Thresholds("opensdg" if rule == "mean_score" else "path")
    wells, pumps, total, double = (
        replace(i, thresholds=named) for i in (WELLS, PUMPS, SUM, DOUBLE)
    )
    objectives = (
        Objective("1a", "A", (wells, pumps)),
        Objective("1b", "B", (total,)),
        Objective("1c", "C", headline="holes"),
        Objective("1d", "D", (double,)),
    )
    strategy = Strategy("S", (2017, 2021), goals=(Goal("A", "A", objectives),), roll_up=rule)
    records = Records((reading("150", 2018, indicator="pumps"),))
    added = reading(value, 2018)
    card = assess(strategy, records, year=2018)
    names = ("wells", *computed_from(strategy, "wells"))
    assert names == ("wells", "sum", "double")
    supposed = [
        Preview(strategy, records, name, year=2018, as_of=None).assess(added) for name in names
    ]
    told = {found.id: (found.now.status, found.then.status) for found in above(card, supposed)}
    then = assess(strategy, replace(records, readings=(*records.readings, added)), year=2018)
    whole = {
        id_: (now, after)
        for (id_, now), (_, after) in zip(wholes(card), wholes(then), strict=True)
        if now is not after
    }
    assert told == whole
    assert told


def wholes(card: Scorecard) -> list[tuple[str, Status]]:
    """Return the status of every goal and objective."""
    return [
        pair
        for goal in card.goals
        for pair in (
            *((o.objective.id, o.roll_up.status) for o in goal.objectives),
            (goal.goal.id, goal.roll_up.status),
        )
    ]


def test_what_the_path_expects_of_a_year() -> None:
    preview = Preview(STRATEGY, Records(), "wells", year=2020, as_of=None)
    result = preview.assess(reading("150", 2019))
    assert expected_in(result, 2018) == pytest.approx(150)
    assert expected_in(result, 2021) == pytest.approx(200)
    assert expected_in(result, 2015) is None
    voice = Preview(STRATEGY, Records(), "voice", year=2020, as_of=None).assess()
    assert expected_in(voice, 2020) is None
