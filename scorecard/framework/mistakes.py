"""What people write that is not TOML, recognised by what stands around the place it breaks at."""

from __future__ import annotations

import re
from calendar import monthrange
from decimal import Decimal
from typing import NamedTuple

from scorecard.messages.catalogue import words
from scorecard.model.text import visible

# Spaces that TOML does not take for spaces, and marks that show as nothing at all.
_ODD_SPACES = "\u00a0\u1680\u2000-\u200f\u202f\u205f\u2060\u3000\ufeff"
_ODD_SPACE = re.compile(f"[{_ODD_SPACES}]")
_REMARKS = ("//", "/*", "--")
_WORD = re.compile(r"[\w-]*")
_NEXT_KEY = re.compile(r"""\s*(?:,\s*["']?[^\W\d][\w-]*["']?\s*[=:].*|[}\]#;].*)?$""")
_TWO_YEARS = re.compile(r"\(?(\d{4})(?:\s*(?:[-–—/,;]|\.\.+|to)\s*|\s+)(\d{4})\)?")
_MONTH = re.compile(r"(\d{4})[-/.](\d{1,2})")
_DAY_FIRST = re.compile(r"(\d{1,2})([./-])(\d{1,2})\2(\d{4})")
_SHORT_YEAR = re.compile(r"\d{1,2}([./-])\d{1,2}\1\d{2}")
_FRACTION = re.compile(r"([-+]?\d+)\s*/\s*(\d+)")
_BOUND = re.compile(r"(?:(?P<side>[<>]=?|=<|=>|[≤≥])|[~≈±])\s*(?P<number>[-+]?\d.*)")
_FISCAL = re.compile(r"(?:FY\s*)?(\d{4})\s*[-–—/]\s*\d{2}", re.IGNORECASE)
_NAMED_YEAR = re.compile(r"FY\s*(\d{4})", re.IGNORECASE)
_RANGE = re.compile(r"([\d.]+)\s*[-–—]\s*([\d.]+)")
_GROUPED = re.compile(r"([-+]?\d{1,3}(?:([^\w%/+-])\d{3})(?:\2\d{3})*)(?:([.,])(\d+))?")
_DECIMAL_COMMA = re.compile(r"([-+]?\d+),(\d+)")
_WITH_UNIT = re.compile(r"([-+]?\d[\d_]*(?:\.\d+)?)\s*([^\W\d_][^=,\"']*|[$€£])")
_UNIT_BEFORE = re.compile(r"([$€£])\s*(\d.*)")
_MONTHS, _DAYS = 12, 31
_SHORT_FOR_ZEROS = frozenset(("k", "m", "mn", "mio", "bn", "thousand", "million", "billion"))
# Keys that hold a figure, a part of 1, several numbers, or a day.
_FIGURES = frozenset(("value", "at_least", "at_most", "between", "tolerance", "min", "max"))
_PARTS_OF_ONE = frozenset(("on_track", "at_risk"))
_OTHER_NUMBERS = frozenset(("year", "from", "to", "weight", "decimals", "stale_after", "limit"))
_DAYS_OR_YEARS = frozenset(("by", "deadline", "date", "granted", "decided", "latest"))
_LISTS = frozenset(("period", "between", "window"))
_YEAR_FIRST = re.compile(r"(\d{4})([/.])(\d{1,2})\2(\d{1,2})")
_UNFINISHED = re.compile(r"([-+]?)(\d*)\.(\d*)")
_NO_WORDS = ("null", "none", "nil", "n/a", "na", "n.a.", "n.d.", "tbd", "tbc")
_NOTHING = frozenset((*_NO_WORDS, "?", "-", "–", "—", "…", "..", "..."))


class Mistake(NamedTuple):
    """What was meant, and the offset it stands at."""

    what: str
    at: int


def find_mistake(text: str, at: int) -> Mistake | None:
    """Return the common mistake a text breaks at, or None where it is another one.

    Args:
        text: the whole document.
        at: the offset the parser stopped at.
    """
    start = text.rfind("\n", 0, at) + 1
    line = text[start:].split("\n", 1)[0].rstrip("\r")
    column = at - start
    if found := _remark(line, column):
        return Mistake(found, at)
    value = _value_around(line, column)
    if value is not None:
        key, written, opens = value
        if found := _value_mistake(written, key):
            return Mistake(found, start + opens)
    if _ODD_SPACE.match(line, column):
        code = f"U+{ord(line[column]):04X}"
        return Mistake(words.PlanSyntax.ODD_SPACE.format(code=code), at)
    found = _key_mistake(line, column) if value is None else ""
    return Mistake(found, at) if found else None


def _remark(line: str, column: int) -> str:
    rest = line[column:].lstrip()
    mark = next((mark for mark in _REMARKS if rest.startswith(mark)), "")
    if not mark and not line[:column].strip("- ") and line.lstrip().startswith("--"):
        mark = "--"
    return words.PlanSyntax.REMARK.format(mark=mark) if mark else ""


def _value_around(line: str, column: int) -> tuple[str, str, int] | None:
    """Return the key and the value around a column, up to the next key, and where it begins.

    Of a list without a key's two years in it, it is the entry the column stands in.
    """
    masked = re.sub(r'"(?:[^"\\]|\\.)*"', lambda m: "_" * len(m[0]), line)
    equals = masked.rfind("=", 0, max(column, 0))
    if equals < 0:
        return None
    opens = equals + 1
    rest = masked[opens:]
    skipped = re.match(rf"[\s{_ODD_SPACES}\[]*", rest)
    opens += skipped.end() if skipped else 0
    key = re.split(r"[\s{,]", line[:equals].rstrip())[-1]
    rest = line[opens:]
    if rest.startswith("{"):
        return None
    if skipped and "[" in skipped[0] and column > opens:
        opens += masked.rfind(",", opens, column) + 1 - opens if "," in masked[opens:column] else 0
        opens += len(line[opens:]) - len(line[opens:].lstrip())
        rest = re.split(r"[,\]]", line[opens:])[0]
    for end in range(len(rest) + 1):
        if _NEXT_KEY.match(masked[opens : opens + len(rest)], end):
            return key, rest[:end].strip(), opens
    return key, rest.strip(), opens


def _value_mistake(written: str, key: str) -> str:
    """Say how a value that TOML has no form for is written, or "" where nobody can know."""
    return (
        _text_mistake(written)
        or date_mistake(written)
        or _day_mistake(written, key)
        or _range_mistake(written, key)
        or _digits_mistake(written)
        or _number_mistake(written, key)
        or _reckoned_mistake(written)
        or _unit_mistake(written, key)
    )


def _day_mistake(written: str, key: str) -> str:
    """Say how a day is written that begins with its year, or has its month in letters."""
    if match := _YEAR_FIRST.fullmatch(written):
        day = f"{match[1]}-{int(match[3]):02}-{int(match[4]):02}"
        return words.PlanSyntax.HYPHENS.format(day=day)
    if key in _DAYS_OR_YEARS and re.search(r"[^\W\d]\S*\s+\d{4}$", written):
        return words.PlanSyntax.SPELT.format(year=written[-4:])
    return ""


def _text_mistake(written: str) -> str:
    if written.startswith("'") and written.count("'") > 1:
        return words.PlanSyntax.APOSTROPHE
    nothing = written.lower() in _NOTHING
    return words.PlanSyntax.NO_NULL.format(word=visible(written)) if nothing else ""


def _range_mistake(written: str, key: str) -> str:
    two_years = _TWO_YEARS.fullmatch(written)
    match = two_years or _RANGE.fullmatch(written)
    if match is None:
        return ""
    if key in _FIGURES - _LISTS or key.isdigit() or key in _DAYS_OR_YEARS | _OTHER_NUMBERS:
        return words.PlanSyntax.NO_RANGE.format(written=visible(written))
    if two_years:
        return words.PlanSyntax.TWO_YEARS.format(first=match[1], last=match[2])
    return words.PlanSyntax.RANGE.format(low=match[1], high=match[2])


def _digits_mistake(written: str) -> str:
    """Say how a number is written that lacks digits beside its point, or begins with 0."""
    if (match := _UNFINISHED.fullmatch(written)) and (match[2] or match[3]):
        number = f"{match[1]}{match[2] or 0}" + (f".{match[3]}" if match[3] else "")
        return words.PlanSyntax.UNFINISHED.format(number=number)
    led = re.fullmatch(r"[-+]?0\d+(\.\d+)?", written)
    return words.PlanSyntax.LEADING_ZERO if led else ""


def _number_mistake(written: str, key: str) -> str:
    said = words.PlanSyntax
    if written[:1] in ("−", "–", "—") and written[1:2].isdigit():
        return said.MINUS.format(number=f"-{plain_number(written[1:]) or written[1:]}")
    if number := percent_number(written):
        if key in _PARTS_OF_ONE:
            return said.PART_OF_ONE.format(number=f"{Decimal(number).scaleb(-2):f}")
        if key in _OTHER_NUMBERS:
            return said.UNIT_ALONE.format(number=number)
        return said.PERCENT.format(number=number, written=visible(written))
    number = plain_number(written)
    template = said.THOUSANDS if _GROUPED.fullmatch(written) else said.DECIMAL_COMMA
    return template.format(number=number) if number else ""


def _reckoned_mistake(written: str) -> str:
    """Say how a bound, or a fraction, is written."""
    said = words.PlanSyntax
    if match := _BOUND.fullmatch(written):
        given = match["number"]
        number = percent_number(given) or plain_number(given) or given
        template = said.BOUND if match["side"] else said.ABOUT
        return template.format(number=visible(number), written=visible(written))
    match = _FRACTION.fullmatch(written)
    if match is None or not int(match[2]):
        return ""
    number = f"{Decimal(match[1]) / Decimal(match[2]):.4f}".rstrip("0").rstrip(".")
    return said.FRACTION.format(number=number, written=visible(written))


def _unit_mistake(written: str, key: str) -> str:
    said = words.PlanSyntax
    if match := _UNIT_BEFORE.fullmatch(written):
        number = plain_number(match[2]) or match[2]
        return said.UNIT.format(number=number, unit=match[1])
    if match := _WITH_UNIT.fullmatch(written):
        unit = match[2].strip()
        if unit.lower() in _SHORT_FOR_ZEROS:
            return said.IN_FULL.format(written=visible(written))
        if key in _OTHER_NUMBERS | _PARTS_OF_ONE:
            return said.UNIT_ALONE.format(number=match[1])
        return "" if key == "id" else said.UNIT.format(number=match[1], unit=visible(unit))
    return ""


def number_mistake(written: str) -> str:
    """Say how a number that stands in quotes is written; "" where it is none."""
    if written.strip().lower() in _NOTHING:
        return words.PlanSyntax.NO_NULL.format(word=visible(written.strip()))
    number = percent_number(written.strip()) or plain_number(written.strip())
    return words.PlanSyntax.NUMBER.format(number=number) if number else ""


def two_years(written: str) -> str:
    """Return ``2016-2020`` as the list it should be, or "" where it is none."""
    match = _TWO_YEARS.fullmatch(written.strip())
    return f"[{match[1]}, {match[2]}]" if match else ""


def percent_number(written: str) -> str:
    """Return the number in ``84 %``, or "" where it is none."""
    if not written.endswith("%"):
        return ""
    number = written[:-1].strip()
    plain = plain_number(number) or number
    return plain if re.fullmatch(r"[-+]?\d+(\.\d+)?", plain) else ""


def plain_number(written: str) -> str:
    """Return a number with marks between its thousands, or a decimal comma, as TOML writes it."""
    match = _GROUPED.fullmatch(written)
    if match and match[2] != match[3]:
        whole = re.sub(r"[^\d+-]", "", match[1])
        return f"{whole}.{match[4]}" if match[4] else whole
    match = _DECIMAL_COMMA.fullmatch(written)
    return f"{match[1]}.{match[2]}" if match else ""


def date_mistake(written: str) -> str:
    """Say how a date, a month or a year over two calendar years is written; "" for another."""
    said = words.PlanSyntax
    if match := _DAY_FIRST.fullmatch(written):
        parts = (int(match[1]), int(match[3]))
        days = [
            f"{match[4]}-{month:02}-{day:02}"
            for day, month in dict.fromkeys((parts, parts[::-1]))
            if 1 <= month <= _MONTHS and 1 <= day <= _DAYS
        ]
        return said.DAY_FIRST.format(day=words.OR.join(days)) if days else ""
    if _SHORT_YEAR.fullmatch(written):
        return said.SHORT_YEAR
    if (match := _MONTH.fullmatch(written)) and 1 <= int(match[2]) <= _MONTHS and match[1] > "0000":
        year, month = int(match[1]), int(match[2])
        last = f"{match[1]}-{month:02}-{monthrange(year, month)[1]}"
        return said.MONTH.format(day=last, year=match[1])
    if match := _FISCAL.fullmatch(written):
        return said.FISCAL.format(year=match[1], written=visible(written))
    match = _NAMED_YEAR.fullmatch(written)
    return said.YEAR_ALONE.format(year=match[1]) if match else ""


def _key_mistake(line: str, column: int) -> str:
    """Say what is wrong with a key that holds more than letters, digits, - and _."""
    said = words.PlanSyntax
    if line[column : column + 1] == ":":
        return said.COLON
    begins = column
    while begins and (line[begins - 1].isalnum() or line[begins - 1] in "_-"):
        begins -= 1
    word = _WORD.match(line, begins)
    key = word[0] if word else ""
    match = re.match(r"(\d{4})[/–—]\d{2}(?=\s*=)", line[begins:])
    if match:
        return said.FISCAL.format(year=match[1], written=visible(match[0]))
    return said.ACCENTS.format(key=visible(key)) if key and not key.isascii() else ""
