"""An organisation's own template: used, escaped all the same, and its faults told with a line."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from report_cards import card, one_objective, render, result
from small_card import small

from scorecard.model.fault import Fault, ScorecardError
from scorecard.model.plan import Indicator
from scorecard.model.records import Records
from scorecard.model.status import Status

if TYPE_CHECKING:
    from pathlib import Path


def own(folder: Path, text: str, name: str = "report.md.j2") -> Path:
    (folder / name).write_text(text, encoding="utf-8", newline="")
    return folder


def told(folder: Path) -> Fault:
    with pytest.raises(ScorecardError) as caught:
        render(*small(), template_dir=folder)
    (fault,) = caught.value.faults
    assert isinstance(fault, Fault)
    return fault


def test_an_own_template_is_used_and_its_text_escaped(tmp_path: Path) -> None:
    own(tmp_path, "# {{ head.strategy }}\r\n\r\n\r\n\r\n{{ '*' }}{{ head.year }}  \r\n\r\n")
    made = card(one_objective(result(Indicator("i", "I"), Status.ON_TRACK, "Said.")), title="a*b")
    assert render(made, Records(), template_dir=tmp_path) == "# a\\*b\n\n\\*2020\n"


def test_one_part_alone_may_be_replaced(tmp_path: Path) -> None:
    own(tmp_path, "{{ indicators | length }} of ours\n", "indicators.md.j2")
    text = render(*small(), template_dir=tmp_path)
    assert "### Objective 1b: A fair share" in text
    assert "5 of ours" in text


def test_what_a_macro_made_is_escaped_unless_the_template_says_it_is_markdown(
    tmp_path: Path,
) -> None:
    macro = "{% macro bold(text) %}**{{ text }}**{% endmacro %}"
    own(tmp_path, macro + "{{ bold('a|b') }} {{ bold('a|b') | markdown }}\n")
    assert render(*small(), template_dir=tmp_path) == "\\*\\*a\\\\\\|b\\*\\* **a\\|b**\n"


@pytest.mark.parametrize(
    ("text", "line", "what"),
    [
        ("one\n{% if %}\n", 2, "Expected an expression"),
        ("one\ntwo {{ head.titel }}\n", 2, 'there is no value "titel"'),
        ("{{ rapport }}\n", 1, 'there is no value "rapport"'),
        ("one\n\n{{ none }}\n", 3, "there is no value here"),
        ("{{ report.goals }}\n", 1, "prints text and whole numbers, this is tuple"),
        ("one\n{% include 'gone.j2' %}\n", 2, 'there is no template "gone.j2"'),
        ("one\n{{ 1 // 0 }}\n", 2, "zero"),
        ("one\n{{ head.year + 'a' }}\n", 2, "unsupported operand"),
        ("one\n{{ head.title.__class__.__mro__ }}\n", 2, "unsafe"),
        ("{% for n in range(10**9) %}x{% endfor %}", 1, "Range too big"),
    ],
)
def test_a_fault_names_the_template_and_the_line(
    tmp_path: Path, text: str, line: int, what: str
) -> None:
    fault = told(own(tmp_path, text))
    assert (fault.file, fault.line) == (str(tmp_path / "report.md.j2"), line)
    assert what in fault.what


def test_a_template_that_includes_itself_or_is_no_text_is_a_fault_too(tmp_path: Path) -> None:
    assert "without end" in told(own(tmp_path, "{% include 'report.md.j2' %}")).what
    (tmp_path / "report.md.j2").write_bytes(b"caf\xe9 \xff")
    assert "decode" in told(tmp_path).what


def test_a_folder_without_a_template_is_refused(tmp_path: Path) -> None:
    for folder in (tmp_path, tmp_path / "gone"):
        fault = told(folder)
        assert fault.file == str(folder)
        assert "must hold one or more of changes.md.j2, " in fault.what
