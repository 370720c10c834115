"""``history``: every revision of an indicator's readings and judgements."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from scorecard.cli.options import YEAR, Asked, common_options
from scorecard.model.records import known

if TYPE_CHECKING:
    from scorecard.model.indicator import Indicator
    from scorecard.model.reading import Reading
    from scorecard.model.records import Judgement
    from scorecard.workspace import Workspace


@click.command()
@click.argument("indicator", metavar="ID")
@click.argument("only", type=YEAR, required=False, metavar="[YEAR]")
@common_options
def history(asked: Asked, indicator: str, only: int | None) -> None:
    """Show every revision of indicator ID: who, when, from what to what, and why."""
    from scorecard.cli.console import say  # noqa: PLC0415 - loads when used
    from scorecard.cli.wording import find_indicator  # noqa: PLC0415 - loads when used

    workspace = asked.workspace()
    found = find_indicator(workspace, indicator)
    year = only if only is not None else asked.year
    readings = _readings(workspace, found, year, asked)
    judgements = [
        j
        for j in workspace.store.records().judgements
        if j.indicator in (found.id, *found.formerly)
        and (year is None or j.year == year)
        and (asked.as_of is None or j.entered_at.date() <= asked.as_of)
    ]
    if asked.json:
        _as_json(found, readings, judgements)
        return
    lines = [f"{found.id}  {found.title}"]
    for of in sorted({r.year for r in readings} | {j.year for j in judgements}):
        lines += ["", str(of)]
        lines += _year(workspace, [r for r in readings if r.year == of])
        lines += _judged([j for j in judgements if j.year == of])
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


def _year(workspace: Workspace, revisions: list[Reading]) -> list[str]:
    from scorecard.cli.console import wrap  # noqa: PLC0415 - loads when used
    from scorecard.cli.values import reading_text  # noqa: PLC0415
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
        lines += wrap(
            f"judged {status_word(judgement.status)} by {judgement.by}: {judgement.because}", lead
        )
    return lines


def _as_json(found: Indicator, readings: list[Reading], judgements: list[Judgement]) -> None:
    from scorecard.cli.console import print_json  # noqa: PLC0415 - loads when used
    from scorecard.exchange import reading_json  # noqa: PLC0415

    data: dict[str, Any] = {"format": 1, "indicator": found.id, "title": found.title}
    data["revisions"] = [reading_json(found, reading) for reading in readings]
    data["judgements"] = [
        {
            "year": judgement.year,
            "status": judgement.status.value,
            "because": judgement.because,
            "by": judgement.by,
            "entered_at": judgement.entered_at.isoformat(),
        }
        for judgement in sorted(judgements, key=lambda j: (j.year, j.rank))
    ]
    print_json(data)
