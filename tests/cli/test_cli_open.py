"""The way in: the screens on a terminal, words everywhere else."""

from __future__ import annotations

import sys
from datetime import date
from typing import TYPE_CHECKING, Any

import click
import pytest
from cli_support import call
from tui_support import place

from scorecard.cli import open as cli_open
from scorecard.cli.console import draws_unicode
from scorecard.cli.main import run, scorecard
from scorecard.cli.options import Options
from scorecard.model.fault import ScorecardError, UsageError
from scorecard.tui.app import ScorecardApp
from scorecard.tui.scorecard.screen import MainScreen

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cli_open, "on_terminal", lambda: True)


@pytest.fixture
def ran(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """Return the apps that were run, none of which really is."""
    apps: list[Any] = []

    def record(app: ScorecardApp) -> None:
        apps.append(app)

    monkeypatch.setattr(ScorecardApp, "run", record)
    return apps


@pytest.fixture(autouse=True)
def a_command_runs() -> Iterator[None]:
    with click.Context(scorecard):
        yield


def test_a_pipe_gets_the_status_as_text(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], ran: list[Any]
) -> None:
    places = place(tmp_path)
    cli_open.open_or_print(Options(framework=places.plan, year=2019))
    assert not ran
    out, err = capsys.readouterr()
    assert "Wells drilled" in out
    assert err == ""


@pytest.mark.parametrize("kind", ["dumb", ""])
def test_a_terminal_that_cannot_draw_is_told_why(
    kind: str,
    tmp_path: Path,
    terminal: None,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    ran: list[Any],
) -> None:
    monkeypatch.setenv("TERM", kind)
    places = place(tmp_path)
    cli_open.open_or_print(Options(framework=places.plan, year=2019))
    out, err = capsys.readouterr()
    assert not ran
    assert "Wells drilled" in out
    assert err == (
        f'this terminal cannot draw screens (TERM is "{kind}"); here is the status as text\n'
    )


def test_the_board_needs_a_terminal(tmp_path: Path) -> None:
    places = place(tmp_path)
    with pytest.raises(UsageError, match="--board opens the screens: there is no terminal"):
        cli_open.open_or_print(Options(framework=places.plan), board=True)
    with pytest.raises(UsageError, match="--json prints instead"):
        cli_open.open_or_print(Options(framework=places.plan, json=True), board=True)


def test_minutes_are_of_today_and_need_a_terminal(
    tmp_path: Path, terminal: None, ran: list[Any]
) -> None:
    places = place(tmp_path)
    with pytest.raises(UsageError, match="goes without --as-of"):
        cli_open.open_or_print(
            Options(framework=places.plan, as_of=date(2019, 3, 1)), board=True, minutes=True
        )
    with pytest.raises(UsageError, match="--minutes opens the screens: --json prints instead"):
        cli_open.open_or_print(Options(framework=places.plan, json=True), board=True, minutes=True)
    cli_open.open_or_print(Options(framework=places.plan), board=True, minutes=True, by="Cy")
    (app,) = ran
    assert not app.read_only


def test_options_of_the_screens_go_without_a_command(capsys: pytest.CaptureFixture[str]) -> None:
    for options, said in (
        (("--minutes",), "--minutes opens the screens, so it goes without a command"),
        (("--board",), "--board opens the screens, so it goes without a command"),
        (("--by", "Cy"), "--by goes behind the command whose entry it is"),
    ):
        answer = call(capsys, *options, "status")
        assert (answer.code, answer.out) == (2, "")
        assert said in answer.err


def test_a_terminal_gets_the_screens(tmp_path: Path, terminal: None, ran: list[Any]) -> None:
    places = place(tmp_path)
    options = Options(framework=places.plan, year=2019, ascii=True)
    cli_open.open_or_print(options, board=True)
    (app,) = ran
    assert app.read_only
    assert app.glyphs.ascii_only
    assert app.session.year == 2019
    loaded = app.session.wait()
    assert loaded is not None
    assert loaded.card is not None


def test_a_browser_gets_the_screens_without_a_terminal(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, ran: list[Any]
) -> None:
    monkeypatch.setenv("TEXTUAL_DRIVER", "textual.drivers.web_driver:WebDriver")
    places = place(tmp_path)
    cli_open.open_or_print(Options(framework=places.plan, year=2019))
    assert len(ran) == 1


def test_no_plan_is_a_fault_in_words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(ScorecardError, match=r"no indicators\.toml"):
        cli_open.open_screens(Options())


def test_a_crash_is_one_line_that_names_the_report_and_what_is_kept(
    tmp_path: Path,
    terminal: None,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("SCORECARD_STATE", str(tmp_path / "state"))
    places = place(tmp_path)
    real = ScorecardApp.run
    monkeypatch.setattr(ScorecardApp, "run", lambda app: real(app, headless=True))

    def broken(_: MainScreen) -> None:
        raise ZeroDivisionError("[red] on purpose")

    monkeypatch.setattr(MainScreen, "on_mount", broken)
    assert run(["--framework", str(places.plan)]) == 1
    out, err = capsys.readouterr()
    assert (out, err.count("\n")) == ("", 1)
    assert "ended by a fault of the program (ZeroDivisionError)" in err
    assert f"kept in {tmp_path / 'state'} " in err
    assert str(tmp_path / "state" / "crash.txt") in err
    report = (tmp_path / "state" / "crash.txt").read_text(encoding="utf-8")
    assert "in broken" in report
    assert report.endswith("ZeroDivisionError: [red] on purpose\n")


@pytest.mark.parametrize(
    ("encoding", "draws"), [("utf-8", True), ("ascii", False), ("latin-1", False), ("odd", False)]
)
def test_marks_follow_the_encoding(
    encoding: str, draws: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Stream:
        pass

    stream = Stream()
    stream.encoding = encoding  # type: ignore[attr-defined]  # a stand-in for a stream
    monkeypatch.setattr(sys, "stdout", stream)
    assert draws_unicode() is draws
