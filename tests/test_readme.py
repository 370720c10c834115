"""README and docs are true: every command in them is run, and every output is as shown."""

from __future__ import annotations

import io
import re
import shlex
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest
from cli_support import call

from scorecard.cli.main import COMMANDS

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parent.parent
# A line of dots stands for lines that are left out.
ELLIPSIS = "…"
LINK = re.compile(r"\]\(([^)\s]+)\)")


class Step(NamedTuple):
    """A command of the page with the output shown below it."""

    command: str
    shown: list[str]


def steps(page: str) -> Iterator[Step]:
    """Yield the commands of every console block, in order."""
    for block in re.findall(r"^```console\n(.*?)^```", page, re.DOTALL | re.MULTILINE):
        for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            command, *shown = part.rstrip("\n").split("\n")
            yield Step(command, shown)


def arguments(command: str) -> list[str]:
    """Return what follows the program's name."""
    name, *rest = shlex.split(command, comments=True)
    assert name == "scorecard", command
    return rest


def run(command: str, cwd: Path) -> list[str]:
    """Run a command line of the README in a process and return the lines it prints."""
    done = subprocess.run(
        [sys.executable, "-m", "scorecard", *arguments(command)],
        cwd=cwd,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        check=False,
    )
    return done.stdout.splitlines()


def matches(shown: list[str], printed: list[str]) -> bool:
    """Compare an output with what the page shows; an ellipsis stands for any lines."""
    if not shown:
        return not printed
    if shown[0].strip() == ELLIPSIS:
        return any(matches(shown[1:], printed[n:]) for n in range(len(printed) + 1))
    return bool(printed) and shown[0] == printed[0] and matches(shown[1:], printed[1:])


def pages(root: Path) -> list[Path]:
    """Return the pages for people: the README, and those of docs."""
    return [root / "README.md", *sorted((root / "docs").rglob("*.md"))]


WITH_COMMANDS = [
    page.relative_to(ROOT).as_posix()
    for page in pages(ROOT)
    if "```console" in page.read_text(encoding="utf-8")
    # They start from other files; tests of their own run them.
    if page.name not in ("board-year.md", "portfolio.md")
]


@pytest.mark.parametrize("page", WITH_COMMANDS)
def test_every_command_of_the_page_prints_what_is_shown(
    tmp_path: Path, page: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("SCORECARD_BY", "ana")
    monkeypatch.setattr("sys.stdin", io.StringIO())
    cwd = tmp_path
    for step in steps((ROOT / page).read_text(encoding="utf-8")):
        if step.command.startswith("cd "):
            cwd = (cwd / step.command.removeprefix("cd ")).resolve()
            continue
        if page == "README.md":
            printed = run(step.command, cwd)
        else:
            monkeypatch.chdir(cwd)
            said = call(capsys, *arguments(step.command))
            printed = (said.out + said.err).splitlines()
        assert matches(step.shown, printed), "\n".join([f"$ {step.command}", *printed])


def test_pages_with_commands_are_found() -> None:
    assert {"README.md", "docs/staff.md", "docs/scripts.md", "docs/adopting.md"} <= set(
        WITH_COMMANDS
    )


def test_every_command_stands_on_a_page_for_people(root: Path) -> None:
    told = "".join(page.read_text(encoding="utf-8") for page in pages(root))
    missing = [name for name in COMMANDS if f"scorecard {name}" not in told]
    assert not missing


def test_every_heading_of_a_page_has_something_below_it(root: Path) -> None:
    empty = re.compile(r"^(#+) .*\n\s*(?=\1 |\Z)", re.MULTILINE)
    for page in pages(root):
        assert not empty.findall(page.read_text(encoding="utf-8")), page


def test_the_readme_can_be_read_at_one_go(root: Path) -> None:
    assert len((root / "README.md").read_text(encoding="utf-8").splitlines()) <= 150


def test_every_link_of_the_pages_leads_somewhere(root: Path) -> None:
    for page in (*pages(root), root / "CONTRIBUTING.md", root / "CHANGELOG.md"):
        for address in LINK.findall(page.read_text(encoding="utf-8")):
            if not address.startswith(("http:", "https:", "#")):
                target = page.parent / address.partition("#")[0]
                assert target.exists(), f"{page.name}: {address}"
