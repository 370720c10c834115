"""What is allowed in a plan and can never be judged, hides figures, or is hardly meant."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from scorecard.framework.findings import Table
from scorecard.framework.target_rules import AllowedValues
from scorecard.framework.wording import number_text, shown, spoken
from scorecard.messages.catalogue import words
from scorecard.model.methods import Method
from scorecard.model.plan import NUMERIC, Aggregate, Aim, Derivation, Kind, Rhythm

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scorecard.framework.ids import Node, Register

_PRIORITY = re.compile(r"\d{4}-\d+")
_DECISION = re.compile(r"D\d{4}-\d+", re.IGNORECASE)
# Percentage points are no percentage: they are how far two of them lie apart.
_PER_CENT = re.compile(r"(%|per ?cent\b|percentage\b|pct\b)(?!.*\bpoints?\b)", re.IGNORECASE)
# A fraction is taken for a percent where a hundred times it is this near another figure.
_NEAR = 3


def look_again(known: Register, period: tuple[int, int] | None) -> None:
    """Report what asks for a second look, of each indicator and of what holds it.

    Args:
        known: everything the plan has.
        period: the strategy's first and last year, None when they are not known.
    """
    tags: dict[str, str] = {}
    owners: dict[str, str] = {}
    for node in known.nodes:
        _look_at_id(node)
        if node.level == "objective":
            _look_at_objective(node)
        if node.level == "indicator":
            _look_at_figures(node.table)
            _look_at_counts(node.table)
            _look_at_tags(node.table, tags)
            _look_at_owner(node.table, owners)
            _look_at_days(node.table, period)
            _look_at_rounds(node.table, period)
            _look_at_aims(node.table)
            _look_at_inputs(node, known)


def never_judged(indicator: Table) -> str:
    """Say why an indicator can never have a status, or "" where it can, or is at fault."""
    if indicator.flag("context"):
        return words.PlanDoubts.CONTEXT
    asks = ("target", "entities", "method")
    if AllowedValues.of(indicator).kind in (None, Kind.QUALITATIVE):
        return ""
    if indicator.word("method") == Method.GROWTH or not all(indicator.absent(k) for k in asks):
        return ""
    return words.PlanDoubts.NO_TARGET


def _look_at_id(node: Node) -> None:
    said = words.PlanDoubts
    if not node.named or "id" not in node.table.content:
        return
    for pattern, template in ((_PRIORITY, said.PRIORITY), (_DECISION, said.DECISION)):
        if pattern.fullmatch(node.id):
            node.table.warn(template.format(id=shown(node.id)), "id")


def _look_at_objective(node: Node) -> None:
    """Report a headline that never has a status."""
    headline = node.table.word("headline")
    for child in node.children:
        if child.id == headline and (why := never_judged(child.table)):
            what = words.PlanDoubts.HEADLINE.format(id=shown(headline), why=why)
            # For one that is merely without a target, a target may still be set.
            say = node.table.say if child.table.flag("context") else node.table.warn
            say(what, "headline")


def _look_at_inputs(node: Node, known: Register) -> None:
    """Report inputs whose figure is never made: kept per entity, without an aggregate."""
    for derive in node.table.inner("derive"):
        for rule in Derivation:
            for number, id_ in enumerate(derive.value(rule) or []):
                source = known.by_id.get(id_)
                if source is None or source.level != "indicator":
                    continue
                table = source.table
                if "entities" in table.content and table.absent("aggregate"):
                    what = words.PlanDoubts.NO_FIGURE.format(id=shown(id_))
                    derive.say(what, rule, number)


def _look_at_figures(table: Table) -> None:
    allowed = AllowedValues.of(table)
    if allowed.kind not in NUMERIC:
        return
    unit = table.word("unit") or ""
    if allowed.kind == Kind.NUMBER and _PER_CENT.match(unit):
        table.warn(words.PlanDoubts.UNIT.format(unit=shown(unit)), "unit")
    counted = table.word("aggregate") in (Aggregate.COUNT, Aggregate.SHARE)
    figures = [] if counted else list(_figures(table))
    if table.sound("decimals"):
        _look_at_decimals(table, figures)
    if allowed.kind == Kind.PERCENT:
        _look_at_fractions(figures)


def _look_at_counts(table: Table) -> None:
    """Report a target that more entities would have to meet than there are."""
    entities = table.content.get("entities")
    how = table.word("aggregate")
    if how not in (Aggregate.COUNT, Aggregate.SHARE) or not isinstance(entities, dict):
        return
    most = len(entities) if how == Aggregate.COUNT else 100
    for target in table.inner("target"):
        value = target.value(Aim.AT_LEAST)
        if _is_number(value) and value > most:
            named = number_text(value), number_text(most)
            what = words.PlanDoubts.BEYOND.format(value=named[0], how=shown(how), most=named[1])
            target.warn(what, Aim.AT_LEAST.value)


def _figures(table: Table) -> Iterator[tuple[Table, str, tuple[str | int, ...], float]]:
    """Yield each number of targets, baselines and milestones, with its name and place."""
    for target in table.inner("target"):
        for aim in (Aim.AT_LEAST, Aim.AT_MOST, Aim.BETWEEN):
            value = target.value(aim)
            many = isinstance(value, list)
            for number, bound in enumerate(value if many else [value]):
                if _is_number(bound):
                    place = (aim.value, number) if many else (aim.value,)
                    yield target, aim.value, place, bound
    for baseline in table.inner("baseline"):
        if _is_number(value := baseline.value("value")):
            yield baseline, "value", ("value",), value
    for year, value in table.items("milestones"):
        if _is_number(value):
            yield table, spoken(("milestones", year)), ("milestones", year), value


def _is_number(value: Any) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool)


def _look_at_decimals(
    table: Table, figures: list[tuple[Table, str, tuple[str | int, ...], float]]
) -> None:
    """Report figures with more decimals than the plan lets a reading have."""
    most = table.value("decimals")
    for holder, name, place, value in figures:
        exponent = Decimal(repr(value)).normalize().as_tuple().exponent
        needed = -exponent if isinstance(exponent, int) else 0
        if needed > most:
            what = words.PlanDoubts.DECIMALS.format(
                name=name, value=number_text(value), decimals=most, needed=needed
            )
            holder.warn(what, *place)


def _look_at_fractions(figures: list[tuple[Table, str, tuple[str | int, ...], float]]) -> None:
    """Report a fraction beside percentages of about a hundred times its size."""
    for holder, name, place, value in figures:
        if not 0 < value < 1:
            continue
        meant = 100 * value
        near = [other for *_, other in figures if meant / _NEAR <= other <= meant * _NEAR]
        if near:
            what = words.PlanDoubts.FRACTION.format(
                name=name,
                value=number_text(value),
                other=number_text(near[0]),
                meant=number_text(round(meant, 8)),
            )
            holder.warn(what, *place)


def _look_at_tags(table: Table, seen: dict[str, str]) -> None:
    """Report a tag that differs from another one of the plan by its capital letters alone."""
    for number, tag in enumerate(table.value("tags") or []):
        first = seen.setdefault(tag.casefold(), tag)
        if first != tag:
            what = words.PlanDoubts.TAG.format(tag=shown(tag), first=shown(first))
            table.warn(what, "tags", number)


def _look_at_owner(table: Table, seen: dict[str, str]) -> None:
    """Report an owner that differs from another one of the plan by its capital letters alone."""
    owner = table.word("owner")
    if owner is None:
        return
    first = seen.setdefault(owner.casefold(), owner)
    if first != owner:
        what = words.PlanDoubts.OWNER.format(owner=shown(owner), first=shown(first))
        table.warn(what, "owner")


def _look_at_days(table: Table, period: tuple[int, int] | None) -> None:
    """Report targets and deadlines that come before or after the years they could be met in."""
    active = next(iter(table.inner("active")), None)
    first, last = (active.year("from"), active.year("to")) if active else (None, None)
    _look_at_due(table, first, last, period)
    for held in ("entities", "parts"):
        for id_, content in table.items(held):
            if isinstance(content, dict):
                path = (*table.path, held, id_)
                name = f"{table.name}: {shown(id_)}"
                one = Table(table.findings, path, content, name, table.owner)
                _look_at_due(one, one.year("from"), one.year("to"), period)


def _look_at_due(
    holder: Table, first: int | None, last: int | None, period: tuple[int, int] | None
) -> None:
    said = words.PlanDoubts
    for target in holder.inner("target"):
        due = target.year("by")
        if due is None:
            continue
        if last is not None and due > last:
            target.warn(said.DUE_AFTER.format(due=due, last=last), "by")
        elif first is not None and due < first:
            target.warn(said.DUE_BEFORE.format(due=due, first=first), "by")
        elif period is not None and due < period[0]:
            target.warn(said.DUE_EARLY.format(due=due, first=period[0]), "by")
        decided = target.day("decided")
        if decided is not None and holder.findings.calendar.of(decided) > due:
            target.warn(said.DECIDED_LATE.format(day=decided, due=due), "decided")
    ends = _deadlines(holder)
    if last is not None and ends and holder.findings.calendar.of(ends[-1]) > last:
        holder.warn(said.GONE.format(day=ends[-1], last=last), "to")


def _look_at_rounds(table: Table, period: tuple[int, int] | None) -> None:
    """Report targets due in a year without a figure, and a period in which there is none at all."""
    every, said = table.value("every"), words.PlanDoubts
    starts = [year for each in table.inner("baseline") if (year := each.year("year"))]
    first = table.year("first") or min(starts, default=None)
    if every is None or first is None:
        return
    rhythm = Rhythm(every, first)
    of_entities = [
        Table(table.findings, (*table.path, "entities", id_), each, f"{table.name}: {shown(id_)}")
        for id_, each in table.items("entities")
        if isinstance(each, dict)
    ]
    for target in [each for holder in (table, *of_entities) for each in holder.inner("target")]:
        due = target.year("by")
        if due is None or rhythm.is_round(due):
            continue
        after = rhythm.after(due)
        template = said.DUE_BETWEEN if due > first else said.DUE_BEFORE
        told = {"due": due, "first": first, "every": every, "before": after - every, "after": after}
        target.warn(template.format(**told), "by")
    if period is not None and not rhythm.rounds(period[0] - 1, period[1]):
        following = rhythm.after(period[1])
        table.warn(said.NO_ROUND.format(first=following, second=following + every), "every")


def _deadlines(entity: Table) -> list[date]:
    """Return an entity's deadlines as they are written: the original and each extension."""
    listed = entity.value("deadline")
    days = [item.get("date") if isinstance(item, dict) else item for item in _listed(listed)]
    return [day for day in days if type(day) is date]


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]


def _look_at_aims(table: Table) -> None:
    """Report a target that no reading the plan allows could ever miss."""
    allowed = AllowedValues.of(table)
    for target in table.inner("target"):
        value = target.value(Aim.REACH)
        if allowed.kind == Kind.SCALE and allowed.levels and value == allowed.levels[0]:
            target.warn(words.PlanDoubts.ALWAYS_MET.format(aim=Aim.REACH), Aim.REACH.value)
        if allowed.kind not in NUMERIC:
            continue
        least, most = target.number(Aim.AT_LEAST), target.number(Aim.AT_MOST)
        if least is not None and allowed.minimum is not None and least <= allowed.minimum:
            target.warn(words.PlanDoubts.ALWAYS_MET.format(aim=Aim.AT_LEAST), Aim.AT_LEAST.value)
        if most is not None and allowed.maximum is not None and most >= allowed.maximum:
            target.warn(words.PlanDoubts.ALWAYS_MET.format(aim=Aim.AT_MOST), Aim.AT_MOST.value)
