"""Figures, dates and targets in words."""

from __future__ import annotations

from typing import ClassVar

from scorecard.model.plan import Aim
from scorecard.model.reading import Qualifier


def _form(shown: str) -> str:
    return "one" if shown == "1" else "other"


# Which form of a sentence goes with a number as it is shown. A language has forms of its own, named
# as the Unicode consortium's plural rules (CLDR) name them: zero, one, two, few, many, other.
PLURAL_FORM = _form

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
DAY = "{day} {month} {year}"
# The first of a month, which some languages write otherwise.
FIRST_DAY = "{day} {month} {year}"
AND, OR = " and ", " or "
LIST_SEPARATOR, CLAUSE_SEPARATOR = ", ", "; "
BASE = "{part} of {whole}"
# What a percentage of several entities is made of.
POOLED = {
    "one": "pooled from 1 entity: {part} of {whole}",
    "other": "pooled from {number} entities: {part} of {whole}",
}
# What nobody said of the whole.
SUM_OF = "sum of {parts}"
FROM_TO = "{first} to {last}"
# Known names, offered for one that is not known.
DID_YOU_MEAN = "; did you mean {names}?"

# Figures.
PERCENT = "{value} %"
PERCENT_BETWEEN = "{low} to {high} %"
# By how much one percentage falls short of another.
POINTS = {"one": "1 percentage point", "other": "{number} percentage points"}
LEVEL = "level {level}"
LEVEL_MEANS = "{level} ({criterion})"
THAT_LEVEL = "that level"
YES, NO = "yes", "no"
DONE, NOT_DONE = "done", "not done"
EVIDENCE = "evidence for {year}"
# What a revision of a reading says that holds no value.
TAKEN_BACK = "taken back"
NO_VALUE, NO_VALUE_BECAUSE = "no data", "no data: {why}"
WITH_AMOUNT = "{total} (+{amount})"
NO_VALUE_OF_YEAR = "no data for {year}: {why}"
IN_YEAR = "{value} in {year}"
UP_TO_YEAR = "{value} up to {year}"
MARKED = "{figure} ({marks})"
LEVELS = {"one": "1 level", "other": "{number} levels"}
# A ratio that is one of these reads as words; any other as a percentage.
FRACTIONS = (
    (0.0, "none of"),
    (1 / 4, "a quarter of"),
    (1 / 3, "a third of"),
    (1 / 2, "half of"),
    (2 / 3, "two thirds of"),
    (3 / 4, "three quarters of"),
)
SHARE = "{percent} % of"
OF_MOVEMENT = "{share} the movement"
# Of percentages, so that no line has two kinds of percent.
OF_POINTS = "{made} of the {points}"

# Targets.
AIM = {
    Aim.AT_LEAST: "at least {value}",
    Aim.AT_MOST: "at most {value}",
    Aim.BETWEEN: "between {low} and {high}",
    Aim.REACH: "{value}",
    Aim.DONE: "done",
}
NONE = "none"
BY = "{need} by {by}"
SHORT_BY_YEAR = "{need} by {by}"
EACH_YEAR = "{need} every year"
NONE_IN_ANY_YEAR = "none in any year"
NO_TARGET = "no target"
NOT_DUE = "Not due in {year}; kept every {every} years, next in {after}."
KEPT_EVERY = "every {every} years, {first} the first time"
DECIDED, DECIDED_WHY = "{target}, decided on {day}", "{target}, decided on {day}: {why}"

# For the columns of a table.
AIM_SIGNS = {Aim.AT_LEAST: "≥", Aim.AT_MOST: "≤", Aim.REACH: ""}
ASCII_AIM_SIGNS = {Aim.AT_LEAST: ">=", Aim.AT_MOST: "<=", Aim.REACH: ""}
# A sum or share of bounds of both sides.
NOT_KNOWN = "not known"
SIGNS = {
    Qualifier.AT_LEAST: "≥",
    Qualifier.AT_MOST: "≤",
    Qualifier.ABOUT: "~",
    Qualifier.MORE_THAN: ">",
    Qualifier.LESS_THAN: "<",
}
ASCII_SIGNS = {**SIGNS, Qualifier.AT_LEAST: ">=", Qualifier.AT_MOST: "<="}
# A figure between two, and one of which the lower or both are below nothing.
RANGE, RANGE_BELOW_NOTHING = "{low}–{high}", "{low} to {high}"
SHORT_EACH_YEAR = "{need} each year"
PROVISIONAL_SIGN = "*"
OF_YEAR = "{value} ({year})"
PAGE = "page {page}"

# What is said of a target with a date, after what it asks: one thing, or several.
WERE = {"one": "was", "other": "were"}
ARE = {"one": "is", "other": "are"}


class Numbers:
    """Numbers as people type them: why one is refused, and how to write it."""

    FAULT: ClassVar[dict[str, str]] = {
        "style": (
            "{text} does not show how numbers are written; write the number 1234.5 your way, for "
            'example "1,234.5" or "1 234,5"'
        ),
        "too long": "{text} is too long to be a number",
        "digits": "{text} has more than {most} digits",
        "two readings": "{text} may mean {whole} or {decimal}; write {whole} or {decimal}",
        "two readings without style": (
            "{text} may mean {whole} or {decimal}; write {whole} or {decimal}0, or say in the plan "
            'how numbers are written: [strategy] numbers = "1,234.5"'
        ),
        "no number": "{text} is not a number",
        "no figure": (
            "{text} is not a number; when there is no figure, leave it out and say why there is "
            'none: --no-data "WHY" on the command line, no_data in a form or a file'
        ),
        "exponent": (
            "{text} is not a number as it is written here; write it out in full, without the e"
        ),
        "reversed": (
            "{text} goes from {low} down to {high}; write the lower one first: {high} to {low}"
        ),
        "qualified range": (
            '{text} says "{qualifier}" of two numbers; write the two without it, or one number '
            "with it"
        ),
        "one end": '{text} names one number; write "between" before two, such as between 5 and 6',
        "mark": (
            "{text} has a mark behind it, {mark}, that points to a footnote; enter {number}, and "
            "say in the note what the footnote says"
        ),
        "brackets": (
            "{text} may mean −{number}, as accountants write it, or {number}; write −{number} or "
            "{number}"
        ),
        "other unit": (
            "{text} is in {given}, but this indicator is kept in {unit}; write the number in that, "
            "or without a unit"
        ),
        "no unit": (
            "{text} is not a number alone, but names a unit, {given}, and this indicator has none; "
            "write the number alone"
        ),
        "nil": (
            "{text} may mean zero or that there is no figure; write 0, or leave it out and say why "
            "there is none"
        ),
        "marks": (
            "{text} is not a number; marks between thousands stand before every three digits, all "
            "alike"
        ),
        "foreign digits": "{text} is not a number; write it with the digits 0 to 9",
    }
