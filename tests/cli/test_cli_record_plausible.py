"""``record`` asks about a figure that looks wrong, and begins with the indicator's own source."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

import click
import pytest
from cli_support import call
from hypothesis import given, settings
from hypothesis import strategies as st
from projects import PLAN, make_project

from scorecard.cli.main import run
from scorecard.model.reading import ReadingKey, Source
from scorecard.records.store import Store

if TYPE_CHECKING:
    from pathlib import Path

Capture = pytest.CaptureFixture[str]
TENFOLD = "Members, 2019: 1,050 is ten times 105, the reading of 2018. Did you mean 105?"


def values(project: Path, year: int = 2019, id_: str = "members") -> list[str | None]:
    store = Store.open(project / "data" / "readings.jsonl")
    return [reading.value for reading in store.history(ReadingKey(id_, year))]


def test_elsewhere_than_on_a_terminal_it_says_how_to_save_it(
    project: Path, capsys: Capture
) -> None:
    call(capsys, "record", "members", 2018, 105)
    answer = call(capsys, "record", "members", 2019, "1,050")
    assert (answer.code, answer.out) == (1, "")
    assert answer.one_line == f"{TENFOLD} Nothing was saved; add --yes to save it as it is."
    assert values(project) == []
    assert call(capsys, "record", "members", 2019, "1,050", "--yes").code == 0
    assert values(project) == ["1050"]


@pytest.mark.parametrize("sure", [True, False])
def test_on_a_terminal_it_asks(
    project: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch, sure: bool
) -> None:
    asked: list[str] = []

    def confirm(question: str, **rest: Any) -> bool:
        assert rest == {"default": False, "err": True}  # and so no is what enter alone says
        asked.append(question)
        return sure

    call(capsys, "record", "members", 2018, 105)
    monkeypatch.setattr(sys.stdin, "isatty", lambda: True)
    monkeypatch.setattr(click, "confirm", confirm)
    answer = call(capsys, "record", "members", 2019, "1,050")
    assert asked == ["Save it as it is?"]
    assert answer.err.splitlines() == [TENFOLD, *([] if sure else ["nothing was saved"])]
    assert answer.code == (0 if sure else 1)
    assert values(project) == (["1050"] if sure else [])
    call(capsys, "record", "members", 2020, "110")
    assert len(asked) == 1


def test_json_has_what_was_saved_and_no_question(project: Path, capsys: Capture) -> None:
    call(capsys, "record", "share", 2018, "40 %")
    refused = call(capsys, "record", "share", 2019, "0.45", "--json")
    assert (refused.code, refused.out) == (1, "")
    assert "0.45 is entered where percent is kept; the reading of 2018 is 40 %." in refused.err
    saved = call(capsys, "record", "share", 2019, "0.45", "--json", "--yes")
    assert '"value": 0.45' in saved.out
    assert saved.err == ""


def test_the_correction_of_a_slip_asks_nothing(project: Path, capsys: Capture) -> None:
    call(capsys, "record", "members", 2018, 105)
    call(capsys, "record", "members", 2019, 1080, "--yes")
    assert call(capsys, "record", "members", 2020, 110).code == 0
    assert call(capsys, "record", "members", 2019, 108, "--reason", "correction").code == 0
    again = call(capsys, "record", "members", 2019, 1080, "--reason", "correction")
    assert again.code == 1
    assert values(project) == ["1080", "108"]


def test_a_figure_that_stands_is_not_asked_about_for_its_note(
    project: Path, capsys: Capture
) -> None:
    call(capsys, "record", "members", 2018, 105)
    call(capsys, "record", "members", 2019, 1080, "--yes")
    noted = call(
        capsys, "record", "members", 2019, 1080, "--note", "as printed", "--reason", "correction"
    )
    assert noted.code == 0


ENTITIES = """
    [[goal.objective.indicator]]
    id = "wells"
    title = "Wells"
    aggregate = "sum"
    formerly = ["bores"]
    target = { at_least = 5000, by = 2021 }

      [goal.objective.indicator.entities]
      north = { title = "North", formerly = ["nord"] }
      south = { title = "South" }
"""


def test_an_entity_is_held_against_its_own_readings_under_former_names_too(
    tmp_path: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    renamed = ENTITIES.replace('"wells"', '"bores"').replace("    formerly", "    #")
    renamed = renamed.replace("north = { title", "nord = { title").replace(
        ', formerly = ["nord"]', ""
    )
    folder = make_project(tmp_path / "project", PLAN + renamed)
    monkeypatch.chdir(folder)
    for entity, value in (("nord", 1000), ("south", 20)):
        assert call(capsys, "record", "bores", 2018, value, "--entity", entity).code == 0
    (folder / "indicators.toml").write_text(PLAN + ENTITIES, encoding="utf-8")
    assert call(capsys, "record", "wells", 2019, 1100, "--entity", "north").code == 0
    refused = call(capsys, "record", "wells", 2019, 210, "--entity", "south")
    said = "Wells, South, 2019: 210 is about ten times 20, the reading of 2018."
    assert refused.one_line.startswith(said)


@settings(max_examples=40)
@given(st.decimals(-(10**6), 10**6, places=1))
def test_no_possible_figure_is_refused_to_whoever_confirms_it(
    tmp_path_factory: pytest.TempPathFactory, value: object
) -> None:
    folder = make_project(tmp_path_factory.mktemp("any") / "project")
    place = ("--framework", str(folder / "indicators.toml"), "--by", "ana")
    text = f"{value:f}".replace("-", "\u2212")
    assert run(["record", "members", "2018", "105", *place]) == 0
    assert run(["record", "members", "2019", text, "--yes", *place]) == 0
    (stored,) = values(folder)
    assert stored == f"{value:f}".replace("-0.0", "0.0")


# Sources.


def sources(project: Path, year: int, id_: str = "members") -> list[Source]:
    store = Store.open(project / "data" / "readings.jsonl")
    return [reading.source for reading in store.history(ReadingKey(id_, year))]


def test_a_first_reading_begins_with_the_last_source_of_its_own_indicator(
    project: Path, capsys: Capture
) -> None:
    whole = ("--edition", "2018", "--page", "7", "--address", "https://example.org/a")
    call(capsys, "record", "members", 2018, 105, "--source", "Register", *whole)
    call(capsys, "record", "share", 2018, "40 %", "--source", "Census")
    answer = call(capsys, "record", "members", 2019, 108)
    assert "108 members. Saved. Source as in 2018: Register." in " ".join(answer.out.split())
    assert sources(project, 2019) == [Source("Register", "", "https://example.org/a", "")]
    call(capsys, "record", "members", 2020, 110, "--edition", "2020", "--page", "3")
    assert sources(project, 2020) == [Source("Register", "2020", "https://example.org/a", "3")]


def test_it_begins_with_the_source_of_the_plan_where_none_was_named(
    tmp_path: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    plan = PLAN.replace('    unit = "members"', '    unit = "members"\n    source = "Books"')
    folder = make_project(tmp_path / "project", plan)
    monkeypatch.chdir(folder)
    answer = call(capsys, "record", "members", 2018, 105)
    assert "Saved. Source as in the plan: Books." in " ".join(answer.out.split())
    assert sources(folder, 2018) == [Source("Books")]


@pytest.mark.parametrize(
    ("given_", "kept"),
    [(("--source", ""), Source()), (("--source", "Census"), Source("Census"))],
)
def test_a_source_that_is_named_is_the_one_and_none_may_be(
    project: Path, capsys: Capture, given_: tuple[str, ...], kept: Source
) -> None:
    call(capsys, "record", "members", 2018, 105, "--source", "Register")
    answer = call(capsys, "record", "members", 2019, 108, *given_)
    assert "Source as in" not in answer.out
    assert sources(project, 2019) == [kept]


def test_no_data_has_the_source_it_names(project: Path, capsys: Capture) -> None:
    call(capsys, "record", "members", 2018, 105, "--source", "Register")
    call(capsys, "record", "members", 2019, "--no-data", "not counted")
    assert sources(project, 2019) == [Source()]
    # And what is said of a year without a figure is none for the next one to begin with.
    call(capsys, "record", "members", 2020, 110)
    assert sources(project, 2020) == [Source("Register")]


def test_what_was_taken_back_begins_anew(project: Path, capsys: Capture) -> None:
    call(capsys, "record", "members", 2018, 105, "--source", "Register")
    call(capsys, "record", "members", 2019, 108, "--source", "Census")
    call(capsys, "retract", "members", 2019, "--reason", "wrong")
    call(capsys, "record", "members", 2019, 109)
    assert [source.title for source in sources(project, 2019)][-1] == "Register"
