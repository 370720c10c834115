"""The page that explains the method: its examples are run, its thresholds are the code's."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from entity_case import clearance, entity, told
from series_case import assessed, at_most, by, each_year, indicator

from scorecard.assessment.rollup import Child, Moment, of_indicator, roll_up
from scorecard.assessment.rules import MOVING_AWAY
from scorecard.assessment.trend import OF_LEVEL, OF_NEEDED
from scorecard.messages.terms import note_word, reason_short, status_word
from scorecard.model.plan import Aim, Indicator, Thresholds
from scorecard.model.scorecard import Explanation, IndicatorResult, Rule
from scorecard.model.status import Note, Reason, Status

if TYPE_CHECKING:
    from collections.abc import Iterator

PAGE = (Path(__file__).parents[2] / "docs" / "method.md").read_text(encoding="utf-8")
STATUSES = {status_word(status): status for status in Status}
NOTES = {note_word(note): note for note in Note}
REASONS = {reason_short(reason): reason for reason in Reason} | {"no reading": Reason.NO_READING}


def subject(plan: str) -> Indicator:
    """Read "baseline 100 in 2016, at least 130 by 2020, accumulated"."""
    if "every year" in plan:
        return indicator(each_year(Aim.AT_MOST, float(re.findall(r"at most (\S+)", plan)[0])))
    base, year = re.findall(r"baseline (\S+) in (\d+)", plan)[0]
    aim, value, due = re.findall(r"at (least|most) (\S+) by (\d+)", plan)[0]
    target = by(int(due), value=float(value)) if aim == "least" else at_most(float(value), int(due))
    return indicator(target, baseline=(int(year), float(base)), accumulate="accumulated" in plan)


def tables() -> Iterator[tuple[str, list[str]]]:
    """Yield the plan and the cells of every row of every worked example."""
    for plan, table in re.findall(r"^Plan: (.*)\n\n((?:\|.*\n)+)", PAGE, re.MULTILINE):
        if "assessed for" in plan:
            continue  # tables of another form
        for row in table.splitlines()[2:]:
            yield plan, [cell.strip().replace("−", "-") for cell in row.strip("|").split("|")]


ROWS = list(tables())


def entries(listed: str) -> dict[int, str]:
    return {int(year): value for year, value in re.findall(r"(\d+): ([-\d.]+)", listed)}


@pytest.mark.parametrize(("plan", "cells"), ROWS, ids=[f"{p} {c[0]}" for p, c in ROWS])
def test_a_worked_example(plan: str, cells: list[str]) -> None:
    listed, year, expected, ratio, said = cells
    entered = {int(y): v for y, v in re.findall(r"(\d+): ([-\d.]+)", listed)}
    result = assessed(subject(plan), entered, int(year))
    status, _, more = said.partition(", ")
    assert result.status is STATUSES[status]
    assert result.note is NOTES.get(more)
    assert result.reason is REASONS.get(more)
    assert result.expected == (float(expected) if expected else None)
    assert result.ratio == (pytest.approx(float(ratio), abs=0.0006) if ratio else None)


def children(cell: str, moment: Moment) -> list[Child]:
    found = []
    for number, word in re.findall(r"(\d+) ([a-z ]+)", cell):
        status, reason = STATUSES.get(word, Status.NOT_ASSESSED), REASONS.get(word)
        result = IndicatorResult(
            Indicator("x", "T"), status, Explanation(Rule.RATIO), "", None, reason
        )
        found += [of_indicator(result, moment)] * int(number)
    return found


FIRM = re.findall(r"^\| (\d{4}: [^|]*) \| ([a-z ]+) \| (firm|tentative.*) \|$", PAGE, re.MULTILINE)


@pytest.mark.parametrize(("listed", "status", "confidence"), FIRM)
def test_a_worked_confidence(listed: str, status: str, confidence: str) -> None:
    found = assessed(subject("baseline 100 in 2016, at least 140 by 2020"), entries(listed), 2019)
    assert found.status is STATUSES[status]
    assert found.confidence is not None
    word, _, doubts = confidence.partition(": ")
    assert found.confidence.firmness.value == word
    assert [doubt.value.replace("_", " ") for doubt in found.confidence.doubts] == (
        doubts.split(", ") if doubts else []
    )


AHEAD = re.findall(r"^\| (\d{4}: [^|]*) \|((?: [^|]+ \|){6})$", PAGE, re.MULTILINE)


@pytest.mark.parametrize(("listed", "cells"), AHEAD)
def test_a_worked_projection(listed: str, cells: str) -> None:
    found = assessed(subject("baseline 100 in 2016, at least 130 by 2024"), entries(listed), 2020)
    pace, value, between, reached, made, takes = (cell.strip() for cell in cells.split("|")[:6])
    low, high = between.split(" and ")
    ahead, moves = found.projection, found.pace
    assert ahead is not None
    assert moves is not None
    figures = (ahead.pace, ahead.value, ahead.low, ahead.high, moves.made, moves.needed)
    assert figures == pytest.approx(
        [float(cell) for cell in (pace, value, low, high, made, takes)], abs=0.0006
    )
    assert ahead.reached == (None if reached == "never" else int(reached))


DATED = PAGE[PAGE.index("Dates of one entity") :].split("\n\n")[1].splitlines()[2:]


@pytest.mark.parametrize("row", DATED)
def test_a_worked_deadline(row: str) -> None:
    listed, year, said = (cell.strip() for cell in row.strip("|").split("|"))
    one = entity("One", "2012-03-01", ("2020-03-01", "2015-12-04"))
    answers = {int(y): v for y, v in re.findall(r"(\d{4}): ([\w-]+)", listed)}
    found = assessed(clearance(one), told({"One": answers}), int(year)).entities[0]
    status, *more = said.split(", ")
    assert found.status is STATUSES[status]
    assert found.note is next((NOTES[word] for word in more if word in NOTES), None)
    assert found.reason is next((REASONS[word] for word in more if word in REASONS), None)


SUMS = re.findall(r"^\| (\d [a-z].*?) \| ?(\S*) \| (.*) \|$", PAGE, re.MULTILINE)


@pytest.mark.parametrize(("listed", "mean", "status"), SUMS)
def test_a_worked_roll_up(listed: str, mean: str, status: str) -> None:
    found = roll_up(children(listed, Moment(date(2019, 12, 31), 2021)))
    assert found.status is STATUSES[status]
    assert found.mean == (pytest.approx(float(mean), abs=0.0006) if mean else None)


ENDS = re.findall(r"^\| (\d [a-z].*?) \| (\S+)(?: to (\S+))? % \| (.*) \|$", PAGE, re.MULTILINE)


@pytest.mark.parametrize(("listed", "low", "high", "said"), ENDS)
def test_a_worked_end(listed: str, low: str, high: str, said: str) -> None:
    found = roll_up(children(listed, Moment(date(2021, 12, 31), 2021)), over=True)
    status, _, reason = said.partition(", ")
    assert (found.status, found.reason or "") == (STATUSES[status], reason)
    expected = (float(low) / 100, float(high or low) / 100)
    assert found.share == pytest.approx(expected, abs=0.006)


def test_the_page_has_examples() -> None:
    assert len(ROWS) >= 30
    assert len(SUMS) >= 10
    assert len(ENDS) >= 6
    assert (len(FIRM), len(AHEAD), len(DATED)) == (6, 2, 11)


def test_every_word_is_on_the_page() -> None:
    for word in (*STATUSES, *NOTES):
        assert word in PAGE


def test_the_thresholds_are_the_codes() -> None:
    usual = Thresholds()
    for cut in (f"{usual.on_track:.2f}", f"{usual.at_risk:.2f}", f"−{-MOVING_AWAY:.2f}"):
        assert cut in PAGE
    assert f"older than `stale_after` years ({usual.stale_after}," in PAGE
    assert f"under {OF_NEEDED:.0%}".replace("%", " %") in PAGE
    assert f"under {OF_LEVEL:.0%}".replace("%", " %") in PAGE
