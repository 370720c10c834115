"""Faults that people make, played with the commands they type: a lost file, a wrong one, links."""

from __future__ import annotations

import os
import shlex
import shutil
import tempfile
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from datetime import datetime, timedelta
from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING

from fault_cases import Row

from scorecard import clock
from scorecard.cli.main import run
from scorecard.records.store import Store

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from fault_subjects import Values

_PLAN = """\
[strategy]
title = "{title}"
period = [2001, 2040]

[[goal]]
id = "I"
title = "A goal"

  [[goal.indicator]]
  id = "members"
  title = "Members"
  target = {{ at_least = 200, by = 2040 }}
"""


class Project:
    """A project in a folder of its own, and what its commands acknowledged."""

    def __init__(self, folder: Path, title: str) -> None:
        self.folder = folder
        self.store = folder / "data" / "readings.jsonl"
        self.acknowledged: Values = {}
        self.answer = self.told = ""
        folder.mkdir()
        (folder / "indicators.toml").write_text(_PLAN.format(title=title), encoding="utf-8")
        self.say("init", str(folder))

    def say(self, *arguments: str) -> int:
        """Run a command, as somebody in the project's folder does; return its exit code."""
        named = () if arguments[0] == "init" else ("--framework", str(self.folder / _NAME))
        out, err = StringIO(), StringIO()
        with redirect_stdout(out), redirect_stderr(err):
            code = run([*arguments, *named])
        self.answer, self.told = out.getvalue(), err.getvalue()
        return code

    def enter(self, first: int, number: int) -> None:
        """Enter readings; those that are saved are acknowledged."""
        for year in range(first, first + number):
            if not self.say("record", "members", str(year), f"{year / 20:.2f}", "--yes"):
                self.acknowledged[year] = f"{year / 20:.2f}"

    def follow(self, place: int = -1) -> None:
        """Type a command that was named on standard error: by default the last."""
        named = self.told.replace("`", "\n").split("scorecard ")
        command = shlex.split(named[place].partition(" --framework")[0].splitlines()[0])
        self.say(*command, "--yes")

    def values(self) -> Values:
        """Return what the file alone has."""
        try:
            found = Store.open(self.store).records().readings
        except Exception:  # noqa: BLE001 - whatever stands there, nothing is read of it
            return {}
        return {reading.year: reading.value or "" for reading in found}


_NAME = "indicators.toml"


@contextmanager
def projects() -> Iterator[tuple[Project, Project]]:
    """Make two projects of one computer, with ten readings each."""
    street = Path(tempfile.mkdtemp(prefix="scorecard-faults-"))
    before = os.environ.get("SCORECARD_STATE")
    os.environ["SCORECARD_STATE"] = str(street / "state")
    try:
        ours, theirs = Project(street / "ours", "Ours"), Project(street / "theirs", "Theirs")
        ours.enter(2001, 10)
        theirs.enter(2021, 10)
        yield ours, theirs
    finally:
        os.environ.pop("SCORECARD_STATE")
        if before is not None:
            os.environ["SCORECARD_STATE"] = before
        shutil.rmtree(street)


def played(scene: Callable[[Project, Project], None]) -> Row:
    """Play a scene with two projects, and count what the first has lost of what it saved.

    What it has and nobody saved to it counts as altered.
    """
    with projects() as (ours, theirs):
        scene(ours, theirs)
        found = ours.values()
        lost = sum(year not in found for year in ours.acknowledged)
        altered = sum(found.get(y, value) != value for y, value in ours.acknowledged.items())
        altered += len(found.keys() - ours.acknowledged.keys())
        return Row(1, len(ours.acknowledged), lost, altered)


def asked_of_a_day(day: int = 5) -> Row:
    """Enter what is dated back, and ask of a day before it; answers that differ are altered.

    Args:
        day: how many days ago the day asked of is; the readings are entered ten days ago, and
            what is dated back before them today.
    """
    now = clock.now
    early, asked = (f"{now() - timedelta(days=days):%Y-%m-%d}" for days in (9, day))
    questions = (
        ("status", "--year", "2008", "--json", "--as-of", asked),
        ("changes", "2007", "2008", "--json", "--as-of", asked),
        ("report", "--year", "2008", "--as-of", asked),
        ("due", "--year", "2008", "--json", "--as-of", asked),
    )

    def answers(project: Project) -> list[str]:
        return [project.answer for question in questions if project.say(*question) == 0]

    def ten_days_ago() -> datetime:
        return now() - timedelta(days=10)

    setattr(clock, "now", ten_days_ago)  # noqa: B010 - a clock that is set
    try:
        with projects() as (ours, _):
            setattr(clock, "now", now)  # noqa: B010 - and as it was
            before = answers(ours)
            ours.say("record", "members", "2008", "190", "--reason", "correction", "--yes")
            ours.say("close", "2007", "--on", early)
            ours.say("decision", "add", "Go on", "--on", early)
            ours.say("comment", "members", "2008", "As it is")
            ours.say("priority", "add", "2008", "More of it")
            after = answers(ours)
            altered = sum(one != other for one, other in zip(before, after, strict=True))
            return Row(len(questions), len(ours.acknowledged), len(questions) - len(after), altered)
    finally:
        setattr(clock, "now", now)  # noqa: B010 - and as it was


def lost_then_init(ours: Project, _: Project) -> None:
    ours.store.unlink()
    ours.say("init", str(ours.folder))
    ours.enter(2011, 2)


def begun_anew_then_merged(ours: Project, _: Project) -> None:
    ours.store.unlink()
    ours.say("init", str(ours.folder), "--anew")
    ours.enter(2011, 2)
    ours.say("status")
    ours.follow(2)


def lost_everywhere_but_a_backup(ours: Project, _: Project) -> None:
    ours.say("backup", str(ours.folder / "backups"))
    ours.store.unlink()
    _forget_this_computer()
    ours.say("init", str(ours.folder))
    ours.say("status")
    ours.follow()
    ours.enter(2011, 2)


def another_stores_file(ours: Project, theirs: Project) -> None:
    _forget_this_computer(theirs)
    shutil.copy(theirs.store, ours.store)
    ours.enter(2011, 2)
    ours.say("status")
    ours.follow(1)
    ours.enter(2013, 2)


def wrong_backup_restored(ours: Project, theirs: Project) -> None:
    backups = ours.folder.with_name("backups")
    ours.say("backup", str(backups))
    (right,) = backups.glob("*.jsonl")
    theirs.say("backup", str(backups))
    (wrong,) = {*backups.glob("*.jsonl")} - {right}
    ours.store.write_bytes(b"spoilt")
    ours.say("restore", str(backups), "--yes")
    ours.say("restore", str(wrong), "--other-store", "--yes")
    ours.say("restore", str(right), "--other-store", "--yes")
    ours.enter(2011, 2)


def lines_appended(ours: Project, theirs: Project) -> None:
    with ours.store.open("ab") as file:
        file.write(theirs.store.read_bytes())
    ours.enter(2011, 2)
    _forget_this_computer()
    ours.enter(2021, 2)


def share_damaged(ours: Project, _: Project) -> None:
    share = _linked(ours)
    ours.say("backup", str(ours.folder / "backups"))
    share.write_bytes(b"spoilt")
    ours.enter(2011, 2)
    ours.say("restore", str(ours.folder / "backups"), "--yes")
    ours.store = share


def share_away(ours: Project, _: Project) -> None:
    share = _linked(ours)
    away = share.parent.rename(share.parent.with_name("away"))
    ours.enter(2011, 2)
    ours.say("init", str(ours.folder), "--anew")
    away.rename(share.parent)
    ours.say("status")
    ours.store = share


def moved_while_lines_wait(ours: Project, _: Project) -> None:
    whole = ours.store.read_bytes()
    ours.store.write_bytes(b"spoilt")
    ours.enter(2011, 2)
    ours.store.write_bytes(whole)
    ours.folder = ours.folder.rename(ours.folder.with_name("moved"))
    ours.store = ours.folder / "data" / "readings.jsonl"
    ours.say("status")


def _linked(ours: Project) -> Path:
    """Put the store on a share, and a link in its place."""
    share = ours.folder.with_name("share")
    share.mkdir()
    target = ours.store.rename(share / ours.store.name)
    ours.store.symlink_to(target)
    ours.say("status")
    return target


def _forget_this_computer(of: Project | None = None) -> None:
    """Take away this computer's copies, of one project or of all."""
    copies = Path(os.environ["SCORECARD_STATE"]) / "copies"
    name = "*" if of is None else Store.open(of.store).store_id
    for copy in [*copies.glob(f"*/{name}.jsonl")]:
        shutil.rmtree(copy.parent)


SCENES = (
    lost_then_init,
    begun_anew_then_merged,
    lost_everywhere_but_a_backup,
    another_stores_file,
    wrong_backup_restored,
    lines_appended,
    share_damaged,
    share_away,
    moved_while_lines_wait,
)
