"""The bundled strategy: what changed from year to year, as worked out by hand from its figures."""

from __future__ import annotations

from datetime import date

import pytest

from scorecard.bundled import example_plan, example_readings
from scorecard.framework.load import load_plan
from scorecard.model.plan import Strategy
from scorecard.model.records import Records
from scorecard.model.status import Cause
from scorecard.records.store import Store
from scorecard.review.changes import (
    Changes,
    StatusChange,
    changes_between_days,
    changes_between_years,
)
from scorecard.review.moves import Level, Move, Mover
from scorecard.review.words import came_due_words, moved_by_words, moved_words, no_flips_words

Example = tuple[Strategy, Records]


@pytest.fixture(scope="module")
def bundle() -> Example:
    strategy = load_plan(example_plan()).strategy
    assert strategy is not None
    return strategy, Store.open(example_readings()).records()


def ids(found: Changes, move: Move) -> list[str]:
    return [change.id for change in found.of(move)]


def test_2018_two_objectives_fell_and_two_signs_came_in(bundle: Example) -> None:
    found = changes_between_years(*bundle, 2017, 2018)
    assert ids(found, Move.WORSE) == [
        "II",
        "article-5-states-parties",
        "2c",
        "national-contributions",
    ]
    # Eight had completed clearance in both years, and the path asked for more.
    assert ids(found, Move.BEHIND) == ["2a", "article-4-completions"]
    assert ids(found, Move.NEWLY_ASSESSED) == [
        "ccm-signatories",
        "cluster-contaminated-states-parties",
    ]
    assert found.better == ()


def test_2020_the_strategys_own_target_was_missed(bundle: Example) -> None:
    found = changes_between_years(*bundle, 2019, 2020)
    (change,) = (c for c in found.of(Move.CAME_DUE) if c.id == "ccm-states-parties")
    assert isinstance(change, StatusChange)
    assert change.movers == (Mover.READING, Mover.DATE_COME, Mover.PATH)
    assert moved_words(change) == "was off track, now missed"
    assert moved_by_words(change, bundle[0]) == (
        "Its day came: up 3 from 107 states in 2019; the target is due by 2020."
    )


def test_2020_an_objective_fell_on_a_note_alone(bundle: Example) -> None:
    """Contributions were off track in both years; in 2020 they also moved away: 1 point, then 0."""
    found = changes_between_years(*bundle, 2019, 2020)
    (change,) = (c for c in found.worse if c.id == "2c")
    assert moved_words(change) == "was at risk, now off track"
    assert moved_by_words(change, bundle[0]) == (
        "The figure moved. Moved with it: Contributions of affected states to their own programmes "
        "(off track, now off track, moving away)."
    )


def test_2021_what_came_due_is_neither_better_nor_worse(bundle: Example) -> None:
    found = changes_between_years(*bundle, 2020, 2021)
    assert ids(found, Move.BETTER) == ["lausanne-action-plan"]
    for move in Move:
        if move not in (Move.BETTER, Move.CAME_DUE):
            assert ids(found, move) == []
    assert came_due_words(found) == "1 achieved, 13 missed, 3 due without data"
    due = found.of(Move.CAME_DUE)
    groups = [change.id for change in due if change.level is not Level.INDICATOR]
    assert groups == ["I", "1b", "II", "2a", "2b", "2c", "III", "3a", "3c"]
    for change in due:
        assert change.cause is Cause.DATE
        words = "Its day came" if change.level is Level.INDICATOR else "Its last day came"
        assert moved_by_words(change, bundle[0]).startswith(words)


def test_2020_an_objective_in_which_something_came_due_is_open_still(bundle: Example) -> None:
    found = changes_between_years(*bundle, 2019, 2020)
    (change,) = (c for c in found.of(Move.CAME_DUE) if c.id == "3a")
    assert moved_words(change) == "was at risk, now off track"
    assert moved_by_words(change, bundle[0]).startswith("Something in it came due. Moved with it:")


def test_what_was_restated_in_each_span_turned_no_status(bundle: Example) -> None:
    found = changes_between_years(*bundle, 2020, 2021)
    assert [(s.indicator.id, s.year, str(s.difference)) for s in found.restated] == [
        ("casualties-mines", 2019, "299"),
        ("casualties-cluster-munitions", 2018, "128"),
        ("casualties-cluster-munitions", 2019, "31"),
    ]
    assert no_flips_words(found) == "No status of 2021 turned on any of these."


def test_what_the_board_saw_of_2018_and_what_is_known_now(bundle: Example) -> None:
    """Contributions of 2018 came out in 2019: what stood there before was the figure of 2017."""
    found = changes_between_days(*bundle, date(2018, 11, 30), date(2026, 1, 1), 2018)
    assert ids(found, Move.WORSE) == ["2c", "national-contributions"]
    assert len(found.statuses) == 2
    assert moved_by_words(found.statuses[1], bundle[0]) == (
        "The figure moved: down 41.4 from 98.3 US$ million in 2017."
    )
    assert [(s.indicator.id, s.year, s.before.value, s.after.value) for s in found.restated] == [
        ("casualties-cluster-munitions", 2018, "149", "277"),
        ("international-support", 2017, "673.2", "696.3"),
        ("casualties-mines", 2016, "9437", "9439"),
        ("casualties-mines", 2017, "7239", "7253"),
    ]
