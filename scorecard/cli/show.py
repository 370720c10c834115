"""``scorecard show``: one indicator, objective or goal."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import click

from scorecard import clock
from scorecard.assessment.assess import assess
from scorecard.cli.console import cells, name_faults, pad, paint, print_json, say, wrap
from scorecard.cli.options import Options, common_options, offer_ids
from scorecard.cli.status import narrowed, wanted_ids
from scorecard.cli.wording import find_indicator, point_text, reading_text, year_notes
from scorecard.exchange.scorecard_json import scorecard_json
from scorecard.messages import outlook
from scorecard.messages.catalogue import words, year_text
from scorecard.messages.figures import (
    baseline,
    chain,
    decided_words,
    expected,
    kept_every,
    lines_of,
    marks,
    source_words,
    target_words,
    total,
)
from scorecard.messages.parts import is_judged, part_tables, stands_words
from scorecard.messages.rollups import group_word
from scorecard.messages.terms import cautions, mark, note_word, noted, status_word, trend_words
from scorecard.model.fault import UsageError
from scorecard.model.status import Status
from scorecard.records.draft import Draft, DraftCheck
from scorecard.records.entry import unsaved
from scorecard.records.evidence import evidence_words, folder_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from scorecard.model.number import NumberStyle
    from scorecard.model.reading import Reading
    from scorecard.model.scorecard import IndicatorResult, RollUp, Scorecard
    from scorecard.workspace import Workspace


def supposed(
    workspace: Workspace, card: Scorecard, id_: str, value: str, entity: str = "", part: str = ""
) -> tuple[Reading, Scorecard]:
    """Return a supposed reading of the scorecard's year, and the scorecard with it.

    Raises:
        EntryRefused: the value is none the indicator takes.
    """
    # A year still to come may be supposed too.
    year, last = card.year, max(clock.today(), card.strategy.calendar.last_day(card.year))
    draft = Draft(indicator=id_, year=str(year), value=value, entity=entity, part=part)
    entry = DraftCheck(workspace.strategy, today=last).check(draft)
    reading = unsaved(entry, workspace.store.head(entry.key))
    if card.as_of is not None:
        # Known on that day, and over everything that was.
        known = {"as_published": True, "published": card.as_of, "revision": reading.revision + 1}
        reading = replace(reading, **known)  # type: ignore[arg-type]  # the names are a reading's
    records = workspace.store.records()
    records = replace(records, readings=(*records.readings, reading))
    return reading, assess(card.strategy, records, year=year, as_of=card.as_of)


def what_if_json(card: Scorecard, then: Scorecard, reading: Reading) -> dict[str, Any]:
    """Return the supposition, where the indicator stands and where it would, as plain data."""
    return {
        "format": 1,
        "what_if": {
            "indicator": reading.indicator,
            "year": reading.year,
            "entity": reading.entity,
            "part": reading.part,
            "value": reading.value,
        },
        "now": _standing(card.find(reading.indicator)),
        "then": _standing(then.find(reading.indicator)),
        **_of_part(card, then, reading),
    }


def _of_part(card: Scorecard, then: Scorecard, reading: Reading) -> dict[str, Any]:
    """Return the same of the part the figure is supposed of; nothing for the whole."""
    if reading.part is None:
        return {}
    now, found = (_part_result(each, reading) for each in (card, then))
    return {"part_now": _standing(now), "part_then": _standing(found)}


def _part_result(card: Scorecard, reading: Reading) -> IndicatorResult | None:
    result = card.find(reading.indicator)
    listed = () if result is None else result.parts
    return next((each.result for each in listed if each.part.name == reading.part), None)


def what_if_lines(
    card: Scorecard, then: Scorecard, reading: Reading, *, ascii_only: bool
) -> Iterator[str]:
    """Yield the supposition, the status it gives, and the parents whose status it would change."""
    now, found = card.find(reading.indicator), then.find(reading.indicator)
    if now is None or found is None:
        return
    entity = found.indicator.entity(reading.entity) if reading.entity else None
    part = found.indicator.part(reading.part) if reading.part else None
    names = [each.title for each in (entity, part) if each is not None]
    place = year_text(reading.year)
    if names:
        place = f"{words.LIST_SEPARATOR.join((place, *names))},"
    said = reading_text(card.strategy, reading, unit=True)
    yield from wrap(words.WhatIf.SUPPOSED.format(place=place, value=said))
    shape = mark(found.status, ascii_only=ascii_only)
    yield paint(
        words.WhatIf.STATUS.format(mark=shape, then=_word(found), now=_word(now)),
        found.status.value,
    )
    yield from wrap(found.sentence)
    told = _part_result(then, reading)
    if part is not None and told is not None:
        said = words.Entities.LINE.format(entity=part.title, sentence=told.sentence)
        yield from wrap(said, f"  {mark(told.status, ascii_only=ascii_only)} ", "    ")
    for title, before, after in _parents(card, then):
        was, is_ = group_word(before), group_word(after)
        if was != is_:
            yield from wrap(words.WhatIf.PARENT.format(id=title, then=is_, now=was))
    yield words.WhatIf.NOT_SAVED


def _word(result: IndicatorResult) -> str:
    said = words.STATUS[result.status]
    return said if result.note is None else noted(said, result.note)


def _parents(card: Scorecard, then: Scorecard) -> Iterator[tuple[str, RollUp, RollUp]]:
    for goal, other in zip(card.goals, then.goals, strict=True):
        for objective, its in zip(goal.objectives, other.objectives, strict=True):
            yield objective.objective.id, objective.roll_up, its.roll_up
        yield goal.goal.id, goal.roll_up, other.roll_up


def _standing(result: IndicatorResult | None) -> dict[str, Any] | None:
    if result is None:
        return None
    return {
        "status": result.status.value,
        "note": result.note.value if result.note else None,
        "reason": result.reason.value if result.reason else None,
        "sentence": result.sentence,
    }


_BEHIND = (Status.AT_RISK, Status.OFF_TRACK)


@click.command()
@click.argument("id_", metavar="ID", shell_complete=offer_ids)
@click.option(
    "--what-if",
    metavar="VALUE",
)
@click.option("--entity", default="")
@click.option("--part", default="")
@common_options
def show(options: Options, id_: str, what_if: str | None, entity: str, part: str) -> None:
    """Show one indicator, objective or goal: its status and why, its readings and their sources."""
    workspace = options.workspace()
    name_faults(workspace.errors)
    card = workspace.scorecard(options.year, options.as_of)
    if what_if is not None:
        _suppose(workspace, card, options, (id_, what_if, entity, part))
        return
    if entity or part:
        raise UsageError(words.ShowPage.ENTITY_ALONE if entity else words.ShowPage.PART_ALONE)
    if options.json:
        print_json(narrowed(scorecard_json(card), wanted_ids(card, (id_,))))
        return
    id_ = workspace.store.ids.of(id_)
    group = list(_group(card, id_, ascii_only=options.ascii))
    if group:
        say([*group, *year_notes(workspace, id_, card.year, options.as_of)])
        return
    found = find_indicator(workspace, id_)
    result = card.find(id_)
    assert result is not None  # noqa: S101 - every indicator of the plan has a result
    notes = year_notes(workspace, found.id, card.year, options.as_of)
    folder = folder_of(workspace.store.path)
    say([*_indicator(card, result, folder, ascii_only=options.ascii), *notes])


def _suppose(
    workspace: Workspace, card: Scorecard, options: Options, supposition: tuple[str, str, str, str]
) -> None:
    """Say what a reading would change."""
    reading, then = supposed(workspace, card, *supposition)
    if options.json:
        print_json(what_if_json(card, then, reading))
    else:
        say(what_if_lines(card, then, reading, ascii_only=options.ascii))


def _group(card: Scorecard, id_: str, *, ascii_only: bool) -> Iterator[str]:
    """Return an objective or goal with the sentence of each indicator; nothing for another id."""
    for goal in card.goals:
        if goal.goal.id == id_:
            yield from _title(goal.goal.id, goal.goal.title, goal.roll_up, ascii_only=ascii_only)
            for result in goal.indicators:
                yield from _brief(result, ascii_only=ascii_only)
        for objective in goal.objectives:
            if id_ in (goal.goal.id, objective.objective.id):
                declared = objective.objective
                if id_ == goal.goal.id:
                    yield ""
                yield from _title(
                    declared.id, declared.title, objective.roll_up, ascii_only=ascii_only
                )
                for result in objective.indicators:
                    yield from _brief(result, ascii_only=ascii_only)


def _title(id_: str, title: str, roll_up: RollUp, *, ascii_only: bool) -> list[str]:
    shape = mark(roll_up.status, ascii_only=ascii_only)
    status = paint(f"{shape} {group_word(roll_up)}", roll_up.status.value)
    return [*wrap(title, f"{id_}  "), status, *wrap(roll_up.sentence)]


def _brief(result: IndicatorResult, *, ascii_only: bool) -> list[str]:
    shape = mark(result.status, ascii_only=ascii_only)
    status = paint(f"{shape} {status_word(result.status)}", result.status.value)
    title = wrap(
        words.ShowPage.TITLED.format(title=result.indicator.title, id=result.indicator.id), "  "
    )
    return ["", status, *title, *wrap(result.sentence, "  ")]


def _indicator(
    card: Scorecard, result: IndicatorResult, folder: Path, *, ascii_only: bool
) -> list[str]:
    shape = mark(result.status, ascii_only=ascii_only)
    note = words.ShowPage.NOTED.format(note=note_word(result.note)) if result.note else ""
    lines = wrap(result.indicator.title, f"{result.indicator.id}  ")
    lines.append(paint(f"{shape} {status_word(result.status)}{note}", result.status.value))
    lines += wrap(result.sentence)
    lines.append("")
    lines += _facts(card, result)
    lines += _parts(card, result, ascii_only=ascii_only)
    lines += _entities(result, ascii_only=ascii_only)
    lines += _readings(card, result, folder)
    if result.indicator.definition:
        lines += ["", *wrap(result.indicator.definition, words.ShowPage.DEFINITION, "  ")]
    return lines


def _facts(card: Scorecard, result: IndicatorResult) -> list[str]:
    said, indicator, style = words.ShowPage, result.indicator, card.strategy.style
    facts: list[tuple[str, str]] = [(said.YEAR, year_text(card.year))]
    if result.target is not None:
        set_by = said.SET_BY.get(indicator.target_set_by, "")
        facts.append((said.TARGET, target_words(indicator, result.target, style) + set_by))
        for target in chain(indicator, result.target):
            name = said.FIRST_TARGET if target.decided is None else said.REVISED
            facts.append((name, decided_words(indicator, target, style)))
    if result.baseline is not None:
        facts.append((said.BASELINE, baseline(result, style)))
    if result.expected is not None:
        facts.append((said.EXPECTED, expected(result, style)))
    if result.lean is not None:
        facts.append((said.TREND, trend_words(result.lean)))
    facts += _outlook(result, style)
    kept = (said.KEPT, kept_every(indicator))
    for name, value in (kept, (said.UNIT, indicator.unit), (said.OWNER, indicator.owner)):
        if value:
            facts.append((name, value))
    lines: list[str] = []
    # A plan's own words may be longer than those of the tool.
    broad = max(14, *(cells(name) + 2 for name, _ in facts))
    for name, value in ((name, value) for name, value in facts if value):
        lines += wrap(value, pad(name + ":", broad), " " * broad)
    return lines


def _outlook(result: IndicatorResult, style: NumberStyle | None) -> Iterator[tuple[str, str]]:
    """Return how firm the status is, what was made a year, where that leads and what it takes."""
    confidence, pace, projection = result.confidence, result.pace, result.projection
    if confidence is not None:
        yield words.ShowPage.CONFIDENCE, outlook.confidence_words(confidence)
    if pace is not None:
        yield words.ShowPage.PACE, outlook.pace_words(result, pace, style)
    if projection is not None:
        yield words.ShowPage.PROJECTION, outlook.projection_words(result, projection, style)
    if pace is not None and result.status in _BEHIND:
        yield words.ShowPage.TAKES, outlook.takes_words(result, pace, style)


def _parts(card: Scorecard, result: IndicatorResult, *, ascii_only: bool) -> Iterator[str]:
    """Yield the parts of each breakdown by year, then why those with a target stand there."""
    for found in part_tables(result, card.year, card.strategy.style, ascii_only=ascii_only):
        yield ""
        yield words.Parts.HEADING.format(breakdown=found.breakdown)
        head = ("", *map(year_text, found.years), "")
        rows = [head, *((row.title, *row.figures, stands_words(row)) for row in found.rows)]
        broad = [max(map(cells, column)) for column in zip(*rows, strict=True)]
        for title, *numbers, stands in rows if found.years else rows[1:]:
            texts = (
                " " * (room - cells(text)) + text
                for text, room in zip(numbers, broad[1:-1], strict=True)
            )
            lead = "  ".join(("", pad(title, broad[0]), *texts, ""))
            yield from wrap(stands, lead, " " * cells(lead)) if stands else [lead.rstrip()]
        for note in found.notes:
            yield from wrap(note, "  ", "  ")
        for row in found.rows:
            if is_judged(row.result):
                said = words.Entities.LINE.format(entity=row.title, sentence=row.result.sentence)
                shape = mark(row.result.status, ascii_only=ascii_only)
                yield from wrap(said, f"  {shape} ", "    ")


def _entities(result: IndicatorResult, *, ascii_only: bool) -> Iterator[str]:
    """Yield where each entity stands; nothing for an indicator that has none."""
    if not result.entities:
        return

    yield ""
    yield words.Entities.HEADING.format(label=words.Entities.LABEL)
    for found in result.entities:
        word = words.STATUS[found.status] if found.reason is None else None
        reason = found.reason
        stands = word or (words.REASON_SHORT[reason] if reason is not None else "")
        shape = mark(found.status, ascii_only=ascii_only)
        said = words.Entities.LINE.format(entity=found.entity.title, sentence=found.sentence)
        yield from wrap(said, f"  {shape} {stands:<16}  ", " " * 22)


def _entity_readings(card: Scorecard, result: IndicatorResult, folder: Path) -> list[str]:
    """Return the readings of entities that add up to no figure, the newest first."""
    found = [(p, e) for e in result.entities for p in e.result.readings]
    lines: list[str] = []
    for point, entity in sorted(found, key=lambda each: -each[0].year):
        text = point_text(card.strategy, entity.result.indicator, point)
        said = words.Entities.LINE.format(entity=entity.entity.title, sentence=text)
        parts = [said]
        if point.reading is not None:
            parts.append(source_words(point.reading.source))
            parts.append(evidence_words(folder, point.reading.evidence))
        lines += wrap(
            words.CLAUSE_SEPARATOR.join(filter(None, parts)), f"  {year_text(point.year)}  "
        )
    return lines


def _readings(card: Scorecard, result: IndicatorResult, folder: Path) -> list[str]:
    said = words.ShowPage
    if not result.readings:
        kept = _entity_readings(card, result, folder)
        if not kept and any(found.result.readings for found in result.parts):
            return []
        return ["", said.READINGS, *kept] if kept else ["", said.NO_READINGS]
    lines = ["", said.READINGS]
    for point in reversed(result.readings):
        text = point_text(card.strategy, result.indicator, point.alone, lines_of(result))
        details: list[str] = []
        if point.previous is not None:
            was = reading_text(card.strategy, point.previous)
            details.append(said.WAS.format(value=was))
        if point.total is not None:
            value = total(result, point, card.strategy.style)
            details.append(said.TOTAL.format(value=value))
        reading = point.reading
        if reading is not None:
            details += cautions(reading)
            details.append(source_words(reading.source))
            details.append(said.KNOWN_FROM.format(day=reading.known_from))
            details.append(reading.note)
            details.append(evidence_words(folder, reading.evidence))
        else:
            details.append(marks(point) if point.sum_of else said.COMPUTED)
        told = words.CLAUSE_SEPARATOR.join(filter(None, (text, *details)))
        lines += wrap(told, f"  {year_text(point.year)}  ")
    return lines
