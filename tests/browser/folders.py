"""Strategies in folders of their own, and the files that real commands make of them."""

from __future__ import annotations

from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass, field
from io import BytesIO, TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from projects import make_example, make_project

from scorecard.cli.main import run
from scorecard.messages import catalogue

if TYPE_CHECKING:
    from collections.abc import Callable

GAVI = Path(__file__).resolve().parent.parent / "strategies" / "gavi"

# What somebody types who wishes a reader ill, or who just likes signs.
SCRIPT = "<script>alert('ran')</script>"
BROKEN_OUT = "\"'><img src=x onerror=alert('ran')><b>"
ENDED = "</script></style></textarea><script>alert('ran')</script>"
SIGNS = "{{ 7 * 7 }} ${7*7} &lt;b&gt; &amp;"
BAD_ADDRESS = "javascript:alert('ran')"
HOSTILE = (SCRIPT, BROKEN_OUT, ENDED)

HOSTILE_PLAN = f"""\
[strategy]
title = {SCRIPT!r}
period = [2017, 2021]
numbers = "1,234.5"

[[goal]]
id = "I"
title = '''{BROKEN_OUT}'''

  [[goal.objective]]
  id = "1a"
  title = '''{ENDED}'''

    [[goal.objective.indicator]]
    id = "members"
    title = '''{ENDED} {BROKEN_OUT}'''
    unit = '''{SCRIPT}'''
    baseline = {{ year = 2016, value = 100 }}
    target = {{ at_least = 130, by = 2020 }}
    definition = '''{BROKEN_OUT}'''
    owner = '''{ENDED}'''
    tags = ['''{SCRIPT}''', '''{BROKEN_OUT}''']

    [[goal.objective.indicator]]
    id = "sums"
    title = "=1+2"
    unit = "people"
    aggregate = "sum"
    target = {{ at_least = 10, by = 2021 }}
    tags = ["__proto__", "constructor"]
    owner = "__proto__"

      [goal.objective.indicator.entities]
      x = {{ title = '''{BROKEN_OUT}''' }}
      constructor = {{ title = "constructor" }}
"""
HOSTILE_LINES = (
    ("record", "members", "2019", "105", "--source", SCRIPT, "--address", BAD_ADDRESS, "--yes"),
    ("record", "members", "2020", "110", "--source", BROKEN_OUT, "--note", ENDED + SIGNS, "--yes"),
    ("record", "members", "2020", "111", "--reason", BROKEN_OUT, "--yes"),
    ("record", "sums", "2020", "5", "--entity", "x", "--note", "=cmd|' /C calc'!A0", "--yes"),
    ("comment", "members", "2020", f"{ENDED}\n\n{BROKEN_OUT} [x]({BAD_ADDRESS}) {SIGNS}"),
    ("comment", "I", "2020", f"{BROKEN_OUT} [x]({BAD_ADDRESS})"),
    ("priority", "add", "2021", ENDED, "--for", "members", "--lead", BROKEN_OUT),
    ("decision", "add", BROKEN_OUT, "--on", "2021-01-05", "--for", "members", "--who", SCRIPT),
)


@dataclass
class Folder:
    """A plan and its store, and a home for whoever works there."""

    path: Path
    _made: dict[tuple[str, ...], Path] = field(default_factory=dict)

    def run(self, *arguments: str) -> str:
        """Run a command there, which must go well, and return what it printed."""
        home = self.path.parent / f"{self.path.name}-home"
        home.mkdir(exist_ok=True)
        said = TextIOWrapper(BytesIO(), encoding="utf-8")
        with pytest.MonkeyPatch.context() as patch, redirect_stdout(said), redirect_stderr(said):
            patch.chdir(self.path)
            patch.setenv("SCORECARD_BY", "Ana")
            for name in ("HOME", "SCORECARD_STATE", "SCORECARD_CACHE"):
                patch.setenv(name, str(home / name.lower()))
            code = run(list(arguments))
            said.seek(0)
            printed = said.read()
        catalogue.prefer(None)
        catalogue.use()  # what the plan says of its words holds for its own commands
        assert code == 0, printed
        return printed

    def page(self, command: str, *arguments: str) -> str:
        """Return the address of what a command makes (``report``, ``page``); made once."""
        line = (command, *arguments)
        if line not in self._made:
            made = self.path / f"{len(self._made)}.html"
            where = ("-o", str(made)) if command == "report" else (str(made),)
            self.run(*line, *where)
            self._made[line] = made
        return self._made[line].as_uri()


def bundled(folder: Path) -> Folder:
    """Return the bundled strategy."""
    return Folder(make_example(folder / "bundled"))


def gavi(folder: Path) -> Folder:
    """Return the second real strategy, its readings taken in as published."""
    plan = (GAVI / "indicators.toml").read_text(encoding="utf-8")
    made = Folder(make_project(folder / "gavi", plan))
    made.run("import", str(GAVI / "readings.csv"), "--as-published", "--yes")
    made.run("judge", "nigeria-transition", "2019", "on_track", "--because", "It was extended.")
    return made


def hostile(folder: Path) -> Folder:
    """Return a strategy in which every text that a person types is meant to do harm."""
    made = Folder(make_project(folder / "hostile", HOSTILE_PLAN))
    for line in HOSTILE_LINES:
        made.run(*line)
    return made


BUILDERS: dict[str, Callable[[Path], Folder]] = {
    "bundled": bundled,
    "gavi": gavi,
    "hostile": hostile,
}
