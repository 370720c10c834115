"""The report of the bundled strategy, and the page that tells how to lay one out anew.

To accept a new report after reading the difference: UPDATE_GOLDEN=1, run this test, look at git
diff.
"""

from __future__ import annotations

import os
import re
from dataclasses import fields
from datetime import date
from typing import TYPE_CHECKING

import pytest

from scorecard.assessment.assess import assess
from scorecard.framework.load import load_plan
from scorecard.messages import catalogue
from scorecard.records.store import Store
from scorecard.report import document
from scorecard.report.brief import make_brief
from scorecard.report.charts.drawing import draw_charts
from scorecard.report.document import ChartLink
from scorecard.report.maker import make_report
from scorecard.review.restated import restatements

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(autouse=True)
def _own_words(own_words: None) -> None:
    """Give the words back."""


def bundled(root: Path, year: int, as_of: date | None = None, *, with_charts: bool = False) -> str:
    plan = load_plan(root / "indicators.toml", use_cache=False)
    assert plan.strategy is not None
    catalogue.use(labels=plan.strategy.labels)
    records = Store.open(root / "data" / "readings.jsonl").records()
    card = assess(plan.strategy, records, year=year, as_of=as_of)
    found = restatements(plan.strategy, records, year=year, as_of=as_of)
    # The plan's digest changes with every comment in it; the report's text does not.
    drawn = draw_charts(card) if with_charts else {}
    links = {id_: ChartLink(f"charts/{c.name}", c.finding) for id_, c in drawn.items()}
    return make_report(
        make_brief(card, records, restatements=found, plan_digest="0" * 64, charts=links)
    )


@pytest.mark.parametrize("year", range(2018, 2022))
def test_the_bundled_report_reads_as_agreed(root: Path, year: int) -> None:
    golden = root / "tests" / "golden" / f"report-{year}.md"
    text = bundled(root, year)
    if os.environ.get("UPDATE_GOLDEN"):
        golden.write_text(text, encoding="utf-8", newline="\n")
    assert text == golden.read_text(encoding="utf-8")


def test_page_one_tells_what_is_new_with_its_cause_and_the_rest_tells_the_rest(root: Path) -> None:
    text = bundled(root, 2020)
    glance, _, rest = text.partition("## Scorecard")
    changes = rest[rest.index("## What changed") : rest.index("## Context")]
    news = re.findall(r"^- ([★▲✕]) \*\*(.+?)\.\*\* .+ (Was .+\. .+\.)$", glance, re.MULTILINE)
    assert [line[0] for line in news] == ["★", "▲", "✕", "✕", "✕"]
    missed = "States Parties to the Convention on Cluster Munitions"
    assert news[2] == ("✕", missed, "Was off track. Its day came.")
    assert not [title for _, title, _ in news if f" {title};" in changes or f" {title}." in changes]
    assert "- And 5 more.\n" in glance
    assert "missed by 20" in glance


def test_page_one_has_a_row_for_each_goal_with_its_share_and_last_years_status(root: Path) -> None:
    glance = bundled(root, 2020).partition("## Scorecard")[0]
    rows = re.findall(
        r"^\| \*\*(I+) .+\*\* \| (.+?) +\| (.+?) +\| (.+?) +\|$", glance, re.MULTILINE
    )
    assert rows == [
        ("I", "▲ At risk", "**■ Off track**", "2 of 9 achieved or on track"),
        ("II", "■ Off track", "**■ Off track**", "1 of 10 achieved or on track"),
        ("III", "● On track", "**■ Off track**", "2 of 6 achieved or on track"),
    ]
    assert "| Was 2019 " in glance
    assert "- Approve and close 2020 (4 readings missing; 2017 to 2019 are open too).\n" in glance
    assert "at least 130 by 2020. Missed on 31 December 2020.\n" in glance


def test_casualties_are_restated_in_steps_as_they_became_known(root: Path) -> None:
    text = bundled(root, 2021)
    body, _, annex = text.partition("## Annex A")
    lines = re.findall(r"^- \*\*People killed or injured by mines .* from .*$", text, re.MULTILINE)
    assert "2019: from" in lines[0]  # what the board has not seen yet
    assert "2016: from" not in body
    assert "Restated earlier" in annex
    steps = re.findall(r" 2016: from ([\d,]+) to ([\d,]+), known from", lines[-1])
    assert steps[-1] == ("8,605", "9,437")  # newest first
    assert all(now == was for (_, now), (was, _) in zip(steps[1:], steps, strict=False))
    known = bundled(root, 2017, date(2017, 12, 31))
    assert "8,605" in known
    assert "9,437" not in known


def test_an_older_figure_in_the_table_says_its_year_after_the_unit(root: Path) -> None:
    text = bundled(root, 2018, date(2018, 11, 30))
    assert "102 states (2017), 115 expected" in text
    assert "98.3 US\\$ million (2017), 103 expected" in text


@pytest.mark.parametrize("year", range(2017, 2022))
def test_every_year_of_the_period_has_a_report(root: Path, year: int) -> None:
    text = bundled(root, year, date(year + 1, 12, 31))
    assert text.startswith(f'---\ntitle: "Progress in {year}"\n')
    assert f"As known on 31 December {year + 1}." in text
    later = [d for d in re.findall(r"data_as_of: \"(.+)\"", text) if d > f"{year + 1}-12-31"]
    assert later == []
    groups = re.findall(r" \[(\d+(?:, \d+)*)\]", text)
    cited = dict.fromkeys(int(number) for group in groups for number in group.split(", "))
    assert list(cited) == list(range(1, len(cited) + 1))
    listed = re.findall(r"^(\d+)\. ", text[text.index(": Sources\n") :], re.MULTILINE)
    assert [int(number) for number in listed] == list(cited)
    assert len(re.findall(r"^### Objective [123][abc]: ", text, re.MULTILINE)) == 8


@pytest.mark.parametrize("year", range(2018, 2022))
def test_the_report_is_as_long_as_a_board_reads(root: Path, year: int) -> None:
    text = bundled(root, year, with_charts=True).partition("\n---\n")[2]
    body = text[: text.index("## Annex ")]
    assert "![" in body  # what stands in place of a picture is read, too
    told = [word for word in body.split() if re.search(r"[^\W_]", word)]
    assert len(told) <= 2350  # the end of a strategy has most to tell; 2,400 are the most
    tables = re.findall(r"^\|[-:|]+\|$", body, re.MULTILINE)
    assert 1 <= len(tables) <= 8
    assert all(table.count("|") <= 7 for table in tables)  # six columns
    assert all(line.strip() for line in re.findall(r"^- (.*)$", body, re.MULTILINE))


@pytest.mark.parametrize(("year", "share"), [(2019, "2 of 4"), (2020, "3 of 5")])
def test_a_share_of_few_entities_says_of_how_many(root: Path, year: int, share: str) -> None:
    text = bundled(root, year)
    row = next(line for line in text.splitlines() if line.startswith("| 2b Article 5 deadlines"))
    assert f"({year}, {share})" in row
    assert f"{share} met the deadline in force" in text


def test_the_table_has_whole_titles_and_says_why_of_goals_too(root: Path) -> None:
    table = bundled(root, 2020).partition("## Scorecard")[2].partition("\n## ")[0]
    assert "…" not in table
    assert "complete clearance as soon as possible, by their respective Article 4" in table
    rows = re.findall(r"^\| \*\*.+ \| (.+) \|$", table, re.MULTILINE)
    assert rows == [
        "1a missed; 1b at risk; its own indicators 3 off track",
        "2a, 2b and 2c off track",
        "3a and 3c off track; 3b not assessed",
    ]


def test_of_many_that_went_the_same_way_for_one_cause_three_are_named(root: Path) -> None:
    text = bundled(root, 2021)
    way = "- ■ Off track, now ✕ Missed. Its day came: "
    line = next(row for row in text.splitlines() if row.startswith(way))
    assert line.count(";") == 3
    assert line.endswith("; and 3 more.")
    assert "- ■ Off track, now ✕ Missed. Its last day came: Goal I; Goal II; " in text
    restated = "Restated after 31 December 2020, newest first. No status of 2021 turned on any"
    assert restated in text


def test_every_value_a_template_may_print_is_on_the_page_about_it(root: Path) -> None:
    page = (root / "docs" / "report.md").read_text(encoding="utf-8")
    modules = (vars(document) | vars(document) | vars(document)).values()
    shapes = [value for value in modules if hasattr(value, "__dataclass_fields__")]
    assert len(shapes) > 20
    missing = {
        f"{shape.__name__}.{field.name}"
        for shape in shapes
        for field in fields(shape)
        if f"`{field.name}`" not in page
    }
    assert missing == set()
