"""``show``: one indicator, objective or goal: why it stands where it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from scorecard.cli.options import Asked, common_options
from scorecard.model.fault import UsageError
from scorecard.model.status import Status

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scorecard.model.number import NumberStyle
    from scorecard.model.scorecard import IndicatorResult, RollUp, Scorecard
    from scorecard.workspace import Workspace

_BEHIND = (Status.AT_RISK, Status.OFF_TRACK)


@click.command()
@click.argument("id_", metavar="ID")
@click.option(
    "--what-if",
    metavar="VALUE",
    help="Show the status a reading of the year would give; nothing is saved.",
)
@click.option("--entity", default="", help="With --what-if: the state, region or partner.")
@common_options
def show(asked: Asked, id_: str, what_if: str | None, entity: str) -> None:
    """Show one indicator, objective or goal: its status and why, its readings and their sources."""
    from scorecard.cli.console import name_faults, print_json, say  # noqa: PLC0415
    from scorecard.cli.wording import find_indicator  # noqa: PLC0415
    from scorecard.cli.year_notes import year_notes  # noqa: PLC0415

    workspace = asked.workspace()
    name_faults(workspace.errors)
    card = workspace.scorecard(asked.year, asked.as_of)
    if what_if is not None:
        _suppose(workspace, card, asked, (id_, what_if, entity))
        return
    if entity:
        raise UsageError("--entity goes with --what-if")
    if asked.json:
        from scorecard.cli.standing import narrowed, wanted_ids  # noqa: PLC0415
        from scorecard.exchange import scorecard_json  # noqa: PLC0415

        print_json(narrowed(scorecard_json(card), wanted_ids(card, (id_,))))
        return
    group = list(_group(card, id_, ascii_only=asked.ascii))
    if group:
        say([*group, *year_notes(workspace, id_, card.year, asked.as_of)])
        return
    found = find_indicator(workspace, id_)
    result = card.find(id_)
    assert result is not None  # noqa: S101 - every indicator of the plan has a result
    notes = year_notes(workspace, found.id, card.year, asked.as_of)
    say([*_indicator(card, result, ascii_only=asked.ascii), *notes])


def _suppose(
    workspace: Workspace, card: Scorecard, asked: Asked, supposition: tuple[str, str, str]
) -> None:
    """Say what a reading would change."""
    from scorecard.cli.console import print_json, say  # noqa: PLC0415 - loads when used
    from scorecard.cli.what_if import supposed, what_if_json, what_if_lines  # noqa: PLC0415

    reading, then = supposed(workspace, card, *supposition)
    if asked.json:
        print_json(what_if_json(card, then, reading))
    else:
        say(what_if_lines(card, then, reading, ascii_only=asked.ascii))


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
    from scorecard.cli.console import paint, wrap  # noqa: PLC0415 - loads when used
    from scorecard.messages import mark, status_word  # noqa: PLC0415

    shape = mark(roll_up.status, ascii_only=ascii_only)
    status = paint(f"{shape} {status_word(roll_up.status)}", roll_up.status.value)
    return [*wrap(title, f"{id_}  "), status, *wrap(roll_up.sentence)]


def _brief(result: IndicatorResult, *, ascii_only: bool) -> list[str]:
    from scorecard.cli.console import paint, wrap  # noqa: PLC0415 - loads when used
    from scorecard.messages import mark, status_word  # noqa: PLC0415

    shape = mark(result.status, ascii_only=ascii_only)
    status = paint(f"{shape} {status_word(result.status)}", result.status.value)
    title = wrap(f"{result.indicator.title} ({result.indicator.id})", "  ")
    return ["", status, *title, *wrap(result.sentence, "  ")]


def _indicator(card: Scorecard, result: IndicatorResult, *, ascii_only: bool) -> list[str]:
    from scorecard.cli.console import paint, wrap  # noqa: PLC0415 - loads when used
    from scorecard.messages import mark, note_word, status_word  # noqa: PLC0415

    shape = mark(result.status, ascii_only=ascii_only)
    note = f", {note_word(result.note)}" if result.note else ""
    lines = wrap(result.indicator.title, f"{result.indicator.id}  ")
    lines.append(paint(f"{shape} {status_word(result.status)}{note}", result.status.value))
    lines += wrap(result.sentence)
    lines.append("")
    lines += _facts(card, result)
    lines += _entities(card, result, ascii_only=ascii_only)
    lines += _readings(card, result)
    if result.indicator.definition:
        lines += ["", *wrap(result.indicator.definition, "Definition: ", "  ")]
    return lines


def _facts(card: Scorecard, result: IndicatorResult) -> list[str]:
    from scorecard.cli.console import wrap  # noqa: PLC0415 - loads when used
    from scorecard.messages import target_words, trend_word  # noqa: PLC0415
    from scorecard.messages.figures import figure  # noqa: PLC0415

    indicator, style = result.indicator, card.strategy.style
    facts: list[tuple[str, str]] = [("Year", str(card.year))]
    if result.target is not None:
        set_by = {
            "strategy": ", set by the strategy",
            "wording": ", implied by the strategy's wording",
            "example": ", set by this example",
        }.get(indicator.target_set_by, "")
        facts.append(("Target", target_words(indicator, result.target, style) + set_by))
        first = indicator.targets[0]
        if first is not result.target:
            was = target_words(indicator, first, style)
            facts.append(("First target", f"{was}; revised: {result.target.why}"))
    if result.baseline is not None:
        value = figure(indicator, result.baseline.value, style)
        facts.append(("Baseline", f"{value} in {result.baseline.year}"))
    if result.expected is not None:
        facts.append(("Expected", figure(indicator, result.expected, style)))
    if result.trend is not None:
        facts.append(("Trend", trend_word(result.trend)))
    facts += _outlook(result, style)
    for name, value in (("Unit", indicator.unit), ("Owner", indicator.owner)):
        if value:
            facts.append((name, value))
    lines: list[str] = []
    for name, value in ((name, value) for name, value in facts if value):
        lines += wrap(value, f"{name + ':':<14}", " " * 14)
    return lines


def _outlook(result: IndicatorResult, style: NumberStyle | None) -> Iterator[tuple[str, str]]:
    """Return how firm the status is, what was made a year, where that leads and what it takes."""
    from scorecard.messages import outlook  # noqa: PLC0415 - loads when used

    confidence, pace, projection = result.confidence, result.pace, result.projection
    if confidence is not None:
        yield "Confidence", outlook.confidence_words(confidence)
    if pace is not None:
        yield "Pace", outlook.pace_words(result, pace, style)
    if projection is not None:
        yield "Projection", outlook.projection_words(result, projection, style)
    if pace is not None and result.status in _BEHIND:
        yield "It takes", outlook.takes_words(result, pace, style)


def _entities(card: Scorecard, result: IndicatorResult, *, ascii_only: bool) -> Iterator[str]:
    """Yield where each entity stands; nothing for an indicator that has none."""
    if not result.entities:
        return
    from scorecard.cli.console import wrap  # noqa: PLC0415 - loads when used
    from scorecard.messages import mark  # noqa: PLC0415
    from scorecard.messages.catalogue import words  # noqa: PLC0415

    label = card.strategy.labels.get("entity", words.Entities.LABEL)
    yield ""
    yield words.Entities.HEADING.format(label=label)
    for found in result.entities:
        word = words.STATUS[found.status] if found.reason is None else None
        reason = found.reason
        stands = word or (words.REASON_SHORT[reason] if reason is not None else "")
        shape = mark(found.status, ascii_only=ascii_only)
        said = words.Entities.LINE.format(entity=found.entity.title, sentence=found.sentence)
        yield from wrap(said, f"  {shape} {stands:<16}  ", " " * 22)


def _readings(card: Scorecard, result: IndicatorResult) -> list[str]:
    from scorecard.cli.console import wrap  # noqa: PLC0415 - loads when used
    from scorecard.cli.values import point_text, reading_text  # noqa: PLC0415
    from scorecard.messages.short import source_words  # noqa: PLC0415

    if not result.readings:
        return ["", "No readings yet."]
    lines = ["", "Readings, newest first:"]
    for point in reversed(result.readings):
        text = point_text(card.strategy, result.indicator, point)
        details: list[str] = []
        if point.previous is not None:
            details.append(f"was {reading_text(card.strategy, point.previous)}")
        if point.total is not None:
            details.append(f"total {point.total:g}")
        reading = point.reading
        if reading is not None:
            if reading.state.value != "final":
                details.append(reading.state.value)
            details += [flag.value for flag in reading.flags]
            details.append(source_words(reading.source))
            details.append(f"known from {reading.known_from}")
            details.append(reading.note)
        else:
            details.append("computed")
        lines += wrap("; ".join(d for d in (text, *details) if d), f"  {point.year}  ")
    return lines
