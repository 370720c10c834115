"""The page on the board's year: every command on it answers as the page says."""

from __future__ import annotations

import re
import shlex
from typing import TYPE_CHECKING

from cli_support import call

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

BLOCK = re.compile(r"```console\n(.*?)```", re.DOTALL)


def flat(text: str) -> str:
    return " ".join(text.split())


def test_the_page_tells_what_the_commands_answer(
    root: Path,
    example: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("SCORECARD_BY", "Ana")
    page = (root / "docs" / "board-year.md").read_text(encoding="utf-8")
    run = 0
    for block in BLOCK.findall(page):
        for part in block.split("$ scorecard ")[1:]:
            command, _, told = part.partition("\n")
            answer = call(capsys, *shlex.split(command))
            given = answer.out if answer.code == 0 else answer.err
            assert flat(given) == flat(told), command
            run += 1
    assert run == 13
