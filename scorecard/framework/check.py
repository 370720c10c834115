"""Every rule over a plan, and the plain form of what is sound of it."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from pathlib import PurePath, PureWindowsPath
from typing import TYPE_CHECKING, Any

from scorecard.framework import shapes
from scorecard.framework.build import Checked
from scorecard.framework.entity_rules import check_slid
from scorecard.framework.findings import Findings, Table, check_shape, unknown_key
from scorecard.framework.ids import CHILDREN, Node, check_derived, check_headline, outline, register
from scorecard.framework.indicator_rules import check_cuts, check_indicator, check_parameters
from scorecard.framework.pins import check_pins
from scorecard.framework.second_look import look_again
from scorecard.framework.shapes import RecordsShape, ReportShape, SdmxShape
from scorecard.framework.syntax import read_toml
from scorecard.framework.wording import described, nearest_offered, number_text, shown
from scorecard.messages.catalogue import (
    DEFAULT_LANGUAGE,
    date_form,
    languages,
    numbers_of,
    speaking,
    words,
)
from scorecard.model.fault import Fault
from scorecard.model.fiscal import CALENDAR_YEARS, fiscal_calendar
from scorecard.model.number import NumberFault, number_style
from scorecard.model.plan import Audience
from scorecard.model.text import quoted, visible

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scorecard.framework.ids import Register
    from scorecard.framework.shapes import Shape
    from scorecard.model.number import NumberStyle

_PARTS = ("strategy", "assessment", "report", "records", "sdmx", "iati", "goal", "pin")
_SHAPES: dict[str, type[Shape]] = {
    "goal": shapes.GoalShape,
    "objective": shapes.ObjectiveShape,
    "indicator": shapes.IndicatorShape,
}
# What SDMX takes for the keys of [sdmx], and an example of each.
_SDMX = {
    "agency": (r"[A-Za-z][\w-]*(\.[A-Za-z][\w-]*)*", "ICBL"),
    "structure": (r"[A-Za-z][\w-]*", "SCORECARD"),
    "version": (r"(0|[1-9]\d*)\.(0|[1-9]\d*)(\.(0|[1-9]\d*))?", "1.0.0"),
    "area": (r"[\w@$-]+", "KE"),
}
_WHOLE = 100  # per cent
_ELSEWHERE = ("entities", "parts")  # each is looked at on its own
# Used of a faulty one where sound: it stays in its place and in the weight, unassessed.
_USABLE_OF_FAULTY = ("description", "weight", "headline", "context", "active", "formerly")


def check_plan(text: str) -> Checked:
    """Check a whole plan and report every fault of it, in file order.

    Args:
        text: the file's text, without a byte-order mark.
    """
    document = read_toml(text)
    if isinstance(document, Fault):
        return Checked(None, (document,))
    if not document:
        return Checked(None, (Fault("", words.PlanFile.EMPTY, 1, 1),))
    with speaking(*_manner(document)):
        return _check_tables(text, document)


def _manner(document: dict[str, Any]) -> tuple[str, str | None]:
    """Return the language a plan is in and how it writes dates, as far as it says so."""
    head = document.get("strategy")
    if isinstance(head, list) and head:
        head = head[0]
    table = head if isinstance(head, dict) else {}
    language, dates = table.get("language"), table.get("dates")
    return (
        language if isinstance(language, str) else DEFAULT_LANGUAGE,
        dates if isinstance(dates, str) else None,
    )


def _check_tables(text: str, document: dict[str, Any]) -> Checked:
    """Hold every table of a plan against its shape and the rules."""
    head = document.get("strategy")
    starts = head.get("year_starts") if isinstance(head, dict) else None
    calendar = fiscal_calendar(starts) if isinstance(starts, str) else None
    findings = Findings(text, calendar or CALENDAR_YEARS)
    root = Table(findings, (), document, "")
    for key in document:
        if key not in _PARTS:
            unknown_key(root, (key,), _PARTS)
    strategy = _part(root, "strategy")
    assessment = _part(root, "assessment")
    report = _part(root, "report")
    records = _part(root, "records")
    sdmx = _part(root, "sdmx")
    _check_strategy(root, strategy)
    check_shape(assessment, shapes.AssessmentShape)
    check_cuts(assessment)
    check_parameters(assessment)
    _check_report(report)
    check_shape(records, RecordsShape)
    _check_sdmx(sdmx)
    iati = _part(root, "iati")
    _check_iati(iati)
    goals = outline(findings, document)
    if not goals and not root.content.get("goal") and root.absent("goal"):
        root.say(words.PlanKeys.NO_GOAL, "goal")
    known = _check_nodes(goals, _period(strategy), assessment)
    pins = check_pins(root, known, _period(strategy), _style(strategy))
    settings = {
        "report": _report(report),
        "records": _sound(records),
        "sdmx": _sound(sdmx),
        # A slip in an identifier must not publish under another.
        "iati": _sound(iati) | ({"faulty": True} if iati.faulty else {}),
        "pin": pins,
    }
    plan = _plain_plan(strategy, assessment, settings, goals)
    return Checked(plan, tuple(findings.faults()))


def _part(root: Table, key: str) -> Table:
    """Return [strategy] or [assessment] as a table, empty where it is not there."""
    value = root.content.get(key, {})
    path: tuple[str | int, ...] = (key,)
    content: dict[str, Any] = {}
    if isinstance(value, dict):
        content = value
    elif isinstance(value, list) and value and isinstance(value[0], dict):
        content, path = value[0], (key, 0)
    table = Table(root.findings, path, content, f"[{key}]")
    if isinstance(value, list):
        table.say(words.PlanKeys.DOUBLE.format(key=key))
    elif not isinstance(value, dict):
        table.say(words.PlanKeys.NOT_A_TABLE.format(value=described(value)))
        root.findings.meant.update({(key, "title"), (key, "period")})
    return table


def _check_strategy(root: Table, strategy: Table) -> None:
    if "strategy" not in root.content:
        if root.absent("strategy"):
            root.say(words.PlanKeys.NO_STRATEGY, "strategy")
        return
    check_shape(strategy, shapes.StrategyShape)
    numbers = strategy.word("numbers")
    if numbers:
        try:
            number_style(numbers)
        except NumberFault:
            what = words.PlanHead.NUMBERS.format(sample=quoted(numbers))
            strategy.say(what, "numbers")
    starts = strategy.word("year_starts")
    if starts is not None and fiscal_calendar(starts) is None:
        strategy.say(words.PlanHead.YEAR_STARTS.format(value=shown(starts)), "year_starts")
    _check_language(strategy)
    period = strategy.value("period")
    if period and period[0] > period[1]:
        what = words.PlanHead.PERIOD.format(first=period[1], last=period[0])
        strategy.say(what, "period")


def _check_language(strategy: Table) -> None:
    """Report a language without a catalogue or with labels, and a date that shows no form.

    Args:
        strategy: the [strategy] table, its types checked.
    """
    language = strategy.word("language")
    known = languages()
    if language is not None and language.lower() not in known:
        hint = nearest_offered(language, known) or words.PlanHead.LANGUAGES.format(
            names=words.LIST_SEPARATOR.join(known)
        )
        what = words.PlanHead.NO_LANGUAGE.format(language=shown(language), hint=hint)
        strategy.say(what, "language")
        return
    if language is not None and language.lower() != DEFAULT_LANGUAGE and strategy.value("labels"):
        what = words.PlanKeys.LABELS_ELSEWHERE.format(language=language)
        strategy.warn(what, "labels", at_key=True)
    dates = strategy.word("dates")
    if dates is not None and date_form(dates, language or known[0]) is None:
        strategy.say(words.PlanHead.DATES.format(sample=shown(dates)), "dates")


def _check_report(report: Table) -> None:
    """Report what is wrong with [report]: its types, sections named twice, templates elsewhere."""
    check_shape(report, ReportShape)
    sections = report.value("sections") or []
    for number, name in enumerate(sections):
        if name in sections[:number]:
            what = words.PlanHead.SECTION_TWICE.format(section=name)
            report.say(what, "sections", number)
    templates = report.word("templates")
    if templates is not None and _leads_out(templates):
        report.say(words.PlanHead.TEMPLATES, "templates")


def _check_sdmx(sdmx: Table) -> None:
    """Report what is no id or version of SDMX, which a reader of the export would refuse."""
    check_shape(sdmx, SdmxShape)
    for key, (pattern, example) in _SDMX.items():
        text = sdmx.word(key)
        if text is not None and re.fullmatch(pattern, text, re.ASCII) is None:
            what = words.Sdmx.NO_ID.format(key=key, value=shown(text), example=example)
            sdmx.say(what, key)


def _check_iati(iati: Table) -> None:
    """Report what is wrong with [iati]: its types, another's identifier, parts of no whole."""
    check_shape(iati, shapes.IatiShape)
    organisation, activity = iati.word("organisation"), iati.word("activity")
    if organisation and activity and not activity.startswith(f"{organisation}-"):
        iati.say(words.PlanHead.IATI_ACTIVITY.format(start=shown(organisation)), "activity")
    for keys in (("sectors",), ("countries", "regions")):
        there = [key for key in keys if key in iati.content]
        if not there or not all(iati.sound(key) for key in there):
            continue
        whole = sum(Decimal(str(share)) for key in there for share in iati.value(key).values())
        if whole != _WHOLE:
            named = words.AND.join(there)
            what = words.PlanHead.IATI_SHARES.format(keys=named, sum=number_text(float(whole)))
            iati.say(what, there[-1])


def _leads_out(templates: str) -> bool:
    """Say whether a path is absolute or climbs, on any system."""
    paths = (PurePath(templates), PureWindowsPath(templates))
    return any(path.is_absolute() or path.drive or ".." in path.parts for path in paths)


def _period(strategy: Table) -> tuple[int, int] | None:
    period = strategy.value("period")
    return (period[0], period[1]) if period else None


def _style(strategy: Table) -> NumberStyle | None:
    """Return how the plan writes numbers; None where it does not say, or not properly."""
    language = strategy.word("language") or DEFAULT_LANGUAGE
    numbers = strategy.word("numbers") or numbers_of(language.lower())
    return number_style(numbers) if numbers else None


def _check_nodes(goals: list[Node], period: tuple[int, int] | None, assessment: Table) -> Register:
    """Check each goal, objective and indicator, then what they say of each other."""
    nodes = [node for goal in goals for node in goal.walk()]
    for node in nodes:
        if node.level == "indicator":
            check_slid(node.table)
        elsewhere = _ELSEWHERE if node.level == "indicator" else ()
        check_shape(node.table, _SHAPES[node.level], tables=CHILDREN[node.level], without=elsewhere)
        if node.level == "indicator":
            check_indicator(node.table, period, assessment)
        elif not node.children and all(node.table.absent(key) for key in CHILDREN[node.level]):
            node.table.warn(words.PlanKeys.NOTHING_IN[node.level])
    known = register(goals)
    for node in nodes:
        if node.level == "objective":
            check_headline(node, known)
    check_derived(known)
    look_again(known, period)
    return known


def _plain_plan(
    strategy: Table, assessment: Table, settings: dict[str, Any], goals: Sequence[Node]
) -> dict[str, Any] | None:
    """Return the plain form, or None when the title or the period cannot be known.

    Args:
        strategy: its head.
        assessment: the rules of all.
        settings: the other parts, in their plain form already.
        goals: all there is below them.
    """
    head = _sound(strategy)
    head["title"] = _title(strategy, "")
    if not head["title"] or "period" not in head:
        return None
    return {
        "strategy": head,
        "assessment": _sound(assessment),
        **settings,
        "goal": [_plain_node(goal) for goal in goals],
    }


def _report(report: Table) -> dict[str, Any]:
    """Return what is sound; a slip in ``audience`` must not show anybody what is not for them."""
    widest = {"audience": Audience.PUBLIC.value} if "audience" in report.content else {}
    return widest | _sound(report)


def _plain_node(node: Node) -> dict[str, Any]:
    table = node.table
    if table.faulty:
        usable = {k: v for k, v in _sound(table).items() if k in _USABLE_OF_FAULTY}
        plain = {**usable, "title": _title(table, node.id), "faulty": True}
    else:
        own = {k: v for k, v in table.content.items() if k not in CHILDREN[node.level]}
        plain = _jsonable(own)
    plain["id"] = node.id
    for level in CHILDREN[node.level]:
        plain[level] = [_plain_node(child) for child in node.children if child.level == level]
    return plain


def _sound(table: Table) -> dict[str, Any]:
    return {key: _jsonable(value) for key, value in table.content.items() if table.sound(key)}


def _title(table: Table, instead: str) -> str | dict[str, str]:
    """Return the title as far as it is known."""
    title = table.content.get("title")
    if isinstance(title, dict) and table.sound("title"):
        return title
    return visible(title) if isinstance(title, str) and title.strip() else instead


def _jsonable(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _jsonable(entry) for key, entry in value.items()}
    if isinstance(value, list):
        return [_jsonable(entry) for entry in value]
    return value.isoformat() if isinstance(value, date) else value
