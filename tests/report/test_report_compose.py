"""What holds for every report: its shape, its numbers, its dates, and text that stays text."""

from __future__ import annotations

import re
import subprocess
import sys
from dataclasses import replace
from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from markdown_it import MarkdownIt
from mdit_py_plugins.gfm import gfm_plugin
from report_cards import (
    BY_2020,
    WITH_TARGET,
    card,
    one_objective,
    point,
    reading,
    render,
    result,
    roll_up,
)
from small_card import small

from scorecard.model.plan import Baseline, Goal, Indicator, Objective
from scorecard.model.reading import RevisionReason, Source
from scorecard.model.records import Records
from scorecard.model.scorecard import GoalResult, ObjectiveResult, ReadingPoint, Rule
from scorecard.model.status import Reason, Status

if TYPE_CHECKING:
    from markdown_it.token import Token

PARSER = MarkdownIt("commonmark")
gfm_plugin(PARSER, dollarmath=True, front_matter=True)


def shape(tokens: list[Token]) -> list[str]:
    """Return the types of the tokens, the pieces of one text as one."""
    found: list[str] = []
    for token in tokens:
        for type_ in (token.type + token.tag, *shape(token.children or [])):
            if type_ != "text" or found[-1:] != ["text"]:
                found.append(type_)
    return found


def cited(text: str) -> list[int]:
    """Return the numbers of sources in the order they are first referred to."""
    groups = re.findall(r" \[(\d+(?:, \d+)*)\]", text)
    return list(dict.fromkeys(int(n) for group in groups for n in group.split(", ")))


def listed(text: str) -> list[int]:
    """Return the numbers in the list of sources."""
    sources = re.split(r"^## ", text[text.index(": Sources\n") :], flags=re.MULTILINE)[0]
    return [int(number) for number in re.findall(r"^(\d+)\. ", sources, re.MULTILINE)]


@pytest.fixture
def report() -> str:
    return render(*small())


def test_headings_are_unique_and_skip_no_level(report: str) -> None:
    headings = re.findall(r"^(#+) (.+)$", report, re.MULTILINE)
    levels = [len(marks) for marks, _ in headings]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(later <= earlier + 1 for earlier, later in pairwise(levels))
    assert len({title for _, title in headings}) == len(headings)


def test_there_is_no_html_and_every_paragraph_is_one_line(report: str) -> None:
    tokens = PARSER.parse(report)
    assert not [t for t in shape(tokens) if t.startswith("html")]
    assert "softbreak" not in "".join(shape(tokens))
    assert re.findall(r"<(?!https?://[^ <>]+>)", report) == []


def test_sources_are_numbered_by_first_use_and_all_are_listed(report: str) -> None:
    assert cited(report) == listed(report) == [1, 2, 3]


def test_no_status_hangs_on_its_mark_alone(report: str) -> None:
    for mark, words in (("✕", "missed"), ("■", "off track"), ("▲", "at risk"), ("★", "achieved")):
        lines = [line for line in report.splitlines() if mark in line]
        assert len(lines) > 2
        assert all(words in line.lower() for line in lines)


def test_the_same_input_in_any_order_gives_the_same_bytes() -> None:
    made, records = small()
    turned = Records(records.readings[::-1], records.judgements)
    assert render(made, records) == render(made, turned) == render(*small())


def test_dates_are_those_of_the_data_never_of_the_clock() -> None:
    known = reading("members", 2020, "110", published=date(2021, 3, 1))
    made = result(WITH_TARGET, Status.MISSED, "Missed.", point(known, 110.0))
    plain = render(card(one_objective(made)), Records((known,)))
    assert 'date: "2021-03-01"\n' in plain
    assert 'data_as_of: "2021-03-01"\n' in plain
    assert "as_of: " not in plain.replace("data_as_of", "")
    asked = render(card(one_objective(made), as_of=date(2021, 6, 30)), Records((known,)))
    assert 'date: "2021-06-30"\n' in asked
    assert 'data_as_of: "2021-03-01"\n' in asked
    assert "As known on 30 June 2021." in asked


def test_an_empty_plan_has_a_report_that_says_so() -> None:
    text = render(card(), Records())
    assert "2020, year 4 of 5: the plan has no indicators to assess yet." in text
    assert "### New" not in text
    assert "date:" not in text
    for absent in ("## Scorecard", ": Sources", ": Readings by year", "| Status"):
        assert absent not in text


def test_a_goal_and_an_objective_without_indicators_stand_there() -> None:
    told = roll_up((), Status.NOT_ASSESSED, "It has no indicators yet.", Reason.NO_TARGET)
    objective = Objective("1a", "To come")
    goal = GoalResult(Goal("1", "Later", (objective,)), told, (ObjectiveResult(objective, told),))
    text = render(card(goal), Records())
    assert "### Objective 1a: To come\n\n**○ Not assessed.** It has no indicators yet.\n" in text


def test_a_faulty_indicator_is_shown_as_one() -> None:
    faulty = Indicator("x", "Broken", faulty=True)
    made = result(faulty, Status.NOT_ASSESSED, "The plan has a fault.", reason=Reason.FAULT)
    text = render(card(one_objective(made)), Records())
    assert "○ Fault in the plan" in text
    assert "year 4 of 5: 1 cannot be told." in text
    assert "Still due" not in text


def test_a_scorecard_in_which_nothing_could_be_assessed_says_so() -> None:
    made = [
        result(Indicator(id_, id_), Status.NOT_ASSESSED, "No reading yet.", reason=reason)
        for id_, reason in (("a", Reason.NO_READING), ("b", Reason.STALE), ("c", Reason.STALE))
    ]
    text = render(card(one_objective(*made)), Records())
    assert "2020, year 4 of 5: 3 cannot be told.\n" in text
    assert "\nNone of the 3 indicators has a reading for 2020 yet.\n" in text
    assert "\nNo status moved.\n" in text


@pytest.mark.parametrize(
    ("entered", "expected", "said"),
    [
        (0, 0, "No reading was asked for in 2020."),
        (0, 1, "The one indicator that was to be read in 2020 has no reading yet."),
        (1, 1, "The one indicator that was to be read in 2020 has its reading."),
        (0, 2, "None of the 2 indicators has a reading for 2020 yet."),
        (1, 2, "Of 2 indicators, 1 has a reading for 2020."),
        (2, 2, "Of 2 indicators, 2 have a reading for 2020."),
    ],
)
def test_how_many_were_read_is_said_of_those_that_were_to_be(
    entered: int, expected: int, said: str
) -> None:
    made = [
        result(Indicator(id_, id_), Status.NOT_ASSESSED, "None.", reason=Reason.NO_READING)
        for id_ in ("a", "b")
    ]
    found = replace(card(one_objective(*made)), entered=entered, expected_entries=expected)
    assert f"\n{said}\n" in render(found, Records())
    alone = replace(card(one_objective(made[0])), entered=min(entered, 1), expected_entries=1)
    has = "a reading for 2020." if entered else "no reading for 2020 yet."
    assert f"\nThe one indicator has {has}\n" in render(alone, Records())
    if expected == 2:
        three = replace(card(one_objective(*made, made[0])), entered=entered, expected_entries=2)
        have = {0: "none has", 1: "1 has", 2: "2 have"}[entered]
        more = " yet" if not entered else ""
        assert f"\n2 indicators were to be read in 2020; {have} a reading{more}.\n" in render(
            three, Records()
        )


def test_one_assessed_indicator_reads_as_one() -> None:
    known = reading("members", 2020, "110")
    missed = result(WITH_TARGET, Status.MISSED, "Missed.", point(known, 110.0))
    bare = result(Indicator("b", "B"), Status.NOT_ASSESSED, "None.", reason=Reason.NO_READING)
    text = render(card(one_objective(missed, bare)), Records((known,)))
    assert "0 of 2 achieved or on track · 1 missed · 1 cannot be told." in text


def test_long_news_is_cut_and_says_how_much_is_left_out() -> None:
    made = [
        result(Indicator(f"i{n}", f"Thing {n}"), status, "Said.")
        for n, status in enumerate([Status.OFF_TRACK] * 8 + [Status.MISSED] * 3)
    ]
    text = render(card(one_objective(*made)), Records())
    news = text[text.index("### New this year") : text.index("## Scorecard")]
    assert re.findall(r"Thing \d+", news) == [f"Thing {n}" for n in (8, 9, 10)]
    assert "- And 8 more.\n" in news


def test_what_is_achieved_stands_before_what_is_on_track() -> None:
    made = [
        result(Indicator(id_, f"Thing {id_}"), status, "Said.")
        for id_, status in (("a", Status.ON_TRACK), ("b", Status.ACHIEVED), ("c", Status.ON_TRACK))
    ]
    text = render(card(one_objective(*made)), Records())
    news = text[text.index("### New this year") : text.index("## Scorecard")]
    assert re.findall(r"Thing (\w)", news) == ["b", "a", "c"]


def test_three_hundred_indicators_make_one_report() -> None:
    made = [
        result(Indicator(f"i{n}", f"Thing {n}", unit="things"), Status.OFF_TRACK, "Said.")
        for n in range(300)
    ]
    text = render(card(one_objective(*made)), Records())
    assert len(re.findall(r"^\| 1a Thing \d+ \(things\)", text, re.MULTILINE)) == 300
    annex = text[text.index(": Definitions") :]
    assert len(re.findall(r"^- \*\*Thing \d+\.\*\* Said\.$", annex, re.MULTILINE)) == 300


def test_a_figure_and_what_was_expected_differ_on_paper_when_they_do() -> None:
    known = reading("members", 2020, "129.9999")
    computed = ReadingPoint(2020, 129.9999, derived_from=(known,))
    for shown in (point(known, 129.9999), computed):
        made = result(WITH_TARGET, Status.MISSED, "Missed.", shown, expected=130.0)
        text = render(card(one_objective(made)), Records((known,)))
        row = next(x for x in text.splitlines() if x.startswith("| 1a Member states (states)"))
        assert "129.9999 (2020) [1]" in row
        assert re.search(r"\| +130 \|", row)


def test_a_baseline_refers_to_the_reading_that_says_the_same() -> None:
    eve = reading("members", 2016, "100.0", source=Source("Register"))
    other = reading("members", 2016, "101", source=Source("Register"))
    for entered, shown in ((eve, "100.0 (2016) [1]"), (other, "100 (2016) |")):
        made = result(
            WITH_TARGET, Status.ON_TRACK, "Said.", point(entered, float(entered.value or 0))
        )
        assert shown in render(card(one_objective(made)), Records((entered,)))


def test_a_figure_without_a_source_says_so_and_has_no_number() -> None:
    known = reading("members", 2020, "110", source=Source())
    made = result(WITH_TARGET, Status.MISSED, "Missed.", point(known, 110.0))
    text = render(card(one_objective(made)), Records((known,)))
    assert "The 2020 figure has no source." in text
    assert "- Without a source: Member states.\n" in text
    assert ": Sources" not in text


def test_the_judgement_of_a_headline_is_the_why_of_its_objective() -> None:
    known = reading("members", 2020, "110")
    missed = result(WITH_TARGET, Status.MISSED, "Missed by 20.", point(known, 110.0))
    fine = result(Indicator("b", "B", targets=(BY_2020,)), Status.ON_TRACK, "Fine.")
    objective = Objective("1a", "More", (WITH_TARGET, fine.indicator), headline="b")
    told = roll_up((missed, fine), Status.ON_TRACK, "It takes the status of its headline.")
    goal = GoalResult(
        Goal("1", "Growth", (objective,)), told, (ObjectiveResult(objective, told, (missed, fine)),)
    )
    text = render(card(goal), Records((known,)))
    assert re.search(r"^\| 1a More .*\| ● On track .*\| Fine\. \|$", text, re.MULTILINE)
    assert "**● On track.** As its headline, B. Fine.\n" in text


def test_restatements_of_years_long_past_are_left_out() -> None:
    def twice(year: int) -> tuple[Source, ...]:
        return (Source(f"First {year}"), Source(f"Second {year}"))

    entered = tuple(
        reading(
            "members",
            year,
            value,
            source=source,
            revision=revision,
            published=date(2021, revision, 1),
            reason=RevisionReason.RESTATED_BY_SOURCE if revision > 1 else "",
        )
        for year in (2014, 2016, 2018)
        for revision, (value, source) in enumerate(zip(("1", "2"), twice(year), strict=True), 1)
    )
    made = result(WITH_TARGET, Status.ON_TRACK, "Said.")
    text = render(card(one_objective(made)), Records(entered))
    assert "Second 2018" in text
    assert "Second 2016" in text
    assert "2014" not in text


def test_a_figure_taken_back_is_a_restatement_and_the_newest_record() -> None:
    first = reading("members", 2019, "107")
    gone = reading(
        "members",
        2019,
        None,
        revision=2,
        published=date(2021, 6, 1),
        reason=RevisionReason.RESTATED_BY_SOURCE,
    )
    made = result(WITH_TARGET, Status.NOT_ASSESSED, "Nothing.", reason=Reason.NO_READING)
    text = render(card(one_objective(made)), Records((first, replace(gone, retracted=True))))
    assert "2019: from 107 to taken back, known from 1 June 2021, restated by source. [1]" in text
    assert 'data_as_of: "2021-06-01"\n' in text


def test_a_long_period_is_cut_into_tables_that_fit_a_page() -> None:
    eve = Indicator("members", "Member states", baselines=(Baseline(2016, 100.0),))
    points = [point(reading("members", year, str(year)), float(year)) for year in range(2017, 2027)]
    made = result(eve, Status.ON_TRACK, "Said.", *points, rule=Rule.RATIO)
    text = render(card(one_objective(made), year=2026), Records())
    section = text[text.index(": Readings by year") : text.index(": Sources")]
    heads = [line for line in section.splitlines() if line.startswith("| Indicator")]
    assert [re.findall(r"\d{4}", head) for head in heads] == [
        [str(year) for year in range(2016, 2022)],
        [str(year) for year in range(2022, 2027)],
    ]


def test_importing_the_room_does_not_load_the_template_engine() -> None:
    code = "import sys, scorecard.report; print('jinja2' in sys.modules)"
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout == "False\n"
