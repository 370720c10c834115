"""Indicators and entities that were renamed (``formerly``): one reading under either id."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from cli_support import call
from projects import PLAN

from scorecard.model.plan import PresentIds
from scorecard.model.reading import ReadingKey
from scorecard.model.status import Status
from scorecard.records.entry import Entry
from scorecard.workspace import Workspace, find_places

if TYPE_CHECKING:
    from pathlib import Path

    from scorecard.records.store import Store

Capture = pytest.CaptureFixture[str]

ENTITIES = """
[[goal.objective.indicator]]
id = "laws"
title = "States with a law"
kind = "yes_no"
aggregate = "count"
target = { at_least = 2, by = 2021 }
[goal.objective.indicator.entities]
DZ = { title = "Algeria" }
BE = { title = "Belgium" }
"""


def rename(project: Path, *pairs: tuple[str, str]) -> None:
    """Give indicators and entities of the plan other ids, and say what they were."""
    plan = project / "indicators.toml"
    text = plan.read_text("utf-8")
    for old, new in pairs:
        former = f'formerly = ["{old}"]'
        text = text.replace(f'id = "{old}"', f'id = "{new}"\n{former}')
        text = text.replace(f"{old} = {{", f"{new} = {{ {former},")
    plan.write_text(text, "utf-8")


def store() -> Store:
    return Workspace(find_places()).store


@pytest.fixture
def renamed(project: Path, capsys: Capture) -> Path:
    """Return a project whose readings, judgements and comments stand under former ids."""
    (project / "indicators.toml").write_text(PLAN + ENTITIES, "utf-8")
    for line in (
        ("record", "members", 2018, 105, "--source", "Register"),
        ("record", "laws", 2018, "yes", "--entity", "DZ"),
        ("judge", "voice", 2018, "on_track", "--because", "Heard"),
        ("comment", "members", 2018, "Well"),
    ):
        assert call(capsys, *line).code == 0
    rename(project, ("members", "people"), ("voice", "say"), ("laws", "acts"), ("DZ", "ALG"))
    return project


NAMES = pytest.mark.parametrize("name", ["members", "people"])


@NAMES
def test_a_reading_is_revised_under_either_id(renamed: Path, capsys: Capture, name: str) -> None:
    same = call(capsys, "record", name, 2018, 105)
    assert (same.code, same.out) == (0, "Members, 2018: already so, nothing changed.\n")
    refused = call(capsys, "record", name, 2018, 106)
    assert "already reads 105 members, entered by ana" in refused.one_line
    taken = call(capsys, "record", name, 2018, 106, "--reason", "correction")
    assert "106 members, was 105 members (correction). Saved. The source\nstays" in taken.out
    first, second = store().history(ReadingKey(name, 2018))
    assert (second.indicator, second.revision, second.parent) == ("people", 2, first.id)
    told = call(capsys, "history", name, 2018).out
    assert "105 → 106; correction" in told
    assert "106 members" in call(capsys, "show", name, "--year", 2018).out
    assert not store().faults


@NAMES
def test_a_reading_is_taken_back_under_either_id(renamed: Path, capsys: Capture, name: str) -> None:
    taken = call(capsys, "retract", name, 2018, "--reason", "wrong")
    assert "105 members taken back" in taken.out
    assert "no reading" in call(capsys, "retract", name, 2018, "--reason", "wrong").one_line
    call(capsys, "export", "out.csv")
    assert (renamed / "out.csv").read_text("utf-8").count("2018") == 1, "the entity's alone"


@pytest.mark.parametrize("entity", ["DZ", "ALG", "Algeria", " algeria "])
def test_an_entity_is_named_alike_in_every_command(
    renamed: Path, capsys: Capture, entity: str
) -> None:
    refused = call(capsys, "record", "acts", 2018, "no", "--entity", entity)
    assert "already reads yes" in refused.one_line
    taken = call(capsys, "retract", "laws", 2018, "--entity", entity, "--reason", "wrong")
    assert taken.code == 0, taken.err
    assert "States with a law, Algeria, 2018: yes taken back" in taken.out
    last = store().head(ReadingKey("acts", 2018, "ALG"))
    assert last is not None
    assert (last.key, last.revision) == (ReadingKey("acts", 2018, "ALG"), 2)


def test_an_entity_that_is_none_is_refused_as_on_record(renamed: Path, capsys: Capture) -> None:
    for entity in ("Algiers", ""):
        said = [
            call(capsys, *line, "--entity", entity).one_line
            for line in (
                ("record", "acts", 2018, "yes"),
                ("retract", "acts", 2018, "--reason", "wrong"),
            )
        ]
        assert said[0] == said[1]
        assert said[0].startswith("entity: ")


@pytest.mark.parametrize("name", ["voice", "say"])
def test_a_judgement_is_revised_under_either_id(renamed: Path, capsys: Capture, name: str) -> None:
    assert call(capsys, "judge", name, 2018, "missed", "--because", "Not so").code == 0
    first, second = store().records().judgements
    assert (second.indicator, second.revision, second.parent) == ("say", 2, first.id)
    revisions = json.loads(call(capsys, "history", name, "--json").out)["judgements"]
    assert [each["status"] for each in revisions] == ["on_track", "missed"]


def test_the_store_itself_finds_a_judgement_under_either_id(renamed: Path) -> None:
    for number, name in enumerate(("voice", "say"), 2):
        judged = store().judge(name, 2018, Status.MISSED, "Not so", by="ana")
        assert judged.revision == number


@NAMES
def test_a_comment_is_revised_under_either_id(renamed: Path, capsys: Capture, name: str) -> None:
    assert call(capsys, "comment", name, 2018, "--show").out.count("Well")
    assert call(capsys, "comment", name, 2018, "Better").code == 0
    first, second = store().records().comments
    assert (second.revision, second.parent) == (2, first.id)
    assert call(capsys, "comment", name, 2018, "--withdraw").code == 0


def test_an_import_revises_what_stands_under_a_former_id(renamed: Path, capsys: Capture) -> None:
    rows = "indicator,year,value,reason\npeople,2018,106,correction\n"
    (renamed / "in.csv").write_text(rows, "utf-8")
    answer = call(capsys, "import", "in.csv", "--yes")
    assert answer.code == 0, answer.err
    head = store().head(ReadingKey("people", 2018))
    assert head is not None
    assert (head.value, head.revision) == ("106", 2)
    call(capsys, "export", "out.csv")
    exported = (renamed / "out.csv").read_text("utf-8").splitlines()
    assert [row.split(",")[:4] for row in exported[1:]] == [
        ["people", "2018", "106", ""],
        ["acts", "2018", "yes", "ALG"],
    ]


def test_a_batch_under_both_ids_is_one_line_of_revisions(renamed: Path) -> None:
    made = store().add(
        [Entry("members", 2019, "1"), Entry("people", 2019, "2"), Entry("members", 2019, "3")],
        by="ana",
    )
    assert [reading.revision for reading in made] == [1, 2, 3]


def test_an_id_in_use_wins_over_a_former_one_and_the_first_of_two(project: Path) -> None:
    plan = project / "indicators.toml"
    text = plan.read_text("utf-8")
    for id_ in ("share", "policy"):
        text = text.replace(f'id = "{id_}"', f'id = "{id_}"\nformerly = ["members", "old"]')
    plan.write_text(text, "utf-8")
    workspace = Workspace(find_places())
    ids = PresentIds(workspace.strategy)
    assert ids.of("members") == "members"
    assert ids.of("nobody") == "nobody"
    assert ids.key(ReadingKey("nobody", 2018, "x")) == ReadingKey("nobody", 2018, "x")
