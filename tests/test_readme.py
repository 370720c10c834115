"""README and docs are true: every command in them is run, and every output is as shown."""

from __future__ import annotations

import io
import re
import subprocess
import sys
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from cli_support import call
from pages import Saved, arguments, steps
from projects import make_example, make_project

from scorecard.cli.main import COMMANDS
from scorecard.records.entry import Entry
from scorecard.records.store import Store

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).resolve().parent.parent
# A line of dots stands for lines that are left out.
ELLIPSIS = "…"
LINK = re.compile(r"\]\(([^)\s]+)\)")


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
]


MEMBER = """\
[strategy]
title = "{title}"
period = [2020, 2024]

[[goal]]
id = "1"
title = "Children learn"

  [[goal.indicator]]
  id = "{reached}"
  title = "Children reached"
  unit = "children"
  baseline = {{ year = 2019, value = 1000 }}
  target = {{ at_least = 2500, by = 2024 }}

  [[goal.indicator]]
  id = "girls"
  title = "Girls among them"
  kind = "percent"
  baseline = {{ year = 2019, value = 40 }}
  target = {{ at_least = 50, by = 2024 }}
"""


def network(folder: Path) -> Path:
    """Make the members of the portfolio whose file the page shows."""
    page = (ROOT / "docs" / "portfolio.md").read_text(encoding="utf-8")
    (declared,) = re.findall(r"```toml\n(.*?)```", page, re.DOTALL)
    members = {
        "kenya": ("Kenya", "children-reached", 1200, (34, 75)),
        "peru": ("Plan Perú", "ninos", 2000, (36, 90)),
    }
    for name, (title, reached, number, girls) in members.items():
        place = make_project(folder / name, MEMBER.format(title=title, reached=reached))
        share = f"{Decimal(girls[0]) * 100 / girls[1]:.1f}"
        part, whole = map(str, girls)
        entries = [
            Entry(reached, 2022, str(number)),
            Entry("girls", 2022, share, numerator=part, denominator=whole),
        ]
        Store.open(place / "data" / "readings.jsonl").add(entries, by="ana")
    (folder / "network.toml").write_text(declared, encoding="utf-8")
    (folder / "peru" / "indicators.toml").rename(folder / "peru" / "plan.toml")
    (folder / "peru" / "data").rename(folder / "peru" / "figures")
    return folder


# What is there when a page begins, where it does not make it itself: the folder to stand in.
STARTS: dict[str, Callable[[Path], Path]] = {
    "docs/board-year.md": make_example,
    "docs/portfolio.md": network,
}


@pytest.mark.parametrize("page", WITH_COMMANDS)
def test_every_command_of_the_page_prints_what_is_shown(
    tmp_path: Path, page: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("SCORECARD_BY", "ana")
    monkeypatch.setattr("sys.stdin", io.StringIO())
    cwd = STARTS[page](tmp_path / "here") if page in STARTS else tmp_path
    for step in steps((ROOT / page).read_text(encoding="utf-8")):
        if isinstance(step, Saved):
            (cwd / step.name).write_text(step.text, encoding="utf-8")
            continue
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


# Blocks that nobody runs: files, outputs, and commands that need what a test has not.
NOT_RUN = {"toml", "json", "csv", "python", "text", "sh"}


def test_a_command_that_is_not_run_says_so(root: Path) -> None:
    """It stands in a block whose language is ``sh``; what a command prints alone, in ``text``."""
    fence = re.compile(r"^( *)```(\w*)[^\n]*\n(.*?)^\1```$", re.DOTALL | re.MULTILINE)
    for page in pages(root):
        for _, language, block in fence.findall(page.read_text(encoding="utf-8")):
            assert language in {"console", *NOT_RUN}, f"{page.name}: {block}"
            told = re.search(r"^(\$ |(\S*/)?scorecard [a-z])", block, re.MULTILINE)
            assert language in ("console", "sh") or not told, f"{page.name}: {block}"


def test_pages_with_commands_are_found() -> None:
    assert {"README.md", "docs/staff.md", "docs/scripts.md", "docs/adopting.md"} <= set(
        WITH_COMMANDS
    )


def test_every_command_stands_on_a_page_for_people(root: Path) -> None:
    told = "".join(page.read_text(encoding="utf-8") for page in pages(root))
    missing = [name for name in COMMANDS if f"scorecard {name}" not in told]
    assert not missing


def test_every_page_is_in_the_sites_menu_once_and_in_the_table_of_pages(root: Path) -> None:
    docs = root / "docs"
    there = {page.relative_to(docs).as_posix() for page in docs.rglob("*.md")}
    menu = (root / "mkdocs.yml").read_text(encoding="utf-8").partition("\nnav:\n")[2]
    assert sorted(re.findall(r"\S+\.md$", menu, re.MULTILINE)) == sorted(there)
    table = LINK.findall((docs / "README.md").read_text(encoding="utf-8"))
    assert {page for page in there if not page.startswith("methods/")} - {"README.md"} <= {*table}


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
