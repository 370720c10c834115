"""``history``: every revision of an indicator's readings and judgements."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from scorecard.cli.options import YEAR, Asked, common_options
from scorecard.model.records import known

if TYPE_CHECKING:
    from scorecard.model.comment import Comment
    from scorecard.model.indicator import Indicator
    from scorecard.model.reading import Reading
    from scorecard.model.records import Judgement, Records
    from scorecard.workspace import Workspace


@click.command()
@click.argument("indicator", metavar="ID")
@click.argument("only", type=YEAR, required=False, metavar="[YEAR]")
@common_options
def history(asked: Asked, indicator: str, only: int | None) -> None:
    """Show every revision of indicator ID: who, when, from what to what, and why.

    Comments and closed years are among them. ID may also be an objective or a goal, for its
    comments, or the name of a priority or decision, such as 2019-1 or D2019-1.
    """
    from scorecard.cli.board_history import (  # noqa: PLC0415 - loads when used
        closing_lines,
        comment_lines,
        comments_on,
        told,
    )
    from scorecard.cli.console import say  # noqa: PLC0415 - loads when used
    from scorecard.cli.wording import find_indicator  # noqa: PLC0415 - loads when used

    workspace = asked.workspace()
    year = only if only is not None else asked.year
    if told(asked, workspace, indicator, year):
        return
    found = find_indicator(workspace, indicator)
    readings = _readings(workspace, found, year, asked)
    records, ids = workspace.store.records(), (found.id, *found.formerly)
    judgements = _judgements(records, ids, year, asked)
    comments = comments_on(records, ids, year, asked.as_of)
    contested = _contested(workspace)
    if asked.json:
        _as_json(found, readings, judgements, comments, contested)
        return
    lines = [f"{found.id}  {found.title}"]
    years = {r.year for r in readings} | {j.year for j in judgements} | {c.year for c in comments}
    for of in sorted(years):
        lines += ["", str(of)]
        lines += _year(workspace, [r for r in readings if r.year == of], contested)
        lines += _judged([j for j in judgements if j.year == of])
        lines += comment_lines(c for c in comments if c.year == of)
        lines += closing_lines((c for c in records.closures if c.year == of), asked.as_of)
    if not readings and not judgements:
        lines.append("No readings" + (f" for {year}." if year else "."))
    say(lines)


def _readings(
    workspace: Workspace, found: Indicator, year: int | None, asked: Asked
) -> list[Reading]:
    names = (found.id, *found.formerly)
    mine = [r for r in workspace.store.records().readings if r.indicator in names]
    chosen = [r for r in known(mine, asked.as_of) if year is None or r.year == year]
    return sorted(chosen, key=lambda r: (r.year, r.rank))


def _judgements(
    records: Records, ids: tuple[str, ...], year: int | None, asked: Asked
) -> list[Judgement]:
    return [
        j
        for j in records.judgements
        if j.indicator in ids
        and (year is None or j.year == year)
        and (asked.as_of is None or j.entered_at.date() <= asked.as_of)
    ]


def _contested(workspace: Workspace) -> frozenset[str]:
    """Return the ids of the revisions that two people entered without seeing each other's."""
    from scorecard.records.care.care import Care  # noqa: PLC0415 - loads when used

    return frozenset(r.id for ends in Care(workspace.store).contested().values() for r in ends)


def _year(workspace: Workspace, revisions: list[Reading], contested: frozenset[str]) -> list[str]:
    from scorecard.cli.console import wrap  # noqa: PLC0415 - loads when used
    from scorecard.cli.values import reading_text  # noqa: PLC0415
    from scorecard.messages.catalogue import words  # noqa: PLC0415
    from scorecard.messages.short import source_words  # noqa: PLC0415

    lines: list[str] = []
    before: Reading | None = None
    for reading in revisions:
        text = reading_text(workspace.strategy, reading)
        if before is not None and before.value != reading.value:
            text = f"{reading_text(workspace.strategy, before)} → {text}"
        details = [reading.reason, *_state(reading), source_words(reading.source)]
        entered = reading.entered_at.date()
        when = "" if entered == reading.known_from else f" on {entered}"
        details.append(f"entered by {reading.by}{when}")
        if reading.id in contested:
            details.append(words.Kept.CONTESTED_MARK)
        lead = f"  {reading.known_from}  "
        lines += wrap(f"{text}; " + "; ".join(d for d in details if d), lead)
        for text in (reading.note, reading.source.address):
            if text:
                lines += wrap(text, " " * len(lead))
        before = reading
    return lines


def _state(reading: Reading) -> list[str]:
    state = [] if reading.state.value == "final" else [reading.state.value]
    return state + [flag.value for flag in reading.flags]


def _judged(judgements: list[Judgement]) -> list[str]:
    from scorecard.cli.console import wrap  # noqa: PLC0415 - loads when used
    from scorecard.messages import status_word  # noqa: PLC0415

    lines: list[str] = []
    for judgement in sorted(judgements, key=lambda j: j.rank):
        lead = f"  {judgement.entered_at.date()}  "
        reason = f"; {judgement.reason}" if judgement.reason else ""
        judged = f"judged {status_word(judgement.status)} by {judgement.by}"
        lines += wrap(f"{judged}: {judgement.because}{reason}", lead)
    return lines


def _as_json(
    found: Indicator,
    readings: list[Reading],
    judgements: list[Judgement],
    comments: list[Comment],
    contested: frozenset[str],
) -> None:
    from scorecard.cli.console import print_json  # noqa: PLC0415 - loads when used
    from scorecard.exchange import comment_json, reading_json  # noqa: PLC0415

    data: dict[str, Any] = {"format": 1, "indicator": found.id, "title": found.title}
    data["revisions"] = [
        {**reading_json(found, reading), "contested": reading.id in contested}
        for reading in readings
    ]
    data["judgements"] = [
        {
            "year": judgement.year,
            "status": judgement.status.value,
            "because": judgement.because,
            "reason": judgement.reason,
            "by": judgement.by,
            "entered_at": judgement.entered_at.isoformat(),
        }
        for judgement in sorted(judgements, key=lambda j: (j.year, j.rank))
    ]
    data["comments"] = [comment_json(comment) for comment in comments]
    print_json(data)
