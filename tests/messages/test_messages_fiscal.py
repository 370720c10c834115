"""Years in sentences of a plan whose years are fiscal."""

from __future__ import annotations

import ast
from string import Formatter
from typing import TYPE_CHECKING

import pytest

from scorecard.messages.catalogue import use, words, year_in_name, year_within
from scorecard.messages.fiscal import YEAR_FIELDS
from scorecard.model.fiscal import FiscalCalendar

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

# What begins or holds such a word is likely to be a year.
TIMES = frozenset(
    ("year", "years", "before", "after", "since", "until", "next", "first", "last", "from", "to",
     "later", "earlier", "start", "end", "due", "by", "met", "reached", "broken", "then", "now",
     "was", "ahead", "period", "span", "when", "ago", "old", "date", "decided", "granted")
)  # fmt: skip
# Fields that people, texts or counts fill: a year in them is written before it comes to them.
NO_YEARS = frozenset(
    ("ago", "ahead", "all_years", "broken", "broken_years", "by", "by_whom", "date", "decided",
     "due_originally", "due_year", "from", "granted", "not_due", "now", "old", "period", "then",
     "then_expected", "was", "when", "year_of", "years", "years_of")
)  # fmt: skip
# What holds the number of a year, wherever code has it.
NUMBERS = frozenset(("year", "by_year", "target_year", "next_due", "until", "reached"))


@pytest.fixture(autouse=True)
def july() -> Iterator[None]:
    use(calendar=FiscalCalendar(7))
    yield
    use()


def test_a_year_is_written_as_the_plan_counts_it() -> None:
    assert words.ScreenWords.OUT_OF_PERIOD.format(first=2017, last=2021).count("/") == 2


def test_a_year_is_written_shorter_where_room_is_short() -> None:
    assert [year_within(2019, room) for room in (7, 6.9)] == ["2019/20", "19/20"]
    assert year_in_name(2019) == "2019-20"
    use()
    assert (year_within(2019, 3), year_in_name(2019)) == ("2019", "2019")


def test_a_count_or_the_number_of_a_revision_is_no_year() -> None:
    shares = {"in_time": 1950, "come": 2000, "in_time_originally": 1901, "due_originally": 2001}
    said = [
        words.Care.OVER_NONE.format(over=2019, number=2018),
        words.ScreenReview.ENTERED_BEFORE.format(
            now=1999, expected=2000, then=1998, then_expected=2000, before="2020/21"
        ).removesuffix("2020/21"),
        words.ScreenEntry.TITLE_AT.format(year="", at=1, left=1999),
        words.Entities.SHARES.format(**shares),
    ]
    assert not [text for text in said if "/" in text]


def fields_of(folder: Path) -> set[str]:
    """Return the names of all fields of the templates in a folder."""
    texts = {
        node.value
        for file in folder.glob("*.py")
        for node in ast.walk(ast.parse(file.read_text("utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and "{" in node.value
    }
    found: set[str] = set()
    for text in texts:
        try:
            found |= {name for _, name, _, _ in Formatter().parse(text) if name}
        except ValueError:
            continue  # an example of the plan's own braces
    return found


def test_a_field_named_like_a_year_is_one_or_is_known_to_be_none(root: Path) -> None:
    fields = fields_of(root / "scorecard" / "messages" / "english")
    like_years = {field for field in fields if TIMES & set(field.strip("_").split("_"))}

    assert like_years == (YEAR_FIELDS | NO_YEARS) & fields
    assert not YEAR_FIELDS & NO_YEARS
    assert fields >= YEAR_FIELDS | NO_YEARS


def _is_number(value: ast.expr) -> bool:
    """Say whether an expression is the number of a year: ``card.year``, ``year + 1``."""
    if isinstance(value, ast.BinOp) and isinstance(value.right, ast.Constant):
        return _is_number(value.left)
    name = value.attr if isinstance(value, ast.Attribute) else getattr(value, "id", "")
    return name in NUMBERS


def _filled(tree: ast.AST) -> Iterator[ast.keyword]:
    """Yield the fields that calls fill in templates."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            by = node.func
            name = by.attr if isinstance(by, ast.Attribute) else getattr(by, "id", "")
            if name in ("format", "plural"):
                yield from node.keywords


def test_the_number_of_a_year_fills_the_field_of_a_year(root: Path) -> None:
    filled = [
        (f"{file.relative_to(root)}:{field.value.lineno}", field.arg)
        for file in sorted((root / "scorecard").rglob("*.py"))
        if file.parent.name != "framework"  # a fault of a plan shows its years as they stand there
        for field in _filled(ast.parse(file.read_text("utf-8")))
        if _is_number(field.value)
    ]
    assert len(filled) > 100
    assert not [(place, name) for place, name in filled if name not in YEAR_FIELDS]
