"""``judge``: a person's status for a qualitative indicator."""

from __future__ import annotations

import click

from scorecard.cli.options import YEAR, Asked, place_options
from scorecard.model.fault import ScorecardError
from scorecard.model.indicator import Kind
from scorecard.model.status import JUDGED, Status


@click.command()
@click.argument("indicator", metavar="ID")
@click.argument("year", type=YEAR)
@click.argument("status", metavar="STATUS")
@click.option("--because", default="", metavar="WHY", help="What the judgement rests on (needed).")
@click.option("--reason", default="", help="Why a year that is closed is judged.")
@click.option("--by", default=None, metavar="NAME", help="Who judges.")
@place_options
def judge(
    asked: Asked,
    indicator: str,
    year: int,
    status: str,
    because: str,
    reason: str,
    by: str | None,
) -> None:
    """Judge the qualitative indicator ID for YEAR: STATUS is one of the statuses.

    achieved, on_track, at_risk, off_track or missed; "on track" works too.
    """
    from scorecard.cli.console import say, wrap  # noqa: PLC0415 - loads when used
    from scorecard.cli.who import who  # noqa: PLC0415 - asks git, so only when needed
    from scorecard.cli.wording import check_closed, find_indicator  # noqa: PLC0415 - loads when used
    from scorecard.messages import status_word  # noqa: PLC0415 - loads when used
    from scorecard.records.entry.hygiene import line_fault, note_fault  # noqa: PLC0415

    given = status.strip().lower().replace(" ", "_").replace("-", "_")
    if given not in {s.value for s in JUDGED}:
        words = ", ".join(s.value for s in JUDGED)
        raise ScorecardError(f'"{status}" is not a status a person can give; choose: {words}')
    if not because.strip():
        raise ScorecardError("say what the judgement rests on: --because WHY")
    fault = note_fault(because)
    if fault:
        raise ScorecardError(f"--because {fault}")
    if fault := line_fault(reason):
        raise ScorecardError(f"--reason {fault}")
    workspace = asked.workspace()
    found = find_indicator(workspace, indicator)
    if found.faulty or found.kind is not Kind.QUALITATIVE:
        kind = "faulty in the plan" if found.faulty else f"of kind {found.kind.value}"
        raise ScorecardError(
            f"{found.id} is {kind}; only a qualitative indicator is judged by a person"
        )
    check_closed(workspace, year, reason.strip())
    saved = workspace.store.judge(
        found.id, year, Status(given), because.strip(), by=who(by), reason=reason.strip()
    )
    if asked.json:
        from scorecard.cli.console import print_json  # noqa: PLC0415 - only when asked for
        from scorecard.exchange import judgement_json  # noqa: PLC0415

        print_json({"format": 1, "saved": judgement_json(saved)})
        return
    text = f"{found.title}, {year}: {status_word(saved.status)}, judged by {saved.by}. Saved."
    say(wrap(text))
