"""``--json``: every command that has output gives it as data, and nothing else."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from cli_support import call

if TYPE_CHECKING:
    from pathlib import Path

Capture = pytest.CaptureFixture[str]


def data(capsys: Capture, *arguments: object) -> dict[str, Any]:
    answer = call(capsys, *arguments, "--json")
    assert (answer.code, answer.err) == (0, "")
    found: dict[str, Any] = json.loads(answer.out)
    assert found["format"] == 1
    return found


def test_history_gives_every_revision_whole(example: Path, capsys: Capture) -> None:
    found = data(capsys, "history", "casualties-mines", 2016)
    assert [r["value"] for r in found["revisions"]] == [8605, 9437, 9439]
    second = found["revisions"][1]
    assert second["parent"] == found["revisions"][0]["id"]
    assert (second["reason"], second["known_from"]) == ("restated by source", "2018-11-20")
    assert second["source"]["edition"] == "2018"


def test_due_names_what_is_missing(example: Path, capsys: Capture) -> None:
    found = data(capsys, "due", "--year", 2021)
    kinds = {item["indicator"]: item["kind"] for item in found["due"]}
    assert kinds["victim-assistance-funding"] == "missing"
    assert found["due"][0]["due"] is True


@pytest.mark.parametrize("id_", ["1a", "ccm-states-parties", "I"])
def test_show_and_status_give_the_part_that_was_asked_for(
    example: Path, capsys: Capture, id_: str
) -> None:
    found = data(capsys, "show", id_, "--year", 2020)
    assert found == data(capsys, "status", id_, "--year", 2020)
    (goal,) = found["goals"]
    ids = {i["id"] for o in goal["objectives"] for i in o["indicators"]}
    assert "ccm-states-parties" in ids
    assert ("unga-ccm-votes" in ids) == (id_ == "I")
    assert ("ccm-signatories" in ids) == (id_ != "ccm-states-parties")


def test_check_gives_faults_as_data(project: Path, capsys: Capture) -> None:
    assert data(capsys, "check")["faults"] == []
    plan = project / "indicators.toml"
    text = plan.read_text(encoding="utf-8")
    plan.write_text(text.replace("unit =", "untis ="), encoding="utf-8")
    answer = call(capsys, "check", "--json")
    assert (answer.code, answer.err) == (1, "")
    (fault,) = json.loads(answer.out)["faults"]
    assert (fault["file"], fault["line"], fault["column"]) == ("indicators.toml", 17, 5)
    assert fault["severity"] == "error"


def test_what_was_saved_comes_back(project: Path, capsys: Capture) -> None:
    saved = data(capsys, "record", "members", 2018, "134.5", "--source", "Register")["saved"]
    assert (saved["value"], saved["revision"], saved["by"]) == (134.5, 1, "ana")
    assert saved["source"]["title"] == "Register"
    taken = data(capsys, "retract", "members", 2018, "--reason", "wrong")["saved"]
    assert (taken["retracted"], taken["parent"]) == (True, saved["id"])


def test_judgements_stand_in_the_history(project: Path, capsys: Capture) -> None:
    call(capsys, "judge", "voice", 2018, "at_risk", "--because", "Few spoke.")
    (judged,) = data(capsys, "history", "voice")["judgements"]
    assert (judged["status"], judged["because"], judged["by"]) == ("at_risk", "Few spoke.", "ana")
