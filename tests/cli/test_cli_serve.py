"""The screens in a browser: what is said first, who is let in, and what ends it."""

from __future__ import annotations

import asyncio
import os
import shlex
import socket
from typing import TYPE_CHECKING

import pytest
from cli_support import call
from served import PATIENCE, serving

from scorecard.cli import serve as cli_serve
from scorecard.cli.options import Options

if TYPE_CHECKING:
    from pathlib import Path

    from aiohttp import ClientSession

aiohttp = pytest.importorskip("aiohttp", reason="textual-serve is missing: pip install '.[web]'")

Capture = pytest.CaptureFixture[str]


@pytest.fixture
def at_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin.isatty", lambda: True)


def test_where_the_package_is_missing_it_is_named(
    project: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cli_serve, "find_spec", lambda _: None)
    answer = call(capsys, "serve")
    assert answer.code == 1
    assert "-m pip install textual-serve" in answer.one_line


def test_without_a_plan_nothing_is_served(
    tmp_path: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    answer = call(capsys, "serve")
    assert answer.code == 1
    assert "no indicators.toml" in answer.one_line


def test_a_port_that_is_taken_is_said(project: Path, capsys: Capture) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        answer = call(capsys, "serve", "--port", port)
    assert answer.code == 1
    last = answer.err.splitlines()[-1]
    assert last.startswith(f"127.0.0.1 port {port}: cannot listen there: ")
    assert last.endswith("; another port is named with --port")


def test_a_host_nobody_knows_is_said(project: Path, capsys: Capture) -> None:
    answer = call(capsys, "serve", "--host", "a host")
    assert (answer.code, answer.one_line) == (1, 'no address is known for the host "a host"')


def test_other_computers_come_in_by_an_explicit_word_alone(
    project: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer = call(capsys, "serve", "--host", "0.0.0.0")
    said = " ".join(answer.err.split())
    assert answer.code == 1
    assert "no login and no encryption" in said
    assert "under the name ana." in said
    assert "Other computers reach it at 0.0.0.0" in said
    assert said.endswith("let them in with --yes, or leave --host out")

    asked: list[str] = []
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    monkeypatch.setattr(cli_serve, "ask", asked.append)
    answer = call(capsys, "serve", "--host", "::")
    assert asked == ["Let other computers in?"]
    assert answer.err.endswith("nothing is served\n")


def test_the_screens_get_the_options_of_the_command() -> None:
    line = cli_serve._screens(Options(year=2019, ascii=True), board=True)
    assert shlex.split(line)[1:] == [
        "-P",
        "-m",
        "scorecard",
        "--year",
        "2019",
        "--ascii",
        "--board",
    ]


needs_signals = pytest.mark.skipif(os.name == "nt", reason="Ctrl-C is sent as on POSIX")


@needs_signals
def test_a_tab_drives_the_screens_and_ctrl_c_ends_them(project: Path) -> None:
    with serving(project) as served:
        said = " ".join(served.said)
        assert "what is entered there stands under the name Ana." in said
        assert "Only this computer reaches it" in said
        shown = asyncio.run(_drive(served.url))
        assert "Test strategy" in shown
        assert served.interrupted() == (0, "no longer served\n")


async def _drive(url: str) -> str:
    """Open a tab, ask for help as by the keyboard, and return what was painted until then."""
    async with aiohttp.ClientSession(url) as session:
        painted = ""
        async with asyncio.timeout(PATIENCE), session.ws_connect("/ws?width=80&height=24") as tab:
            asked = False
            while "Help" not in painted:
                message = await tab.receive()
                assert message.type == aiohttp.WSMsgType.BINARY, message
                painted += message.data.decode("utf-8", "replace")
                if not asked and "Test strategy" in painted:
                    asked = True
                    await tab.send_json(["stdin", "?"])
            return painted


@needs_signals
def test_ctrl_c_ends_a_server_with_tabs_open(project: Path) -> None:
    async def opened_and_interrupted(url: str) -> tuple[int, str]:
        async with aiohttp.ClientSession(url) as session, session.ws_connect("/ws") as tab:
            await asyncio.wait_for(tab.receive(), PATIENCE)
            return await asyncio.to_thread(served.interrupted)

    with serving(project) as served:
        assert asyncio.run(opened_and_interrupted(served.url)) == (0, "no longer served\n")


@needs_signals
def test_pages_of_other_sites_are_refused(project: Path) -> None:
    """Any page in the same browser may open a connection to this computer."""

    async def answers(session: ClientSession) -> list[int]:
        found = []
        for path, headers in (
            ("/", {}),
            ("/ws", {"Origin": "https://example.org"}),
            ("/ws", {"Origin": "null"}),
            ("/", {"Host": "example.org"}),
        ):
            async with session.get(path, headers=headers) as answer:
                found.append(answer.status)
        return found

    async def asked(url: str) -> list[int]:
        async with aiohttp.ClientSession(url) as session:
            return await answers(session)

    with serving(project, "--board") as served:
        assert "whoever reaches the port sees what the board sees" in " ".join(served.said)
        assert asyncio.run(asked(served.url)) == [200, 403, 403, 403]
