"""What is said of a plan comes from the catalogue, and is said in the plan's language."""

from __future__ import annotations

import re
import string
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from pseudo_language import add_language, disguised, told
from test_framework_syntax import BROKEN
from words_allowed import words_allowed

from scorecard.framework import check, load
from scorecard.framework.findings import keys_of
from scorecard.framework.load import load_plan
from scorecard.framework.portfolio import load_portfolio
from scorecard.framework.shapes import (
    METHOD_SHAPES,
    ActiveShape,
    AssessmentShape,
    BaselineShape,
    DeadlineShape,
    DeriveShape,
    EntityShape,
    GoalShape,
    IatiShape,
    IndicatorShape,
    ObjectiveShape,
    PinShape,
    ReportShape,
    StrategyShape,
    TargetShape,
)
from scorecard.framework.syntax import read_toml
from scorecard.framework.wording import EXAMPLES
from scorecard.messages import catalogue, english
from scorecard.model.fault import Fault

if TYPE_CHECKING:
    from collections.abc import Iterable

    from scorecard.framework.shapes import Shape

PLANS = Path(__file__).parent / "plans"
ENGLISH_PLANS = sorted(
    path.name for path in PLANS.glob("*.toml") if path.name != "labels-elsewhere.toml"
)
_SHAPES: tuple[type[Shape], ...] = (
    ActiveShape,
    AssessmentShape,
    BaselineShape,
    DeadlineShape,
    DeriveShape,
    EntityShape,
    GoalShape,
    IatiShape,
    IndicatorShape,
    ObjectiveShape,
    PinShape,
    ReportShape,
    StrategyShape,
    TargetShape,
    *METHOD_SHAPES.values(),
)
_WORD = re.compile(r"[A-Za-z_]{2,}")
_CODE = re.compile(r"U\+[0-9A-F]+|0x[0-9A-F]{2}|\\[uU][0-9a-f]{4,8}")
# The parts of a plan, and the words of TOML.
_FORMAT = {
    *("assessment", "records", "report", "sdmx", "iati", "strategy", "goal", "pin"),
    *("true", "false", "inf", "nan"),
}
# For what neither the parser nor the shapes are known to find.
UNFORESEEN = {
    "PlanKeys.LABELS_ELSEWHERE",  # told in another language always
    "PlanSyntax.NOT_TOML",
    "PlanTypes.ANOTHER_NUMBER",
    "PlanTypes.ANOTHER_SIZE",
    "PlanTypes.CANNOT",
    "PlanTypes.NOT_PRINTABLE",
}
HEAD = '[strategy]\ntitle = "S"\nperiod = [2017, 2021]\n'
GOALS = '[[goal]]\nid = "I"\ntitle = "G"\n[[goal.indicator]]\nid = "x"\ntitle = "X"\n'


def format_words() -> set[str]:
    """Return the words of the file format, which every language leaves as they are."""
    texts = [*EXAMPLES.values(), *(key for shape in _SHAPES for key in keys_of(shape))]
    texts += [word for known in words_allowed().values() for word in known]
    texts += catalogue.languages()
    return {word for text in texts for word in _WORD.findall(text)} | _FORMAT


def plain(faults: Iterable[Fault], written: str) -> list[str]:
    """Return the faults with a word that is neither the format's, nor the plan's, nor disguised."""
    bare = "\n".join(line for line in written.split("\n") if not line.lstrip().startswith("#"))
    own = format_words() | set(_WORD.findall(bare))
    said = [fault.what for fault in faults]
    assert said
    return [what for what in said if set(_WORD.findall(_CODE.sub("", what))) - own]


@pytest.fixture
def other(monkeypatch: pytest.MonkeyPatch) -> None:
    """Put English in other letters in the place of the language a plan is in."""
    monkeypatch.setitem(sys.modules, "scorecard.messages.english", disguised())
    catalogue.use()


@pytest.fixture
def wide(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have a second language, qps, which is English in other letters."""
    add_language(monkeypatch, disguised())
    monkeypatch.setattr(check, "languages", lambda: ("en", "qps"))


def test_the_plans_have_every_kind_of_finding(tmp_path: Path) -> None:
    said = [f.what for path in PLANS.glob("*.toml") for f in load_plan(path).faults]
    network = tmp_path / "net.toml"
    network.write_text('[[shared]]\nid = "a"\nmembers = 3\n', encoding="utf-8")
    said += [f.what for f in load_portfolio(network).faults]
    said += [what for *_, what in BROKEN]
    missing = {
        name
        for name, text in told(english)
        if name.startswith("Plan") and not name.startswith("PlanFile.")
        if not any(re.search(pattern(text), what) for what in said)
    }
    assert missing == UNFORESEEN


def pattern(template: str) -> str:
    """Return what a filled template looks like."""
    parts = string.Formatter().parse(template)
    return "".join(re.escape(text) + (".*" if field else "") for text, field, *_ in parts)


@pytest.mark.usefixtures("other")
@pytest.mark.parametrize("name", ENGLISH_PLANS)
def test_every_finding_on_a_plan_is_the_catalogues(name: str) -> None:
    path = PLANS / name
    faults = load_plan(path, use_cache=False).faults
    assert plain(faults, path.read_text(encoding="utf-8")) == []


@pytest.mark.usefixtures("other")
@pytest.mark.parametrize("text", [text for text, *_ in BROKEN])
def test_every_fault_of_syntax_is_the_catalogues(text: str) -> None:
    fault = read_toml(text)
    assert isinstance(fault, Fault)
    assert plain([fault], text) == []


@pytest.mark.usefixtures("other")
@pytest.mark.parametrize(
    "data", [b"", b"\xff\xfea", b"a\0", b"a\xf6", b"a\rb", b'"\xc3\xb6" = 5'], ids=repr
)
def test_every_fault_of_a_files_bytes_is_the_catalogues(data: bytes, tmp_path: Path) -> None:
    path = tmp_path / "indicators.toml"
    path.write_bytes(data)
    assert plain(load_plan(path).faults, "") == []


@pytest.mark.usefixtures("other")
def test_what_stands_in_the_way_of_reading_is_told_by_the_catalogue(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "indicators.toml"
    assert plain(load_plan(path).faults, "") == []
    assert plain(load_plan(tmp_path).faults, "") == []
    assert plain(load_plan(Path("/dev/null")).faults, "") == []
    path.write_text(HEAD)
    assert plain(load_plan(path / "x").faults, "") == []
    monkeypatch.setattr(load, "MAX_BYTES", 5)
    assert plain(load_plan(path).faults, "") == []
    for error in (PermissionError(13, "-"), OSError(5, "-")):
        monkeypatch.setattr(Path, "open", _raising(error))
        assert plain(load_plan(path).faults, "") == []


def _raising(error: OSError) -> object:
    def fail(*_: object, **__: object) -> None:
        raise error

    return fail


def test_the_disguise_shows_what_is_not_the_catalogues() -> None:
    assert plain([Fault("", "ｔｉｔｌｅ is missing")], "") == ["ｔｉｔｌｅ is missing"]
    assert plain([Fault("", "title ｉｓ ｍｉｓｓｉｎｇ: hers")], "# hers\n") != []
    assert plain([Fault("", "title ｉｓ ｍｉｓｓｉｎｇ: hers")], 'unit = "hers"\n') == []


@pytest.mark.usefixtures("wide")
def test_findings_are_in_the_language_of_the_plan(tmp_path: Path) -> None:
    path = tmp_path / "indicators.toml"
    path.write_text(f'{HEAD}language = "QPS"\n{GOALS}unti = 5\n')
    (fault,) = load_plan(path).faults
    assert fault.what.startswith("ｉｎｄｉｃａｔｏｒ x: ｕｎｋｎｏｗｎ ｋｅｙ")
    # Reading a plan leaves the process the language it speaks.
    assert catalogue.words.AND == " and "


@pytest.mark.usefixtures("wide")
@pytest.mark.parametrize("head", ["", "language = 5\n", 'language = "xx"\n'])
def test_a_plan_that_names_no_language_is_told_in_english(head: str, tmp_path: Path) -> None:
    catalogue.use("qps")
    path = tmp_path / "indicators.toml"
    path.write_text(f"{HEAD}{head}{GOALS}unti = 5\n")
    said = [fault.what for fault in load_plan(path).faults]
    assert 'indicator x: unknown key "unti"; did you mean "unit"?' in said
    assert catalogue.words.AND != " and "


@pytest.mark.usefixtures("wide")
def test_a_kept_plan_is_in_its_language_whatever_is_spoken(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "indicators.toml"
    path.write_text(f'{HEAD}language = "qps"\n{GOALS}unti = 5\n')
    first = load_plan(path)
    monkeypatch.setattr(load, "_check", None)
    catalogue.use("qps")
    assert load_plan(path) == first


@pytest.mark.usefixtures("wide")
@pytest.mark.parametrize("text", ["a = \n", "", f'language = "qps"\n{GOALS}'])
def test_what_gives_no_strategy_is_told_in_the_language_in_use(text: str, tmp_path: Path) -> None:
    path = tmp_path / "indicators.toml"
    path.write_text(text)
    catalogue.use("qps")
    load_plan(path)
    catalogue.use()
    assert load_plan(path) == load_plan(path, use_cache=False)


@pytest.mark.usefixtures("wide")
def test_dates_keep_their_form_while_a_plan_is_checked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = []

    def watched(sample: str, language: str = "en") -> str | None:
        seen.append(catalogue.words.DAY)
        return catalogue.date_form(sample, language)

    monkeypatch.setattr("scorecard.framework.check.date_form", watched)
    path = tmp_path / "indicators.toml"
    path.write_text(f'{HEAD}dates = "2018-12-31"\n{GOALS}')
    catalogue.use(dates="2018-12-31")
    load_plan(path)
    assert seen == ["{year}-{number:02}-{day:02}"] == [catalogue.words.DAY]
