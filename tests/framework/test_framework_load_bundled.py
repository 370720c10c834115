"""The bundled plan: without a fault, and as its schema says."""

from __future__ import annotations

from pathlib import Path

import pytest
import tomli
from jsonschema import Draft7Validator, FormatChecker
from test_framework_schema import as_an_editor

from scorecard.framework.load import load_plan
from scorecard.framework.schema import json_schema
from scorecard.model.plan import Aggregate, Kind

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize("name", ["indicators.toml", "scorecard/bundled/blank.toml"])
def test_a_bundled_plan_has_no_fault(name: str) -> None:
    plan = load_plan(ROOT / name, use_cache=False)
    assert [str(fault) for fault in plan.faults] == []
    assert plan.strategy is not None


@pytest.mark.parametrize("name", ["indicators.toml", "scorecard/bundled/blank.toml"])
def test_a_bundled_plan_is_as_its_schema_says(name: str) -> None:
    validator = Draft7Validator(json_schema(), format_checker=FormatChecker())
    document = tomli.loads((ROOT / name).read_text(encoding="utf-8"))
    assert [error.message for error in validator.iter_errors(as_an_editor(document))] == []


def test_what_a_blank_plan_only_offers_is_sound_too(tmp_path: Path) -> None:
    text = (ROOT / "scorecard" / "bundled" / "blank.toml").read_text(encoding="utf-8")
    offered = tmp_path / "indicators.toml"
    offered.write_text(text.replace("#: ", ""), encoding="utf-8")
    plan = load_plan(offered, use_cache=False)
    assert [str(fault) for fault in plan.faults] == []
    assert plan.strategy is not None
    survey, treated = (plan.strategy.find(id_) for id_ in ("enough-to-eat", "treated"))
    assert survey is not None
    assert survey.rhythm is not None
    assert treated is not None
    assert treated.aggregate is Aggregate.POOLED
    ids = ("volunteers", "trained", "plan", "deadlines-met", "spent")
    revised, parted, scale, dated, spent = (plan.strategy.find(id_) for id_ in ids)
    assert revised is not None
    assert (len(revised.targets), len(revised.milestones)) == (2, 1)
    assert parted is not None
    assert [part.name for part in parted.parts] == ["women", "men"]
    assert scale is not None
    assert scale.kind is Kind.SCALE
    assert dated is not None
    assert [len(entity.deadlines) for entity in dated.entities] == [1, 2]
    assert spent is not None
    assert spent.accumulate


def test_the_example_has_what_a_newcomer_is_to_see() -> None:
    strategy = load_plan(ROOT / "indicators.toml", use_cache=False).strategy
    assert strategy is not None
    assert strategy.period == (2017, 2021)
    assert [goal.id for goal in strategy.goals] == ["I", "II", "III"]
    assert all(objective.indicators for goal in strategy.goals for objective in goal.objectives)
    first = strategy.find("ccm-states-parties")
    assert first is not None
    assert [(baseline.year, baseline.value) for baseline in first.baselines] == [(2016, 100.0)]
    assert first.targets[0].declared == {"at_least": 130, "by": 2020}
