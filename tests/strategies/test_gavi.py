"""A second real strategy, worked by hand: what the tool says of it is what the rules say.

To accept a new report after reading the difference: UPDATE_GOLDEN=1, run this test, look at git
diff.
"""

from __future__ import annotations

import csv
import os
from dataclasses import replace
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from projects import make_project

from scorecard.assessment.assess import assess
from scorecard.cli.main import run
from scorecard.exchange.scorecard_json import scorecard_json
from scorecard.framework.load import load_plan
from scorecard.messages import catalogue, figures
from scorecard.model.records import Judgement, Records
from scorecard.model.status import Status
from scorecard.records.store import Store
from scorecard.report.brief import make_brief
from scorecard.report.maker import make_report
from scorecard.review.restated import restatements

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scorecard.model.plan import Strategy
    from scorecard.model.reading import Reading

HERE = Path(__file__).parent / "gavi"
YEARS = (2018, 2019, 2020)
ORDER = ("achieved", "on_track", "at_risk", "off_track", "missed", "not_assessed")
# A value that is no number is a level or an answer; its rank is what is held against the target.
RANK = {"on-track": 2, "preparatory": 1, "accelerated": 2, "full": 3, "yes": 1}


def judged(year: int, status: Status, because: str) -> Judgement:
    at = datetime(year, 12, 31, tzinfo=UTC)
    return Judgement(f"j{year}", "nigeria-transition", year, status, because, "second example", at)


TYPED = datetime(2022, 7, 31, tzinfo=UTC)
JUDGED = (
    judged(2018, Status.AT_RISK, "Principles are agreed, the plan and the date are not."),
    judged(2019, Status.ON_TRACK, "The transition was extended by ten years."),
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder of the strategy with an empty store."""
    plan = (HERE / "indicators.toml").read_text(encoding="utf-8")
    return make_project(tmp_path_factory.mktemp("gavi") / "gavi", plan)


@pytest.fixture
def records(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Records:
    """Return the readings as a newcomer would take them in, and what a person judged."""
    monkeypatch.chdir(folder)
    store = folder / "data" / "readings.jsonl"
    found = Store.open(store).records()
    if not found.readings:
        assert run(["import", str(HERE / "readings.csv"), "--as-published", "--yes"]) == 0
        found = Store.open(store).records()
    return replace(found, readings=named(found.readings), judgements=JUDGED)


def named(readings: tuple[Reading, ...]) -> tuple[Reading, ...]:
    """Return readings under ids and times of entry that are the same in every run."""
    ids = {reading.id: f"r{number:03}" for number, reading in enumerate(readings)}
    return tuple(
        replace(reading, id=ids[reading.id], parent=ids.get(reading.parent or ""), entered_at=TYPED)
        for reading in readings
    )


@pytest.fixture
def strategy() -> Strategy:
    """Return the plan, which is without a fault, and speak in its labels."""
    plan = load_plan(HERE / "indicators.toml", use_cache=False)
    assert plan.faults == ()
    assert plan.strategy is not None
    catalogue.use(labels=plan.strategy.labels)
    return plan.strategy


@cache
def worked(year: int) -> dict[tuple[str, str], dict[str, str]]:
    with (HERE / "worked_by_hand.csv").open(encoding="utf-8") as file:
        rows = [row for row in csv.DictReader(file) if row["year"] == str(year)]
    return {(row["id"], row["entity"]): row for row in rows}


def parts(data: dict[str, Any]) -> Iterator[tuple[tuple[str, str], dict[str, Any]]]:
    """Yield goals, objectives, indicators and entities, each with its id and its entity's."""
    for goal in data["goals"]:
        for part in (goal, *goal["objectives"]):
            yield (part["id"], ""), part
            for indicator in part["indicators"]:
                yield (indicator["id"], ""), indicator
                for entity in indicator["entities"]:
                    yield (indicator["id"], entity["id"]), entity


@pytest.mark.parametrize("year", YEARS)
def test_every_status_is_as_it_was_worked_out_by_hand(
    records: Records, strategy: Strategy, year: int
) -> None:
    found = dict(parts(scorecard_json(assess(strategy, records, year=year))))
    by_hand = worked(year)
    # Of what is only shown for context no country is judged.
    assert {key for key in found if key[0] != "zero-dose" or not key[1]} == set(by_hand)
    wrong = [
        f"{year} {' '.join(key)}: {difference}"
        for key, row in by_hand.items()
        for difference in differences(row, found[key])
    ]
    assert "\n".join(wrong) == ""


def differences(row: dict[str, str], found: dict[str, Any]) -> Iterator[str]:
    """Yield what is said of a part otherwise than it was worked out."""
    for key in ("status", "note", "reason"):
        if (said := found.get(key) or "") != row[key]:
            yield f"{key} {said}, by hand {row[key]}"
    if row["counts"] and (said := counts(found)) != row["counts"]:
        yield f"counts {said}, by hand {row['counts']}"
    if row["value"]:
        latest = found["latest"] or {"value": None, "year": ""}
        if latest["value"] != pytest.approx(float(RANK.get(row["value"], row["value"])), abs=1e-6):
            yield f"latest {latest['value']}, by hand {row['value']}"
        if str(latest["year"]) != row["value_year"]:
            yield f"of {latest['year']}, by hand {row['value_year']}"
    for key in ("expected", "ratio"):
        if row[key] and found["explanation"][key] != pytest.approx(float(row[key]), abs=1e-6):
            yield f"{key} {found['explanation'][key]}, by hand {row[key]}"


def counts(found: dict[str, Any]) -> str:
    """Return the counts of a goal or objective, or of an indicator's entities."""
    if "counts" in found:
        number = {k: v for k, v in found["counts"].items() if isinstance(v, int) and v}
    else:
        statuses = [entity["status"] for entity in found["entities"]]
        number = {status: statuses.count(status) for status in ORDER if status in statuses}
    return "; ".join(f"{status} {count}" for status, count in number.items())


def report(strategy: Strategy, records: Records, year: int, as_of: date | None = None) -> str:
    card = assess(strategy, records, year=year, as_of=as_of)
    found = restatements(strategy, records, year=year, as_of=as_of)
    # The plan's digest changes with every comment in it; the report's text does not.
    return make_report(make_brief(card, records, restatements=found, plan_digest="0" * 64))


@pytest.mark.parametrize("year", YEARS)
def test_the_reports_read_as_agreed(records: Records, strategy: Strategy, year: int) -> None:
    golden = Path(__file__).parents[1] / "golden" / f"report-gavi-{year}.md"
    text = report(strategy, records, year)
    if os.environ.get("UPDATE_GOLDEN"):
        golden.write_text(text, encoding="utf-8", newline="\n")
    assert text == golden.read_text(encoding="utf-8")


@pytest.mark.parametrize("year", YEARS)
def test_a_figure_is_one_string_on_every_face(
    records: Records,
    strategy: Strategy,
    year: int,
    capsys: pytest.CaptureFixture[str],
) -> None:
    def said(*arguments: str) -> str:
        capsys.readouterr()
        assert run([*arguments, "--year", str(year)]) == 0
        return capsys.readouterr().out

    faces = (said("status"), report(strategy, records, year))
    for result in assess(strategy, records, year=year).indicators():
        # A table breaks a title over lines; its first word stands beside the figure.
        point, title = result.latest, result.indicator.title.split()[0]
        if point is None or point.assessed is None:
            continue
        figure = figures.of_result(result, point, strategy.style)
        for face in faces:
            assert any(title in line and figure in line for line in face.splitlines()), title
        assert figure in said("show", result.indicator.id)
