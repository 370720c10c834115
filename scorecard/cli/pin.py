"""``scorecard pin``: the figures of a report that went out, as lines of the plan."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

import click

from scorecard import clock
from scorecard.cli.console import give, name_faults, print_json, say_aside
from scorecard.cli.options import Options, common_options, done
from scorecard.files import put_in_place
from scorecard.framework.check import check_plan
from scorecard.framework.load import decode, read_bytes
from scorecard.framework.pins import pin_lines
from scorecard.messages.catalogue import plural, words
from scorecard.messages.figures import day
from scorecard.model.fault import Fault, ScorecardError, Severity
from scorecard.model.plan import PresentIds
from scorecard.records.refusal import shown_path
from scorecard.records.values import line_fault
from scorecard.review.pins import pins_of

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from scorecard.model.plan import Pin
    from scorecard.workspace import Workspace


@click.command()
@click.option("--in", "told_in", required=True, metavar="NAME")
@click.option("--add", is_flag=True)
@common_options
def pin(options: Options, told_in: str, add: bool) -> None:
    """Print the lines that pin the figures of a report that went out."""
    workspace = options.workspace()
    told_in = told_in.strip()
    if fault := words.PinCommand.NO_NAME if not told_in else line_fault(told_in):
        raise ScorecardError(words.PinCommand.BAD_NAME.format(fault=fault))
    if add:
        _refuse_faulty(workspace)
    name_faults(workspace.errors)
    on = options.as_of or clock.today()
    card = workspace.scorecard(options.year, on)
    _refuse_year(workspace, card.year, on)
    pins, there = _new(workspace, pins_of(card, told_in, on))
    lines = pin_lines(pins, workspace.strategy)
    data = read_bytes(workspace.places.plan)
    longer = _longer(data, lines)
    _read_back(data, longer, workspace)
    if add and pins:
        put_in_place(workspace.places.plan, data, longer)
        done()
    if options.json:
        print_json({"format": 1, "pins": [_as_json(each) for each in pins]})
    elif not add:
        give(lines)
    if there:
        say_aside(plural(words.PinCommand.THERE, there))
    said = words.PinCommand.ADDED if add else words.PinCommand.PRINTED
    say_aside(plural(said, len(pins), file=shown_path(workspace.places.plan), year=card.year))


def _refuse_faulty(workspace: Workspace) -> None:
    """Refuse to add to a plan that is at fault: what stands below a fault may mean anything."""
    faults = [f for f in workspace.plan.faults if f.severity is Severity.ERROR]
    if faults:
        raise ScorecardError(*faults, words.PinCommand.FAULTY)


def _refuse_year(workspace: Workspace, year: int, on: date) -> None:
    """Refuse a year of which no report can have told anything on a day."""
    said, strategy = words.PinCommand, workspace.strategy
    if year > strategy.period[1]:
        raise ScorecardError(said.YEAR_AFTER.format(year=year, last=strategy.period[1]))
    if strategy.calendar.first_day(year) > on:
        raise ScorecardError(said.NOT_BEGUN.format(year=year, day=day(on)))


def _new(workspace: Workspace, pins: Iterable[Pin]) -> tuple[list[Pin], int]:
    """Return the pins that the plan has not, and how many it has."""
    ids = PresentIds(workspace.strategy)
    there = {(ids.key(each.key), each.told_in) for each in workspace.strategy.pins}
    found = list(pins)
    new = [each for each in found if (each.key, each.told_in) not in there]
    return new, len(found) - len(new)


def _longer(data: bytes, lines: str) -> bytes:
    """Return a plan with lines at its end, which are ended as its own are."""
    gap = "" if data.endswith(b"\n") else "\n"
    added = f"{gap}\n{lines}".encode()
    return data + (added.replace(b"\n", b"\r\n") if b"\r\n" in data else added)


def _read_back(data: bytes, longer: bytes, workspace: Workspace) -> None:
    """Refuse lines that the plan's own reader would not take where they are to stand.

    Raises:
        ScorecardError: the plan changed meanwhile, or there would be a fault that it has not.
    """
    plan, text = workspace.places.plan, decode(longer)
    if sha256(data).hexdigest() != workspace.plan.digest or isinstance(text, Fault):
        raise ScorecardError(words.Files.CHANGED.format(path=plan))
    known = {fault.what for fault in workspace.plan.faults}
    faults = [fault for fault in check_plan(text).faults if fault.what not in known]
    if faults:
        raise ScorecardError(*(words.PinCommand.REFUSED.format(what=f.what) for f in faults))


def _as_json(pin: Pin) -> dict[str, object]:
    return {
        "indicator": pin.indicator,
        "entity": pin.entity,
        "part": pin.part,
        "year": pin.year,
        "value": pin.value,
        "qualifier": pin.qualifier.value,
        "high": pin.high,
        "status": pin.status,
        "on": pin.on.isoformat(),
        "in": pin.told_in,
    }
