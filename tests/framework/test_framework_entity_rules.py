"""Entities from the plan: what is declared is what is built, from the file and from the cache."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from scorecard.framework.load import load_plan
from scorecard.model.plan import Aggregate, Aim, Baseline, Deadline, Entity, Indicator, Kind

if TYPE_CHECKING:
    from pathlib import Path

HEAD = """
[strategy]
title = "S"
period = [2017, 2021]
[[goal]]
id = "I"
title = "G"
[[goal.indicator]]
id = "x"
title = "X"
"""
DEADLINES = """
[goal.indicator.entities]
chile = { title = "Chile", formerly = ["cl"], from = 2017, to = 2020, deadline = 2020-03-01 }
bih = { deadline = [2019-03-01, { date = 2021-03-01, granted = 2018-11-30 }, 2027-03-01] }
"""


def built(text: str, folder: Path) -> Indicator:
    path = folder / "indicators.toml"
    path.write_text(HEAD + text, encoding="utf-8")
    fresh = load_plan(path)
    assert [str(fault) for fault in fresh.faults] == []
    kept = load_plan(path)
    assert fresh.strategy is not None
    assert kept.strategy == fresh.strategy
    found = fresh.strategy.find("x")
    assert found is not None
    return found


def test_deadlines_and_their_extensions(tmp_path: Path) -> None:
    chile, bih = built(DEADLINES, tmp_path).entities
    assert chile == Entity(
        "chile", "Chile", ("cl",), 2017, 2020, deadlines=(Deadline(date(2020, 3, 1)),)
    )
    assert (bih.id, bih.title) == ("bih", "bih")
    assert bih.deadlines == (
        Deadline(date(2019, 3, 1)),
        Deadline(date(2021, 3, 1), date(2018, 11, 30)),
        Deadline(date(2027, 3, 1)),
    )


@pytest.mark.parametrize(
    ("written", "kind", "entity_kind"),
    [
        ("", Kind.YES_NO, Kind.YES_NO),
        ('aggregate = "count"', Kind.NUMBER, Kind.YES_NO),
        ('aggregate = "share"', Kind.PERCENT, Kind.YES_NO),
        ('kind = "percent"\naggregate = "share"', Kind.PERCENT, Kind.PERCENT),
    ],
)
def test_the_kind_of_the_figure_and_of_the_readings(
    written: str, kind: Kind, entity_kind: Kind, tmp_path: Path
) -> None:
    found = built(written + DEADLINES, tmp_path)
    assert (found.kind, found.entity_kind) == (kind, entity_kind)
    # One with a deadline is done or not, whatever the others are.
    assert found.kind_for(found.entities[0]) is Kind.YES_NO
    assert found.kind_for(None) is kind


def test_baselines_and_targets_of_their_own(tmp_path: Path) -> None:
    found = built(
        'kind = "percent"\naggregate = "mean"\ntarget = { at_least = 50, by = 2021 }\n'
        "[goal.indicator.entities.chile]\nbaseline = { year = 2016, value = 1.5 }\n"
        "target = [{ at_least = 30, by = 2020 }, "
        '{ at_least = 25, by = 2021, decided = 2019-01-01, why = "late" }]\n',
        tmp_path,
    )
    (chile,) = found.entities
    assert found.aggregate is Aggregate.MEAN
    assert found.kind is found.entity_kind is Kind.PERCENT
    assert chile.baselines == (Baseline(2016, 1.5),)
    assert [target.value for target in chile.targets] == [30.0, 25.0]
    assert found.targets[0].value == 50.0
    own = found.own(chile)
    assert (own.title, own.targets, own.entities, own.aggregate) == (
        "chile", chile.targets, (), None,
    )  # fmt: skip


def test_a_scale_per_entity_is_counted(tmp_path: Path) -> None:
    found = built(
        'kind = "scale"\nlevels = { none = "no plan", strong = "a plan" }\naggregate = "count"\n'
        "target = { at_least = 1, by = 2021 }\nbaseline = { year = 2016, value = 0 }\n"
        'entities = { chile = { target = { reach = "strong", by = 2021 } } }',
        tmp_path,
    )
    assert (found.kind, found.entity_kind) == (Kind.NUMBER, Kind.SCALE)
    assert found.entities[0].targets[0].aim is Aim.REACH
    assert found.entities[0].targets[0].value == 1.0


def test_by_id_or_former_id(tmp_path: Path) -> None:
    found = built(DEADLINES, tmp_path)
    assert found.entity("chile") is found.entity("cl") is found.entities[0]
    assert found.entity("peru") is None


def test_a_fault_of_one_entity_leaves_the_others_usable(tmp_path: Path) -> None:
    path = tmp_path / "indicators.toml"
    good = '[[goal.indicator]]\nid = "y"\ntitle = "Y"\n'
    path.write_text(HEAD + 'entities = { chile = { titel = "C" } }\n' + good, encoding="utf-8")
    plan = load_plan(path)
    assert len(plan.faults) == 1
    assert plan.strategy is not None
    assert [(i.id, i.faulty) for i in plan.strategy.indicators()] == [("x", True), ("y", False)]


def test_the_same_day_is_no_extension(tmp_path: Path) -> None:
    path = tmp_path / "indicators.toml"
    twice = "entities = { chile = { deadline = [2020-03-01, 2020-03-01] } }\n"
    path.write_text(HEAD + twice, encoding="utf-8")
    assert "is not after the one before" in str(load_plan(path).faults[0])
