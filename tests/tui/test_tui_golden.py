"""Screens as text: what a person reads at 80x24, and at other sizes where the layout changes."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest
from board_support import board_place, meeting_place, merged_place
from entry_support import KINDS, form_of
from fiscal_case import TODAY, YEAR, fiscal_place, stop_the_clock
from importing_support import file_screen, sheet_place
from tui_support import (
    BUNDLED,
    EMPTY,
    ROOT,
    SMALL,
    entry,
    large_entries,
    large_plan,
    opened,
    place,
    press,
    screen_text,
    session,
    settled,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from scorecard.tui.app import ScorecardApp
    from scorecard.workspace import Places

    Step = str | Callable[[ScorecardApp], object]  # a key, or what no key does

GOLDEN = ROOT / "tests" / "golden" / "tui"


class Plan(NamedTuple):
    """What the screens are opened over, in which year and on which day, and whether to meet."""

    make: Callable[[Path], Places]
    year: int
    today: date = date(2021, 1, 15)
    meets: bool = False


NO_DATA = (
    entry("wells", 2019, "150"),
    entry("pumps", 2018, "7"),
    entry("pumps", 2019, None, no_data="the register burnt"),
)
FAULTY = SMALL.replace("target = { at_least = 90", "taget = { at_least = 90")
PLANS = {
    "board": Plan(board_place, 2019, date(2020, 1, 15)),
    "bundled": Plan(lambda _: BUNDLED, 2020),
    "closed": Plan(board_place, 2018, date(2020, 1, 15)),
    "commented": Plan(meeting_place, 2019, date(2020, 1, 15), meets=True),
    "contested": Plan(merged_place, 2019, date(2020, 1, 15)),
    "empty": Plan(lambda folder: place(folder, EMPTY, ()), 2018),
    "entry": Plan(place, 2020),
    "faults": Plan(lambda folder: place(folder, FAULTY), 2019),
    "kinds": Plan(lambda folder: place(folder, KINDS, ()), 2020),
    "sheet": Plan(sheet_place, 2020),
    "fiscal": Plan(fiscal_place, YEAR, TODAY),
    "large": Plan(lambda folder: place(folder, large_plan(), large_entries()), 2019),
    "meeting": Plan(lambda _: BUNDLED, 2020, meets=True),
    "no_data": Plan(lambda folder: place(folder, SMALL, NO_DATA), 2019),
}


def page(indicator: str) -> Step:
    """Return the step to an indicator's page."""
    return lambda app: app.open("indicator", indicator, ())


def form(indicator: str) -> Step:
    """Return the step that opens the form of an indicator's reading."""
    return lambda app: app.reading_actions.enter(indicator)


def typed(**fields: str) -> Step:
    """Return the step that fills fields of the open form."""

    def fill(app: ScorecardApp) -> None:
        for column, text in fields.items():
            form_of(app).type_in(column, text)

    return fill


STATES, VOTES = "article-5-deadlines", "unga-ccm-votes"
ON_WELLS = ("down", "down")
SURVEYED = typed(value="180", source="Survey of wells", edition="2021")


def typed_path(text: str) -> Step:
    """Return the step that types where to look for a file."""
    return lambda app: setattr(file_screen(app).field, "value", text)


def previewed(app: ScorecardApp) -> None:
    """Open what the sheet would do."""
    app.open("import", Path("figures.csv"))


def of_plan(indicator: str) -> dict[str, tuple[Step, ...]]:
    """Return what is shown of a plan in difficulties: one that is faulty or large."""
    return {
        "scorecard": (),
        "problems": ("p",),
        "indicator": (page(indicator),),
        "entry": (form(indicator),),
        "grid": ("g",),
        "due": ("m",),
        "review": ("v",),
        "finding": ("v", "right"),
        "report": ("x",),
    }


MEETING: dict[str, tuple[Step, ...]] = {
    "achievements": ("f", "left"),
    "closing": ("end",),
    "decisions": ("d",),
    "finding": ("f",),
    "goal": ("1",),
    "opening": (),
}
SCENES: Mapping[str, Mapping[str, tuple[Step, ...]]] = {
    "board": {
        "closing": ("C",),
        "comment": ("c",),
        "decision": ("D", "enter"),
        "decisions": ("D",),
        "due": ("m",),
        "finding": ("v", "right", "right"),
        "indicator": (page("pumps"),),
        "next": ("v", "right", "end"),
        "priorities": ("P",),
        "priority": ("P", "a"),
        "review": ("v",),
        "revision": ("P", "enter"),
        "settling": ("P", "d"),
    },
    "bundled": {
        "choose": (page(STATES), "b", "e", *"an"),
        "comment": ("c",),
        "compare": (page(VOTES), "M", "down"),
        "compare-all": ("M",),
        "decisions": ("D",),
        "definition": (page("ccm-states-parties"), "d"),
        "due": ("m",),
        "entity": (page(STATES), "enter"),
        "entity-entry": (page(STATES), "down", "e"),
        "entry": (form("ccm-signatories"),),
        "exceptions": ("f", "down"),
        "finding": ("v", "right"),
        "goals": ("1",),
        "grid": ("g",),
        "help": ("?",),
        "history": (page("ccm-states-parties"), "h"),
        "indicator": (page("ccm-states-parties"),),
        "names": (page(STATES),),
        "names-filtered": (page(STATES), "/", *"status:missed", "enter"),
        "next": ("v", "right", "end"),
        "priorities": ("P",),
        "problems": ("p",),
        "report": ("x",),
        "review": ("v",),
        "scorecard": (),
        "what-if": (page(VOTES), "w", *"150"),
    },
    "commented": MEETING,
    "closed": {"priorities": ("P",), "review": ("v",), "scorecard": ()},
    "contested": {"priorities": ("P",), "sides": ("!", "end", "up")},
    # An empty strategy has no indicator, and no finding.
    "empty": {
        "decisions": ("D",),
        "due": ("m", "enter"),
        "grid": ("g",),
        "help": ("?",),
        "priorities": ("P",),
        "problems": ("p",),
        "report": ("x",),
        "review": ("v", "enter", "right", "end", "left"),
        "scorecard": (),
    },
    "entry": {
        "number": (*ON_WELLS, "e", SURVEYED),
        "fault": (*ON_WELLS, "e", SURVEYED, typed(value="18o"), "ctrl+s"),
    },
    "faults": of_plan("wells"),
    "fiscal": {
        "comment": (page("wells"), "c"),
        "compare": (page("wells"), "M", "down"),
        "decisions": ("D",),
        "due": ("m", "end"),
        "entity": (page("licences"), "enter"),
        "entry": (form("members"),),
        "finding": ("v", "right"),
        "grid": ("g",),
        "grid-entities": ("g", *["down"] * 3, "space", "down", "down"),
        "help": ("?",),
        "history": (page("wells"), "h"),
        "indicator": (page("members"),),
        "names": (page("licences"),),
        "next": ("v", "end"),
        "priorities": ("P",),
        "report": ("x",),
        "review": ("v",),
        "scorecard": (),
        "what-if": (page("wells"), "w", *"140"),
    },
    "kinds": {"plan": (form("plan"),), "share": (form("share"),), "voice": (form("voice"),)},
    "meeting": MEETING,
    "sheet": {
        "file": ("i", typed_path("./")),
        "name": (previewed, "s"),
        "preview": (previewed, "down", "down"),
        "question": (previewed, "s", *"none", "enter"),
        "row": (previewed, "enter"),
    },
    "no_data": {"due": ("m", "end")},
    "large": {"end": ("end",), **of_plan("i150")},
}
# Columns come and go, the chart takes what is left, the form's help stands beside or below, the
# report is laid out anew: the screens that a size changes. All others only get longer lines.
LAYOUTS = ("compare", "entry", "finding", "grid", "indicator", "names", "report", "scorecard")
WIDEST = ("entry", "grid", "indicator", "scorecard")
ASCII = {
    "commented": tuple(MEETING),
    "board": ("comment", "decisions", "finding", "priorities", "review"),
    "bundled": ("compare", "entity", "grid", "indicator", "names", "scorecard"),
    "sheet": ("preview",),
}
NAMES = [
    *(f"meeting-{scene}-{size}" for scene in MEETING for size in ("60x20", "120x40", "200x60")),
    *(f"{plan}-{scene}-80x24" for plan, scenes in SCENES.items() for scene in scenes),
    *(f"bundled-{scene}-{size}" for scene in LAYOUTS for size in ("60x20", "120x40")),
    *(f"fiscal-{scene}-120x40" for scene in ("grid", "indicator", "scorecard")),
    *(f"bundled-{scene}-200x60" for scene in WIDEST),
    *(f"sheet-preview-{size}" for size in ("60x20", "120x40", "200x60")),
    *(f"{plan}-{scene}-ascii" for plan, scenes in ASCII.items() for scene in scenes),
]


@pytest.mark.asyncio
@pytest.mark.parametrize("name", NAMES)
async def test_screen(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """UPDATE_GOLDEN=1 keeps what is painted instead."""
    known, _, rest = name.partition("-")
    scene, _, size = rest.rpartition("-")
    stop_the_clock(monkeypatch, PLANS[known].today)
    monkeypatch.chdir(tmp_path)  # paths are short, and always the same
    places = PLANS[known].make(Path())
    width, height = (80, 24) if size == "ascii" else map(int, size.split("x"))
    async with opened(
        session(places, PLANS[known].year, reviews=PLANS[known].meets),
        size=(width, height),
        board=PLANS[known].meets,
        ascii_only=size == "ascii",
    ) as (app, pilot):
        for step in SCENES[known][scene]:
            if isinstance(step, str):
                await press(app, pilot, step)
            else:
                step(app)
                await settled(app, pilot)
        text = screen_text(app)
    kept = GOLDEN / f"{name}.txt"
    if os.environ.get("UPDATE_GOLDEN"):
        kept.write_text(text, encoding="utf-8", newline="\n")
    assert text == kept.read_text(encoding="utf-8"), f"{kept.name} differs from what is painted"
    if size == "ascii":
        of_people = places.plan.read_text(encoding="utf-8")
        assert {c for c in text if not c.isascii()} <= set(of_people)


def test_every_screen_kept_is_painted() -> None:
    assert {path.stem for path in GOLDEN.iterdir()} == set(NAMES)
