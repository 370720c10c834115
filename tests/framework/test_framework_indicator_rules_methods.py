"""Published methods in a plan: their names, their parameters, and which indicators they are for."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from scorecard.framework.load import load_plan
from scorecard.model.methods import AS_PUBLISHED, Method

if TYPE_CHECKING:
    from pathlib import Path

    from scorecard.model.plan import Strategy

HEAD = '[strategy]\ntitle = "S"\nperiod = [2017, 2021]\n'
GOAL = '[[goal]]\nid = "I"\ntitle = "G"\n'
TARGET = "target = { at_least = 130, by = 2020 }\n"


def one(keys: str, id_: str = "x") -> str:
    return f'[[goal.indicator]]\nid = "{id_}"\ntitle = "X"\n{keys}'


def loaded(folder: Path, text: str, *, use_cache: bool = False) -> Strategy:
    path = folder / "indicators.toml"
    path.write_text(text, encoding="utf-8")
    plan = load_plan(path, use_cache=use_cache)
    assert plan.faults == ()
    assert plan.strategy is not None
    return plan.strategy


def test_a_plan_that_names_none_has_none(tmp_path: Path) -> None:
    strategy = loaded(tmp_path, HEAD + GOAL + one(TARGET))
    (found,) = strategy.indicators()
    assert (found.thresholds.method, found.thresholds.parameters) == ("path", None)
    assert strategy.roll_up == "points"


def test_every_method_may_be_named(tmp_path: Path) -> None:
    for method in Method:
        asks = TARGET if method is not Method.GROWTH else 'direction = "increase"\n'
        text = HEAD + GOAL + one(f'method = "{method}"\n{asks}')
        (found,) = loaded(tmp_path, text).indicators()
        assert found.thresholds.method == method.value


def test_a_method_of_the_plan_leaves_others_to_our_rules(tmp_path: Path) -> None:
    held = "target = { at_most = 0, every_year = true }\n"
    done = 'kind = "yes_no"\ntarget = { done = true, by = 2020 }\n'
    text = HEAD + '[assessment]\nmethod = "okr"\nroll_up = "worst_two"\n' + GOAL
    strategy = loaded(tmp_path, text + one(held, "a") + one(done, "b") + one(TARGET, "c"))
    assert {i.thresholds.method for i in strategy.indicators()} == {"okr"}
    assert strategy.roll_up == "worst_two"


def test_parameters_of_an_indicator_go_before_those_of_the_plan(tmp_path: Path) -> None:
    text = (
        HEAD
        + "[assessment.opensdg]\nlimit = 100\nzero_as = 0.01\n"
        + "[assessment.sdsn]\nwindow = [2015, 2020]\n"
        + GOAL
        + one(TARGET, "a")
        + one(TARGET + "opensdg = { limit = 50, cuts = [0.9, 0.5, 0] }\n", "b")
    )
    for use_cache in (False, True, True):
        first, second = loaded(tmp_path, text, use_cache=use_cache).indicators()
        known, own = first.thresholds.parameters, second.thresholds.parameters
        assert known is not None
        assert own is not None
        assert known.opensdg == replace(AS_PUBLISHED.opensdg, limit=100, zero_as=0.01)
        assert known.sdsn.window == (2015, 2020)
        assert own.opensdg == replace(known.opensdg, limit=50, cuts=(0.9, 0.5, 0))
        assert own.okr == AS_PUBLISHED.okr


def test_levels_have_names_of_their_own(tmp_path: Path) -> None:
    levels = 'un = { measure = "level", level_cuts = [0.8, 0.7], level_words = ["a", "b", "c"] }\n'
    (found,) = loaded(tmp_path, HEAD + GOAL + one(TARGET + levels)).indicators()
    assert found.thresholds.parameters is not None
    assert found.thresholds.parameters.un.level_words == ("a", "b", "c")
    assert found.thresholds.parameters.un.measure == "level"
