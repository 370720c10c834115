"""The pages on the published methods: their cuts, words, examples and meanings are the code's."""

from __future__ import annotations

import re
from dataclasses import fields
from pathlib import Path

import pytest
import undp_rollups
from peer_cases import cases

from scorecard.assessment.methods import (
    achievement,
    eurostat,
    growth,
    okr,
    opensdg,
    rollups,
    sdsn,
    un,
)
from scorecard.assessment.methods.choose import MEANINGS, ask
from scorecard.assessment.methods.question import Question
from scorecard.messages.terms import note_word, status_word
from scorecard.model.methods import AS_PUBLISHED, PUBLISHED, Method, RollUpRule
from scorecard.model.scorecard import Point

FOLDER = Path(__file__).parents[2] / "docs" / "methods"
PAGES = {name: (FOLDER / f"{name}.md").read_text(encoding="utf-8") for name in PUBLISHED}
INDEX = (FOLDER / "README.md").read_text(encoding="utf-8")
WORDS: dict[tuple[str, str], tuple[str, ...]] = {
    ("opensdg", "ratio"): opensdg.CLASSES,
    ("opensdg", "growth"): opensdg.CLASSES,
    ("eurostat", "ratio"): eurostat.RATIO_CLASSES,
    ("eurostat", "growth"): eurostat.GROWTH_CLASSES,
    ("un", "ratio"): un.CLASSES,
    ("un", "growth"): un.CLASSES,
    ("un", "share"): un.SHARES,
    ("sdsn", "pace made to pace needed"): sdsn.ARROWS,
    ("sdsn", "score"): sdsn.COLOURS,
    ("achievement", "per cent"): achievement.CLASSES,
    ("okr", "part of the way"): okr.COLOURS,
    ("growth", "growth"): growth.CLASSES,
}


def rows(page: str, header: str) -> list[list[str]]:
    """Return the cells of every row of every table with this header."""
    found: list[list[str]] = []
    for table in re.findall(
        rf"^\| {re.escape(header)}.*\n\|[:\-| ]+\n((?:\|.*\n?)+)", page, re.MULTILINE
    ):
        lines = table.replace("−", "-").splitlines()
        found += [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]
    return found


CUTS = [(name, row) for name in PUBLISHED for row in rows(PAGES[name], "figure")]
EXAMPLES = [(name, row) for name in PUBLISHED for row in rows(PAGES[name], "base |")]


@pytest.mark.parametrize(("name", "row"), CUTS, ids=[f"{n} {r[0]}" for n, r in CUTS])
def test_the_cuts_and_words_on_the_pages(name: str, row: list[str]) -> None:
    figure, parameter, cuts, words = row
    known = getattr(AS_PUBLISHED, name)
    held = sdsn.COLOUR_CUTS if not parameter else getattr(known, parameter.strip("`"))
    assert [float(cut) for cut in cuts.split(", ")] == list(held)
    assert words == ", ".join(WORDS[name, figure])


def test_no_table_of_cuts_is_missing() -> None:
    assert {(name, row[0]) for name, row in CUTS} == set(WORDS)


@pytest.mark.parametrize(("name", "row"), EXAMPLES, ids=[f"{n} {r[:3]}" for n, r in EXAMPLES])
def test_an_example(name: str, row: list[str]) -> None:
    base, latest, target, word, figure, score = row
    first, last = (Point(int(year), float(value)) for value, year in map(_in_year, (base, latest)))
    aim = re.match(r"at (least|most) (\S+) by (\d+)", target)
    question = Question(
        (first, last),
        first.year,
        -1 if "most" in target or "down" in target else 1,
        float(aim[2]) if aim else None,
        int(aim[3]) if aim else None,
    )
    said = ask(Method(name), question)
    assert said.word == word
    assert said.figure == (pytest.approx(float(figure), abs=6e-5) if figure else None)
    if score:
        assert said.score == pytest.approx(float(score), abs=6e-5)


def _in_year(text: str) -> list[str]:
    return text.split(" in ")


def test_every_page_has_examples_and_says_what_happens_at_the_edges() -> None:
    for name, page in PAGES.items():
        assert page.startswith(f"# `{name}`")
        assert sum(n == name for n, _ in EXAMPLES) >= 3, name
        for heading in ("## Formula", "## Zero, negative, missing", "## Examples"):
            assert heading in page, (name, heading)
        assert "Source:" in page
        assert f"]({name}.md)" in INDEX


def test_the_index_has_the_meaning_of_every_word() -> None:
    listed = {
        (method.strip("`"), word): meaning for method, word, meaning in rows(INDEX, "method | word")
    }
    declared = {
        (method.value, word): ", ".join([status_word(status), *([note_word(note)] if note else [])])
        for method, words in MEANINGS.items()
        for word, (status, note) in words.items()
    }
    assert listed == declared


def test_the_parameters_named_are_those_there_are() -> None:
    plan = (FOLDER.parent / "framework.md").read_text(encoding="utf-8")
    for name in PUBLISHED:
        line = next(row for row in rows(plan, "table | keys") if f"`{name}`" in row[0])
        for key in (field.name for field in fields(getattr(AS_PUBLISHED, name))):
            assert f"`{key}`" in line[1], (name, key)
    for rule in RollUpRule:
        assert f'`"{rule}"`' in plan


def test_the_defaults_are_what_was_published() -> None:
    held = {
        "opensdg-2.4": (AS_PUBLISHED.opensdg.cuts, AS_PUBLISHED.opensdg.growth_cuts),
        "eurostat": (AS_PUBLISHED.eurostat.cuts, AS_PUBLISHED.eurostat.growth_cuts),
        "un-progress-chart": (AS_PUBLISHED.un.cuts,),
        "un-progress-chart-growth": (AS_PUBLISHED.un.growth_cuts,),
        "un-projected-share": (AS_PUBLISHED.un.share_cuts,),
        "sdsn-arrow": (AS_PUBLISHED.sdsn.cuts,),
        "okr": (AS_PUBLISHED.okr.cuts,),
        "growth-bands": (AS_PUBLISHED.growth.cuts,),
        "opensdg-2.4-mean-score": (rollups.MEAN_SCORE_CUTS,),
        "sdsn-worst-two": (sdsn.COLOUR_CUTS,),
        "undp-indicator-mean": (undp_rollups.UNDP_CUTS,),
    }
    for case in cases():
        if case["method"] in held:
            assert tuple(case["params"]["cuts"]) in held[case["method"]]
