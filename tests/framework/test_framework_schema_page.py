"""The page about the framework file: its examples load, and it leaves no key out."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import tomli
from jsonschema import Draft7Validator, FormatChecker
from test_framework_schema import as_an_editor
from words_allowed import words_allowed

from scorecard.framework.findings import keys_of
from scorecard.framework.load import load_plan
from scorecard.framework.schema import json_schema
from scorecard.framework.shapes import (
    AssessmentShape,
    GoalShape,
    IatiShape,
    IndicatorShape,
    ObjectiveShape,
    PinShape,
    ReportShape,
    StrategyShape,
    TargetShape,
)
from scorecard.model.fault import Severity

if TYPE_CHECKING:
    from scorecard.framework.shapes import Shape

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "framework.md").read_text(encoding="utf-8")
BLOCK = re.compile(r'```(\w+)( title="with faults")?\n(.*?)```', re.DOTALL)
STRATEGY = '[strategy]\ntitle = "S"\nperiod = [2017, 2021]\n'
INDICATOR = (
    '[[goal]]\nid = "I"\ntitle = "G"\n[[goal.objective]]\nid = "1a"\ntitle = "O"\n'
    '[[goal.objective.indicator]]\nid = "x"\ntitle = "X"\n'
)


def examples() -> list[str]:
    """Return the page's examples, each made a whole plan."""
    found = []
    for kind, faulty, text in BLOCK.findall(PAGE):
        if kind != "toml" or faulty:
            continue
        head = "" if "[strategy]" in text else STRATEGY
        found.append(text if not head else head + ("" if "[[goal]]" in text else INDICATOR) + text)
    return found


EXAMPLES = examples()


def test_there_are_examples() -> None:
    assert len(EXAMPLES) > 15


@pytest.mark.parametrize("number", range(len(EXAMPLES)))
def test_an_example_loads_without_an_error(number: int, tmp_path: Path) -> None:
    path = tmp_path / "indicators.toml"
    path.write_text(EXAMPLES[number], encoding="utf-8")
    plan = load_plan(path, use_cache=False)
    # A goal that shows nothing but itself is warned of; nothing else is.
    assert all("has no objective" in f.what for f in plan.faults), EXAMPLES[number]
    assert all(fault.severity is Severity.WARNING for fault in plan.faults)
    assert plan.strategy is not None


@pytest.mark.parametrize("number", range(len(EXAMPLES)))
def test_an_example_is_as_the_schema_says(number: int) -> None:
    validator = Draft7Validator(json_schema(), format_checker=FormatChecker())
    document = as_an_editor(tomli.loads(EXAMPLES[number]))
    assert [error.message for error in validator.iter_errors(document)] == []


def test_the_faults_shown_are_the_faults_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    blocks = BLOCK.findall(PAGE)
    shown = 0
    for (_, faulty, text), (kind, _, lines) in pairwise(blocks):
        if not faulty:
            continue
        shown += 1
        Path("indicators.toml").write_text(text, encoding="utf-8")
        plan = load_plan(Path("indicators.toml"), use_cache=False)
        assert kind == "text"
        assert [str(fault) for fault in plan.faults] == lines.splitlines()
    assert shown == 2


@pytest.mark.parametrize(
    "shape",
    [
        StrategyShape,
        AssessmentShape,
        ReportShape,
        IatiShape,
        GoalShape,
        ObjectiveShape,
        PinShape,
        IndicatorShape,
        TargetShape,
    ],
)
def test_every_key_is_on_the_page(shape: type[Shape]) -> None:
    for key in keys_of(shape):
        assert re.search(rf"[`{{ ]{key}( = |`)|\[{key}\]|\[\[goal\.{key}\]\]", PAGE), key


def test_every_word_to_choose_from_is_on_the_page() -> None:
    for choices in words_allowed().values():
        for choice in choices:
            assert f'`"{choice}"`' in PAGE or f"`{choice}`" in PAGE, choice


def test_the_defaults_on_the_page_are_the_models() -> None:
    from scorecard.model.plan import Thresholds

    rules = Thresholds()
    assert f"| `on_track` | `{rules.on_track:.2f}` |" in PAGE
    assert f"| `at_risk` | `{rules.at_risk:.2f}` |" in PAGE
    assert f"| `stale_after` | `{rules.stale_after}` |" in PAGE
    assert f'| `method` | `"{rules.method}"` |' in PAGE
