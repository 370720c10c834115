"""Numbers as people write them: reading them without guessing, showing them without rounding away.

A value is kept as text with a point and no grouping (``1234.50``); what people type and what they
see may use other marks. The strategy's ``numbers`` says which.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Context, Decimal
from functools import lru_cache
from math import isfinite
from typing import TYPE_CHECKING, Literal, Self

from scorecard.model.around import MONEY, Unit, no_figure, part_marks, part_unit, unit_of
from scorecard.model.reading import Qualifier
from scorecard.model.text import quoted

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

NARROW_SPACE = "\u202f"
_SPACES = " \u00a0\u2009\u202f\u2007"
_APOSTROPHES = "'\u2019"
_MINUS = str.maketrans(dict.fromkeys("\u2212\u2013\uff0d", "-"))
# Every space counts as one, and every apostrophe, so that a pasted number need not be uniform.
_ALIKE = str.maketrans(dict.fromkeys(_SPACES, " ") | dict.fromkeys(_APOSTROPHES, "'"))
_QUALIFIERS = tuple(
    (re.compile(pattern, re.IGNORECASE), qualifier)
    for pattern, qualifier in (
        ("\u2265|>=|(?:at +least|min\\.|minimum)(?![a-z])", Qualifier.AT_LEAST),
        ("\u2264|<=|(?:at +most|up +to|max\\.|maximum)(?![a-z])", Qualifier.AT_MOST),
        (">|(?:more +than|over|above)(?![a-z])", Qualifier.MORE_THAN),
        ("<|(?:less +than|fewer +than|under|below)(?![a-z])", Qualifier.LESS_THAN),
        ("between(?![a-z])", Qualifier.BETWEEN),
        (
            "~|\u2248|(?:about|approximately|approx\\.|around|ca\\.|circa|c\\.)(?![a-z])",
            Qualifier.ABOUT,
        ),
        ("(?:exactly|exact)(?![a-z])", Qualifier.EXACT),
    )
)
# Two numbers and what stands between them; a hyphen behind a digit is no minus.
_BETWEEN = re.compile("(.*?[0-9].*?)(-| and | to )(.*[0-9].*)", re.IGNORECASE)
# More digits than any reading has; past this a number is a mistake or an attack.
MAX_DIGITS = 30
_MAX_LENGTH = 100
# Room for the largest float with all its decimals; nothing here may trap.
_EXACTLY = Context(prec=400, rounding=ROUND_HALF_UP, traps=[])
# What is computed in binary has no more decimals worth showing, and so far apart are two alike.
_COMPUTED_PLACES = 12
_SAME = Decimal("1e-12")
# More than any count of lines or revisions has; Python itself balks at thousands of digits.
_WHOLE_DIGITS = 12


# Digits enough for every sum, difference and share of figures people enter; nothing in it raises.
EXACTLY = Context(prec=100, traps=[])
# A decimal of so many digits comes back whole from a binary float: its shortest form is the text.
_FLOAT_DIGITS = 15


class LongNumber(float):
    """A number of more digits than a binary float holds; ``exact`` has them all."""

    __slots__ = ("exact",)

    exact: Decimal

    def __new__(cls, exact: Decimal) -> Self:
        """Return the float nearest to a decimal, which goes with it."""
        made = super().__new__(cls, exact)
        made.exact = exact
        return made


def exact(value: float | Decimal) -> Decimal:
    """Return a figure as the decimal it stands for: 0.1 is a tenth."""
    if isinstance(value, Decimal):
        return value
    return value.exact if isinstance(value, LongNumber) else Decimal(repr(float(value)))


def as_figure(number: Decimal) -> float:
    """Return a decimal as a figure that :func:`exact` gives back whole; never -0."""
    figure = float(number) + 0.0
    return figure if not isfinite(figure) or exact(figure) == number else LongNumber(number)


def reaches(figure: float, least: float) -> bool:
    """Say whether a figure is as much as another or more, to the last of its digits."""
    if figure != least:
        # Rounding to binary never turns the order of two numbers.
        return figure > least
    long = isinstance(figure, LongNumber) or isinstance(least, LongNumber)
    return not long or exact(figure) >= exact(least)


NumberTrouble = Literal[
    "style",
    "too long",
    "digits",
    "two readings",
    "two readings without style",
    "no number",
    "no figure",
    "exponent",
    "reversed",
    "qualified range",
    "one end",
    "mark",
    "brackets",
    "other unit",
    "no unit",
    "nil",
    "marks",
    "foreign digits",
]


@dataclass(frozen=True, slots=True)
class NumberStyle:
    """How numbers are written: ``group`` between thousands, ``decimal`` before tenths."""

    group: str
    decimal: str


DEFAULT_STYLE = NumberStyle(",", ".")


class NumberFault(ValueError):
    """What cannot be read as a number; :func:`scorecard.messages.catalogue.number_fault` says it.

    ``sort`` names what is wrong, ``told`` what the sentence needs: ``text`` is what was typed.
    """

    def __init__(self, sort: NumberTrouble, text: str, **told: str) -> None:
        super().__init__(sort, text)
        self.sort = sort
        self.told = {"text": quoted(text), **told}


@dataclass(frozen=True, slots=True)
class WrittenNumber:
    """A number as understood: ``text`` in the stored form, and what stood around it.

    ``qualifier`` is None when nothing was said of it. Of a figure between two ``text`` is the lower
    and ``high`` the upper.
    """

    text: str
    qualifier: Qualifier | None = None
    percent: bool = False
    high: str | None = None

    @property
    def value(self) -> float:
        """Return the number for arithmetic."""
        return as_figure(Decimal(self.text))


def whole_number(text: str, most_digits: int = _WHOLE_DIGITS) -> int | None:
    """Return the whole number that plain digits write; None for any other text, or a longer one.

    ``str.isdigit`` alone is no question to ask before ``int``: it is true of "\u00b2", and of more
    digits than Python reads.
    """
    plain = text.isascii() and text.isdigit() and len(text) <= most_digits
    return int(text) if plain else None


_STORED = re.compile(r"-?[0-9]+(?:\.[0-9]+)?").fullmatch


def is_stored_number(text: str) -> bool:
    """Say whether a text is a number as one is stored; Python itself reads many more as one."""
    return len(text) <= _MAX_LENGTH and _STORED(text) is not None


def without_end_zeros(text: str) -> str:
    """Return a stored number without the zeros that end its decimals: 8605 for 8605.0."""
    return text.rstrip("0").rstrip(".") if "." in text else text


def stored_number(text: str | None) -> float | None:
    """Return what a stored text is as a number; None for words, and for what is not finite.

    A number is stored in plain digits with a point. What Python reads as one besides ("1e9",
    "1_000", "nan", digits of other scripts) nobody can have entered, and is none.
    """
    if not text or _STORED(text) is None:
        return None
    number = float(text)
    if not isfinite(number):
        return None
    # Adding zero turns -0 into 0.
    return number + 0.0 if len(text) <= _FLOAT_DIGITS else as_figure(Decimal(text))


def number_style(sample: str) -> NumberStyle:
    """Return the style of a sample such as ``1,234.5``, ``1 234,5``, ``1.234,5`` or ``1234.5``.

    Raises:
        NumberFault: the sample is none of these.
    """
    match = re.fullmatch(rf"1([,.{_APOSTROPHES}{_SPACES}]?)234([.,])5", sample.strip())
    if match is None or match[1] == match[2]:
        raise NumberFault("style", sample)
    group = NARROW_SPACE if match[1] and match[1] in _SPACES else match[1]
    return NumberStyle(group, match[2])


# The notations a file may be in; a space and an apostrophe go with either decimal mark.
_NOTATIONS = tuple(
    NumberStyle(group, decimal)
    for decimal, groups in ((".", (",", " ", "'")), (",", (".", " ", "'")))
    for group in groups
)
_EVERY = frozenset(_NOTATIONS)
# Which digits a number has does not matter to its notation, but for a zero that it begins with.
_ONES = str.maketrans(dict.fromkeys("023456789", "1"))
_NUMBERS_IN = re.compile(r"[0-9](?:[0-9,. ']*[0-9])?")


@dataclass(frozen=True, slots=True)
class Disagreement:
    """Two texts of one file, by their places in it, that no one notation reads."""

    first: int
    second: int


def notation_of(
    texts: Sequence[str], decimals: Sequence[int | None] = ()
) -> NumberStyle | Disagreement | None:
    """Find the one way in which the numbers of a file are written.

    Args:
        texts: every number of the file, with whatever stands around it; a text that is no number
            in any notation says nothing.
        decimals: beside each text the most its indicator shows, None where that is not known;
            it settles ``1.234`` where a third decimal would be too many.

    Returns:
        The one notation that fits them all (its ``group`` empty where no thousands were parted);
        None where none is needed, or where several fit and read a number differently; or the
        first two numbers that cannot both be right.
    """
    left = _EVERY
    narrowed: list[tuple[int, frozenset[NumberStyle]]] = []
    parted: set[frozenset[NumberStyle]] = set()
    for place, text in enumerate(texts):
        most = decimals[place] if decimals else None
        for number in _NUMBERS_IN.findall(text.translate(_ALIKE)):
            if number.isdigit():
                continue
            fits, apart = _notations(
                ("0" if number[0] == "0" else "1") + number[1:].translate(_ONES), most
            )
            if not fits:
                continue  # no number; it is refused where it is read
            parted.add(apart)
            if not left & fits:
                other = next((at for at, known in narrowed if not known & fits), narrowed[-1][0])
                return Disagreement(other, place)
            if not left <= fits:
                narrowed.append((place, fits))
                left &= fits
    return _settled(left, parted)


def _settled(
    left: frozenset[NumberStyle], parted: set[frozenset[NumberStyle]]
) -> NumberStyle | None:
    """Return the notation that is left; None where those left read a number differently.

    Args:
        left: the notations that fit every number.
        parted: of each number, the notations in which its thousands stand apart.
    """
    read_alike = all(left <= apart or not left & apart for apart in parted)
    if not read_alike or len({style.decimal for style in left}) > 1:
        return None
    found = next(style for style in _NOTATIONS if style in left)
    group = found.group if any(found in apart for apart in parted) else ""
    return NumberStyle(NARROW_SPACE if group == " " else group, found.decimal)


@lru_cache(maxsize=1024)
def _notations(
    number: str, decimals: int | None
) -> tuple[frozenset[NumberStyle], frozenset[NumberStyle]]:
    """Return the notations that read a number with marks, and those that part thousands in it."""
    fits, apart = set(), set()
    for style in _NOTATIONS:
        whole, mark, fraction = number.partition(style.decimal)
        if mark and not _is_digits(fraction):
            continue
        if _ungrouped(whole) not in (None, whole) and style.group in whole:
            fits.add(style)
            apart.add(style)
        elif _is_digits(whole):
            # One mark and three digits behind it: thousands where so many are not shown.
            is_group = len(fraction) == 3 and _ungrouped(number) is not None
            if not (is_group and decimals is not None and decimals < 3):
                fits.add(style)
    return frozenset(fits), frozenset(apart)


def _is_digits(text: str) -> bool:
    return text.isascii() and text.isdigit()


def take_qualifier(text: str) -> tuple[Qualifier | None, str]:
    """Split ``\u2265130`` or ``at least 130`` into qualifier and rest; None where there is none."""
    stripped = text.translate(_ALIKE).strip(" ")
    for pattern, qualifier in _QUALIFIERS:
        match = pattern.match(stripped)
        if match is not None:
            return qualifier, stripped[match.end() :].strip(" ")
    return None, stripped


def parse_number(
    text: str,
    style: NumberStyle | None = None,
    decimals: int | None = None,
    unit: str = "",
) -> WrittenNumber:
    """Read a number as people write it: ``1 234,5``, ``12 %``, ``\u2265130``, ``<5``, ``5\u20136``.

    Two numbers with a dash, "to" or "and" between them are the ends of what it may be; they are
    no date and no subtraction.

    One comma or point before exactly three digits may be a thousands mark or a decimal one.
    ``style`` settles it when the mark is one of its two. Else ``decimals`` (the most the
    indicator shows) settles it when a third decimal would be too many; else the input is refused
    and both readings are named. An input that can be read one way only is read that way, whatever
    the style.

    Raises:
        NumberFault: not a number, or one that could be two.
    """
    original = text.strip(" \t\r\n" + _SPACES)
    if len(original) > _MAX_LENGTH:
        raise NumberFault("too long", original)
    if _is_digits(original) and len(original) <= MAX_DIGITS:
        # As most are: they can mean one thing only.
        return WrittenNumber(_without_zeros(original))
    _check_marks(original)
    qualifier, rest = take_qualifier(original.translate(_MINUS))
    read = _Reader(original, style, decimals, unit_of(unit), unit)
    ends = _BETWEEN.fullmatch(rest)
    if ends is None:
        if qualifier is Qualifier.BETWEEN:
            raise NumberFault("one end", original)
        number, percent = read.one(rest)
        return WrittenNumber(number, qualifier, percent)
    low, high = read.both(*(end.strip(" ") for end in ends.group(1, 3)))
    if qualifier is None and ends[2].strip().lower() == "and":
        raise NumberFault("no number", original)  # two numbers, and nobody says of what
    if qualifier not in (None, Qualifier.BETWEEN):
        raise NumberFault("qualified range", original, qualifier=qualifier)
    percent = low[1] or high[1]
    if Decimal(low[0]) > Decimal(high[0]):
        told = {"low": format_number(low[0], style), "high": format_number(high[0], style)}
        raise NumberFault("reversed", original, **told)
    if Decimal(low[0]) == Decimal(high[0]):
        return WrittenNumber(low[0], None, percent)
    return WrittenNumber(low[0], Qualifier.BETWEEN, percent, high[0])


def _check_marks(original: str) -> None:
    """Refuse a number with marks behind it, and one in brackets, which may be below nothing."""
    bare, marks = part_marks(original)
    if marks:
        raise NumberFault("mark", original, number=bare, mark=marks)
    bracketed = re.fullmatch(r"\( *([0-9][0-9,. ']*) *\)", original.translate(_ALIKE))
    if bracketed is not None:
        raise NumberFault("brackets", original, number=bracketed[1].strip())


@dataclass(frozen=True, slots=True)
class _Reader:
    """Reads the numbers of one text, all in the unit of one indicator."""

    original: str
    style: NumberStyle | None
    decimals: int | None
    unit: Unit
    named: str

    def one(self, text: str, size: int | None = None) -> tuple[str, bool]:
        """Return a number as it is stored, and whether it is a percent.

        Args:
            text: the number, with its unit.
            size: the zeros of a word for size that another number has, and this one too.
        """
        core, around = part_unit(text)
        own = self._unit(around)
        zeros = size if own.zeros is None else own.zeros
        # A plan that keeps millions is told of 5 million as 5.
        shift = 0 if zeros is None else zeros - (self.unit.zeros or 0)
        percent = core.endswith("%")
        rest = core.removesuffix("%").rstrip(" ")
        negative = rest.startswith("-")
        body = rest[1:].lstrip(" ") if rest[:1] in ("-", "+") else rest
        decimals = None if self.decimals is None else self.decimals + max(shift, 0)
        plain = _plain(body, self.style, decimals, self.original)
        if shift:
            plain = f"{Decimal(plain).scaleb(shift):f}"
        if sum(character != "." for character in plain) > MAX_DIGITS:
            raise NumberFault("digits", self.original, most=str(MAX_DIGITS))
        zero = not plain.strip("0.")
        return ("-" + plain if negative and not zero else plain), percent

    def both(self, low: str, high: str) -> tuple[tuple[str, bool], tuple[str, bool]]:
        """Return two numbers; a word for size behind the second is one of the first too."""
        size = self._unit(part_unit(high)[1]).zeros
        return self.one(low, size), self.one(high)

    def _unit(self, around: str) -> Unit:
        """Return what stands around a number, where it agrees with the indicator's unit."""
        if not around:
            return Unit()
        found = unit_of(around, money=self.unit.name in MONEY)
        if found.agrees(self.unit):
            return found
        if around in ("o", "O"):  # 18o: a slip of the finger, not a unit
            raise NumberFault("no number", self.original)
        sort: NumberTrouble = "other unit" if self.named else "no unit"
        given, unit = quoted(around), quoted(self.named)
        raise NumberFault(sort, self.original, given=given, unit=unit)


def format_number(
    value: float | Decimal | str, style: NumberStyle | None = None, places: int | None = None
) -> str:
    """Show a number in the style: text as it was entered, a computed one to ``places``.

    A computed number loses trailing zeros, and never shows as zero or -0 when it is not. Without
    ``places`` it has two decimals, and more where its first two digits stand behind them.
    """
    style = style or DEFAULT_STYLE
    plain = value if isinstance(value, str) else _plainly(value, places_apart(value, (), places))
    sign, digits = ("\u2212", plain[1:]) if plain.startswith("-") else ("", plain)
    whole, _, fraction = digits.partition(".")
    if style.group and len(whole) > 3:
        whole = f"{int(whole):,}".replace(",", style.group)
    return sign + whole + (style.decimal + fraction if fraction else "")


def places_apart(
    value: float | Decimal, lines: Iterable[float | Decimal], places: int | None = None
) -> int:
    """Return decimals enough for a number to stand on its own side of some lines, and of zero.

    Args:
        value: what is to be shown.
        lines: what it is held against; it must differ on paper from each that it differs from,
            whether that is shown in full or with as many decimals.
        places: the fewest; without it two, or as many as show its first two digits.
    """
    number = exact(value)
    if not number.is_finite():
        return 0
    if places is None:
        places = 2 if not number else max(2, min(1 - number.adjusted(), _COMPUTED_PLACES))
    held = [(exact(line), side) for line in (0, *lines) if (side := _side(value, line))]
    most = _COMPUTED_PLACES if _in_binary(value) else MAX_DIGITS
    while places < most:
        shown = _rounded(number, places)
        if all(
            shown.compare(line) == side == shown.compare(_rounded(line, places))
            for line, side in held
        ):
            break
        places += 1
    return places


def places_as(
    value: float | Decimal, given: Iterable[float | Decimal], places: int | None
) -> int | None:
    """Return decimals enough for a number that is one of the figures people gave to read as it.

    Args:
        value: what is to be shown.
        given: what people gave, which is shown with all its decimals.
        places: the fewest; returned as it is where the number is none of them.
    """
    same = [exact(line) for line in given if not _side(value, line)]
    if not same or not all(line.is_finite() for line in same):
        return places
    whole = max(-int(line.normalize(_EXACTLY).as_tuple().exponent) for line in same)
    return max(places or 0, whole)


def _side(value: float | Decimal, line: float | Decimal) -> Decimal:
    """Return -1 below a line, 1 above it, 0 on it or no further off than arithmetic puts it."""
    number, other = exact(value), exact(line)
    apart = abs(_EXACTLY.subtract(number, other))
    computed = _in_binary(value) and _in_binary(line)
    if computed and apart <= _SAME * max(abs(number), abs(other)):
        return Decimal(0)
    return number.compare(other)


def _in_binary(value: float | Decimal) -> bool:
    """Say whether a figure may have come about by arithmetic in binary."""
    return not isinstance(value, Decimal | LongNumber)


def bare_number(text: str, style: NumberStyle | None = None) -> str:
    """Write a stored number without grouping, so that :func:`parse_number` reads it back exactly.

    The minus is a hyphen and the mark the style's, as spreadsheets want them. Without a style
    ``1.234`` could be read as 1234, which a leading zero prevents.
    """
    if style is not None:
        return text.replace(".", style.decimal)
    sign, digits = ("-", text[1:]) if text.startswith("-") else ("", text)
    return sign + ("0" if re.fullmatch("[1-9][0-9]{0,2}[.][0-9]{3}", digits) else "") + digits


def _plain(body: str, style: NumberStyle | None, decimals: int | None, original: str) -> str:
    """Turn digits and marks into digits with at most one point, leading zeros dropped."""
    if body.isascii() and body.isdigit():
        return _without_zeros(body)
    whole = _ungrouped(body)
    split = re.fullmatch("(.*)([,.])([0-9]+)", body)
    before = _ungrouped(split[1]) if split and split[2] not in split[1] else None
    if split is None or before is None:
        if not whole:
            raise NumberFault(_not_a_number(body, original), original)
        return _without_zeros(whole)
    mark, decimal = split[2], _without_zeros(before) + "." + split[3]
    if whole is None:
        return decimal
    # Both readings are possible: one mark, and three digits after it.
    if style is not None and mark in (style.group, style.decimal):
        return decimal if mark == style.decimal else whole
    if decimals is not None and decimals < 3:
        return whole
    if style is None:
        raise NumberFault("two readings without style", original, whole=whole, decimal=decimal)
    decimal = decimal.replace(".", style.decimal)
    raise NumberFault("two readings", original, whole=whole, decimal=decimal)


def _ungrouped(text: str) -> str | None:
    """Return the digits of a whole number, plain or in threes with one mark; else None."""
    if not text or (text.isascii() and text.isdigit()):
        return text
    match = re.fullmatch(r"[1-9][0-9]{0,2}([,. '])[0-9]{3}(?:\1[0-9]{3})*", text)
    return text.replace(match[1], "") if match else None


def _without_zeros(digits: str) -> str:
    """Drop leading zeros; those after the point stay, for they say how exact a number is."""
    return digits.lstrip("0") or "0"


def _not_a_number(body: str, original: str) -> NumberTrouble:
    """Return what ``original`` is instead, so that its refusal gives the help its look asks for."""
    if not original or no_figure(original):
        return "no figure"
    if original.lower() == "nil":
        return "nil"
    if re.fullmatch("[0-9.,]+e[-+]?[0-9]+", body, re.IGNORECASE):
        return "exponent"
    if re.fullmatch("[0-9,. ']*[0-9]", body):
        return "marks"
    return "foreign digits" if body and body.isdigit() else "no number"


def _rounded(number: Decimal, places: int) -> Decimal:
    return number.quantize(Decimal((0, (1,), -places)), context=_EXACTLY)


def _plainly(value: float | Decimal, places: int) -> str:
    """Write a number with at most so many decimals, zeros at the end left out."""
    number = exact(value)
    if not number.is_finite():
        return str(float(value))
    text = f"{_rounded(number, places):f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text == "-0" else text
