"""What is said of the house is true: every file that is named is there, and every file is named."""

from __future__ import annotations

import ast
import os
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
DOCS = ROOT / "docs"
FILES = DOCS / "files.md"
# A path below the project's folder, of a file or, with a slash at its end, of a folder.
PATH = re.compile(r"`((?:scorecard|tests|docs|benchmarks|data)/[\w./-]*)`")
HEAD = """\
# Every file in a line

Each is what the file says of itself; `make golden` writes this page anew.
"""


PAGES = ["README.md", "CONTRIBUTING.md", *(f"docs/{page.name}" for page in DOCS.glob("*.md"))]


@pytest.mark.parametrize("page", sorted(PAGES))
def test_every_path_a_page_names_is_there(page: str) -> None:
    assert [path for path in named(page) if not (ROOT / path).exists()] == []


def test_paths_are_found_on_a_page() -> None:
    assert "scorecard/records/store.py" in named("docs/architecture.md")
    assert "scorecard/model/plan.py" in named("CONTRIBUTING.md")


def named(page: str) -> list[str]:
    """Return the paths a page names."""
    return PATH.findall((ROOT / page).read_text(encoding="utf-8"))


def test_every_file_has_its_line() -> None:
    """UPDATE_GOLDEN=1 writes the page anew."""
    made = files_page()
    if os.environ.get("UPDATE_GOLDEN"):
        FILES.write_text(made, encoding="utf-8", newline="\n")
    assert FILES.read_text(encoding="utf-8") == made, "make golden"


def files_page() -> str:
    """Return the page of all files, a part for each folder."""
    package = ROOT / "scorecard"
    parts = [HEAD]
    for folder in (package, *sorted(path for path in package.rglob("*") if path.is_dir())):
        rows = [f"| `{path.name}` | {first_line(path)} |" for path in sorted(folder.glob("*.py"))]
        if rows:
            name = folder.relative_to(ROOT).as_posix()
            parts.append("\n".join([f"## {name}/", "", "| file | holds |", "|:---|:---|", *rows]))
    return "\n\n".join(part.strip() for part in parts) + "\n"


def first_line(path: Path) -> str:
    """Return what a file says of itself, in one line that a table's cell can hold."""
    told = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or ""
    return " ".join(told.partition("\n\n")[0].split()).replace("``", "`").replace("|", r"\|")


def test_the_checks_without_make_are_those_of_make_test() -> None:
    made = (ROOT / "Makefile").read_text(encoding="utf-8").partition("\ntest:")[2]
    steps = re.findall(r"^\t\$\(BIN\)/(.*)$", made.partition("\n\n")[0], re.MULTILINE)
    elsewhere = (ROOT / ".github" / "workflows" / "check.yml").read_text(encoding="utf-8")
    assert len(steps) == 5
    assert [step for step in steps if f"$run/{step}" not in elsewhere] == []
