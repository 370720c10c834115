"""The whole: from a strategy and its records to a scorecard, and one indicator alone."""

from __future__ import annotations

import gc
import subprocess
import sys
from datetime import date

import pytest
from series_case import assessed, by, indicator, plan, reading, readings, states

from scorecard.assessment.assess import assess, assess_indicator
from scorecard.model.plan import Goal, Objective, Strategy
from scorecard.model.records import Records
from scorecard.model.scorecard import Confidence, Doubt
from scorecard.model.status import Status

RECORDS = Records(tuple(readings({2017: 102, 2018: 105})))


def test_one_indicator_alone_is_judged_as_in_the_whole() -> None:
    strategy = plan(states(), states(id="other"))
    whole = assess(strategy, RECORDS, year=2018)
    alone = assess_indicator(strategy, RECORDS, "x", year=2018)
    assert alone == whole.find("x")
    assert alone.sentence == whole.indicators()[0].sentence
    later = Records((*RECORDS.readings, *readings({2021: 200})))
    assert assess_indicator(strategy, later, "x", year=2018) == alone


def test_a_reading_on_trial_changes_nothing_but_the_answer() -> None:
    strategy = plan(states(formerly=("old",)))
    on_trial = Records((*RECORDS.readings, reading(2018, 120, revision=2)))
    assert assess_indicator(strategy, on_trial, "old", year=2018).status is Status.ON_TRACK
    assert assess_indicator(strategy, RECORDS, "x", year=2018).status is Status.OFF_TRACK


def test_an_unknown_indicator_is_refused() -> None:
    with pytest.raises(KeyError):
        assess_indicator(plan(states()), RECORDS, "y", year=2018)


def test_results_stand_in_the_order_of_the_plan() -> None:
    objectives = (
        Objective("1a", "A", (indicator(id="c"), indicator(id="b"))),
        Objective("1b", "B", (indicator(id="a"),)),
    )
    strategy = Strategy(
        "S",
        (2017, 2021),
        goals=(Goal("I", "I", objectives, (indicator(id="d"),)), Goal("II", "II")),
    )
    scorecard = assess(strategy, Records(), year=2018)
    assert [r.indicator.id for r in scorecard.indicators()] == ["d", "c", "b", "a"]
    assert [[r.indicator.id for r in o.indicators] for o in scorecard.goals[0].objectives] == [
        ["c", "b"],
        ["a"],
    ]


def test_the_result_carries_what_faces_show() -> None:
    strategy = plan(states(), numbers="1.234,5")
    result = assess(strategy, RECORDS, year=2018, as_of=date(2018, 12, 31)).indicators()[0]
    assert result.latest is not None
    assert result.latest.year == 2018
    assert result.baseline is not None
    assert result.target == by(2020)
    assert result.method == "path"
    assert [point.value for point in result.readings] == [102, 105]
    assert result.confidence == Confidence((Doubt.FEW_READINGS,))
    assert (result.projection, result.entities) == (None, ())


def test_numbers_in_sentences_are_written_as_the_plan_says() -> None:
    big = indicator(by(2020, value=13000.5), baseline=(2016, 1000.0))
    assert "13.000,5" in assessed(big, {2020: 1200}, numbers="1.234,5").sentence
    assert "13,000.5" in assessed(big, {2020: 1200}, numbers="nonsense").sentence


def test_it_needs_nothing_but_the_standard_library() -> None:
    probe = (
        "import sys; before = set(sys.modules); import scorecard.assessment\n"
        "tops = {name.partition('.')[0] for name in set(sys.modules) - before}\n"
        "print(*sorted(tops - set(sys.stdlib_module_names)))"
    )
    done = subprocess.run([sys.executable, "-c", probe], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["scorecard"]


def test_what_others_keep_from_the_collector_stays_kept() -> None:
    assert gc.isenabled()
    assess(plan(states()), RECORDS, year=2018)
    assert gc.get_freeze_count() == 0
    gc.freeze()
    try:
        kept = gc.get_freeze_count()
        assess(plan(states()), RECORDS, year=2018)
        # What is freed leaves by itself, so a few less may be there.
        assert gc.get_freeze_count() > kept // 2
    finally:
        gc.unfreeze()
