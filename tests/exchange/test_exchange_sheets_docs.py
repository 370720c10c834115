"""The examples of the page on sheets, held against what the command says."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from cli_support import call

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs" / "sheets.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"```csv\n(.*?)```\n\n```text\n(.*?)```", PAGE, re.DOTALL)


@pytest.fixture(scope="module")
def strategy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with the bundled strategy and its readings."""
    folder = tmp_path_factory.mktemp("sheets")
    (folder / "indicators.toml").write_bytes((ROOT / "indicators.toml").read_bytes())
    (folder / "data").mkdir()
    (folder / "data" / "readings.jsonl").write_bytes(
        (ROOT / "data" / "readings.jsonl").read_bytes()
    )
    return folder


@pytest.fixture(autouse=True)
def _here(strategy: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.chdir(strategy)
    yield
    (strategy / "figures.csv").unlink(missing_ok=True)


@pytest.mark.parametrize(("content", "told"), EXAMPLES)
def test_an_example_says_what_the_page_says(
    strategy: Path, capsys: pytest.CaptureFixture[str], content: str, told: str
) -> None:
    (strategy / "figures.csv").write_text(content, encoding="utf-8")
    answer = call(capsys, "import", "figures.csv", "--dry-run")
    assert [*told.splitlines()] == [*answer.err.splitlines(), *answer.out.splitlines()]


def test_every_block_of_the_page_is_an_example() -> None:
    assert len(EXAMPLES) == 6
    assert PAGE.count("```") == 4 * len(EXAMPLES)
