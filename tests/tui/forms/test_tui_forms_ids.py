"""Ids found by typing: of goals, objectives and indicators."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from board_support import PLAN
from hypothesis import given, settings
from hypothesis import strategies as st

from scorecard.framework.load import load_plan
from scorecard.tui.forms.ids import Subjects

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="module")
def subjects(tmp_path_factory: pytest.TempPathFactory) -> Subjects:
    path: Path = tmp_path_factory.mktemp("plan") / "indicators.toml"
    path.write_text(PLAN, encoding="utf-8")
    strategy = load_plan(path, use_cache=False).strategy
    assert strategy is not None
    return Subjects(strategy)


@pytest.mark.parametrize(
    ("typed", "ids"),
    [
        ("", ()),
        ("wells A1", ("wells", "A1")),
        ("WELLS, a1; wells", ("wells", "A1")),
        ("nobody", ("nobody",)),
    ],
)
def test_ids_are_parted_by_blanks_commas_and_semicolons(
    subjects: Subjects, typed: str, ids: tuple[str, ...]
) -> None:
    assert subjects.ids(typed) == ids


@pytest.mark.parametrize(
    ("typed", "whole"),
    [
        ("we", "wells"),
        ("A1 pup", "A1 pupils"),
        ("A1, school", "A1, B"),  # by its title
        ("zzz", "zzz"),
        ("wells", "wells"),
        ("wells ", "wells "),
        ("", ""),
    ],
)
def test_an_id_half_typed_is_completed(subjects: Subjects, typed: str, whole: str) -> None:
    assert subjects.completed(typed) == whole


def test_titles_are_told_and_what_may_be_meant(subjects: Subjects) -> None:
    assert subjects.told("wells A1") == "Wells drilled; Wells"
    assert (
        subjects.told("pu") == "enter takes the first: pumps Pumps mended; pupils Pupils in school"
    )
    assert subjects.told("A1 zzz") == "nothing in the plan matches zzz"
    assert subjects.told("") == ""


@settings(deadline=None, max_examples=60)
@given(st.text(max_size=30))
def test_any_text_is_taken(subjects: Subjects, typed: str) -> None:
    whole = subjects.completed(typed)
    assert subjects.completed(whole) == whole or subjects.ids(whole)
    assert isinstance(subjects.told(typed), str)
