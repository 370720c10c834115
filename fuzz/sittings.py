"""Sittings at the screens with random keys: nothing breaks, nothing hangs, nothing is damaged.

python -m fuzz.sittings --runs 200 --seed 1
python -m fuzz.sittings --one 1-17
"""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import io
import os
import shutil
import sys
import tempfile
import time
import traceback
from contextlib import ExitStack
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Any
from unittest.mock import patch

import textual.app
import textual.pilot
from textual import events
from textual.errors import NoWidget

from scorecard.cli.main import run
from scorecard.model.fault import ScorecardError
from scorecard.records.entry import Entry
from scorecard.records.store import Store
from scorecard.tui.app import ScorecardApp
from scorecard.tui.screens.ask import AskScreen
from scorecard.tui.screens.base import ScorecardScreen
from scorecard.tui.screens.report import ReportScreen
from scorecard.tui.session import Session
from scorecard.workspace import Places

if TYPE_CHECKING:
    from textual.pilot import Pilot
    from textual.worker import Worker

ROOT = Path(__file__).resolve().parent.parent
# An indicator of each kind, entities, a total, names nobody would choose.
RICH = """
[strategy]
title = "Rich [/] strategy 👩‍👩‍👧"
period = [2017, 2021]
[strategy.labels]
entity = "State Party"
[[goal]]
id = "A"
title = "Goal [@click=app.quit]A[/]"
  [[goal.objective]]
  id = "A1"
  title = "Objective $primary"
    [[goal.objective.indicator]]
    id = "wells"
    title = "Wells [red]drilled"
    unit = "wells"
    owner = "Ana B."
    tags = ["water", "field work"]
    definition = "Wells that gave water when they were handed over, 指標 日本語の長い題名."
    baseline = { year = 2016, value = 100 }
    target = { at_least = 200, by = 2020 }
    milestones = { 2018 = 140 }
    [[goal.objective.indicator]]
    id = "share"
    title = "Share of members"
    kind = "percent"
    target = { at_least = 50, every_year = true }
    [[goal.objective.indicator]]
    id = "plan"
    title = "National plans"
    kind = "scale"
    levels = { none = "No plan", full = "A funded plan" }
    target = { reach = "full", by = 2021 }
    [[goal.objective.indicator]]
    id = "voice"
    title = "Survivors take part"
    kind = "qualitative"
    [[goal.objective.indicator]]
    id = "adopted"
    title = "Plan adopted"
    kind = "yes_no"
    target = { done = true, by = 2020 }
[[goal]]
id = "B"
title = "Schools"
  [[goal.indicator]]
  id = "boys"
  title = "Boys in school"
  [[goal.indicator]]
  id = "girls"
  title = "Girls in school"
  baseline = { year = 2016, value = 50 }
  target = { at_least = 90, by = 2021 }
  [[goal.indicator]]
  id = "pupils"
  title = "Pupils"
  derive = { sum = ["boys", "girls"] }
  [[goal.indicator]]
  id = "roads"
  title = "Roads by region"
  aggregate = "sum"
    [goal.indicator.entities]
    north = { title = "North", baseline = { year = 2016, value = 5 } }
    south = { title = "South [b" }
"""
ENTRIES = (
    *(Entry("wells", year, str(year - 1900)) for year in (2017, 2018, 2019)),
    *(Entry("girls", year, "61") for year in (2018, 2019)),
    Entry("boys", 2018, "7"),
    Entry("plan", 2018, "none"),
    Entry("roads", 2018, "6", entity="north"),
)
# What an import takes, asks about, and refuses.
_SHEET = """Indicator,2018,2019,2020,2021,Source
wells,[red]12,150*,1800,190,Survey
Girls in schol,61,n/a,..,85,Register
ccm-signatories,17,14,13,,Monitor
roads,6,5,,x,
"""
# Those that open something come more often than those that are typed.
_COMMANDS = (
    *"eegxmvcPDC/fsop!?[]uyrtjklhGw01234iii ",
    *("enter",) * 6,
    *("escape",) * 4,
    *("tab", "shift+tab", "up", "down", "left", "right", "home", "end", "pageup", "pagedown"),
    *("ctrl+s", "ctrl+n", "ctrl+p", "f1", "f2", "f4", "delete", "backspace", "ctrl+home"),
    *("space", "ctrl+end", "ctrl+z", "ctrl+a", "ctrl+k", "ctrl+u", "ctrl+c", "f12", "ctrl+r"),
)
_TYPED = (*"0123456789.,-%≥x:'\"abcdefghijklmnopqrstuvwxyzÉ[]{}$@#\\|é中", "space")
_PASTED = (
    "[/] [red]x[/red]",
    "[@click=app.quit]go[/]",
    "12\t13\n14\t15\n",
    "👩‍👩‍👧 🇫🇷 ❤️",
    "\x1b[2J\x00\x07\x7f\x85",
    "\u202eesrever \u200b\ufeff",
    "9" * 400,
    "x" * 10_000,
    "1\t2\t3\n" * 300,
    "\n",
    "\t",
    "",
    "105",
    "2020-13-45",
)
# How long a screen may be busy with one thing, in seconds of this program's own work; and in all,
# on a computer with other things to do.
_BUSY = 5.0
_HUNG = 60.0


class Busy(Exception):
    """A screen is busy for longer than it may be."""


async def _at_once(min_sleep: float = 0, max_sleep: float = 0) -> None:
    """Textual waits for the processor to idle; a busy one never does, and :func:`_quiet` knows."""


class Sitting:
    """One sitting: what is opened, what is typed, and what must hold at its end.

    Args:
        name: the seed and the number; the same sitting each time.
        folder: where its files are.
        steps: so many things are done.
    """

    def __init__(self, name: str, folder: Path, steps: int) -> None:
        self.name, self._folder, self._steps = name, folder, steps
        self._chance = Random(name)
        self._places = _places(folder, rich=self._chance.random() < 0.5)
        self._reads = self._chance.random() < 0.2
        (self._places.plan.parent / "sheet.csv").write_text(_SHEET, encoding="utf-8")
        self._done: list[str] = []
        self._errors: list[BaseException] = []

    def held(self) -> list[str]:
        """Sit through it; return what went wrong."""
        before = self._files()
        wrong = []
        try:
            with self._watched():
                asyncio.run(self._sit())
        except Exception as error:  # noqa: BLE001 - whatever it is, it is what is looked for
            self._errors.append(error)
        for found in self._errors:
            lines = traceback.format_exception(found)
            wrong.append(f"{type(found).__name__}: {found}\n{''.join(lines[-6:])}")
        code, said = _verified(self._places)
        if code:
            wrong.append(f"verify: {code}\n{said}")
        if self._reads and self._files() != before:
            wrong.append("something was written where only reading was done")
        return [f"{what}\n  after: {' '.join(self._done)}" for what in wrong]

    def _files(self) -> dict[str, bytes]:
        """Return the files of the project; what the tool keeps for itself lies elsewhere."""
        return {
            str(path.relative_to(self._folder)): path.read_bytes()
            for path in sorted((self._folder / "project").rglob("*"))
            if path.is_file()
        }

    def _watched(self) -> ExitStack:
        """Note what workers fail at, which screens say in words; write reports here alone."""
        sitting, stack = self, ExitStack()

        def noting(owner: type) -> None:
            plain = owner.on_worker_state_changed  # type: ignore[attr-defined]

            def noted(node: Any, event: Worker.StateChanged) -> None:
                error = event.worker.error
                foreseen = (ScorecardError, asyncio.CancelledError)
                if error is not None and not isinstance(error, foreseen):
                    sitting._errors.append(error)
                plain(node, event)

            stack.enter_context(patch.object(owner, "on_worker_state_changed", noted))

        noting(ScorecardApp)
        noting(ScorecardScreen)
        write = ReportScreen._write  # noqa: SLF001 - the door to the disk

        def here(screen: Any, path: Path, *, force: bool = False) -> None:
            with contextlib.suppress(OSError, ValueError):
                if path.resolve().is_relative_to(sitting._folder.resolve()):
                    write(screen, path, force=force)

        stack.enter_context(patch.object(ReportScreen, "_write", here))
        for module in (textual.app, textual.pilot):
            stack.enter_context(patch.object(module, "wait_for_idle", _at_once))
        return stack

    async def _sit(self) -> None:
        chance = self._chance
        year = chance.choice((None, 2017, 2019, 2020, 2021))
        takes_minutes = not self._reads and chance.random() < 0.25
        session = Session(
            self._places, year=year, reviews=self._reads or takes_minutes, reads_only=self._reads
        )
        session.load()
        ascii_only = chance.random() < 0.2
        app = ScorecardApp(session, board=self._reads, minutes=takes_minutes, ascii_only=ascii_only)
        async with app.run_test(size=_size(chance)) as pilot:
            await _quiet(app)
            for _ in range(self._steps):
                if not app.is_running:
                    break
                await self._step(app, pilot)
                await _quiet(app)
            await self._leave(app, pilot)
        if app.crash is not None:
            self._errors.append(app.crash)

    async def _step(self, app: ScorecardApp, pilot: Pilot[None]) -> None:
        chance = self._chance
        width, height = app.size
        at = (chance.randrange(max(1, width)), chance.randrange(max(1, height)))
        what = chance.random()
        if what < 0.55:
            await self._press(pilot, chance.choice(_COMMANDS))
        elif what < 0.72:  # typed at once, as by somebody who types fast
            for _ in range(chance.randrange(2, 8)):
                pool = _TYPED if chance.random() < 0.7 else _COMMANDS
                self._post_key(app, chance.choice(pool))
        elif what < 0.80:
            text = chance.choice(_PASTED)
            self._done.append(f"paste:{text[:20]!r}")
            app.post_message(events.Paste(text))
        elif what < 0.86:
            size = _size(chance)
            self._done.append(f"resize:{size}")
            await pilot.resize_terminal(*size)
        elif what < 0.93:
            self._done.append(f"click:{at}")
            with contextlib.suppress(NoWidget):  # the screen is not laid out anew yet
                await pilot.click(offset=at, times=chance.choice((1, 1, 2)))
        elif what < 0.96:
            kind = chance.choice((events.MouseScrollDown, events.MouseScrollUp))
            self._done.append(f"{kind.__name__}:{at}")
            app.post_message(kind(None, *at, 0, 0, 0, False, False, False, *at))
        elif not self._reads:
            self._change_outside(app)

    async def _press(self, pilot: Pilot[None], key: str) -> None:
        self._done.append(key)
        await pilot.press(key)

    def _post_key(self, app: ScorecardApp, key: str) -> None:
        self._done.append(f"+{key}")
        character = " " if key == "space" else key if len(key) == 1 else None
        app.post_message(events.Key(key, character))

    def _change_outside(self, app: ScorecardApp) -> None:
        """Let somebody else change the store or the plan meanwhile."""
        card = None if app.loaded is None else app.loaded.card
        taking = ("wells", "girls", "ccm-signatories")
        ids = {each.id for each in card.strategy.indicators()} if card is not None else set()
        known = [each for each in taking if each in ids]
        if known and self._chance.random() < 0.7:
            self._done.append("store")
            entry = Entry(
                self._chance.choice(known),
                self._chance.choice((2018, 2019, 2020)),
                str(self._chance.randrange(200)),
                reason="correction",
            )
            Store.open(self._places.store).add([entry], by="somebody else")
        else:
            self._done.append("plan")
            text = self._places.plan.read_text(encoding="utf-8")
            self._places.plan.write_text(text + "\n# seen\n", encoding="utf-8")
        app.action_reload()

    async def _leave(self, app: ScorecardApp, pilot: Pilot[None]) -> None:
        """Leave as a person does: escape, ctrl+q, and what is unsaved is given up."""
        self._done.append("leave:")
        for _ in range(40):
            if not app.is_running:
                return
            if isinstance(app.screen, AskScreen):
                discard = app.screen.query("#act-discard")
                if discard:
                    discard.first().focus()
                    await self._press(pilot, "enter")
                else:
                    await self._press(pilot, "escape")
            else:
                await self._press(pilot, self._chance.choice(("escape", "ctrl+q", "ctrl+q")))
            await _quiet(app)
        raise Busy(f"{type(app.screen).__name__} is not left")


async def _quiet(app: ScorecardApp) -> None:
    """Wait until everything asked for is done.

    Raises:
        Busy: that takes longer than it may.
    """
    begun, wall = time.process_time(), time.monotonic()
    rounds = 0
    while app.is_running and rounds < 3:
        await asyncio.sleep(0)
        passed = asyncio.Event()
        app.call_later(passed.set)
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(passed.wait(), 0.2)
        working = app.keys_at_work or any(not worker.is_finished for worker in app.workers)
        rounds = 0 if working else rounds + 1
        if working:
            await asyncio.sleep(0.005)
        worked = time.process_time() - begun
        if worked > _BUSY or time.monotonic() - wall > _HUNG:
            at_work = [worker.group for worker in app.workers if not worker.is_finished]
            where = f"{type(app.screen).__name__}, {at_work}, keys {app.keys_at_work}"
            raise Busy(f"{where}: busy for {worked:.1f} s")


def _size(chance: Random) -> tuple[int, int]:
    if chance.random() < 0.5:
        return 80, 24
    return chance.randint(20, 200), chance.randint(5, 60)


def _places(folder: Path, *, rich: bool) -> Places:
    project = folder / "project"
    places = Places(project / "indicators.toml", project / "data" / "readings.jsonl")
    places.store.parent.mkdir(parents=True)
    if rich:
        places.plan.write_text(RICH, encoding="utf-8")
        Store.create(places.store).add(list(ENTRIES), by="somebody")
    else:
        shutil.copy(ROOT / "indicators.toml", places.plan)
        shutil.copy(ROOT / "data" / "readings.jsonl", places.store)
    return places


def _verified(places: Places) -> tuple[int, str]:
    said = io.StringIO()
    line = ["verify", "--framework", str(places.plan), "--data", str(places.store.parent)]
    with contextlib.redirect_stdout(said), contextlib.redirect_stderr(said):
        code = run(line)
    return code, said.getvalue()


def sit(name: str, steps: int = 40) -> list[str]:
    """Sit through one sitting in a folder of its own; return what went wrong."""
    folder = Path(tempfile.mkdtemp(prefix="scorecard-sitting-"))
    names = ("HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME", "XDG_CONFIG_HOME")
    own = {each: str(folder / "home" / each.lower()) for each in names}
    own |= {f"SCORECARD_{each}": str(folder / each) for each in ("STATE", "CACHE", "CONFIG")}
    before = Path.cwd()
    try:
        with patch.dict(os.environ, own | {"SCORECARD_BY": "Ana"}):
            sitting = Sitting(name, folder, steps)
            os.chdir(folder)
            return sitting.held()
    finally:
        os.chdir(before)
        shutil.rmtree(folder, ignore_errors=True)


def main() -> int:
    """Sit through so many; return 1 when something went wrong."""
    parser = argparse.ArgumentParser(prog="python -m fuzz.sittings", description=__doc__)
    parser.add_argument("--runs", type=int, default=200, help="sittings")
    parser.add_argument("--seed", type=int, default=1, help="the seed")
    parser.add_argument("--steps", type=int, default=40, help="things done in each")
    parser.add_argument("--one", help="a seed and number: this sitting alone")
    asked = parser.parse_args()
    names = [asked.one] if asked.one else [f"{asked.seed}-{n}" for n in range(asked.runs)]
    begun, wrong = time.monotonic(), 0
    for name in names:
        found = sit(name, asked.steps)
        for what in found:
            print(f"\nsitting {name}: {what}", flush=True)
        wrong += bool(found)
    taken = time.monotonic() - begun
    print(f"sittings: {len(names):,} runs, {wrong} found, {taken:.0f} s", flush=True)
    return min(wrong, 1)


if __name__ == "__main__":
    sys.exit(main())
