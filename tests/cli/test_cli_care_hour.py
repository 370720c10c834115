"""A panicking person's hour: every saved reading is there at its end, or told where it is."""

from __future__ import annotations

import os
import random
import re
import shlex
import shutil
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from cli_support import Answer, call
from projects import PLAN, make_project

from scorecard.model.fault import ScorecardError
from scorecard.records.store import Store, open_store

if TYPE_CHECKING:
    Capture = pytest.CaptureFixture[str]

pytestmark = pytest.mark.skipif(os.name == "nt", reason="links need a privilege there")


class Hour:
    """A project on a share, the computers of two people, and another project of theirs."""

    def __init__(
        self, folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture, seed: int = 0
    ) -> None:
        self.folder = folder
        self.chance = random.Random(seed)
        self.monkeypatch, self.capsys = monkeypatch, capsys
        self.home = make_project(folder / "ours")
        self.link = self.home / "data" / "readings.jsonl"
        self.share = folder / "share" / "readings.jsonl"
        self.share.parent.mkdir()
        self.link.rename(self.share)
        self.link.symlink_to(self.share)
        self.other = make_project(folder / "theirs", PLAN.replace("Test", "Their"))
        self.saved: set[str] = set()
        self.figure = 1000
        monkeypatch.chdir(self.home)
        self.at("ana")
        self.say("record", "members", 2018, 109, "--framework", self.other / "indicators.toml")
        for _ in range(3):
            self.record()
        self.old = self.share.read_bytes()
        self.say("backup", folder / "backups")
        self.say("backup", folder / "wrong", "--framework", self.other / "indicators.toml")
        self.record()

    def at(self, person: str) -> None:
        """Sit down at somebody's computer."""
        self.monkeypatch.setenv("SCORECARD_STATE", str(self.folder / f"state of {person}"))

    def say(self, *arguments: object) -> Answer:
        """Type a command."""
        return call(self.capsys, *arguments)

    def record(self) -> None:
        """Enter a figure that nobody else enters; what is saved must never be lost."""
        self.figure += 1
        year = self.chance.choice([2017, 2018, 2019, 2020, 2021])
        done = self.say("record", "members", year, self.figure, "--reason", "correction", "--yes")
        if not done.code:
            self.saved.add(str(self.figure))

    def do(self, what: str) -> None:
        """Do one thing that people do."""
        file = self.link if self.link.exists() else self.share
        match what:
            case "ana" | "ben":
                self.at(what)
            case "record":
                self.record()
            case "delete" if file.exists():
                file.unlink()
            case "damage" if file.exists():
                file.write_bytes(b"spoilt\n")
            case "empty" if file.exists():
                file.write_bytes(b"")
            case "old copy" if file.parent.exists():
                file.write_bytes(self.old)
            case "their file" if file.parent.exists():
                shutil.copy(self.other / "data" / "readings.jsonl", file)
            case "their lines" if file.exists():
                with file.open("ab") as end:
                    end.write((self.other / "data" / "readings.jsonl").read_bytes())
            case "share away" if self.share.parent.exists():
                self.share.parent.rename(self.folder / "away")
            case "share back" if (self.folder / "away").exists():
                (self.folder / "away").rename(self.share.parent)
            case "follow":
                named = self.say("status").err.replace("`", "\n").split("scorecard ")[1:]
                lines = [line.splitlines()[0] for line in named if line.startswith(("r", "m"))]
                if lines:
                    self.say(*shlex.split(self.chance.choice(lines)), "--yes")
            case _ if what.startswith("scorecard "):
                done = self.say(*shlex.split(what)[1:])
                if what.startswith("scorecard forget") and not done.code:
                    # What no computer keeps any more is the file's alone.
                    copies = self.folder.glob("state of */copies/*/*.jsonl")
                    self.saved &= set().union(*map(values, copies))

    def found(self) -> set[str]:
        """Return the figures in the file, and in the files that are named on standard error."""
        if (self.folder / "away").exists():
            self.do("share back")
        there: set[str] = set()
        for person in ("ana", "ben"):
            self.at(person)
            told = "\n".join(self.say(command).err for command in ("status", "verify"))
            for path in re.findall(r"/[^`;,]*?\.jsonl", told.replace("\\ ", " ").replace("'", "")):
                there |= values(Path(path))
            with suppress(ScorecardError):
                there |= {one.value or "" for one in open_store(self.link).records().readings}
        return there


def values(path: Path) -> set[str]:
    """Return the figures that a file alone holds, wherever in it they stand."""
    try:
        return {one.value or "" for one in Store.open(path).records().readings}
    except (ScorecardError, OSError):
        return set()


STEPS = (
    "ana",
    "ben",
    "record",
    "record",
    "delete",
    "damage",
    "empty",
    "old copy",
    "their file",
    "their lines",
    "share away",
    "share back",
    "follow",
    "scorecard status",
    "scorecard init .",
    "scorecard init . --anew",
    "scorecard demo .",
    "scorecard restore ../backups --yes",
    "scorecard restore ../backups --other-store --yes",
    "scorecard restore ../wrong --yes",
    "scorecard merge ../theirs/data/readings.jsonl --yes",
    "scorecard merge ../theirs/data/readings.jsonl --other-store --yes",
    "scorecard forget --yes",
    "scorecard verify",
)


def test_the_hour_as_it_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    hour = Hour(tmp_path, monkeypatch, capsys)
    (wrong,) = (tmp_path / "wrong").glob("*.jsonl")
    for step in (
        "delete",
        "scorecard init .",
        "record",
        "share away",
        "record",
        "ben",
        "scorecard status",
        "scorecard init . --anew",
        "share back",
        f"scorecard restore {shlex.quote(str(wrong))} --yes",
        f"scorecard restore {shlex.quote(str(wrong))} --other-store --yes",
        "record",
        "ana",
        "record",
        "scorecard merge ../theirs/data/readings.jsonl --yes",
        "scorecard forget --yes",
        "old copy",
        "scorecard status",
        "their lines",
        "record",
    ):
        hour.do(step)
    assert len(hour.saved) > 5
    assert hour.saved <= hour.found()


@pytest.mark.parametrize("seed", range(40))
def test_whatever_is_done_in_an_hour_nothing_saved_is_lost(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture, seed: int
) -> None:
    hour = Hour(tmp_path, monkeypatch, capsys, seed)
    done = [hour.chance.choice(STEPS) for _ in range(14)]
    for step in done:
        hour.do(step)
    assert hour.saved <= hour.found(), done
