"""Text of people's in every place of a report: it stays text, and the report keeps its shape."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from mdit_py_plugins.gfm import gfm_plugin
from report_cards import card, point, reading, render, result, roll_up
from small_card import small

from scorecard.model.plan import Aim, Goal, Indicator, Kind, Level, Objective, Target
from scorecard.model.reading import RevisionReason, Source
from scorecard.model.records import Records
from scorecard.model.scorecard import GoalResult, ObjectiveResult, Scorecard
from scorecard.model.status import Reason, Status
from scorecard.report.markdown import escape

if TYPE_CHECKING:
    from collections.abc import Callable

    from markdown_it.token import Token

    from scorecard.model.reading import Reading

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


def bars(line: str) -> int:
    """Count the bars of a table's line that part cells."""
    return len(re.findall(r"(?<!\\)(?:\\\\)*\|", line))


def entered(text: str) -> list[Reading]:
    """Return readings in which everything people write is this text."""
    source = Source(text, text, f"https://example.org/{text}", text)
    return [
        reading("n", 2018, "4", source=source),
        reading("n", 2019, "5", source=source),
        reading(
            "n",
            2019,
            "6",
            source=source,
            revision=2,
            reason=RevisionReason.METHOD_CHANGE,
            published=date(2021, 1, 1),
        ),
        reading("n", 2020, None, no_data=text),
        reading("s", 2020, text, source=source),
        reading("w", 2020, text, source=source),
        reading("c", 2020, "7", source=source),
    ]


def written(text: str) -> tuple[Scorecard, Records]:
    """Return a scorecard in which everything people write is this text."""
    target = Target(Aim.AT_LEAST, 5.0, by=date(2021, 12, 31))
    revised = Target(Aim.AT_LEAST, 6.0, by=date(2021, 12, 31), decided=date(2019, 1, 1), why=text)
    number = Indicator(
        "n",
        text,
        unit=text,
        targets=(target, revised),
        target_set_by=text,
        definition=text,
    )
    scale = Indicator("s", text, Kind.SCALE, levels=(Level("a", text), Level(text, text)))
    words = Indicator("w", text, Kind.QUALITATIVE)
    context = Indicator("c", text, unit=text, context=True)
    known = entered(text)
    results = (
        result(
            number,
            Status.OFF_TRACK,
            text,
            point(known[0], 4.0),
            point(known[2], 6.0),
            point(known[3], None),
        ),
        result(scale, Status.ACHIEVED, text, point(known[4], 1.0)),
        result(words, Status.AT_RISK, text, point(known[5], None)),
        result(Indicator("u", text), Status.NOT_ASSESSED, text, reason=Reason.DUE_NO_READING),
        result(context, Status.NOT_ASSESSED, text, point(known[6], 7.0), reason=Reason.CONTEXT),
    )
    told = roll_up(results, Status.OFF_TRACK, text)
    line = " ".join(text.split())
    objective = Objective("1a", text, tuple(r.indicator for r in results), description=line)
    goal = Goal("1", text, (objective,), description=line)
    made = GoalResult(goal, told, (ObjectiveResult(objective, told, results),))
    return card(made, title=text, organisation=text), Records(tuple(known))


PLAIN = shape(PARSER.parse(render(*written("plain"))))
MARKUP = st.text(st.sampled_from("\\`*_{}[]<>()#+-.!|~$^:=&;@%\"'/ \n\taZ19w"), max_size=20)


@settings(max_examples=60)
@given(st.one_of(MARKUP, st.text(max_size=20)))
def test_no_text_changes_the_shape_of_a_report(text: str) -> None:
    if not escape(text):
        return
    report = render(*written(text))
    assert shape(PARSER.parse(report)) == PLAIN
    assert not re.search(r"[^\S\n]\n|\n{3}|\r|\x0b|\x0c", report)
    assert report.endswith("\n")


@settings(max_examples=40)
@given(st.text(st.characters(exclude_categories=["C", "Z"]), min_size=1, max_size=20))
def test_text_reads_in_a_report_as_it_was_written(text: str) -> None:
    inline = [
        "".join(c.content for c in t.children or []) for t in PARSER.parse(render(*written(text)))
    ]
    assert f"Progress in 2020: {text}" in inline
    assert f"Goal 1: {text}" in inline
    assert f"{text} ({text})" in inline
    assert sum(text in line for line in inline) > 30


@pytest.mark.parametrize("make", [small, lambda: written("a | b \\| c")])
def test_every_line_of_a_table_has_the_cells_of_its_head(
    make: Callable[[], tuple[Scorecard, Records]],
) -> None:
    lines = render(*make()).splitlines()
    tables = "\n".join(line if line.startswith("|") else "" for line in lines).split("\n\n")
    heads = [table.strip().splitlines() for table in tables if table.strip()]
    assert len(heads) > 3
    for table in heads:
        assert {bars(line) for line in table} == {bars(table[0])}
        assert bars(table[0]) <= 8  # seven columns fit a page
