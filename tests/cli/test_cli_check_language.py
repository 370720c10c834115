"""What is said of a plan's data is said in the plan's language, whatever is wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from cli_support import call
from pseudo_language import add_language, disguised

from scorecard.framework import check
from scorecard.messages import catalogue

if TYPE_CHECKING:
    from pathlib import Path

PLAN = (
    '[strategy]\ntitle = "S"\nperiod = [2017, 2021]\nlanguage = "qps"\n'
    '[[goal]]\nid = "I"\ntitle = "G"\n[[goal.indicator]]\nid = "x"\ntitle = "X"\nunti = 5\n'
)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder with a plan in another language, and with a store that cannot be opened."""
    add_language(monkeypatch, disguised())
    monkeypatch.setattr(check, "languages", lambda: ("en", "qps"))
    monkeypatch.chdir(tmp_path)
    (tmp_path / "indicators.toml").write_text(PLAN)
    (tmp_path / "data" / "readings.jsonl").mkdir(parents=True)
    return tmp_path


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize("command", ["check", "status"])
def test_the_language_is_known_before_the_store_is_opened(
    command: str, capsys: pytest.CaptureFixture[str]
) -> None:
    answer = call(capsys, command)
    assert answer.code == 1
    assert catalogue.words.AND == disguised().AND


@pytest.mark.usefixtures("folder")
def test_check_tells_the_plans_faults_in_its_language(capsys: pytest.CaptureFixture[str]) -> None:
    answer = call(capsys, "check")
    assert (
        "indicators.toml:11:1: ｉｎｄｉｃａｔｏｒ x: ｕｎｋｎｏｗｎ ｋｅｙ"
        in answer.out + answer.err
    )
