"""Our sentences for what the shapes find: one for each type of error, none of pydantic's own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from scorecard.framework import method_wording
from scorecard.framework.suggest import did_you_mean
from scorecard.framework.text import MAX_ID, control_character, described, number_text, shown
from scorecard.model.audience import Audience
from scorecard.model.report import Section

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from scorecard.framework.locate import Path

# How a value of each key may look; a key not listed here is shown as text.
EXAMPLES = {
    "target": "{ at_least = 130, by = 2020 }",
    "baseline": "{ year = 2016, value = 100 }",
    "milestones": "{ 2018 = 110 }",
    "levels": '{ none = "no plan", strong = "a plan and a budget" }',
    "derive": '{ sum = ["first-id", "second-id"] }',
    "active": "{ from = 2018, to = 2020 }",
    "labels": '{ entity = "State Party" }',
    "period": "[2017, 2021]",
    "between": "[40, 60]",
    "year": "2016",
    "tags": '["funding", "states"]',
    "formerly": '["old-id"]',
    "sum": '["first-id", "second-id"]',
    "difference": '["first-id", "second-id"]',
    "share": '["part-id", "whole-id"]',
    "id": '"a-short-name"',
    **method_wording.EXAMPLES,
    "deadline": "[2019-03-01, { date = 2021-03-01, granted = 2018-11-30 }]",
    "date": "2021-03-01",
    "require_comment": '["off_track", "missed"]',
    "sections": '["glance", "scorecard", "goals"]',
}
_SIZES = {
    "period": "two years, the first and the last",
    "between": "two numbers, the lowest and the highest",
    "levels": "at least two levels, worst first",
    "difference": "exactly two ids: the first minus the second",
    "share": "exactly two ids: the first as a share of the second",
    "sum": "the id of at least one indicator",
    "target": "at least one target",
    "baseline": "at least one baseline",
    "deadline": "at least one date",
    "sections": "at least one section",
}
_CHOICES: dict[str, tuple[str, ...]] = {
    "kind": ("number", "percent", "yes_no", "scale", "qualitative"),
    "direction": ("increase", "decrease"),
    "aggregate": ("count", "share", "sum", "mean"),
    "target_set_by": ("strategy", "wording", "example"),
    **method_wording.CHOICES,
    "sections": tuple(Section),
    "audience": tuple(Audience),
    "require_comment": (
        "achieved",
        "on_track",
        "at_risk",
        "off_track",
        "missed",
        "not_assessed",
    ),
    "labels": (
        "strategy",
        "goal",
        "objective",
        "indicator",
        "baseline",
        "target",
        "milestone",
        "reading",
        "entity",
    ),
}


class Flaw(NamedTuple):
    """One error of the shapes: pydantic's type (or our code), where, and the value."""

    type: str
    path: Path  # within the owner's table, as written
    value: Any
    context: Mapping[str, Any]
    of_key: bool = False  # the key itself is at fault, not its value

    @property
    def key(self) -> str:
        """Return the last key of the path."""
        return next((part for part in reversed(self.path) if isinstance(part, str)), "")


def spoken(path: Path) -> str:
    """Return a path in words: ``target 2: by``; positions count from 1."""
    words: list[str] = []
    for part in path:
        if isinstance(part, int) and words:
            words[-1] += f" {part + 1}"
        else:
            words.append(shown(str(part)))
    return ": ".join(words)


def sentence(flaw: Flaw) -> str:
    """Return what is wrong, in the user's words, beginning with the key."""
    wording = _WORDINGS.get(flaw.type, _unusable)
    return wording(flaw, spoken(flaw.path))


def _unusable(flaw: Flaw, name: str) -> str:
    return f"{name} cannot be {described(flaw.value)}"


def _missing(flaw: Flaw, name: str) -> str:
    example = EXAMPLES.get(flaw.key, '"…"')
    return f"{name} is missing; add {flaw.key} = {example}"


def _not_text(flaw: Flaw, name: str) -> str:
    return f'{name} must be text in quotes, such as "…", not {described(flaw.value)}'


def _not_number(flaw: Flaw, name: str) -> str:
    if isinstance(flaw.value, int) and not isinstance(flaw.value, bool):
        return f"{name} is too large a number"
    return f"{name} must be a number, not {described(flaw.value)}{_unquote(flaw.value)}"


def _not_finite(flaw: Flaw, name: str) -> str:
    if isinstance(flaw.value, int):
        return f"{name} is too large a number"
    return f"{name} must be a finite number, not {number_text(flaw.value)}"


def _not_whole(flaw: Flaw, name: str) -> str:
    return f"{name} must be a whole number, not {described(flaw.value)}{_unquote(flaw.value)}"


def _not_bool(flaw: Flaw, name: str) -> str:
    return f"{name} must be true or false, not {described(flaw.value)}"


def _not_true(_: Flaw, name: str) -> str:
    return f"{name} can only be true; where it is not, leave the key out"


def _not_a_choice(flaw: Flaw, name: str) -> str:
    at_key = flaw.path[:1] == ("labels",)
    known = _CHOICES.get("labels" if at_key else flaw.key)
    choices = known or method_wording.choices(flaw.path)
    if at_key:
        word = str(flaw.path[-1])
        hint = did_you_mean(word, choices) or f"; known are {', '.join(choices)}"
        return f'labels: unknown word "{shown(word)}"{hint}'
    hint = did_you_mean(flaw.value, choices) if isinstance(flaw.value, str) else ""
    listed = choices[0] if len(choices) == 1 else f"one of {', '.join(choices)}"
    return f"{name} must be {listed}, not {described(flaw.value)}{hint}"


def _not_a_list(flaw: Flaw, name: str) -> str:
    example = EXAMPLES.get(flaw.key, '["…"]')
    return f"{name} must be a list such as {example}, not {described(flaw.value)}"


def _not_a_table(flaw: Flaw, name: str) -> str:
    example = EXAMPLES.get(flaw.key, "{ … }")
    return f"{name} must be a table such as {example}, not {described(flaw.value)}"


def _wrong_size(flaw: Flaw, name: str) -> str:
    least = flaw.context.get("min_length", flaw.context.get("max_length"))
    wanted = _SIZES.get(flaw.key) or method_wording.size(flaw.key, least)
    return f"{name} needs {wanted}; it has {flaw.context.get('actual_length', 'another number')}"


def _out_of_bounds(flaw: Flaw, name: str) -> str:
    value = number_text(flaw.value)
    if flaw.key in ("on_track", "at_risk"):
        return f"{name} must be between 0 and 1 (0.95 stands for 95 %), not {value}"
    if flaw.key in ("weight", "limit", "zero_as"):
        return f"{name} must be more than 0, not {value}"
    if "le" in flaw.context:
        return f"{name} must be {number_text(flaw.context['le'])} or less, not {value}"
    return f"{name} must be 0 or more, not {value}"


def _blank(_: Flaw, name: str) -> str:
    return f"{name} must not be empty"


def _line_break(_: Flaw, name: str) -> str:
    return f"{name} must stand on one line; take the line break out"


def _control(flaw: Flaw, name: str) -> str:
    found = control_character(str(flaw.value), one_line=True)
    for character in str(flaw.value):
        if control_character(character, one_line=True) and character not in "\n\t":
            found = character
            break
    code = f"U+{ord(found):04X}" if found else "not printable"
    return f"{name} holds a control character ({code}); take it out"


def _id_space(flaw: Flaw, name: str) -> str:
    return f'{name} must not hold spaces: "{shown(str(flaw.value))}"; write a hyphen instead'


def _id_long(flaw: Flaw, name: str) -> str:
    return f"{name} is {len(str(flaw.value))} characters long; at most {MAX_ID} are possible"


def _id_hyphen(_: Flaw, name: str) -> str:
    return f"{name} must not begin with a hyphen: on the command line it would read as an option"


def _not_a_year(flaw: Flaw, name: str) -> str:
    return f"{name} must be a year such as 2020, not {described(flaw.value)}{_unquote(flaw.value)}"


def _year_range(flaw: Flaw, name: str) -> str:
    return f"{name} must be a year between 1900 and 2200, not {_year_of(flaw.value)}"


def _year_key(flaw: Flaw, _: str) -> str:
    where, key = spoken(flaw.path[:-1]), shown(str(flaw.path[-1]))
    return f'{where}: "{key}" is not a year; write a year such as 2018 before the "="'


def _not_a_day(flaw: Flaw, name: str) -> str:
    return f"{name} must be a date such as 2019-11-30, without quotes, not {described(flaw.value)}"


def _not_a_year_or_day(flaw: Flaw, name: str) -> str:
    return (
        f"{name} must be a year such as 2020 or a date such as 2020-12-31, "
        f"not {described(flaw.value)}{_unquote(flaw.value)}"
    )


def _not_number_or_level(flaw: Flaw, name: str) -> str:
    return (
        f"{name} must be a number, or a level's name in quotes for a scale, "
        f"not {described(flaw.value)}"
    )


def _unquote(value: Any) -> str:
    """Return advice when a number or a date stands in quotes."""
    bare = isinstance(value, str) and value.strip().replace("-", "").replace(".", "")
    return "; write it without the quotes" if bare and bare.isascii() and bare.isdigit() else ""


def _year_of(value: Any) -> str:
    return number_text(value) if isinstance(value, int) else described(value)


_WORDINGS: dict[str, Callable[[Flaw, str], str]] = {
    "missing": _missing,
    "string_type": _not_text,
    "float_type": _not_number,
    "finite_number": _not_finite,
    "int_type": _not_whole,
    "bool_type": _not_bool,
    "literal_error": _not_a_choice,
    "list_type": _not_a_list,
    "dict_type": _not_a_table,
    "model_type": _not_a_table,
    "too_short": _wrong_size,
    "too_long": _wrong_size,
    "greater_than": _out_of_bounds,
    "greater_than_equal": _out_of_bounds,
    "less_than_equal": _out_of_bounds,
    # Our own codes, raised in ``value_types``.
    "blank": _blank,
    "line_break": _line_break,
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
