"""The manual page, and what a shell completes: both are made of the commands themselves."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import click
import pytest
from cli_support import call

from scorecard.cli.main import COMMANDS
from scorecard.cli.man import _plain

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

Capture = pytest.CaptureFixture[str]


def test_the_page_that_is_installed_is_the_one_that_is_printed(root: Path, capsys: Capture) -> None:
    """UPDATE_GOLDEN=1 writes the page anew."""
    made = call(capsys, "man").out
    page = root / "docs" / "scorecard.1"
    if os.environ.get("UPDATE_GOLDEN"):
        page.write_text(made, encoding="ascii", newline="\n")
    assert page.read_text(encoding="ascii") == made, "make golden"


def options(command: click.Command, name: str) -> Iterator[tuple[str, str]]:
    for parameter in command.params:
        if isinstance(parameter, click.Option):
            yield name, parameter.opts[0]
    for each, part in command.commands.items() if isinstance(command, click.Group) else ():
        yield from options(part, f"{name} {each}")


def test_every_command_and_every_option_is_on_it(capsys: Capture) -> None:
    from importlib import import_module

    page = call(capsys, "man").out.replace(r"\-", "-")
    parts = dict(
        re.findall(r"^\.SS ([^[A-Z\n]+) .*?\n(.*?)(?=^\.S)", page, re.DOTALL | re.MULTILINE)
    )
    shared = page.partition("\n.SH COMMANDS\n")[0]
    for name, (module, attribute) in COMMANDS.items():
        command = getattr(import_module(f"scorecard.cli.{module}"), attribute)
        for path, option in options(command, name):
            assert option in parts[path] or option in shared, (path, option)


@pytest.mark.parametrize("text", [".TH is none", "'no", r"a\b", "é “x” — ½", "a-b", ""], ids=repr)
def test_a_text_is_never_an_instruction(text: str) -> None:
    page = f'.TH T 1 "" t\n.SH A\n{_plain(text)}\n'
    assert page.isascii()
    assert read("groff", "-ww", "-man", "-Tutf8", "-P-cbou", page=page).count(text)


def test_man_has_nothing_to_object(capsys: Capture) -> None:
    page = call(capsys, "man").out
    read("groff", "-ww", "-man", "-Tascii", page=page)  # where there are no letters but these
    text = read("man", "--warnings", "-l", "-", page=page)
    assert "SCORECARD(1)" in text
    assert "EXIT STATUS" in text
    assert re.search(r"^   priority adopt \[OPTIONS\] REF$", text, re.MULTILINE)


def read(program: str, *arguments: str, page: str) -> str:
    """Return how a program shows a page, and fail where it says anything against it."""
    if shutil.which(program) is None:
        pytest.skip(f"there is no {program} here to read the manual page")
    env = {
        **os.environ,
        "MANWIDTH": "90",
        "MANPAGER": "cat",
        "LANG": "C.UTF-8",
        "LC_ALL": "C.UTF-8",
    }
    done = subprocess.run(
        [program, *arguments],
        input=page.encode("ascii"),
        capture_output=True,
        check=False,
        env={**env, "MAN_KEEP_FORMATTING": ""},
    )
    assert (done.returncode, done.stderr.decode()) == (0, "")
    return re.sub(".\b", "", done.stdout.decode())


@pytest.fixture
def bash(tmp_path: Path) -> Path:
    """Return a folder with a program scorecard in it, where there is a bash to find it."""
    if shutil.which("bash") is None or os.name == "nt":
        pytest.skip("there is no bash here to complete commands in")
    program = tmp_path / "bin" / "scorecard"
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m scorecard "$@"\n')
    program.chmod(0o755)
    return program.parent


def completed(bash: Path, *typed: str) -> list[str]:
    """Return what a real bash offers behind words of which the last is half typed."""
    script = """
        eval "$(_SCORECARD_COMPLETE=bash_source scorecard)"
        COMP_WORDS=(scorecard "$@") COMP_CWORD=$#
        $(complete -p scorecard | sed 's/.*-F \\([^ ]*\\) .*/\\1/') scorecard
        [ ${#COMPREPLY[@]} -eq 0 ] || printf '%s\\n' "${COMPREPLY[@]}"
    """
    done = subprocess.run(
        ["bash", "--norc", "--noprofile", "-c", script, "bash", *typed],
        capture_output=True,
        text=True,
        check=False,
        cwd=bash,
        env={**os.environ, "PATH": f"{bash}{os.pathsep}{os.environ['PATH']}"},
    )
    assert done.stderr == ""
    return done.stdout.splitlines()


def test_bash_completes_commands_and_options(bash: Path) -> None:
    assert completed(bash, "re") == ["record", "retract", "reopen", "report", "restore"]
    assert completed(bash, "priority", "d") == ["done", "drop"]
    assert "--audience" in completed(bash, "report", "--")
    assert completed(bash, "report", "--audience", "d") == ["donor"]


def test_bash_is_told_no_fault(bash: Path) -> None:
    assert "--version" in completed(bash, "no-such-command", "--")
    assert "--help" in completed(bash, "priority", "no-such-command", "--")


def test_bash_completes_what_the_plan_has(bash: Path, root: Path) -> None:
    plan = f"--framework={root / 'indicators.toml'}"
    assert completed(bash, plan, "show", "ccm-st") == ["ccm-states-parties"]
    assert completed(bash, "show", plan, "1") == ["1a", "1b"]
    assert completed(bash, plan, "record", "ccm-states-parties", "202") == ["2020", "2021"]
    assert completed(bash, plan, "status", "--year", "201") == ["2017", "2018", "2019"]
    assert completed(bash, plan, "judge", "voice", "2020", "a") == ["achieved", "at_risk"]
    assert completed(bash, "--language", "") == ["en", "ar", "es", "fr"]


def test_without_a_plan_no_id_is_offered(bash: Path) -> None:
    assert completed(bash, "show", "") == completed(bash, "status", "--year", "") == []


def test_fish_says_what_each_word_is(bash: Path, root: Path) -> None:
    if shutil.which("fish") is None:
        pytest.skip("there is no fish here to complete commands in")
    script = "_SCORECARD_COMPLETE=fish_source scorecard | source; complete -C $argv[1]"
    done = subprocess.run(
        ["fish", "--no-config", "-c", script, f"scorecard --framework {root}/indicators.toml rep"],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PATH": f"{bash}{os.pathsep}{os.environ['PATH']}"},
    )
    assert done.stderr == ""
    assert done.stdout == "report\tThe progress report of a year\n"


@pytest.mark.parametrize("shell", ["zsh", "fish"])
def test_the_others_get_what_click_has_for_them(bash: Path, shell: str) -> None:
    done = subprocess.run(
        [bash / "scorecard"],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "_SCORECARD_COMPLETE": f"{shell}_source"},
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert "_scorecard_completion" in done.stdout
    if shutil.which(shell) is None:
        pytest.skip(f"there is no {shell} here to read what completes commands in it")
    syntax = subprocess.run([shell, "-n"], input=done.stdout, text=True, check=False)
    assert syntax.returncode == 0
