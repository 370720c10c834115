"""Pins of a plan: read and checked, and written as lines that can be pasted at its end."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from scorecard.framework.entity_rules import figure_values
from scorecard.framework.findings import check_shape, each_table
from scorecard.framework.ids import unknown_id
from scorecard.framework.shapes import PinShape
from scorecard.framework.target_rules import AllowedValues
from scorecard.framework.wording import described, nearest_offered, number_hint, shown
from scorecard.messages.catalogue import number_fault, words
from scorecard.model.fiscal import span_of
from scorecard.model.number import NumberFault, NumberStyle, parse_number, without_end_zeros
from scorecard.model.plan import NUMERIC, Kind
from scorecard.model.reading import Qualifier

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from scorecard.framework.findings import Findings, Table
    from scorecard.framework.ids import Register
    from scorecard.model.plan import Pin, Strategy

_KEPT = ("indicator", "entity", "part", "year", "status", "on", "in")

# Numbers without quotes.
_OF_TOML = NumberStyle("", ".")
# Whole numbers of so many are exact in every reader of TOML.
_SAFE_DIGITS = 15
_ANSWERS = {"yes": "true", "no": "false"}


def check_pins(
    root: Table,
    known: Register,
    period: tuple[int, int] | None,
    style: NumberStyle | None,
) -> list[dict[str, Any]]:
    """Report what is wrong with the pins of a plan, and return the others.

    Args:
        root: the whole document.
        known: everything the plan has.
        period: the strategy's first and last year, None when they are not known.
        style: how the plan writes numbers.

    Returns:
        each pin as the plan has it, its value as a reading's is stored, and where it stands.
    """
    taken: dict[tuple[Any, ...], int] = {}
    found: list[dict[str, Any]] = []
    for table in each_table(root, "pin", _called):
        check_shape(table, PinShape)
        _check_years(table, period)
        value = _value(table, _subject(table, known), style)
        if table.absent("value") and table.absent("status"):
            table.say(words.PlanPins.NOTHING_SAID)
        if all(key in table.content for key in ("entity", "part", "status")):
            table.say(words.PlanPins.NO_STATUS, "status", at_key=True)
        line, column = table.findings.places.find(table.path)
        said = tuple(table.value(key) for key in ("indicator", "entity", "part", "year", "in"))
        if not table.faulty and (first := taken.setdefault(said, line)) != line:
            table.say(words.PlanPins.TWICE.format(line=first))
        if not table.faulty:
            kept = {key: table.content[key] for key in _KEPT if key in table.content}
            kept["on"] = table.content["on"].isoformat()
            found.append({**kept, **value, "line": line, "column": column})
    return found


def _called(content: Mapping[str, Any], number: int) -> str:
    id_ = content.get("indicator")
    name = shown(id_) if isinstance(id_, str) and id_.strip() else str(number + 1)
    named: str = words.PlanPins.NAMED.format(name=name)
    return named


def _check_years(table: Table, period: tuple[int, int] | None) -> None:
    """Report a year that the strategy does not have, or that had not begun."""
    year, on = table.year("year"), table.day("on")
    if year is None:
        return
    if period is not None and year > period[1]:
        table.say(words.PlanPins.YEAR_AFTER.format(year=year, last=period[1]), "year")
    elif on is not None and table.findings.calendar.first_day(year) > on:
        table.say(words.PlanPins.NOT_BEGUN.format(year=year, on=on), "year")


def _subject(table: Table, known: Register) -> AllowedValues | None:
    """Return what the figure may be; None, with a fault, where the plan has no such figure.

    An id that something had formerly will do: what was said was said under it.
    """
    id_ = table.word("indicator")
    if id_ is None:
        return None
    node = known.by_id.get(id_) or known.former.get(id_)
    if node is None or node.level != "indicator":
        if known.all_named or known.knows(id_):
            indicators = [each.id for each in known.nodes if each.level == "indicator"]
            what = unknown_id(known, id_, indicators)
            table.say(words.PlanNames.SAYS.format(name="indicator", what=what), "indicator")
        return None
    indicator = node.table
    said = words.PlanPins
    if indicator.faulty or not (
        _is_named(table, "entity", indicator.items("entities"), said.NO_ENTITY)
        and _is_named(table, "part", _parts(indicator), said.NO_PART)
    ):
        return None
    allowed = AllowedValues.of(indicator)
    entity = table.word("entity")
    if entity is None:
        return figure_values(indicator, allowed)
    own = dict(indicator.items("entities")).get(entity, {})
    return AllowedValues(Kind.YES_NO, None, None, ()) if "deadline" in own else allowed


def _parts(indicator: Table) -> Iterator[tuple[str, Any]]:
    told = dict(indicator.items("parts"))
    for _, names in indicator.items("breakdowns"):
        for name in names:
            yield name, told.get(name, {})


def _is_named(table: Table, key: str, held: Iterable[tuple[str, Any]], template: str) -> bool:
    """Say whether an indicator has what a pin names, by its name or a former one; report if not."""
    name = table.word(key)
    if name is None:
        return True
    names: list[str] = []
    for own, content in held:
        names += [own, *content.get("formerly", ())]
    if name in names:
        return True
    said = template.format(name=shown(name), hint=nearest_offered(name, names))
    table.say(said, key)
    return False


def _value(
    table: Table, allowed: AllowedValues | None, style: NumberStyle | None
) -> dict[str, str]:
    """Return the figure of a pin as a reading's is stored; nothing, with a fault, for no figure."""
    value = table.value("value")
    if value is None or allowed is None or allowed.kind is None:
        return {}
    found: dict[str, str] | str
    if allowed.kind == Kind.QUALITATIVE:
        found = words.PlanPins.IN_WORDS
    elif allowed.kind in NUMERIC:
        found = _number(value, style)
    elif allowed.kind == Kind.YES_NO:
        found = _answer(value, table.findings)
    else:
        found = allowed.flaw(value) or {"value": value}
    if isinstance(found, str):
        table.say(words.PlanValues.FLAWED.format(name="value", flaw=found), "value")
        return {}
    return found


def _number(value: Any, style: NumberStyle | None) -> dict[str, str] | str:
    if isinstance(value, (bool, date)):
        return words.PlanValues.NOT_NUMBER.format(value=described(value), hint=number_hint(value))
    if not isinstance(value, str):
        value, style = f"{Decimal(repr(value)):f}", _OF_TOML
    try:
        read = parse_number(value, style)
    except NumberFault as fault:
        return number_fault(fault)
    found = {
        "value": without_end_zeros(read.text),
        "qualifier": (read.qualifier or Qualifier.EXACT).value,
    }
    return found if read.high is None else {**found, "high": without_end_zeros(read.high)}


def _answer(value: Any, findings: Findings) -> dict[str, str] | str:
    """Return a yes, a no, or when something was done."""
    if isinstance(value, bool):
        return {"value": "yes" if value else "no"}
    if isinstance(value, date):
        return {"value": value.isoformat()}
    if isinstance(value, str):
        year = findings.calendar.parse(value) if span_of(value) is None else None
        text = value if year is None else str(year)
        if span_of(text) is not None:
            return {"value": text}
    return words.PlanPins.NOT_DONE.format(value=described(value))


def pin_lines(pins: Iterable[Pin], strategy: Strategy) -> str:
    """Return the lines of some pins as they stand in a plan, whatever their texts hold."""
    return "\n".join("\n".join(_lines(pin, strategy)) + "\n" for pin in pins)


def _lines(pin: Pin, strategy: Strategy) -> Iterator[str]:
    yield "[[pin]]"
    yield f"indicator = {_text(pin.indicator)}"
    if pin.entity is not None:
        yield f"entity = {_text(pin.entity)}"
    if pin.part is not None:
        yield f"part = {_text(pin.part)}"
    yield f"year = {pin.year}"
    if pin.value is not None:
        yield f"value = {_written(pin, pin.value, strategy)}"
    if pin.status is not None:
        yield f"status = {_text(pin.status.value)}"
    yield f"on = {pin.on.isoformat()}"
    yield f"in = {_text(pin.told_in)}"


def _text(text: str) -> str:
    """Return a text between quotes; what JSON leaves as it is and TOML does not have is escaped."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def _written(pin: Pin, value: str, strategy: Strategy) -> str:
    indicator = strategy.find(pin.indicator)
    kind = None if indicator is None else indicator.measured(pin.entity, pin.part).kind
    if kind not in NUMERIC:
        if kind is Kind.YES_NO and value in _ANSWERS:
            return _ANSWERS[value]
        is_day = kind is Kind.YES_NO and len(value) == len("2020-03-01")
        return value if is_day else _text(value)
    if pin.high is not None:
        low, high = (_in_style(end, strategy.style) for end in (value, pin.high))
        return _text(f"{low}–{high}")
    if pin.qualifier is not Qualifier.EXACT:
        return _text(f"{pin.qualifier.value} {_in_style(value, strategy.style)}")
    return value if _is_kept(value) else _text(_in_style(value, strategy.style))


def _is_kept(value: str) -> bool:
    """Say whether every reader of TOML finds the very number in these digits."""
    if "." not in value:
        return len(value) <= _SAFE_DIGITS
    return Decimal(repr(float(value))) == Decimal(value)


def _in_style(value: str, style: NumberStyle | None) -> str:
    """Return a number as the plan writes it, without marks between thousands."""
    whole, _, fraction = value.partition(".")
    if len(fraction) == len("000") and style is None:
        fraction += "0"  # three digits behind a point could be thousands
    mark = "." if style is None else style.decimal
    return f"{whole}{mark}{fraction}" if fraction else whole
