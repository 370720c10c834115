"""Every published verdict comes out in the peer's own word, with the peer's own figures."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest
from peer_cases import SERIES, cases, figure, question, rolled

from scorecard.model.scorecard import Silence

CASES = cases()
REPRODUCED = [case for case in CASES if case.get("rule_reproduces") is not False]
OTHERS = [case for case in CASES if case.get("rule_reproduces") is False]
CLOSE = 1e-9
# Its pace is the pace needed, to the last digit of the exact figures: the stated rule gives what
# was published, and only binary rounding told them apart.
TIE = "sdsn21-vnm-sdg3-ncds"


def ids(chosen: list[dict[str, Any]]) -> list[str]:
    return [f"{case['method']} {case['id']}" for case in chosen]


def assert_figures(case: dict[str, Any], found: dict[str, float | None]) -> None:
    """Hold each figure against the published one."""
    for name, published in (case.get("expected_value_if_any") or {}).items():
        got = found[name]
        if published is None:
            assert got is None, name
            continue
        wanted = float(published)
        assert got is not None, name
        if case["method"] == "okr":  # given with six places
            got = round(got, 6)
        assert got == wanted or abs(got - wanted) <= CLOSE, name


@pytest.mark.parametrize("case", REPRODUCED, ids=ids(REPRODUCED))
def test_a_published_verdict(case: dict[str, Any]) -> None:
    if case["method"] in SERIES:
        said = SERIES[case["method"]](question(case))
        names = case.get("expected_value_if_any") or {}
        assert said.word == case["expected_status"]
        assert_figures(case, {name: figure(name, said) for name in names})
        return
    added = rolled(case)
    assert added.word == case["expected_status"]
    assert_figures(case, dict.fromkeys(case.get("expected_value_if_any") or {}, added.figure))


@pytest.mark.parametrize("case", OTHERS, ids=ids(OTHERS))
def test_where_the_peer_departs_from_its_rule_the_rule_is_kept(case: dict[str, Any]) -> None:
    if case["method"] not in SERIES:
        published = case["expected_value_if_any"]["score"]
        assert abs((rolled(case).figure or 0.0) - published) > CLOSE
        return
    said = SERIES[case["method"]](question(case))
    assert said.silence is None
    assert (said.word == case["expected_status"]) is (case["id"] == TIE)
    if "arrow" in case["method"]:
        names = case["expected_value_if_any"]
        assert_figures(case, {name: figure(name, said) for name in names})


@pytest.mark.parametrize(
    "case",
    [case for case in CASES if case["method"].startswith("un-progress")],
    ids=lambda case: str(case["id"]),
)
def test_the_un_chart_finds_the_published_base(case: dict[str, Any]) -> None:
    said = SERIES[case["method"]](question(case))
    published = case.get("baseline")
    if said.silence is Silence.NO_READING_SINCE_BASE:
        assert published is None
    else:
        found = None if said.base is None else said.base._asdict()
        assert found == published


def test_no_case_was_left_out() -> None:
    counts = Counter(case["method"] for case in CASES)
    assert set(counts) >= set(SERIES)
    assert len(CASES) >= 562
    assert len(REPRODUCED) >= 548
