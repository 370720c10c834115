"""The interactive page: what is in the file, for whom, and what is not."""

from __future__ import annotations

import base64
import re
from dataclasses import replace
from datetime import date
from hashlib import sha256
from typing import TYPE_CHECKING

import pytest
from board_cards import BOARD_COMMENT, DRAFT_COMMENT, at, plan, reading, records
from page_cards import data_of, page, read, rows, view

from scorecard.assessment.assess import assess
from scorecard.framework.load import load_plan
from scorecard.model.plan import Audience
from scorecard.model.reading import Source
from scorecard.model.records import Closure, Priority, PriorityState, Records
from scorecard.model.status import Reason
from scorecard.records.store import Store
from scorecard.report.page import maker
from scorecard.report.page.maker import PageMaker

if TYPE_CHECKING:
    from pathlib import Path

    from page_cards import Element

    from scorecard.model.plan import Indicator, Strategy
    from scorecard.model.records import Decision
    from scorecard.model.scorecard import Scorecard


@pytest.fixture(scope="module")
def bundled(pytestconfig: pytest.Config) -> tuple[Strategy, Records]:
    root = pytestconfig.rootpath
    strategy = load_plan(root / "indicators.toml", use_cache=False).strategy
    assert strategy is not None
    return strategy, Store.open(root / "data" / "readings.jsonl").records()


@pytest.fixture(scope="module")
def example(bundled: tuple[Strategy, Records]) -> str:
    strategy, entered = bundled
    return page(strategy=strategy, held=entered, year=2020)


def with_indicator(strategy: Strategy, indicator: Indicator) -> Strategy:
    """Return the strategy with its first indicator replaced."""
    (goal,) = strategy.goals
    first, *others = goal.objectives
    first = replace(first, indicators=(indicator,))
    return replace(strategy, goals=(replace(goal, objectives=(first, *others)),))


def first_of(strategy: Strategy) -> Indicator:
    """Return the first indicator."""
    return strategy.goals[0].objectives[0].indicators[0]


def test_the_same_gives_the_same_bytes(example: str, bundled: tuple[Strategy, Records]) -> None:
    strategy, entered = bundled
    shuffled = replace(entered, readings=tuple(reversed(entered.readings)))
    assert page(strategy=strategy, held=shuffled, year=2020) == example


def test_it_is_small(example: str) -> None:
    assert len(example.encode()) <= 1_500_000 * 28 / 30


def test_the_policy_allows_its_own_style_and_script_alone(example: str) -> None:
    found = read(example)
    (policy,) = found.all("meta", http_equiv="Content-Security-Policy")
    allowed = dict(
        part.strip().split(" ", 1) for part in (policy.attributes["content"] or "").split(";")
    )
    for tag, source in (("style", "style-src"), ("script", "script-src")):
        text = found.all(tag)[0].children[0]
        assert isinstance(text, str)
        digest = base64.b64encode(sha256(text.encode()).digest()).decode()
        assert allowed.pop(source) == f"'sha256-{digest}'"
    assert allowed == {"default-src": "'none'", "base-uri": "'none'", "form-action": "'none'"}


def test_it_asks_for_nothing_from_outside(example: str) -> None:
    for element in read(example).all():
        for name, value in element.attributes.items():
            assert not name.startswith("on")
            assert name not in ("style", "src", "srcset", "action", "formaction")
            if name == "href":
                assert re.match("(#|https?://)", value or "")
                outside = not (value or "").startswith("#")
                assert (element.attributes.get("rel") == "noopener noreferrer") is outside
    style = next(e for e in read(example).all("style")).text
    assert "url(" not in style
    assert "@import" not in style


def test_every_view_shows_the_scorecard_of_its_year_and_day(
    example: str, bundled: tuple[Strategy, Records]
) -> None:
    strategy, entered = bundled
    seen = 0
    for of_year in data_of(example)["years"]:
        for key, _, _ in of_year["days"]:
            as_of = date.fromisoformat(key) if key else None
            card = assess(strategy, entered, year=of_year["year"], as_of=as_of)
            _holds(view(example, of_year["year"], key), card)
            seen += 1
    assert seen == 5 + 15, "five years as known now, and at the end of each from its own on"


def _holds(shown: Element, card: Scorecard) -> None:
    found = rows(shown)
    assert list(found) == [result.indicator.id for result in card.indicators()]
    for result in card.indicators():
        row = found[result.indicator.id]
        apart = {Reason.CONTEXT: "context", Reason.RETIRED: "retired"}
        name = apart.get(result.reason, result.status.value) if result.reason else result.status
        assert row.attributes["data-status"] == str(name)
        assert " ".join(result.sentence.split()) in row.text
        assert " ".join(result.indicator.title.split()) in row.text
    for goal in card.goals:
        (section,) = shown.all("section", id=f"goal-{goal.goal.id.lower()}") or [
            s
            for s in shown.all("section", data_id=goal.goal.id)
            if "goal" in (s.attributes["class"] or "")
        ]
        assert goal.roll_up.sentence in section.text


def test_counts_stand_on_the_chips(example: str, bundled: tuple[Strategy, Records]) -> None:
    strategy, entered = bundled
    card = assess(strategy, entered, year=2020)
    chips = view(example, 2020).all("button", data_filter="status")
    said = {chip.attributes["data-value"]: int(chip.text.split()[-1]) for chip in chips}
    wanted = {status.value: number for status, number in card.counts.by_status if number}
    assert said == wanted | {"context": card.counts.context}
    listed = [row.attributes["data-status"] for row in rows(view(example, 2020)).values()]
    assert said == {name: listed.count(name) for name in said}


def test_a_row_says_its_figure_with_unit_its_target_and_what_it_was(example: str) -> None:
    summary = rows(view(example, 2020))["ccm-states-parties"].all("summary")[0]
    assert summary.all(class_="latest")[0].text == "Latest 110 states"
    assert summary.all(class_="target")[0].text == "Target ≥130 by 2020"
    assert summary.all(class_="was")[0].text == "In 2019 ■ Off track"


def test_a_figure_of_another_year_names_it(example: str) -> None:
    summary = rows(view(example, 2021))["unga-mbt-votes"].all("summary")[0]
    assert summary.all(class_="latest")[0].text == "Latest 169 states (2020)"


def test_the_first_year_was_nothing_before(example: str) -> None:
    first = view(example, 2017)
    assert not first.all(class_="was")[-1].text
    assert not first.all("button", data_filter="changed")


def test_the_table_has_each_year_as_one_sentence_too(example: str) -> None:
    row = rows(view(example, 2020))["ccm-states-parties"]
    lines = row.all("tr", data_year="2020")
    (line,) = (line.text for line in lines)
    assert line.startswith("2020 110 130 target ≥130 by 2020; Sao Tome and Principe, Niue")
    assert line.endswith("UN depositary, ratifications and accessions")
    said = lines[0].attributes["data-say"] or ""
    assert said.startswith("2020: 110 states; path 130; target ≥130 by 2020; ")
    marks = [mark for mark in row.all("svg", data_year="2020") if mark.all("path")]
    assert len(marks) == 2, "the reading and the target answer the pointer"


def test_a_year_is_known_as_it_was_closed_and_the_last_day_stands_for_an_open_one() -> None:
    days = {one["year"]: one["days"] for one in data_of(page())["years"]}
    assert [(key, label) for key, label, _ in days[2018]] == [
        ("", "now"),
        ("2019-12-31", "on 31 December 2019"),
        ("2019-03-01", "on 1 March 2019, when 2018 was closed"),
    ]
    assert [key for key, _, _ in days[2019]] == ["", "2019-12-31"]


def test_the_day_asked_for_is_what_the_page_knows() -> None:
    text = page(as_of=date(2019, 5, 31), year=2018)
    days = {one["year"]: one["days"] for one in data_of(text)["years"]}
    assert [label for _, label, _ in days[2018]] == [
        "on 31 May 2019",
        "on 1 March 2019, when 2018 was closed",
    ]
    assert "103" not in rows(view(text, 2018))["members"].text, "it was restated in June"


def test_a_large_scorecard_has_a_year_as_known_now_and_on_its_own_day(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    held = replace(records(), closures=(*records().closures, Closure(2019, date(2020, 1, 20), "b")))
    assert len(data_of(page(held=held))["years"][0]["days"]) == 3
    monkeypatch.setattr(maker, "_MOST_ROWS", 10)
    first, second = (one["days"] for one in data_of(page(held=held))["years"])
    assert [key for key, _, _ in first] == ["", "2019-03-01"]
    assert [key for key, _, _ in second] == ["", "2020-01-20"]


INTERNAL = (
    DRAFT_COMMENT,
    BOARD_COMMENT,
    "Zanzibar",
    "Quetzal",
    "Narnia",  # a priority that is proposed
    "secret plan for Oz",
    "Write to the signatories",  # a decision
    "D2019",
    "is missing",  # a comment the plan asks for
)


@pytest.mark.parametrize("audience", [Audience.DONOR, Audience.PUBLIC])
def test_what_is_internal_is_not_in_the_file(audience: Audience) -> None:
    text = page(audience, held=replace(records(), decisions=_about_members()))
    for said in INTERNAL:
        assert said not in text
    assert "We wrote to every signatory." in text
    assert "Said at first to all." in text, "a draft does not hide what stood before it"


@pytest.mark.parametrize(
    ("audience", "inside"),
    [(Audience.BOARD, True), (Audience.DONOR, True), (Audience.PUBLIC, False)],
)
def test_names_and_notes_stay_with_the_board_and_donors(audience: Audience, inside: bool) -> None:
    strategy = with_indicator(plan(), replace(first_of(plan()), owner="Ms Owner"))
    noted = reading("members", 2019, "105", date(2020, 1, 11), revision=2, note="Ask Bob first")
    held = records()
    text = page(audience, strategy=strategy, held=replace(held, readings=(*held.readings, noted)))
    assert "105" in text
    for said in ("Ms Owner", "Ask Bob first", "Ms Lindqvist", "parliaments were dissolved"):
        assert (said in text) is inside
    assert ("The year of the two elections." in text) is inside


def test_the_board_reads_all_of_it() -> None:
    text = page(held=replace(records(), decisions=_about_members()))
    row = rows(view(text, 2019))["members"].text
    assert "2019-1: Ratification drive." in row
    assert "D2019-1: Write to the signatories." in row
    for said in (DRAFT_COMMENT, BOARD_COMMENT):
        assert said in text


def _about_members() -> tuple[Decision, ...]:
    return tuple(replace(decision, about=("members",)) for decision in records().decisions)


HOSTILE = (
    '"><script>alert(1)</script>',
    "</script><script>alert(2)</script>",
    "<!--<script>",
    "&lt;b&gt; ${x} {{x}} %s",
    "a\u202eb\u2028c\x00d",
    "' onfocus='alert(3)",
)


@pytest.mark.parametrize("text", HOSTILE)
def test_what_people_wrote_is_text_wherever_it_stands(text: str) -> None:
    indicator = replace(
        first_of(plan()), id=text, title=text, unit=text, owner=text, tags=(text,), definition=text
    )
    strategy = replace(with_indicator(plan(), indicator), title=text, organisation=text)
    held = Records(
        (
            replace(
                reading(text, 2018, "107", date(2018, 12, 20), note=text),
                source=Source(text, text, f"javascript:{text}", text),
            ),
            replace(
                reading(text, 2019, "108", date(2019, 12, 20)),
                source=Source(text, text, f"https://example.org/{text}", text),
            ),
        ),
        comments=tuple(replace(c, about=text, text=text) for c in records().comments[:1]),
        priorities=(
            Priority("p", "2019-1", 2019, text, text, at(2019, 1, 1), about=(text,), lead=text,
                     state=PriorityState.ADOPTED),
        ),
    )  # fmt: skip
    made = page(strategy=strategy, held=held)
    for character in "\u202e\u2028\x00":
        assert character not in made
    found = read(made)
    assert len(found.all("script")) == 2
    assert {script.attributes.get("type") for script in found.all("script")} == {
        None,
        "application/json",
    }
    for element in found.all():
        assert not any(name.startswith("on") for name in element.attributes)
        assert re.match("#|https://example.org/", element.attributes.get("href") or "#")
    shown = rows(view(made, 2019))
    plain = " ".join(text.split()).translate({0x202E: "\\u202e", 0x2028: " ", 0: "\\u0000"})
    title = next(iter(shown.values())).all(class_="title")[0]
    assert title.text.split() == plain.split()


def test_an_address_of_the_web_is_a_link_and_any_other_is_text() -> None:
    held = records()
    addresses = {2018: "ftp://example.org/x", 2019: "HTTPS://example.org/a b"}
    readings = tuple(
        replace(r, source=Source("Book", "", addresses[r.year])) for r in held.readings
    )
    (sources,) = rows(view(page(held=replace(held, readings=readings)), 2019))["money"].all(
        class_="sources"
    )
    assert [a.attributes["href"] for a in sources.all("a")] == ["HTTPS://example.org/a%20b"]
    assert "Book, ftp://example.org/x" in sources.text


def test_it_says_how_far_it_is() -> None:
    told: list[tuple[int, int]] = []
    held = records()
    card = assess(plan(), held, year=2019)
    PageMaker(card, held, plan_digest="0", progress=lambda done, of: told.append((done, of))).page()
    assert told == [(number, 5) for number in range(1, 6)]


@pytest.mark.parametrize("name", ["page.css", "portfolio.css", "report.css"])
def test_no_style_has_a_left_or_right_side(root: Path, name: str) -> None:
    """What hides at the left of a page opens it empty where it runs from right to left."""
    text = (root / "scorecard" / "report" / "assets" / name).read_text(encoding="utf-8")
    physical = r"[{; ](?:(?:margin|padding|border)-)?(?:left|right): |text-align: (?:left|right)"
    assert re.findall(physical, text) == []
