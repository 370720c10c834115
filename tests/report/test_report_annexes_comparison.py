"""The annex that says what other published methods would say."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from markdown_it import MarkdownIt
from series_case import PERIOD, by, done_by, indicator, readings, states

from scorecard.assessment.assess import assess
from scorecard.assessment.comparison import compare_methods
from scorecard.framework.load import load_plan
from scorecard.messages.peers import view_words
from scorecard.model.methods import AS_PUBLISHED
from scorecard.model.plan import Audience, Goal, Kind, ReportSettings, Section, Strategy, Thresholds
from scorecard.model.records import Records
from scorecard.model.scorecard import agree
from scorecard.model.status import Status
from scorecard.records.store import Store
from scorecard.report.brief import make_brief
from scorecard.report.maker import make_report

if TYPE_CHECKING:
    from pathlib import Path

    from scorecard.model.plan import Indicator
    from scorecard.model.reading import Reading
    from scorecard.model.scorecard import IndicatorResult, PeerVerdict

HEADING = "What other published methods would say"
ENTERED = tuple(readings({2018: 105}))
ORDER = (Status.MISSED, Status.OFF_TRACK, Status.AT_RISK, Status.ON_TRACK, Status.ACHIEVED)
LINE = re.compile(
    r"^- (.+) agrees on (\d+) of (\d+)(?:; it puts| and puts)?(?: (\d+) higher)?(?: and)?"
    r"(?: (\d+) lower)?\.$",
    re.MULTILINE,
)


def report(
    *indicators: Indicator,
    entered: tuple[Reading, ...] = ENTERED,
    audience: Audience = Audience.BOARD,
    **settings: Any,
) -> str:
    """Return the report of 2018 on a goal's own indicators."""
    goals = (Goal("I", "Growth", indicators=indicators),)
    strategy = Strategy("S", PERIOD, goals=goals, report=ReportSettings(**settings))
    records = Records(entered)
    card = assess(strategy, records, year=2018)
    return make_report(
        make_brief(card, records, restatements=(), plan_digest="0" * 64, audience=audience)
    )


def annex(text: str) -> str:
    """Return the annex, empty where there is none."""
    found = re.search(
        rf"^## Annex [A-Z]: {HEADING}\n(.*?)(?=^## |^Made by )", text, re.MULTILINE | re.DOTALL
    )
    return "" if found is None else found[1]


def tables(text: str) -> list[dict[str, dict[str, str]]]:
    """Return each table: of every title what stands under each heading."""
    found: list[dict[str, dict[str, str]]] = []
    for block in re.findall(r"(?:^\|.*\n)+", annex(text), re.MULTILINE):
        head, _, *rows = [
            [cell.strip() for cell in re.split(r"(?<!\\)\|", line)[1:-1]]
            for line in block.splitlines()
        ]
        found.append({row[0]: dict(zip(head[1:], row[1:], strict=True)) for row in rows})
    return found


def test_each_says_its_own_word_and_whether_it_is_higher() -> None:
    """The strategy's own case: 105 in 2018, on the way from 100 in 2016 to 130 by 2020."""
    lenient = replace(states(), thresholds=Thresholds(at_risk=0.3))
    first, second = tables(report(lenient))
    said = first["States Parties"] | second["States Parties"]
    assert said["Status"] == "▲ At risk"
    assert said["Open SDG"] == "limited progress (lower)"
    assert said["Eurostat"] == "moderate deterioration (lower)"
    assert said["UN chart"] == "Limited or No Progress (lower)"
    assert said["OKR"] == "red (lower)"
    assert said["Achievement"] == "B1"
    first, second = tables(report(states()))
    said = first["States Parties"] | second["States Parties"]
    assert said["Status"] == "■ Off track"
    assert said["Open SDG"] == "limited progress"
    assert said["Achievement"] == "B1 (higher)"


def test_it_counts_how_often_each_agrees() -> None:
    """Hand-made: 14 of 30 is yellow and 5 of 30 red, whatever the plan's own cuts say."""
    lenient = replace(states(), id="y", title="Y", thresholds=Thresholds(at_risk=0.3))
    strict = replace(states(), id="z", title="Z", thresholds=Thresholds(at_risk=0.94))
    entered = (*ENTERED, *readings({2018: 105}, "y"), *readings({2018: 114}, "z"))
    text = annex(report(states(), lenient, strict, entered=entered))
    assert "- OKR agrees on 1 of 3; it puts 1 higher and 1 lower." in text
    assert "- Achievement agrees on 1 of 3 and puts 2 higher." in text
    assert "- Open SDG agrees on 1 of 2 and puts 1 lower." in annex(
        report(states(), lenient, entered=entered[:2])
    )
    assert "- OKR agrees on 1 of 1." in annex(report(states()))


def test_the_method_that_gave_the_status_is_not_counted_as_agreeing() -> None:
    text = annex(report(replace(states(), thresholds=Thresholds("opensdg"))))
    assert "| limited progress " in text
    assert "Open SDG agrees" not in text
    assert "Eurostat agrees on 1 of 1." in text


def test_indicators_of_which_none_says_anything_are_named() -> None:
    rules = indicator(done_by(2020), id="r", title="Rules", kind=Kind.YES_NO)
    assert "No other method says anything of: Rules." in annex(report(states(), rules))
    assert annex(report(rules)) == ""


def test_what_is_not_to_be_scored_is_not_compared() -> None:
    shown = replace(states(), id="c", title="Shown", context=True)
    assert "Shown" not in annex(report(states(), shown))


@pytest.mark.parametrize("audience", list(Audience))
def test_it_is_for_everybody(audience: Audience) -> None:
    assert "| limited progress " in annex(report(states(), audience=audience))


def test_a_plan_may_leave_it_out() -> None:
    others = tuple(section for section in Section if section is not Section.COMPARISON)
    text = report(states(), sections=others)
    assert annex(text) == ""
    assert HEADING not in text


def test_words_of_the_plan_stay_text() -> None:
    bounds = replace(
        AS_PUBLISHED.un,
        measure="level",
        level_cuts=(120.0, 90.0),
        level_words=("<b>near</b>", "mid_way | *half* _on_", "far"),
    )
    named = Thresholds(parameters=replace(AS_PUBLISHED, un=bounds))
    hostile = replace(states(by(2020)), title="A | <i>title</i>", thresholds=named)
    text = report(hostile)
    tokens = MarkdownIt("commonmark").enable("table").parse(annex(text))
    shown = ["".join(c.content for c in t.children or ()) for t in tokens if t.type == "inline"]
    assert "A | <i>title</i>" in shown
    assert any(cell.startswith("mid_way | *half* _on_") for cell in shown)
    assert not [t for t in tokens for c in t.children or () if c.type == "html_inline"]


@pytest.mark.parametrize("year", range(2017, 2022))
def test_the_bundled_annex_says_what_the_comparison_says(root: Path, year: int) -> None:
    text, pairs = bundled(root, year)
    shown: dict[tuple[str, str], str] = {}
    for table in tables(text):
        shown |= {(title, name): cell for title, row in table.items() for name, cell in row.items()}
    for ours, verdict in pairs:
        cell = shown.get((ours.indicator.title, column(verdict)), "–")
        assert cell == cell_of(ours.status, verdict)


@pytest.mark.parametrize("year", range(2017, 2022))
def test_the_bundled_counts_are_those_of_the_comparison(root: Path, year: int) -> None:
    text, pairs = bundled(root, year)
    counted: dict[str, list[bool]] = {}
    for ours, verdict in pairs:
        if verdict.status and ours.status is not Status.NOT_ASSESSED:
            counted.setdefault(column(verdict), []).append(agree(ours.status, verdict.status))
    found = list(LINE.finditer(annex(text)))
    told = {m[1]: (int(m[2]), int(m[3])) for m in found}
    assert told == {name: (sum(agreed), len(agreed)) for name, agreed in counted.items()}
    assert all(int(m[2]) + int(m[4] or 0) + int(m[5] or 0) == int(m[3]) for m in found)


def test_methods_are_shared_out_over_tables_a_page_is_wide_enough_for(root: Path) -> None:
    for year in range(2018, 2022):
        text, _ = bundled(root, year)
        sizes = [len(next(iter(table.values()))) - 1 for table in tables(text)]
        assert len(sizes) == 2
        assert max(sizes) <= 4
        assert max(sizes) - min(sizes) <= 1


def bundled(root: Path, year: int) -> tuple[str, list[tuple[IndicatorResult, PeerVerdict]]]:
    """Return the report of a year, and each verdict of the comparison with our own result."""
    plan = load_plan(root / "indicators.toml", use_cache=False).strategy
    assert plan is not None
    records = Store.open(root / "data" / "readings.jsonl").records()
    card = assess(plan, records, year=year)
    results = {result.indicator.id: result for result in card.indicators()}
    pairs = [
        (results[each.indicator.id], verdict)
        for each in compare_methods(plan, records, year)
        if each.reason is None
        for verdict in each.verdicts
    ]
    return make_report(make_brief(card, records, restatements=(), plan_digest="0" * 64)), pairs


def column(said: PeerVerdict) -> str:
    """Return the heading a verdict stands under."""
    name = view_words(said)
    return name[:1].upper() + name[1:]


def cell_of(ours: Status, said: PeerVerdict) -> str:
    """Return what a cell holds, by a rule of its own."""
    if said.status is None:
        return "–"
    word = said.word.replace("_", " ")
    if ours is Status.NOT_ASSESSED or agree(ours, said.status):
        return word
    way = "higher" if ORDER.index(said.status) > ORDER.index(ours) else "lower"
    return f"{word} ({way})"
