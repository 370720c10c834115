"""The same bytes, whoever makes the report, where and when; and what a later day makes of it."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from scorecard.assessment.assess import assess
from scorecard.framework.load import load_plan
from scorecard.model.records import known
from scorecard.records.store import Store
from scorecard.report.brief import make_brief
from scorecard.report.maker import make_report
from scorecard.review.restated import restatements

if TYPE_CHECKING:
    from pathlib import Path

    from scorecard.model.plan import Strategy
    from scorecard.model.records import Records

MEETING = date(2018, 11, 30)
ELSEWHERE = (
    {"TZ": "Pacific/Auckland", "LC_ALL": "tr_TR.UTF-8", "PYTHONHASHSEED": "1"},
    {"TZ": "America/Los_Angeles", "LC_ALL": "C", "PYTHONHASHSEED": "2", "PYTHONUTF8": "0"},
    {"TZ": "Asia/Kathmandu", "LANG": "de_DE.UTF-8", "PYTHONHASHSEED": "3", "PYTHONUTF8": "1"},
)


@pytest.mark.parametrize("as_of", [None, MEETING])
def test_the_same_bytes_in_any_zone_locale_and_process(example: Path, as_of: date | None) -> None:
    asked = [] if as_of is None else ["--as-of", as_of.isoformat()]
    command = [sys.executable, "-m", "scorecard", "report", "--year", "2018", *asked]
    made = set()
    for number, place in enumerate(ELSEWHERE):
        folder = example if number != 1 else example / "data"
        environment = {k: v for k, v in os.environ.items() if not k.startswith("LC_")} | place
        ran = subprocess.run(command, cwd=folder, env=environment, capture_output=True, check=True)
        made.add(ran.stdout)
    (text,) = made
    assert text.decode("utf-8").startswith('---\ntitle: "Progress in 2018"\n')


def test_nothing_that_makes_a_report_looks_at_the_clock(root: Path) -> None:
    rooms = ("report", "review", "assessment", "messages", "model")
    asking = [
        str(path.relative_to(root))
        for room in rooms
        for path in (root / "scorecard" / room).rglob("*.py")
        if re.search(r"\b(today|now|utcnow|localtime|gmtime|time)\(\)", path.read_text("utf-8"))
    ]
    assert asking == []


def bundled(root: Path) -> tuple[Strategy, Records]:
    plan = load_plan(root / "indicators.toml", use_cache=False)
    assert plan.strategy is not None
    return plan.strategy, Store.open(root / "data" / "readings.jsonl").records()


def made(strategy: Strategy, records: Records, year: int, as_of: date | None) -> str:
    card = assess(strategy, records, year=year, as_of=as_of)
    found = restatements(strategy, records, year=year, as_of=as_of)
    return make_report(make_brief(card, records, restatements=found, plan_digest="0" * 64))


def figures(text: str) -> dict[tuple[str, int], str]:
    """Return the figures of the annex of readings by title and year, without notes of any kind."""
    section = text[text.index(": Readings by year") :]
    section = section[: section.index("\n## ")]
    found: dict[tuple[str, int], str] = {}
    years: list[int] = []
    for line in section.splitlines():
        cells = [cell.strip() for cell in re.split(r"(?<!\\)\|", line)[1:-1]]
        if cells and all(re.fullmatch(r"\d{4}", cell) for cell in cells[1:]):
            years = [int(cell) for cell in cells[1:]]
        elif cells and not cells[0].startswith(":-"):
            for year, cell in zip(years, cells[1:], strict=True):
                shown = re.sub(r" \[[\d, ]+\]$", "", cell)
                if shown != "·":
                    found[cells[0], year] = shown
    return found


def later_keys(strategy: Strategy, records: Records, day: date) -> set[tuple[str, int]]:
    """Return title and year of every figure of 2016 to 2018 with a revision known after a day."""
    titles = {
        name: i.title + (f" ({i.unit})" if i.unit else "")
        for i in strategy.indicators()
        for name in (i.id, *i.formerly)
    }
    before = set(known(records.readings, day))
    late = {(r.indicator, r.year) for r in records.readings if r not in before}
    # A computed figure is known with the last of its inputs.
    for indicator in strategy.indicators():
        if indicator.derive is not None:
            late |= {(indicator.id, y) for id_, y in list(late) if id_ in indicator.derive.ids}
    return {
        (titles[id_].replace("$", r"\$"), year)
        for id_, year in late
        if id_ in titles and 2016 <= year <= 2018
    }


@pytest.mark.parametrize("day", [MEETING, date(2019, 12, 31), date(2020, 6, 1)])
def test_two_days_differ_by_what_became_known_between_them(root: Path, day: date) -> None:
    strategy, records = bundled(root)
    then = figures(made(strategy, records, 2018, day))
    now = figures(made(strategy, records, 2018, None))
    differing = {key for key in then | now if then.get(key) != now.get(key)}
    late = later_keys(strategy, records, day)
    # A revision that says the same again is known later, and is no other figure.
    same = {key for key in late if then.get(key) == now.get(key)}
    assert differing == late - same
    assert differing
    for key in same:
        assert key in then or key not in now


def test_before_anything_was_known_there_is_nothing_to_tell(root: Path) -> None:
    strategy, records = bundled(root)
    first = min(reading.known_from for reading in records.readings)
    text = made(strategy, records, 2018, first - timedelta(days=1))
    assert "Readings by year" not in text
    assert ": Sources" not in text
