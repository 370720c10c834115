"""``show --what-if``: the status a reading would give, before there is one; nothing is saved."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

from scorecard.messages.catalogue import words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scorecard.model.reading import Reading
    from scorecard.model.scorecard import IndicatorResult, RollUp, Scorecard
    from scorecard.workspace import Workspace


def supposed(
    workspace: Workspace, card: Scorecard, id_: str, value: str, entity: str
) -> tuple[Reading, Scorecard]:
    """Return a supposed reading of the scorecard's year, and the scorecard with it.

    Raises:
        EntryRefused: the value is none the indicator takes.
    """
    from scorecard.assessment import assess  # noqa: PLC0415 - loads when used
    from scorecard.records.entry.draft import Draft, DraftCheck  # noqa: PLC0415
    from scorecard.records.entry.restoring import unsaved  # noqa: PLC0415

    # A year still to come may be supposed too.
    year, today = card.year, max(date.today(), date(card.year, 12, 31))  # noqa: DTZ011 - a local day
    draft = Draft(indicator=id_, year=str(year), value=value, entity=entity)
    entry = DraftCheck(workspace.strategy, today=today).check(draft)
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
            "value": reading.value,
        },
        "now": _standing(card.find(reading.indicator)),
        "then": _standing(then.find(reading.indicator)),
    }


def what_if_lines(
    card: Scorecard, then: Scorecard, reading: Reading, *, ascii_only: bool
) -> Iterator[str]:
    """Yield the supposition, the status it gives, and the parents whose status it would change."""
    from scorecard.cli.console import paint, wrap  # noqa: PLC0415 - loads when used
    from scorecard.cli.values import reading_text  # noqa: PLC0415
    from scorecard.messages import mark  # noqa: PLC0415

    now, found = card.find(reading.indicator), then.find(reading.indicator)
    if now is None or found is None:
        return
    entity = found.indicator.entity(reading.entity) if reading.entity else None
    place = f"{reading.year}, {entity.title}," if entity else str(reading.year)
    said = reading_text(card.strategy, reading, unit=True)
    yield from wrap(words.WhatIf.SUPPOSED.format(place=place, value=said))
    shape = mark(found.status, ascii_only=ascii_only)
    yield paint(
        words.WhatIf.STATUS.format(mark=shape, then=_word(found), now=_word(now)),
        found.status.value,
    )
    yield from wrap(found.sentence)
    for title, before, after in _parents(card, then):
        if before.status is not after.status:
            was, is_ = words.STATUS[before.status], words.STATUS[after.status]
            yield from wrap(words.WhatIf.PARENT.format(id=title, then=is_, now=was))
    yield words.WhatIf.NOT_SAVED


def _word(result: IndicatorResult) -> str:
    said = words.STATUS[result.status]
    if result.note is None:
        return said
    return words.STATUS_WITH_NOTE.format(status=said, note=words.NOTE[result.note])


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
