"""Nothing is said in English where another language is spoken, on any face."""

from __future__ import annotations

import json
import re
from datetime import date
from html.parser import HTMLParser
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from cli_support import call
from fiscal_case import stop_the_clock
from pseudo_language import add_language, as_wide, disguised
from tui_support import entry, opened, place, press, screen_text, session

from scorecard.assessment.methods.choose import MEANINGS
from scorecard.cli import main, options
from scorecard.framework import check
from scorecard.messages import catalogue
from scorecard.model.plan import Audience
from scorecard.model.reading import Flag, Qualifier, Source, State
from scorecard.model.records import PriorityState, Vote
from scorecard.records.comments import write_comment
from scorecard.records.decisions import DecisionDraft, add_decision
from scorecard.records.priorities import PriorityDraft, add_priority, settle_priority
from scorecard.records.store import Store

if TYPE_CHECKING:
    from scorecard.workspace import Places

# What people wrote is in letters of their own, and ids are no words.
PLAN = """
[strategy]
title = "Вода"
organisation = "Союз"
period = [2017, 2021]
language = "qps"
numbers = "1,234.5"

[assessment]
require_comment = ["off_track", "missed"]

[[goal]]
id = "G1"
title = "Чистая вода"

  [[goal.objective]]
  id = "G1a"
  title = "Колодцы"

    [[goal.objective.indicator]]
    id = "w1"
    title = "Вырытые колодцы"
    unit = "шт"
    owner = "Анна"
    tags = ["вода"]
    definition = "Колодцы с водой."
    baseline = { year = 2016, value = 100 }
    target = { at_least = 200, by = 2020 }
    milestones = { 2018 = 140 }

    [[goal.objective.indicator]]
    id = "w2"
    title = "Насосы"
    target = { at_least = 5, every_year = true }

    [[goal.objective.indicator]]
    id = "w3"
    title = "Доля"
    kind = "percent"
    baseline = { year = 2016, value = 20 }
    target = { at_least = 60, by = 2021 }
    breakdowns = { b1 = ["p1", "p2"] }
    adds_up = false
    parts = { p1 = { title = "мужчины" }, p2 = { title = "женщины" } }

    [[goal.objective.indicator]]
    id = "w4"
    title = "Качество"
    kind = "scale"
    levels = { l1 = "нет", l2 = "на бумаге", l3 = "есть" }
    baseline = { year = 2016, value = "l1" }
    target = { reach = "l3", by = 2021 }

    [[goal.objective.indicator]]
    id = "w5"
    title = "Сроки"
    kind = "yes_no"
    aggregate = "share"
    target = { at_least = 100, every_year = true }

      [goal.objective.indicator.entities]
      e1 = { title = "Север", deadline = [2019-03-01, { date = 2022-03-01, granted = 2018-12-01 }] }
      e2 = { title = "Юг", deadline = 2020-03-01 }
      e3 = { title = "Запад", deadline = 2018-03-01 }

[[goal]]
id = "G2"
title = "Школы"

  [[goal.indicator]]
  id = "w6"
  title = "Ученики"
  baseline = { year = 2016, value = 50 }
  target = { at_least = 90, by = 2021 }

  [[goal.indicator]]
  id = "w7"
  title = "Голос"
  kind = "qualitative"

  [[goal.indicator]]
  id = "w8"
  title = "Пострадавшие"
  context = true
  direction = "decrease"
"""

BOOK = Source("Отчёт", "2020", "https://x.example/1", "12")
READINGS = (
    entry("w1", 2017, "110", source=BOOK),
    entry("w1", 2018, "140", flags=(Flag.LOW_RELIABILITY, Flag.ESTIMATED)),
    entry("w1", 2019, "120", state=State.PROVISIONAL, qualifier=Qualifier.ABOUT, source=BOOK),
    entry("w2", 2018, "7"),
    entry("w2", 2019, "3", note="сломан"),
    entry("w3", 2018, "25", numerator="1", denominator="4"),
    entry("w3", 2018, "30", part="p1"),
    entry("w3", 2018, "20", part="p2"),
    entry("w3", 2019, "50", flags=(Flag.BREAK,)),
    entry("w4", 2018, "l2"),
    entry("w5", 2018, "yes", entity="e3"),
    entry("w5", 2019, "no", entity="e1"),
    entry("w6", 2018, "61"),
    entry("w6", 2019, None, no_data="сгорело"),
    entry("w8", 2018, "300"),
    entry("w8", 2019, "280"),
)
REVISIONS = (
    entry("w1", 2018, "145", reason="late data"),
    entry("w2", 2018, "6", reason="correction", state=State.DRAFT),
    entry("w8", 2018, "310", reason="restated by source"),
)
YEAR, TODAY, BY = 2019, date(2020, 1, 15), "Анна"
# What a person types to the tool, and what it calls files, stays as it is in every language.
TYPED = re.compile(
    r"""
    (?<![\w-])--?[A-Za-z][a-z-]*,?                  # an option
    | https?://\S+ | \S*/\S*/\S*                    # an address, a path
    | \b(?:about|data)\b                           # a figure in its field, a folder
    | (?<!\w)[\w./~*-]*\.(?:toml|jsonl|csv|xlsx|md|html|json|svg|ods)\b
    """,
    re.VERBOSE,
)


def letters(text: str) -> str:
    """Return what is left in plain letters and signs, ids and what is typed left out."""
    plain = TYPED.sub(" ", text)
    return " | ".join(re.findall(r"[A-Za-z][A-Za-z' -]*[A-Za-z]|\S*[,;](?= )", plain))


@pytest.fixture
def strange(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Places:
    """Return a strategy in a language that is English in other letters; what it holds is not."""
    monkeypatch.setattr(catalogue, "languages", lambda: ("en", "qps"))
    for module in (main, options, check):
        monkeypatch.setattr(module, "languages", lambda: ("en", "qps"))
    add_language(monkeypatch, disguised(as_wide))
    stop_the_clock(monkeypatch, TODAY)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SCORECARD_BY", BY)
    places = place(Path(), PLAN, READINGS, BY)
    store = Store.open(places.store)
    store.add(list(REVISIONS), by=BY)
    write_comment(store, "w2", YEAR, "Насос сломан.", by=BY, audience=Audience.BOARD, draft=True)
    write_comment(store, "G1", YEAR, "Засуха.", by=BY)
    for text, state in (("Бур", PriorityState.CARRIED_OVER), ("Люди", PriorityState.DONE)):
        made = add_priority(store, PriorityDraft(2018, text, about=("G1a",), lead=BY), by=BY)
        settle_priority(store, made.ref, state, because="нет денег", by=BY)
    add_priority(store, PriorityDraft(YEAR, "Школы", kind="operational"), by=BY)
    add_decision(
        store,
        DecisionDraft(date(2019, 3, 1), "Купить", BY, date(2019, 6, 30), vote=Vote(6, 0, 1)),
        by=BY,
    )
    store.close_year(2018, on=date(2019, 3, 1), by=BY)
    return places


SHEET = "indicator,year,value,source\nw1,2020,175,Отчёт\nw2,2020,8o,\nw9,2020,1,\nw6,2018,62,\n"
SAID = (
    "status", "status G1a", "status --year 2021", "show w1", "show w3", "show w4",
    "show w5 --year 2018", "show w7", "show w8", "show G1", "changes", "changes 2018 2019", "due",
    "due --year 2021", "compare", "compare w1 w2", "history w1", "history w1 2019", "history w3",
    "history w8", "history G1", "report --brief -o -", "report -o -", "check", "verify",
    "import figures.csv --dry-run", "record w1 2020 180 --source Отчёт",
    "record w2 2019 4 --reason correction", "record w4 2019 l9", "record w6 2020 x",
    "record w9 2020 1", "judge w7 2019 on-track --because да", "comment w2 2019 --show",
    "priority", "priority list", "priority 2018", "decision", "decision list", "close 2019",
    "retract w2 2019 --reason correction", "export all.csv", "export all.xlsx", "backup copy.jsonl",
    "show w99", "status --year 20x", "status 1 2", "record w1", "show", "report --audience w1",
    "status --year", "status --json=1",
)  # fmt: skip
# The words of published methods, the columns of a file, the front matter of a report, a digest.
OF_METHODS = {
    word for told in MEANINGS.values() for text in told for word in re.split("[ _]", text)
}
NOT_OURS = re.compile(
    "|".join(
        (
            rf"\b(?:{'|'.join(OF_METHODS)}|not available)\b,?",
            r"\b(?:value|indicator|reason|year): |'[A-Z]+'|board\S donor\S public",
            r"\A---\n.*?\n---\n",
            r"\[\d+(?:, \d+)*\]|\ben, qps\b",
            r"\b[0-9a-f]{8,64}\b",
        )
    ),
    re.DOTALL | re.MULTILINE,
)
SCORECARD = rf"scorecard(?:-backup)?(?: (?:{'|'.join(main.COMMANDS)}))?"
PARTS = "list|add|adopt|carry|done|drop|list|revise|withdraw"


@pytest.mark.parametrize("said", SAID)
def test_a_command(strange: Places, capsys: pytest.CaptureFixture[str], said: str) -> None:
    Path("figures.csv").write_text(SHEET, encoding="utf-8")
    told = call(capsys, *said.split(), "--language", "qps")
    assert letters(NOT_OURS.sub(" ", re.sub(SCORECARD, " ", told.out + told.err))) == ""


@pytest.mark.parametrize("said", ["", *main.COMMANDS])
def test_help(strange: Places, capsys: pytest.CaptureFixture[str], said: str) -> None:
    told = call(capsys, *said.split(), "--help", "--language", "qps")
    known = "|".join(main.COMMANDS)
    # Names of commands, and of what stands for a value; choices that are typed.
    names = rf"{SCORECARD}|^ +(?:{known}|{PARTS}) |(?<!-)\b[A-Z]+\b|\[[a-z|-]+\]"
    assert letters(re.sub(names, " ", told.out, flags=re.MULTILINE)) == ""


class _Text(HTMLParser):
    """What a person gets of a page: its text, and the attributes that are read aloud or shown."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self.inside = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.inside = tag
        self.found += [
            value or "" for name, value in attrs
            if name in ("aria-label", "alt", "placeholder", "title", "data-say", "data-walk")
        ]  # fmt: skip

    def handle_data(self, data: str) -> None:
        if self.inside not in ("script", "style"):
            self.found.append(data)


@pytest.mark.parametrize("said", ["page out.html", "report --html out.html"])
def test_a_page(strange: Places, capsys: pytest.CaptureFixture[str], said: str) -> None:
    assert call(capsys, *said.split(), "--language", "qps").code == 0
    text = Path("out.html").read_text(encoding="utf-8")
    page = _Text()
    page.feed(text)
    assert letters(NOT_OURS.sub(" ", "\n".join(page.found))) == ""
    for holder in re.findall(r'<script[^>]*id="?data"?[^>]*>(.*?)</script>', text, re.DOTALL):
        said = " ".join(map(str, json.loads(holder)["words"].values()))
        assert letters(re.sub(r"\{\w*\}|'\w+':", " ", said)) == ""


SCREENS = {
    "scorecard": (), "help": ("?",), "due": ("m",), "review": ("v",), "finding": ("v", "right"),
    "next": ("v", "end"), "grid": ("g",), "priorities": ("P",), "priority": ("P", "a"),
    "decisions": ("D",), "decision": ("D", "a"), "report": ("x",), "compare": ("M",),
    "problems": ("p",), "comment": ("c",), "closing": ("C",), "import": ("i",), "palette": (":",),
    "indicator": ("down", "down", "enter"), "history": ("down", "down", "enter", "h"),
    "entry": ("down", "down", "e"), "what-if": ("down", "down", "enter", "w"),
    "definition": ("down", "down", "enter", "d"), "names": (*["down"] * 6, "enter"),
}  # fmt: skip
# Keys as the keyboard says them.
KEYS = re.compile(
    r"\b(?:[Ee]nter|[Ee]sc(?:ape)?|[Tt]ab|[Ss]hift|[Cc]trl|[Ss]pace|[Hh]ome|[Ee]nd|pgup|pgdn|[Dd]elete|left|right)\b"
)


@pytest.mark.asyncio
@pytest.mark.parametrize("size", [(80, 24), (140, 60)])
@pytest.mark.parametrize("scene", SCREENS)
async def test_a_screen(strange: Places, scene: str, size: tuple[int, int]) -> None:
    async with opened(session(strange, YEAR), size=size) as (app, pilot):
        await press(app, pilot, *SCREENS[scene])
        text = screen_text(app)
    assert letters(NOT_OURS.sub(" ", KEYS.sub(" ", text))) == ""
