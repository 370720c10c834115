"""Another language is one more file: every sentence of a report comes from the catalogue."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from board_cards import plan, records
from page_cards import data_of, page, read
from pseudo_language import add_language, wrapped

from scorecard.assessment.assess import assess
from scorecard.framework.load import load_plan
from scorecard.messages import catalogue
from scorecard.messages.figures import ended
from scorecard.model.plan import Audience
from scorecard.records.store import Store
from scorecard.report.brief import make_brief
from scorecard.report.charts.drawing import draw_charts
from scorecard.report.document import ChartLink
from scorecard.report.html import markdown_to_html
from scorecard.report.maker import make_report
from scorecard.review.restated import restatements

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from scorecard.model.plan import Strategy
    from scorecard.model.records import Records


@pytest.fixture
def pseudo(monkeypatch: pytest.MonkeyPatch) -> None:
    """Speak a language that is English between marks."""
    add_language(monkeypatch, wrapped())
    catalogue.use("qps")


def own_words(value: Any, seen: set[int]) -> Iterator[str]:
    """Yield every text that people wrote in a plan or in records."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, entry in value.items():
            yield from own_words((key, entry), seen)
    elif isinstance(value, (tuple, list)):
        for entry in value:
            yield from own_words(entry, seen)
    elif hasattr(value, "__dataclass_fields__") and id(value) not in seen:
        seen.add(id(value))
        for name in value.__dataclass_fields__:
            yield from own_words(getattr(value, name), seen)


def bare(text: str, own: set[str]) -> list[str]:
    """Return what of a text stands outside all marks, people's own words and addresses left out."""
    plain = re.sub(r"\\([^\w\s])", r"\1", text.partition("\n---\n")[2])
    for words in sorted(own, key=len, reverse=True):
        plain = plain.replace(words, "")
    plain = re.sub(r"<https?://[^>]*>|\]\([^)]*\)", "", plain)
    depth, outside = 0, []
    for character in plain:
        depth += (character == "⟦") - (character == "⟧")
        outside.append(character if depth <= 0 and character != "⟧" else " ")
    return re.findall(r"[^\W\d_]{2,}", "".join(outside))


def made(strategy: Strategy, entered: Records, year: int, audience: Audience) -> tuple[str, str]:
    """Return the report with its charts, and the charts."""
    card = assess(strategy, entered, year=year)
    found = restatements(strategy, entered, year=year, as_of=None)
    drawn = draw_charts(card)
    links = {id_: ChartLink(chart.name, chart.finding) for id_, chart in drawn.items()}
    text = make_report(
        make_brief(
            card, entered, restatements=found, plan_digest="0" * 64, audience=audience, charts=links
        )
    )
    return text, "".join(chart.svg for chart in drawn.values())


def told_by(*sources: object) -> set[str]:
    """Return people's own words, on one line and ended as a report ends them."""
    texts = {" ".join(text.split()) for source in sources for text in own_words(source, set())}
    lines = {
        line for source in sources for text in own_words(source, set()) for line in text.split("\n")
    }
    found = {text for text in texts | lines if re.search(r"[^\W\d_]", text)}
    # The scorecard table has the beginnings of long titles.
    starts = {" ".join(text.split()[:12]).rstrip(",") for text in found if len(text.split()) > 13}
    return found | starts | {ended(text) for text in found} | {"scorecard 1.0.0"}


@pytest.mark.usefixtures("pseudo")
@pytest.mark.parametrize("year", [2017, 2018, 2020, 2021])
def test_every_sentence_on_the_bundled_strategy_is_the_catalogues(root: Path, year: int) -> None:
    loaded = load_plan(root / "indicators.toml", use_cache=False)
    assert loaded.strategy is not None
    entered = Store.open(root / "data" / "readings.jsonl").records()
    text, _ = made(loaded.strategy, entered, year, Audience.BOARD)
    assert "⟦Progress in 20" in text
    assert bare(text, told_by(loaded.strategy, entered)) == []


@pytest.mark.usefixtures("pseudo")
@pytest.mark.parametrize("audience", Audience)
def test_every_sentence_on_what_the_board_wrote_is_the_catalogues(audience: Audience) -> None:
    text, _ = made(plan(), records(), 2019, audience)
    assert bare(text, told_by(plan(), records())) == []


@pytest.mark.usefixtures("pseudo")
def test_a_page_of_it_is_in_that_language_too() -> None:
    text, _ = made(plan(), records(), 2019, Audience.PUBLIC)
    assert "⟦Progress in 2019⟧" in markdown_to_html(text)


@pytest.mark.usefixtures("pseudo")
def test_the_interactive_page_says_all_in_it_and_is_built_alike() -> None:
    text = page()
    with catalogue.speaking():
        english = page()
    shown = read(text).all("body")[0]
    hooks = [
        {(each.tag, each.attributes.get("class")) for each in read(one).all()}
        for one in (text, english)
    ]
    assert hooks[0] == hooks[1]
    data = data_of(text)
    assert "⟦" in data["words"]["shown"]
    said = [child for each in shown.all() for child in each.children if isinstance(child, str)]
    said += [
        value
        for each in shown.all()
        for name in ("aria-label", "placeholder", "title", "data-walk", "data-say")
        if (value := each.attributes.get(name))
    ]
    own = told_by(plan(), records())
    outside = {word for each in said if each[:1] != "{" for word in bare(f"\n---\n{each}", own)}
    assert outside == set()


def test_a_plan_without_a_language_speaks_english() -> None:
    text, _ = made(plan(), records(), 2019, Audience.BOARD)
    assert "⟦" not in text
    assert '\nlang: "en"\n' in text


def test_dates_are_written_as_the_plan_says() -> None:
    catalogue.use(dates="2018-12-31")
    text, _ = made(plan(), records(), 2019, Audience.BOARD)
    assert "known from 2019-06-01" in text
    assert "by 2019-09-30" in text
    assert "June" not in text
    catalogue.use(dates="31.12.2018")
    card = assess(plan(), records(), year=2019, as_of=date(2020, 2, 5))
    text = make_report(make_brief(card, records(), restatements=(), plan_digest=""))
    assert "As known on 05.02.2020." in text
