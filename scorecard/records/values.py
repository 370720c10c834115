"""Values, days and text as people write them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal, localcontext
from typing import TYPE_CHECKING

from scorecard.messages.catalogue import did_you_mean, either, number_fault, words
from scorecard.model.fault import ScorecardError
from scorecard.model.fiscal import CALENDAR_YEARS, FIRST_YEAR, LAST_YEAR, span_of
from scorecard.model.number import MAX_DIGITS, NumberFault, exact, format_number, parse_number
from scorecard.model.plan import Kind
from scorecard.model.reading import Qualifier
from scorecard.model.records import Vote
from scorecard.model.text import CONTROLS, folded, nearest, quoted
from scorecard.records.entry import MAX_TEXT

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from scorecard.model.fiscal import FiscalCalendar
    from scorecard.model.number import NumberStyle, WrittenNumber
    from scorecard.model.plan import Indicator


# In characters: a title, an address, a name.
MAX_LINE = 2000

# Controls, halves of a character, and a carriage return that ends no line.
_FORBIDDEN = f"[{CONTROLS}\ud800-\udfff]|\r(?!\n)"
_FORBIDDEN_IN_TEXT = re.compile(_FORBIDDEN)
_FORBIDDEN_IN_LINE = re.compile(f"{_FORBIDDEN}|[\t\n\r]")


def note_fault(text: str) -> str:
    """Return why a text of several lines cannot be kept; nothing when it can.

    Line breaks and tabs are text. Letters of every script are, with their joiners and direction
    marks; what overrides the direction of its surroundings is not.
    """
    # Every character takes at least a byte, so a huge text is refused before it is encoded.
    size = len(text)
    if size <= MAX_TEXT:
        size = len(text.encode("utf-8", "surrogatepass"))
    if size > MAX_TEXT:
        return words.Entry.TOO_BIG.format(size=_size(size), most=_size(MAX_TEXT))
    match = _FORBIDDEN_IN_TEXT.search(text)
    return "" if match is None else _character_fault(match, words.Entry.HAS_BREAK)


def line_fault(text: str) -> str:
    """Return why a text of one line cannot be kept; nothing when it can."""
    if len(text) > MAX_LINE:
        return words.Entry.TOO_LONG.format(number=f"{len(text):,}", most=f"{MAX_LINE:,}")
    match = _FORBIDDEN_IN_LINE.search(text)
    if match is None:
        return ""
    said = words.Entry
    return _character_fault(
        match, said.HAS_BREAK_ONE_LINE if match[0] in "\t\n" else said.HAS_BREAK
    )


def _character_fault(match: re.Match[str], has_break: str) -> str:
    """Return what is wrong with a character; ``has_break`` says it of breaks and tabs."""
    said, character = words.Entry, match[0]
    name = said.CHARACTER.get(character)
    if "\u202a" <= character <= "\u2069":
        name = said.TURNS
    elif "\ud800" <= character <= "\udfff":
        name = said.HALF
    code, place = f"U+{ord(character):04X}", match.start() + 1
    if character in "\t\n\r":
        return has_break.format(name=name, code=code, place=place)
    shown = said.NAMED_CODE.format(code=code, name=name) if name else code
    return said.HAS_CONTROL.format(code=shown, place=place)


def _size(size: int) -> str:
    if size < 1024 * 1024:
        return words.Entry.KIB.format(number=f"{size / 1024:.0f}")
    return words.Entry.MIB.format(number=f"{size / 1024 / 1024:.1f}")


class DateFault(ValueError):
    """What cannot be read as a date; the message is a sentence for a person."""


def last_day(text: str, calendar: FiscalCalendar = CALENDAR_YEARS) -> date:
    """Return the last day a date may mean: ``2018`` is 31 December, ``2018-11`` 30 November.

    Raises:
        DateFault: not a date, or none that exists.
    """
    return days_of(text, calendar)[1]


def days_of(text: str, calendar: FiscalCalendar = CALENDAR_YEARS) -> tuple[date, date]:
    """Return the first and the last day a date may mean.

    A year alone is one of ``calendar``, as is 2018/19; 2011-12 is a month, in any calendar.

    Raises:
        DateFault: not a date, or none that exists.
    """
    written = text.strip(" \t\r\n")
    year = calendar.parse(written) if calendar.is_fiscal and span_of(written) is None else None
    if year is not None:
        return calendar.first_day(year), calendar.last_day(year)
    if calendar.is_fiscal and "/" in written:
        raise DateFault(words.Entry.WRONG_FISCAL.format(text=quoted(written)))
    if re.fullmatch("[0-9]{4}(-[0-9]{2}){0,2}", written) is None:
        raise DateFault(words.Entry.NO_DATE.format(text=quoted(written)))
    span = span_of(written, calendar)
    if span is None:
        raise DateFault(words.Entry.NO_SUCH_DAY.format(text=quoted(written)))
    if not FIRST_YEAR <= span.first.year <= LAST_YEAR:
        raise DateFault(words.Entry.FAR_DAY.format(text=quoted(written)))
    return span.first, span.last


def year_hint(text: str) -> str:
    """Return which year stands for one over two calendar years, such as 2016/17, or ""."""
    match = re.fullmatch(
        r"(?:FY\s*)?(\d{4})\s*[-/–]\s*(?:\d{2}|\d{4})", text.strip(), re.IGNORECASE
    )
    return words.Entry.BEGINS_IN.format(year=match[1]) if match else ""


def year_fault(text: str, calendar: FiscalCalendar) -> str:
    """Return why a text is no year of a strategy, and how one is written."""
    said, written = words.Entry, text.strip()
    if calendar.is_fiscal:
        return said.WRONG_FISCAL.format(text=quoted(written)) if written else said.EMPTY_FISCAL
    template = said.WRONG_YEAR if written else said.EMPTY_YEAR
    hint = year_hint(written)
    return template.format(text=quoted(written), first=FIRST_YEAR, last=LAST_YEAR, hint=hint)


class VoteFault(ValueError):
    """What cannot be read as a vote; the message is a sentence for a person."""


_VOTE = re.compile(r"\s*([0-9]{1,6})[\s,;/]+([0-9]{1,6})[\s,;/]+([0-9]{1,6})\s*")


def read_vote(text: str) -> Vote | None:
    """Return the vote that is written as "7, 1, 2": for, against, abstained; None for nothing.

    Raises:
        VoteFault: it is none.
    """
    if not text.strip():
        return None
    match = _VOTE.fullmatch(text)
    if match is None:
        raise VoteFault(words.Entry.NO_VOTE.format(text=quoted(text.strip())))
    return Vote(*map(int, match.groups()))


def vote_written(vote: Vote | None) -> str:
    """Return a vote as people type it; empty for none."""
    return "" if vote is None else f"{vote.in_favour}, {vote.against}, {vote.abstained}"


_YES = frozenset(("yes", "y", "true", "1"))
_NO = frozenset(("no", "n", "false", "0"))
# A computed percent keeps ten decimals: finer than the 1e-9 at which figures are compared.
_PLACES = Decimal("1e-10")
_LEVELS_NAMED = 8


class ValueFault(ValueError):
    """A value that cannot be kept; ``column`` is the field at fault, the message a sentence."""

    def __init__(self, column: str, what: str) -> None:
        self.column = column
        super().__init__(what)


@dataclass(frozen=True, slots=True)
class Measure:
    """A value as it is stored, with what was said of it; ``qualifier`` None when nothing was.

    ``high`` is the upper end of a figure between two, of which ``value`` is the lower.
    """

    value: str
    qualifier: Qualifier | None = None
    high: str | None = None
    numerator: str | None = None
    denominator: str | None = None


def read_measure(
    indicator: Indicator,
    value: str,
    numerator: str,
    denominator: str,
    style: NumberStyle | None,
) -> Measure:
    """Read what people typed as the value of an indicator.

    Args:
        indicator: says the kind, the levels, ``decimals``, ``min`` and ``max``.
        value: the value as typed; empty only for a percent with its parts.
        numerator: for a percent, the part as typed, or empty.
        denominator: for a percent, the whole as typed, or empty.
        style: how numbers are written, None when the plan does not say.

    Raises:
        ValueFault: it does not fit the kind.
    """
    if indicator.kind is Kind.PERCENT:
        return _percent(indicator, value, numerator, denominator, style)
    for column, text in (("numerator", numerator), ("denominator", denominator)):
        if text:
            raise ValueFault(column, words.Entry.NO_PERCENT.format(id=indicator.id))
    if indicator.kind is Kind.NUMBER:
        return _number(indicator, value, style)
    if indicator.kind is Kind.YES_NO:
        return Measure(_yes_or_no(indicator, value))
    if indicator.kind is Kind.SCALE:
        return Measure(_level(indicator, value))
    fault = note_fault(value)
    if fault:
        raise ValueFault("value", words.Entry.TEXT.format(fault=fault))
    return Measure(value)


def _number(indicator: Indicator, value: str, style: NumberStyle | None) -> Measure:
    written = _parsed("value", value, style, indicator.decimals, indicator.unit)
    if written.percent and indicator.unit.strip() != "%":
        what = words.Entry.IS_PERCENT.format(text=quoted(value.strip()), id=indicator.id)
        raise ValueFault("value", what)
    return _within_limits(indicator, written, style)


def _percent(
    indicator: Indicator, value: str, numerator: str, denominator: str, style: NumberStyle | None
) -> Measure:
    written = _parsed("value", value, style, indicator.decimals) if value.strip() else None
    if not numerator and not denominator:
        if written is None:
            raise ValueFault("value", words.Entry.EMPTY_PERCENT)
        return _within_limits(indicator, written, style)
    if written is not None and written.high is not None:
        what = words.Entry.RANGE_OF_PARTS.format(text=quoted(value.strip()))
        raise ValueFault("value", what)
    parts = _parts(numerator, denominator, style)
    with localcontext() as exact:
        exact.prec = 100
        share = 100 * Decimal(parts[0]) / Decimal(parts[1])
        if written is None:
            text = _share_text(share)
            _within(indicator, text, style)
            return Measure(text, None, None, *parts)
        stated = Decimal(written.text)
        # The stated percent may be rounded: half a unit of its last decimal.
        step = Decimal(1).scaleb(int(stated.as_tuple().exponent))
        apart = abs(share - stated) > step / 2 + _PLACES
    if apart and written.qualifier in (None, Qualifier.EXACT):
        computed = format_number(float(share), style, places=4)
        what = words.Entry.APART.format(
            text=quoted(value.strip()), part=parts[0], whole=parts[1], computed=computed
        )
        raise ValueFault("value", what)
    _within(indicator, written.text, style)
    return Measure(written.text, written.qualifier, None, *parts)


def _parts(numerator: str, denominator: str, style: NumberStyle | None) -> tuple[str, str]:
    """Read numerator and denominator as stored numbers; the denominator above zero."""
    texts = []
    for column, text in (("numerator", numerator), ("denominator", denominator)):
        if not text:
            raise ValueFault(column, words.Entry.HALF_OF_PARTS[column])
        written = _parsed(column, text, style, None)
        if written.percent or written.qualifier is not None:
            raise ValueFault(column, words.Entry.NOT_PLAIN.format(text=quoted(text.strip())))
        texts.append(written.text)
    if not texts[1].strip("0."):
        raise ValueFault("denominator", words.Entry.BY_ZERO)
    if texts[1].startswith("-"):
        raise ValueFault("denominator", words.Entry.BELOW_ZERO.format(text=texts[1]))
    return texts[0], texts[1]


def _share_text(share: Decimal) -> str:
    text = f"{share.quantize(_PLACES):f}".rstrip("0").rstrip(".")
    if sum(character.isdigit() for character in text) > MAX_DIGITS:
        raise ValueFault("numerator", words.Entry.TOO_FINE)
    return "0" if text == "-0" else text


def _parsed(
    column: str, text: str, style: NumberStyle | None, decimals: int | None, unit: str = ""
) -> WrittenNumber:
    try:
        return parse_number(text, style, decimals, unit)
    except NumberFault as fault:
        raise ValueFault(column, number_fault(fault)) from None


def _within_limits(
    indicator: Indicator, written: WrittenNumber, style: NumberStyle | None
) -> Measure:
    """Return a number as it is stored; both its ends within the limits, where it has two."""
    _within(indicator, written.text, style)
    if written.high is not None:
        _within(indicator, written.high, style)
    return Measure(written.text, written.qualifier, written.high)


def _within(indicator: Indicator, text: str, style: NumberStyle | None) -> None:
    """Refuse a number outside the indicator's ``min`` and ``max``."""
    if indicator.minimum is None and indicator.maximum is None:
        return
    number, shown = Decimal(text), format_number(text, style)
    if indicator.minimum is not None and number < exact(indicator.minimum):
        bound = format_number(indicator.minimum, style)
        what = words.Entry.BELOW.format(value=shown, bound=bound, id=indicator.id)
        raise ValueFault("value", what)
    if indicator.maximum is not None and number > exact(indicator.maximum):
        bound = format_number(indicator.maximum, style)
        what = words.Entry.ABOVE.format(value=shown, bound=bound, id=indicator.id)
        raise ValueFault("value", what)


def _yes_or_no(indicator: Indicator, value: str) -> str:
    word = value.strip().lower()
    if word in _YES:
        return "yes"
    if word in _NO:
        return "no"
    what = words.Entry.NOT_YES_NO.format(text=quoted(value.strip()), id=indicator.id)
    raise ValueFault("value", what)


def _level(indicator: Indicator, value: str) -> str:
    """Return the key of the level named by key or by title."""
    word = value.strip()
    if indicator.level_index(word) is not None:
        return word
    for names in (
        {level.key: folded(level.key) for level in indicator.levels},
        {level.key: folded(level.title) for level in indicator.levels},
    ):
        meant = [key for key, plain in names.items() if plain == folded(word)]
        if len(meant) == 1:
            return meant[0]
    known = [level.key for level in indicator.levels]
    near = did_you_mean(nearest(word, [*known, *(level.title for level in indicator.levels)]))
    said, few = words.Entry, len(known) <= _LEVELS_NAMED
    listed = either(known) if few else said.ONE_OF_LEVELS.format(number=len(known))
    what = said.NO_LEVEL.format(text=quoted(word), id=indicator.id, near=near, listed=listed)
    raise ValueFault("value", what)


def check_line(field: str, text: str, *, needed: bool = False) -> str:
    """Return what is wrong with a text of one line, or nothing.

    Args:
        field: what it is, as the catalogue's ``Board.FIELD`` knows it.
        text: the text.
        needed: it must say something.
    """
    if needed and not text.strip():
        return words.Board.EMPTY.format(field=words.Board.FIELD[field])
    return _told(field, line_fault(text))


def check_note(field: str, text: str) -> str:
    """Return what is wrong with a text of several lines, or nothing."""
    return _told(field, note_fault(text))


def _told(field: str, fault: str) -> str:
    """Return a fault of a text with the name of its field, nothing for none."""
    return words.Board.FAULT.format(field=words.Board.FIELD[field], fault=fault) if fault else ""


def check_name(by: str) -> str:
    """Return what is wrong with the name of who enters something, or nothing."""
    if not by.strip():
        return words.Entry.NOBODY
    return check_line("by", by)


def check_reason(because: str, *, needed: bool = True) -> str:
    """Return what is wrong with a word why, or nothing."""
    return check_line("because", because, needed=needed)


def check_ids(about: Iterable[str]) -> str:
    """Return what is wrong with the ids a record is about, or nothing."""
    return next((fault for id_ in about if (fault := check_line("id", id_, needed=True))), "")


def refuse_all(problems: Iterable[str]) -> None:
    """Refuse what has problems, every one of them named; empty texts are none.

    Raises:
        ScorecardError: there is a problem.
    """
    found = [problem for problem in problems if problem]
    if found:
        raise ScorecardError(*(words.Entry.NOT_SAVED.format(what=what) for what in found))
