"""What a page makes of a report: statuses as chips, sources linked both ways, annexes that fold."""

from __future__ import annotations

import re
from dataclasses import fields
from itertools import product

import pytest
from test_report_html import Page

from scorecard.messages.terms import mark
from scorecard.model.status import Status
from scorecard.report.charts.drawing import chart_svg
from scorecard.report.colours import DARK, LIGHT, Colours, chart_colours, page_colours
from scorecard.report.html import markdown_to_html
from scorecard.report.markdown import escape

REPORT = """---
title: "Progress in 2020"
---

# Progress

✕ 3 missed · ■ 13 off track · ○ 4 not assessed

## Scorecard

| Objective | Status | Why |
|:----------|:-------|:----|
| **I Land** | **■ Off track** | half [2] |
| 1a Members | ✕ Missed | none [1, 2] |
| 1b Other | ○ Due, but no reading yet | – |

## Changes

- ■ Off track, now ✕ Missed. Its day came: Members.
- ★ **Votes.** All. [1]

## Goal I: Land

**■ Off track, moving away.** 3 missed. [2]

## Annex A: Sources

1. Yearbook. <https://example.org/2020>
2. Own count

## Annex B: Method

As told.

---

Made by hand.
"""


def chips(html: str) -> list[tuple[str, str]]:
    return re.findall(r'<span class="chip ([a-z-]+)">([^<]+)</span>', html)


def test_a_status_is_one_chip_with_its_mark_and_its_words() -> None:
    html = markdown_to_html(REPORT)
    assert chips(html) == [
        ("missed", "✕ 3 missed"),
        ("off-track", "■ 13 off track"),
        ("not-assessed", "○ 4 not assessed"),
        ("off-track", "■ Off track"),
        ("missed", "✕ Missed"),
        ("not-assessed", "○ Due, but no reading yet"),
        ("off-track", "■ Off track"),
        ("missed", "✕ Missed"),
        ("off-track", "■ Off track, moving away"),
    ]
    assert '<span class="mark achieved">★</span> <strong>Votes.</strong>' in html
    assert "white-space: nowrap" in html
    said = Page(html).words
    assert "■ Off track, now ✕ Missed. Its day came: Members." in said
    assert "■ Off track, moving away. 3 missed." in said


def test_what_people_wrote_is_no_status() -> None:
    told = escape("■ Off track")
    html = markdown_to_html(
        f"# T\n\n{told}\n\n- **T.**\n\n  {told}\n\nSo **{told}** it is.\n\n"
        f"| a | b |\n|---|---|\n| {told} | {told}, I say |\n"
    )
    assert chips(html) == []


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("colours", [LIGHT, DARK])
def test_everything_reads_on_its_ground(colours: Colours) -> None:
    written = [*colours.inks.values(), colours.ink, colours.dim, colours.link]
    grounds = [colours.paper, colours.band]
    assert min(contrast(ink, ground) for ink, ground in product(written, grounds)) >= 4.5


def test_every_colour_is_another_one_in_the_dark() -> None:
    rules = page_colours(chart_colours(".chart "))
    assert rules.count("prefers-color-scheme: dark") == 1
    for field in fields(Colours):
        if field.name != "inks":
            assert rules.count(f"--{field.name}: ") == 2
    for status in Status:
        assert rules.count(f"--{status.value.replace('_', '-')}: ") == 2
    assert f'.chart [fill="{LIGHT.ink}"]{{fill:{DARK.ink}}}' in rules


def test_a_chart_follows_the_dark_by_itself_and_in_a_page() -> None:
    from chart_cases import PERIOD, point, result

    svg = chart_svg(result(point(2017, 102), point(2018, 105)), PERIOD) or ""
    assert chart_colours() in svg
    painted = set(re.findall(r'(?:fill|stroke)="(#[0-9a-f]{6})"', svg))
    assert painted <= set(LIGHT.named().values())
    page = markdown_to_html("![x](a.svg)", charts={"a.svg": svg})
    assert "<style>" not in page[page.index("<svg") :]


def test_a_source_leads_to_where_it_is_used_and_back() -> None:
    html = markdown_to_html(REPORT)
    made = Page(html)
    links = [a for a in made.all("a") if a.get("aria-label")]
    assert [a["href"] for a in links] == [
        "#source-2", "#source-1", "#source-2", "#source-1", "#source-2"]  # fmt: skip
    assert links[0]["aria-label"] == "Source 2"
    ids = [attributes["id"] for _, attributes in made.elements if attributes.get("id")]
    assert len(set(ids)) == len(ids)
    local = [
        a for each in made.all("a") for mark, _, a in [str(each["href"]).partition("#")] if not mark
    ]
    assert set(local) <= set(ids)
    assert "Own count Used in Scorecard, Goal I" in made.words
    assert "https://example.org/2020 Used in Scorecard, Changes" in made.words


def test_a_number_in_brackets_that_people_wrote_is_no_source() -> None:
    own = REPORT.replace("As told.", f"See {escape('[1]')} and [9] and x [1, 9].")
    assert markdown_to_html(own).count('href="#source-1"') == 2
    assert "See [1] and [9] and x [1, 9]." in Page(markdown_to_html(own)).words


def test_annexes_fold_and_the_last_line_stays_in_sight() -> None:
    html = markdown_to_html(REPORT)
    folded = re.findall(r"<details>\n<summary>\n<h2 id=\"([^\"]+)\">", html)
    assert folded == ["annex-a-sources", "annex-b-method"]
    assert html.count("</details>") == 2
    assert html.index("Made by hand.") > html.rindex("</details>")
    assert "details::details-content" in html
    Page(html)


def test_a_goal_that_is_called_as_an_annex_does_not_fold() -> None:
    assert "<details>" not in markdown_to_html("## Goal I: Annex A: Sources\n\nText.\n")


def test_the_title_runs_over_the_printed_pages_as_text_alone() -> None:
    style = Page(markdown_to_html("# T", title='A "</style><b>\\ plan; }')).text["style"]
    said = re.search(r'@top-left \{ content: "(.*?)"; \}', style)
    assert said is not None
    assert re.fullmatch(r"(?:[A-Za-z0-9 ]|\\[0-9a-f]+ )*", said[1])
    assert r"A \22 \3c \2f style\3e " in said[1]
    assert "counter(page)" in style


def test_the_list_of_sections_stands_after_the_first() -> None:
    html = markdown_to_html(REPORT)
    assert html.index('id="scorecard"') < html.index("<nav") < html.index('id="changes"')


def test_a_cell_names_the_head_of_its_column() -> None:
    made = Page(markdown_to_html(REPORT))
    heads = [cell.get("data-head") for cell in made.all("td")]
    assert heads == ["Status", "Why"] * 3


def test_marks_are_those_of_the_catalogue() -> None:
    html = markdown_to_html("\n".join(f"- {mark(status)} **x.** y" for status in Status))
    assert html.count('class="mark ') == len(Status)
