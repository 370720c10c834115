"""What is wrong with a value or a key, in words: an example beside it, the nearest known name."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import TYPE_CHECKING, Any

from scorecard.framework.mistakes import date_mistake, number_mistake, two_years
from scorecard.framework.shapes import MAX_ID, control_character
from scorecard.messages.catalogue import did_you_mean, words
from scorecard.model.plan import Kind
from scorecard.model.text import folded, nearest, visible

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from scorecard.framework.places import Path


@dataclass(frozen=True, slots=True)
class Flaw:
    """One error of the shapes: pydantic's type (or our code), where, and the value."""

    type: str
    path: Path  # within the owner's table, as written
    value: Any
    context: Mapping[str, Any]
    of_key: bool = False  # the key itself is at fault, not its value
    kind: str = ""  # of the indicator it belongs to, where it says one

    @property
    def key(self) -> str:
        """Return the last key of the path."""
        return next((part for part in reversed(self.path) if isinstance(part, str)), "")


def sentence(flaw: Flaw) -> str:
    """Return what is wrong, in the user's words, beginning with the key."""
    wording = _WORDINGS.get(flaw.type, _unusable)
    return wording(flaw, spoken(flaw.path))


def spoken(path: Path) -> str:
    """Return a path in words: ``target 2: by``; positions count from 1."""
    names: list[str] = []
    for part in path:
        if isinstance(part, int) and names:
            names[-1] += f" {part + 1}"
        else:
            names.append(shown(str(part)))
    return ": ".join(names)


def _unusable(flaw: Flaw, name: str) -> str:
    return words.PlanTypes.CANNOT.format(name=name, value=described(flaw.value))


def _missing(flaw: Flaw, name: str) -> str:
    return words.PlanTypes.MISSING.format(name=name, key=flaw.key, example=example(flaw.key))


def _not_text(flaw: Flaw, name: str) -> str:
    return words.PlanTypes.NOT_TEXT.format(name=name, value=described(flaw.value))


def _not_number(flaw: Flaw, name: str) -> str:
    if isinstance(flaw.value, int) and not isinstance(flaw.value, bool):
        return words.PlanTypes.TOO_LARGE.format(name=name)
    return _quotable(words.PlanTypes.NOT_NUMBER, flaw, name)


def _not_finite(flaw: Flaw, name: str) -> str:
    if isinstance(flaw.value, int):
        return words.PlanTypes.TOO_LARGE.format(name=name)
    return words.PlanTypes.NOT_FINITE.format(name=name, value=number_text(flaw.value))


def _not_whole(flaw: Flaw, name: str) -> str:
    return _quotable(words.PlanTypes.NOT_WHOLE, flaw, name)


def _not_bool(flaw: Flaw, name: str) -> str:
    unquote = words.PlanTypes.UNQUOTE if flaw.value in ("true", "false") else ""
    return words.PlanTypes.NOT_BOOL.format(name=name, value=described(flaw.value), unquote=unquote)


def _not_true(_: Flaw, name: str) -> str:
    return words.PlanTypes.ONLY_TRUE.format(name=name)


def _not_a_choice(flaw: Flaw, name: str) -> str:
    if flaw.path[:1] == ("labels",):
        return _not_a_label(flaw)
    known = flaw.context["choices"]
    hint = nearest_offered(flaw.value, known) if isinstance(flaw.value, str) else ""
    value = described(flaw.value)
    listed = words.LIST_SEPARATOR.join(known)
    return words.PlanTypes.NOT_ONE_OF.format(name=name, choices=listed, value=value, hint=hint)


def _not_a_label(flaw: Flaw) -> str:
    word, known = str(flaw.path[-1]), flaw.context["choices"]
    hint = nearest_offered(word, known) or words.PlanTypes.KNOWN.format(
        names=words.LIST_SEPARATOR.join(known)
    )
    return words.PlanTypes.UNKNOWN_WORD.format(name="labels", word=shown(word), hint=hint)


def _not_a_list(flaw: Flaw, name: str) -> str:
    years = two_years(flaw.value) if isinstance(flaw.value, str) else ""
    return words.PlanTypes.NOT_A_LIST.format(
        name=name, example=years or example(flaw.key, '["…"]'), value=described(flaw.value)
    )


def _not_a_table(flaw: Flaw, name: str) -> str:
    how = _example_with(flaw) or example(flaw.key, "{ … }")
    return words.PlanTypes.NOT_A_TABLE.format(name=name, example=how, value=described(flaw.value))


def _example_with(flaw: Flaw) -> str:
    """Return how a target or a baseline is written with the value that stands in its place."""
    value = flaw.value
    number = number_text(value) if type(value) in (int, float) else ""
    if flaw.key == "baseline" and number:
        return f"{{ year = 2016, value = {number} }}"
    if flaw.key != "target":
        return ""
    if flaw.kind == Kind.YES_NO or value is True:
        return example("done")
    if flaw.kind == Kind.SCALE and isinstance(value, str):
        return f'{{ reach = "{shown(value)}", by = 2020 }}'
    return f"{{ at_least = {number}, by = 2020 }}" if number else ""


def _wrong_size(flaw: Flaw, name: str) -> str:
    number = flaw.context.get("actual_length", words.PlanTypes.ANOTHER_NUMBER)
    commas = flaw.key == "between" and flaw.type == "too_long"
    hint = words.PlanTypes.LIST_COMMAS if commas else ""
    return words.PlanTypes.WRONG_SIZE.format(
        name=name, wanted=_size(flaw), number=number, hint=hint
    )


def _size(flaw: Flaw) -> str:
    """Return how much a list or table must hold."""
    if flaw.key in words.PlanTypes.SIZES:
        return words.PlanTypes.SIZES[flaw.key]
    if not flaw.key.endswith("cuts"):
        return words.PlanTypes.ANOTHER_SIZE
    least = flaw.context.get("min_length", flaw.context.get("max_length"))
    more = flaw.key == "level_cuts"
    cuts = words.PlanTypes.CUTS_OR_MORE if more else words.PlanTypes.CUTS
    return cuts.format(number=least)


def _out_of_bounds(flaw: Flaw, name: str) -> str:
    value = number_text(flaw.value)
    if flaw.key in ("on_track", "at_risk"):
        return words.PlanTypes.NOT_A_RATIO.format(name=name, value=value)
    if "gt" in flaw.context:
        return words.PlanTypes.NOT_POSITIVE.format(name=name, value=value)
    if flaw.key == "every" and "ge" in flaw.context:
        return words.PlanTypes.EVERY.format(name=name, value=value)
    if "le" in flaw.context:
        most = number_text(flaw.context["le"])
        return words.PlanTypes.TOO_MUCH.format(name=name, most=most, value=value)
    return words.PlanTypes.NEGATIVE.format(name=name, value=value)


def _blank(_: Flaw, name: str) -> str:
    return words.PlanTypes.BLANK.format(name=name)


def _language_code(flaw: Flaw, _: str) -> str:
    return words.PlanTypes.LANGUAGE_CODE.format(code=shown(flaw.context["given"]))


def _language_text(flaw: Flaw, name: str) -> str:
    return words.PlanTypes.LANGUAGE_TEXT.format(name=name, code=flaw.context["given"])


def _line_break(_: Flaw, name: str) -> str:
    return words.PlanTypes.LINE_BREAK.format(name=name)


def _control(flaw: Flaw, name: str) -> str:
    found = control_character(str(flaw.value), one_line=True)
    for character in str(flaw.value):
        if control_character(character, one_line=True) and character not in "\n\t":
            found = character
            break
    code = f"U+{ord(found):04X}" if found else words.PlanTypes.NOT_PRINTABLE
    path = _CUT_PATH.match(str(flaw.value))
    template = words.PlanTypes.CONTROL_OF_PATH if path else words.PlanTypes.CONTROL
    return template.format(name=name, code=code)


# A drive, and what a backslash behind it or further on became.
_CUT_PATH = re.compile(r"[A-Za-z]:(?=[\\\t\n\r\f\b\x1b])")


def _id_space(flaw: Flaw, name: str) -> str:
    return words.PlanTypes.SPACES.format(name=name, id=shown(str(flaw.value)))


def _id_long(flaw: Flaw, name: str) -> str:
    return words.PlanTypes.TOO_LONG.format(name=name, number=len(str(flaw.value)), most=MAX_ID)


def _id_hyphen(_: Flaw, name: str) -> str:
    return words.PlanTypes.HYPHEN.format(name=name)


def _not_a_year(flaw: Flaw, name: str) -> str:
    return _quotable(words.PlanTypes.NOT_A_YEAR, flaw, name)


def _year_range(flaw: Flaw, name: str) -> str:
    value = flaw.value
    year = number_text(value) if isinstance(value, int) else described(value)
    return words.PlanTypes.YEAR_RANGE.format(name=name, value=year)


def _year_key(flaw: Flaw, _: str) -> str:
    where, key = spoken(flaw.path[:-1]), shown(str(flaw.path[-1]))
    how = date_mistake(str(flaw.path[-1]))
    hint = words.PlanValues.HINT.format(how=how) if how else words.PlanTypes.YEAR_BEFORE
    return words.PlanTypes.YEAR_KEY.format(name=where, key=key, hint=hint)


def _not_a_day(flaw: Flaw, name: str) -> str:
    return _quotable(words.PlanTypes.NOT_A_DAY, flaw, name)


def _not_a_year_or_day(flaw: Flaw, name: str) -> str:
    return _quotable(words.PlanTypes.NOT_A_YEAR_OR_DAY, flaw, name)


def _not_number_or_level(flaw: Flaw, name: str) -> str:
    return words.PlanTypes.NOT_NUMBER_OR_LEVEL.format(name=name, value=described(flaw.value))


def _quotable(template: str, flaw: Flaw, name: str) -> str:
    """Fill a template, with advice on how a year, a date or a number is written."""
    return template.format(
        name=name,
        value=_as_written(flaw.value),
        unquote=_advice(flaw.value, dated=flaw.type not in ("float_type", "int_type")),
    )


def _as_written(value: Any) -> str:
    """Return a value in words; one with a point keeps it, for the point is what is wrong."""
    pointed = isinstance(value, float) and value.is_integer()
    return words.PlanValues.NUMBER.format(number=value) if pointed else described(value)


def _advice(value: Any, *, dated: bool) -> str:
    """Return how a value is written that is of the wrong type for what it means, or ""."""
    if isinstance(value, float) and value.is_integer():
        return words.PlanTypes.NO_POINT.format(number=number_text(value))
    if not isinstance(value, str):
        return ""
    how = date_mistake(value.strip()) if dated else number_mistake(value)
    if how:
        return words.PlanValues.HINT.format(how=how)
    plain = re.fullmatch(r"[-+]?\d+(\.\d+)?|\d{4}-\d{1,2}-\d{1,2}", value.strip(), re.ASCII)
    return words.PlanTypes.UNQUOTE if plain else ""


def number_hint(value: Any) -> str:
    """Return how a value is written that should be a number and is a text, or ""."""
    return _advice(value, dated=False) if isinstance(value, str) else ""


def _not_a_code(flaw: Flaw, _: str) -> str:
    key, code = str(flaw.path[0]), str(flaw.path[-1] if flaw.of_key else flaw.value)
    what = words.PlanTypes.CODES[key]
    return words.PlanTypes.NOT_A_CODE.format(name=key, code=shown(code), what=what)


_WORDINGS: dict[str, Callable[[Flaw, str], str]] = {
    "missing": _missing,
    "string_type": _not_text,
    "float_type": _not_number,
    "finite_number": _not_finite,
    "int_type": _not_whole,
    "bool_type": _not_bool,
    "list_type": _not_a_list,
    "dict_type": _not_a_table,
    "model_type": _not_a_table,
    "too_short": _wrong_size,
    "too_long": _wrong_size,
    "greater_than": _out_of_bounds,
    "greater_than_equal": _out_of_bounds,
    "less_than_equal": _out_of_bounds,
    # Our own codes, raised in ``shapes``.
    "choice": _not_a_choice,
    "code": _not_a_code,
    "blank": _blank,
    "line_break": _line_break,
    "language_code": _language_code,
    "language_text": _language_text,
    "control_character": _control,
    "id_space": _id_space,
    "id_long": _id_long,
    "id_hyphen": _id_hyphen,
    "only_true": _not_true,
    "finite": _not_finite,
    "year": _not_a_year,
    "year_range": _year_range,
    "year_key": _year_key,
    "day": _not_a_day,
    "year_or_day": _not_a_year_or_day,
    "number_or_level": _not_number_or_level,
}
_MAX_SHOWN = 60


def shown(text: str) -> str:
    """Return user text fit for a sentence: harmless, and cut when it is long."""
    cut = text if len(text) <= _MAX_SHOWN else text[:_MAX_SHOWN] + "…"
    return visible(cut)


def number_text(value: float) -> str:
    """Return a number as a person wrote it: no ``.0`` behind a whole one."""
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    if isinstance(value, int) and abs(value) >= 10**_MAX_SHOWN:
        # Python refuses to write the longest out.
        return words.PlanValues.LONG_NUMBER.format(digits=_MAX_SHOWN)
    return str(value)


def described(value: Any) -> str:
    """Return what a TOML value is, in words: ``the text "12"``, ``a list``."""
    if isinstance(value, str):
        return words.PlanValues.TEXT.format(text=shown(value))
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (int, float)):
        return words.PlanValues.NUMBER.format(number=number_text(value))
    if isinstance(value, date):
        timed = isinstance(value, datetime)
        return words.PlanValues.DATE_AND_TIME if timed else words.PlanValues.DATE.format(date=value)
    others = {
        time: words.PlanValues.TIME,
        list: words.PlanValues.LIST,
        dict: words.PlanValues.TABLE,
    }
    return others.get(type(value), words.PlanValues.NOTHING)


# Where people choose the words in a value, the catalogue has the example.
EXAMPLES = {
    "target": "{ at_least = 130, by = 2020 }",
    "baseline": "{ year = 2016, value = 100 }",
    "milestones": "{ 2018 = 110 }",
    "active": "{ from = 2018, to = 2020 }",
    "period": "[2017, 2021]",
    "between": "[40, 60]",
    "year": "2016",
    "year_starts": '"07-01"',
    "opensdg": "{ limit = 100 }",
    "eurostat": "{ zero_as = 0.001 }",
    "un": "{ level_cuts = [90, 60, 40, 30] }",
    "sdsn": "{ optimum = 100, green = 90, red = 50, lower_bound = 0 }",
    "achievement": "{ cuts = [100, 90, 60, 30] }",
    "okr": "{ cuts = [0.7, 0.4] }",
    "growth": "{ cuts = [0.05, 0.01, -0.01, -0.05] }",
    "cuts": "[0.95, 0.6, 0]",
    "growth_cuts": "[0.015, 0.005, 0]",
    "share_cuts": "[0.95, 0.1]",
    "level_cuts": "[90, 60, 40, 30]",
    "window": "[2015, 2020]",
    "deadline": "[2019-03-01, { date = 2021-03-01, granted = 2018-11-30 }]",
    "date": "2021-03-01",
    "entities": '{ chile = { title = "Chile", deadline = 2020-03-01 } }',
    "breakdowns": '{ sex = ["women", "men"] }',
    "parts": "{ women = { target = { at_least = 50, by = 2020 } } }",
    "require_comment": '["off_track", "missed"]',
    "sectors": "{ 15250 = 100 }",
    "countries": "{ KE = 60, UG = 40 }",
    "regions": "{ 298 = 100 }",
    "sections": '["glance", "scorecard", "goals"]',
}


def example(key: str, otherwise: str = '"…"') -> str:
    """Return how a value of a key may look.

    Args:
        key: the key.
        otherwise: what to return for a key that has no example.
    """
    theirs = words.PlanTypes.EXAMPLES.get(key)
    return EXAMPLES.get(key, otherwise) if theirs is None else theirs.format()


# What people call a key elsewhere, where spelling alone would not lead to it.
_OTHER_NAMES = {
    "code": ("id",),
    "name": ("title",),
    "description": ("definition",),
    "minimum": ("min",),
    "maximum": ("max",),
    "start": ("from",),
    "end": ("to",),
    "type": ("kind",),
    "deadline": ("by",),
    "due": ("by",),
    "reason": ("why",),
    "yearly": ("every_year",),
    "annual": ("every_year",),
    "cumulative": ("accumulate",),
    "responsible": ("owner",),
    "decrease": ("direction",),
    "increase": ("direction",),
    "up": ("increase",),
    "down": ("decrease",),
    "bool": ("yes_no",),
    "boolean": ("yes_no",),
    "text": ("qualitative",),
}


def nearest_offered(word: str, known: Iterable[str]) -> str:
    """Ask whether the nearest known name was meant: ``; did you mean "x"?``, or "" without one."""
    name = nearest_known(word, known)
    return did_you_mean([name] if name else [])


def nearest_known(word: str, known: Iterable[str]) -> str:
    """Return the known name most like ``word``, or "" when none is near."""
    names = list(known)
    for name in _OTHER_NAMES.get(folded(word), ()):
        if name in names:
            return name
    found = nearest(word, names, limit=1)
    return found[0] if found else ""
