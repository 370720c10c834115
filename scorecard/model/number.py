"""Numbers as people write them: reading them without guessing, showing them without rounding away.

A value is kept as text with a point and no grouping (``1234.50``); what people type and what they
see may use other marks. The strategy's ``numbers`` says which.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import NamedTuple

from scorecard.model.reading import Qualifier

NARROW_SPACE = "\u202f"
_SPACES = " \u00a0\u2009\u202f\u2007"
_MARKS = ",.'\u2019" + _SPACES
_MINUS = str.maketrans({"\u2212": "-", "\u2013": "-", "\uff0d": "-"})
_QUALIFIERS = (
    (("\u2265", ">=", "at least ", "min. "), Qualifier.AT_LEAST),
    (("\u2264", "<=", "at most ", "max. "), Qualifier.AT_MOST),
    (("~", "\u2248", "about ", "ca. ", "c. ", "approx. "), Qualifier.ABOUT),
    (("exactly ",), Qualifier.EXACT),
)
# More digits than any reading has; past this a number is a mistake or an attack.
MAX_DIGITS = 30


class NumberStyle(NamedTuple):
    """How numbers are written: ``group`` between thousands, ``decimal`` before tenths."""

    group: str
    decimal: str


DEFAULT_STYLE = NumberStyle(",", ".")


class NumberFault(ValueError):
    """What cannot be read as a number; the message is a sentence for a person."""


@dataclass(frozen=True, slots=True)
class WrittenNumber:
    """A number as understood: ``text`` in the stored form, and what stood around it."""

    text: str
    qualifier: Qualifier | None = None
    percent: bool = False

    @property
    def value(self) -> float:
        """Return the number for arithmetic."""
        return float(self.text)


def number_style(sample: str) -> NumberStyle:
    """Return the style of a sample such as ``1,234.5``, ``1 234,5``, ``1.234,5`` or ``1234.5``.

    Raises:
        NumberFault: the sample is none of these.
    """
    match = re.fullmatch(rf"1([{re.escape(_MARKS)}]?)234([.,])5", sample.strip())
    if match is None or match[1] == match[2]:
        raise NumberFault(
            f'"{sample}" does not show how numbers are written; write the number 1234.5 your way, '
            'for example "1,234.5" or "1 234,5"'
        )
    group = NARROW_SPACE if match[1] and match[1] in _SPACES else match[1]
    return NumberStyle(group, match[2])


def parse_number(
    text: str, style: NumberStyle | None = None, decimals: int | None = None
) -> WrittenNumber:
    """Read a number as people write it: ``1 234,5``, ``12 %``, ``\u2265130``, ``\u22120.5``.

    A single comma or point before exactly three digits may be a thousands mark or a decimal one.
    ``style`` settles it; without a style, ``decimals`` (the most the indicator shows) may; else
    the input is refused and both readings are named.

    Raises:
        NumberFault: not a number, or one that could be two.
    """
    original = text.strip()
    rest, qualifier = _take_qualifier(original.translate(_MINUS))
    percent = rest.endswith("%")
    rest = rest.removesuffix("%").strip()
    sign = "-" if rest.startswith("-") else ""
    body = rest[1:].lstrip() if rest[:1] in ("-", "+") else rest
    plain = _plain(body, style, decimals, original)
    try:
        Decimal(plain)
    except InvalidOperation:
        raise _not_a_number(original) from None
    if sum(character.isdigit() for character in plain) > MAX_DIGITS:
        raise NumberFault(f"the number has more than {MAX_DIGITS} digits")
    zero = not plain.strip("0.")
    return WrittenNumber(("" if zero else sign) + plain, qualifier, percent)


def format_number(value: float | str, style: NumberStyle | None = None, places: int = 2) -> str:
    """Show a number in the style: text as it was entered, a computed one to ``places``.

    A computed number loses trailing zeros, and never shows as zero or -0 when it is not.
    """
    style = style or DEFAULT_STYLE
    plain = value if isinstance(value, str) else _rounded(value, places)
    sign, digits = ("\u2212", plain[1:]) if plain.startswith("-") else ("", plain)
    whole, _, fraction = digits.partition(".")
    if style.group and len(whole) > 3:
        whole = f"{int(whole):,}".replace(",", style.group)
    return sign + whole + (style.decimal + fraction if fraction else "")


def format_apart(
    value: float | str, other: float, style: NumberStyle | None = None
) -> tuple[str, str]:
    """Show two numbers with decimals enough that they differ on paper when they differ."""
    for places in range(2, 13):
        pair = (format_number(value, style, places), format_number(other, style, places))
        if pair[0] != pair[1] or float(value) == other:
            return pair
    return pair


def _take_qualifier(text: str) -> tuple[str, Qualifier | None]:
    lowered = text.lower()
    for words, qualifier in _QUALIFIERS:
        for word in words:
            if lowered.startswith(word):
                return text[len(word) :].strip(), qualifier
    return text, None


def _plain(body: str, style: NumberStyle | None, decimals: int | None, original: str) -> str:
    """Turn the digits and marks of ``body`` into digits with at most one point."""
    if not re.fullmatch(rf"[0-9{re.escape(_MARKS)}]*[0-9]", body):
        raise _not_a_number(original)
    spaced = re.sub(rf"[{_SPACES}'\u2019]", " ", body)
    marks = re.findall(r"[,. ]", spaced)
    if not marks:
        return _tidy(spaced)
    last = marks[-1]
    if last != " " and marks.count(last) == 1 and not _could_group(spaced, last):
        whole, _, fraction = spaced.rpartition(last)
        return _tidy(_ungroup(whole, original) + "." + fraction)
    if len(set(marks)) == 1 and (last == " " or len(marks) > 1):
        return _tidy(_ungroup(spaced, original))
    if len(set(marks)) == 2 and marks.count(last) == 1 and last != " ":
        whole, _, fraction = spaced.rpartition(last)
        return _tidy(_ungroup(whole, original) + "." + fraction)
    if len(marks) == 1:
        return _settle(spaced, last, style, decimals, original)
    raise _not_a_number(original)


def _could_group(text: str, mark: str) -> bool:
    """Say whether one mark may stand between thousands: up to three digits, then three."""
    return re.fullmatch(rf"[1-9][0-9]{{0,2}}{re.escape(mark)}[0-9]{{3}}", text) is not None


def _settle(
    text: str, mark: str, style: NumberStyle | None, decimals: int | None, original: str
) -> str:
    whole, _, fraction = text.partition(mark)
    if style is not None:
        if mark == style.decimal:
            return _tidy(f"{whole}.{fraction}")
        return _tidy(whole + fraction)
    if decimals is not None and decimals < 3:
        return _tidy(whole + fraction)
    raise NumberFault(
        f'"{original}" may mean {whole}{fraction} or {whole}.{fraction}; '
        "write it without the mark, or say in the plan how numbers are written: "
        '[strategy] numbers = "1,234.5"'
    )


def _ungroup(text: str, original: str) -> str:
    """Take thousands marks out of a whole number, refusing groups that are not of three."""
    parts = re.split(r"[,. ]", text)
    if len(set(re.findall(r"[,. ]", text))) > 1:
        raise _not_a_number(original)
    if len(parts) > 1 and (not 1 <= len(parts[0]) <= 3 or any(len(p) != 3 for p in parts[1:])):
        raise _not_a_number(original)
    return "".join(parts)


def _tidy(plain: str) -> str:
    """Drop leading zeros; keep those after the point, which say how exact it is."""
    whole, point, fraction = plain.partition(".")
    return (whole.lstrip("0") or "0") + point + fraction


def _not_a_number(original: str) -> NumberFault:
    shown = original if len(original) <= 40 else original[:40] + "\u2026"
    return NumberFault(f'"{shown}" is not a number')


def _rounded(value: float, places: int) -> str:
    text = f"{value:.{places}f}"
    while value and not text.strip("-0.") and places < 12:
        places += 1
        text = f"{value:.{places}f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text
