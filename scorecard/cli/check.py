"""``check``: every fault of the plan and the data."""

from __future__ import annotations

import click

from scorecard.cli.console import heard_or_not, name_faults, print_json, say
from scorecard.cli.options import Options, place_options
from scorecard.framework.load import load_plan
from scorecard.messages import catalogue
from scorecard.messages.catalogue import plural, words
from scorecard.model.fault import Fault, ScorecardError, Severity
from scorecard.model.plan import PresentIds
from scorecard.records.evidence import evidence_faults
from scorecard.records.faults import data_faults
from scorecard.records.refusal import shown_path
from scorecard.review.part_sums import sum_faults
from scorecard.review.pins import broken_pins, pin_faults
from scorecard.workspace import find_places, open_place


@click.command()
@place_options
def check(options: Options) -> int:
    """Name every fault of the plan and the data: file, line, column, what."""
    places = find_places(options.framework, options.data)
    plan = load_plan(places.plan)
    faults: list[Fault] = list(plan.faults)
    readings = 0
    if plan.strategy is not None:
        strategy = plan.strategy
        catalogue.use(strategy.language, strategy.dates, strategy.labels, strategy.calendar)
    try:
        places = places.of(plan.strategy)
        store = open_place(places, plan.strategy.title if plan.strategy is not None else "")
    except ScorecardError as error:
        faults += [f if isinstance(f, Fault) else Fault(places.shown, f) for f in error.faults]
    else:
        faults += store.faults
        records = store.records()
        readings = len(records.readings)
        if plan.strategy is not None:
            faults += data_faults(plan.strategy, records, store.journal.shown)
            faults += sum_faults(plan.strategy, records, store.journal.shown)
            broken = broken_pins(plan.strategy, records, contested=store.contested())
            faults += pin_faults(broken, plan.strategy, shown_path(places.plan))
        faults += evidence_faults(store.path, records, PresentIds(plan.strategy))
    if options.json:
        with heard_or_not():
            _as_json(faults)
    else:
        name_faults(faults)
    errors = sum(fault.severity is Severity.ERROR for fault in faults)
    if not errors and not options.json:
        count = sum(1 for _ in plan.strategy.indicators()) if plan.strategy else 0
        said = words.Checked
        text = said.NO_FAULT.format(
            indicators=plural(said.INDICATORS, count),
            readings=plural(said.READINGS, readings),
            warnings=said.WARNINGS.format(number=len(faults)) if faults else "",
        )
        say([text])
    return 1 if errors else 0


def _as_json(faults: list[Fault]) -> None:
    rows = [
        {
            "file": fault.file,
            "line": fault.line or None,
            "column": fault.column or None,
            "severity": fault.severity.value,
            "what": fault.what,
        }
        for fault in faults
    ]
    print_json({"format": 1, "faults": rows})
