"""A value by its kind: what people type, as it is stored."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal, localcontext
from typing import TYPE_CHECKING

from scorecard.messages.catalogue import words
from scorecard.messages.numbers import number_fault
from scorecard.messages.offers import did_you_mean, either
from scorecard.model.indicator import Kind
from scorecard.model.nearest import nearest, plain_look
from scorecard.model.number import (
    MAX_DIGITS,
    NumberFault,
    format_number,
    parse_number,
)
from scorecard.model.reading import Qualifier
from scorecard.model.text import quoted
from scorecard.records.entry.hygiene import note_fault

if TYPE_CHECKING:
    from scorecard.model.indicator import Indicator
    from scorecard.model.number import NumberStyle, WrittenNumber

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
    """A value as it is stored, with what was said of it; ``qualifier`` None when nothing was."""

    value: str
    qualifier: Qualifier | None = None
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
    written = _parsed("value", value, style, indicator.decimals)
    if written.percent and indicator.unit.strip() != "%":
        what = words.Entry.IS_PERCENT.format(text=quoted(value.strip()), id=indicator.id)
        raise ValueFault("value", what)
    _within(indicator, written.text, style)
    return Measure(written.text, written.qualifier)


def _percent(
    indicator: Indicator, value: str, numerator: str, denominator: str, style: NumberStyle | None
) -> Measure:
    written = _parsed("value", value, style, indicator.decimals) if value.strip() else None
    if not numerator and not denominator:
        if written is None:
            raise ValueFault("value", words.Entry.EMPTY_PERCENT)
        _within(indicator, written.text, style)
        return Measure(written.text, written.qualifier)
    parts = _parts(numerator, denominator, style)
    with localcontext() as exact:
        exact.prec = 100
        share = 100 * Decimal(parts[0]) / Decimal(parts[1])
        if written is None:
            text = _share_text(share)
            _within(indicator, text, style)
            return Measure(text, None, *parts)
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
    return Measure(written.text, written.qualifier, *parts)


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
    column: str, text: str, style: NumberStyle | None, decimals: int | None
) -> WrittenNumber:
    try:
        return parse_number(text, style, decimals)
    except NumberFault as fault:
        raise ValueFault(column, number_fault(fault)) from None


def _within(indicator: Indicator, text: str, style: NumberStyle | None) -> None:
    """Refuse a number outside the indicator's ``min`` and ``max``."""
    number, shown = Decimal(text), format_number(text, style)
    if indicator.minimum is not None and number < Decimal(str(indicator.minimum)):
        bound = format_number(indicator.minimum, style)
        what = words.Entry.BELOW.format(value=shown, bound=bound, id=indicator.id)
        raise ValueFault("value", what)
    if indicator.maximum is not None and number > Decimal(str(indicator.maximum)):
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
        {level.key: plain_look(level.key) for level in indicator.levels},
        {level.key: plain_look(level.title) for level in indicator.levels},
    ):
        meant = [key for key, look in names.items() if look == plain_look(word)]
        if len(meant) == 1:
            return meant[0]
    known = [level.key for level in indicator.levels]
    near = did_you_mean(nearest(word, [*known, *(level.title for level in indicator.levels)]))
    said, few = words.Entry, len(known) <= _LEVELS_NAMED
    listed = either(known) if few else said.ONE_OF_LEVELS.format(number=len(known))
    what = said.NO_LEVEL.format(text=quoted(word), id=indicator.id, near=near, listed=listed)
    raise ValueFault("value", what)
