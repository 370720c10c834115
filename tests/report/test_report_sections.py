"""The sections of a report: which there are, in which order, and those with nothing to say."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import pytest
from board_cards import plan, records, report
from hypothesis import example, given, settings
from hypothesis import strategies as st
from report_cards import reading

from scorecard.model.plan import (
    ANNEXES,
    Aggregate,
    Audience,
    Entity,
    Indicator,
    Kind,
    ReportSettings,
    Section,
    Strategy,
)
from scorecard.model.records import Records
from scorecard.report.annexes import restatement_views
from scorecard.report.brief import make_brief
from scorecard.report.document import ChartLink
from scorecard.report.figures import Figures, Sources
from scorecard.report.maker import make_report
from scorecard.review.restated import Restatement

HEADINGS = {
    Section.GLANCE: "At a glance",
    Section.SCORECARD: "Scorecard",
    Section.CHANGES: "What changed since 2018",
    Section.LAST_PRIORITIES: "Priorities, and what became of them",
    Section.DECISIONS: "Decisions",
    Section.GOALS: "Goal I: A treaty for all",
    Section.RESTATEMENTS: "Restatements",
    Section.NEXT_PRIORITIES: "Priorities for 2020",
    Section.READINGS: "Readings by year",
    Section.DEFINITIONS: "Definitions, and what decided each status",
    Section.SOURCES: "Sources",
    Section.METHOD: "Method",
    Section.COMPARISON: "What other published methods would say",
    Section.DUE: "Still due for 2019",
}


def headings(text: str) -> list[str]:
    """Return the headings of the second level, annexes without their letter."""
    found = re.findall(r"^## (.+)$", text, re.MULTILINE)
    return [re.sub(r"^Annex [A-Z]: ", "", heading) for heading in found]


def cited(text: str) -> list[int]:
    """Return the numbers of sources in the order they are first referred to."""
    groups = re.findall(r" \[(\d+(?:, \d+)*)\]", text)
    return list(dict.fromkeys(int(n) for group in groups for n in group.split(", ")))


def test_all_sections_stand_in_their_usual_order() -> None:
    assert headings(report()) == list(HEADINGS.values())


def test_annexes_are_lettered_in_the_order_they_stand_in() -> None:
    wanted = ReportSettings((Section.METHOD, Section.GLANCE, Section.SOURCES))
    text = report(settings=wanted)
    found = re.findall(r"^## (.+)$", text, re.MULTILINE)
    assert found == ["Annex A: Method", "At a glance", "Annex B: Sources"]


@settings(max_examples=40, deadline=None)
@example([Section.GLANCE, Section.SOURCES])
@given(st.lists(st.sampled_from(list(Section)), unique=True, min_size=1))
def test_any_choice_of_sections_is_a_report(chosen: list[Section]) -> None:
    text = report(settings=ReportSettings(tuple(chosen)))
    numbers = cited(text)
    silent = {Section.SOURCES} if not numbers else set()
    assert headings(text) == [HEADINGS[s] for s in chosen if s in HEADINGS and s not in silent]
    assert numbers == list(range(1, len(numbers) + 1))
    assert not numbers or Section.SOURCES in chosen
    section = re.split(r"^## ", text.partition(": Sources\n")[2], flags=re.MULTILINE)[0]
    assert [int(n) for n in re.findall(r"^(\d+)\. ", section, re.MULTILINE)] == numbers


def test_the_sections_after_the_body_are_the_annexes() -> None:
    order = list(Section)
    assert set(order[order.index(Section.READINGS) :]) == ANNEXES


def test_an_empty_strategy_says_so_and_no_more() -> None:
    card_plan = Strategy("Nothing yet", (2019, 2021))
    from scorecard.assessment.assess import assess

    card = assess(card_plan, Records(), year=2019)
    text = make_report(make_brief(card, Records(), restatements=(), plan_digest=""))
    assert headings(text) == ["At a glance", "Method"]
    assert "2019, year 1 of 3: the plan has no indicators to assess yet." in text
    assert "digest unknown" in text


def test_a_year_without_anybodys_words_has_no_empty_sections() -> None:
    bare = records()
    text = report(held=Records(bare.readings))
    absent = {"Priorities, and what became of them", "Decisions", "Priorities for 2020"}
    assert not absent & set(headings(text))
    assert "priority" not in text[text.index("### Asked of you") : text.index("## Scorecard")]


def test_the_first_year_is_held_against_none() -> None:
    from scorecard.assessment.assess import assess

    entered = records()
    card = assess(plan(), entered, year=2018)
    text = make_report(make_brief(card, entered, restatements=(), plan_digest=""))
    assert "What changed" not in text


def test_what_changed_names_what_was_restated_and_what_turned_on_it() -> None:
    text = report()
    section = text[text.index("## What changed since 2018") : text.index("## Priorities, and")]
    assert (
        "Against 2018, 1 indicator is worse, 1 fell behind what is asked without moving the wrong"
        " way and 1 is newly assessed." in section
    )
    assert "- ▲ At risk, now ■ Off track. The figure moved: Goal I." in section
    assert "- ▲ At risk, now ■ Off track. Time went on: Objective 1a." in section
    restated = text[text.index("## Restatements") :].partition("\n\n")[2]
    assert restated.startswith(
        "Restated after 1 March 2019, newest first. No status of 2019 turned"
    )


def test_what_changed_without_page_one_tells_all_of_it() -> None:
    alone = report(settings=ReportSettings((Section.CHANGES,)))
    assert "- ▲ At risk, now ■ Off track. Time went on: Objective 1a; Member states." in alone
    said = "- 1 figure was restated after 1 March 2019. No status of 2019 turned on it."
    assert said in alone
    assert said not in report()


def test_the_board_is_asked_for_what_waits_in_full() -> None:
    text = report()
    asked = text[text.index("### Asked of you") : text.index("## Scorecard")]
    assert re.findall(r"^- (.+)$", asked, re.MULTILINE) == [
        "Approve and close 2019.",
        r"Say what became of priority 2019-3: Find a \*donor\* \| partner. Set on 1 January 2019.",
        "Adopt priority 2020-2: Open an office in Narnia. Proposed on 1 January 2020.",
        (
            "See to decision D2019-1, which is overdue: Write to the signatories. "
            "With Ms Lindqvist, due on 30 September 2019."
        ),
    ]
    before = report(as_of=date(2019, 9, 30))
    assert "overdue" not in before


def test_a_percentage_of_few_says_of_how_many() -> None:
    text = report()
    assert "50 % (2019, 6 of 12)" in text
    assert "25 % (2018, 2 of 8)" in text
    assert "25 % (2 of 8) [2]" in text
    assert "50 % in 2019 (6 of 12)" in text


def test_charts_stand_under_their_objective_and_the_rest_in_the_annex() -> None:
    links = {
        id_: ChartLink(f"a folder/{id_}.svg", f"What {id_} shows.")
        for id_ in ("members", "money", "share")
    }
    text = report(charts=links)
    assert "![Member states: What members shows.](a%20folder/members.svg)" in text
    assert "![Support for survivors: What money shows.](a%20folder/money.svg)" in text
    assert "- [Projects led by survivors](a%20folder/share.svg)" in text
    assert "![" not in report()
    short = report(settings=ReportSettings((Section.READINGS,)), charts=links)
    assert short.count("](a%20folder/") == 3


@pytest.mark.parametrize("audience", Audience)
def test_the_progress_of_a_report_is_told(audience: Audience) -> None:
    from scorecard.assessment.assess import assess

    told: list[tuple[int, int]] = []
    entered = records()
    card = assess(plan(), entered, year=2019)
    brief = make_brief(
        card,
        entered,
        restatements=(),
        plan_digest="",
        audience=audience,
        progress=lambda done, of: told.append((done, of)),
    )
    make_report(brief)
    assert [done for done, _ in told] == list(range(len(told)))
    assert told[-1][0] == told[-1][1]


def test_a_restated_figure_of_an_entity_is_one_of_its_own_kind() -> None:
    counted = Indicator(
        "share",
        "States above half",
        entities=(Entity("asia", "Asia"),),
        entity_kind=Kind.PERCENT,
        aggregate=Aggregate.COUNT,
    )
    was, now = (replace(reading("share", 2018, value), entity="asia") for value in ("45", "47"))
    step = Restatement(counted, was.key, was, now, date(2019, 5, 1), "correction")
    (view,) = restatement_views([step], Figures(None, Sources()))
    (told,) = view.steps
    assert (told.was, told.now) == ("45 %", "47 %")


def brief_report(audience: Audience = Audience.BOARD) -> str:
    from scorecard.assessment.assess import assess

    entered = records()
    card = assess(plan(), entered, year=2019)
    brief = make_brief(
        card, entered, restatements=(), plan_digest="", audience=audience, short=True
    )
    return make_report(brief)


def test_a_brief_report_is_page_one_and_the_objectives() -> None:
    text = brief_report()
    assert headings(text) == ["At a glance", "Scorecard"]
    assert '\nform: "brief"\n' in text
    assert "\nform:" not in report()
    assert cited(text) == []
    assert "- 1 figure was restated after 1 March 2019. No status of 2019 turned on it.\n" in text
    assert "- Priorities for 2020: Ratification drive.\n" in text
    page = report().partition("## At a glance")[2].partition("## Scorecard")[0]
    short = text.partition("## At a glance")[2].partition("## Scorecard")[0]
    assert re.sub(r" \[[\d, ]+\]", "", page) == short


def test_a_brief_report_outside_has_nothing_of_the_boards_own() -> None:
    text = brief_report(Audience.PUBLIC)
    assert "Asked of you" not in text
    assert "Narnia" not in text
    assert "Priorities for 2020: Ratification drive." in text
