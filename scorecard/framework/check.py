"""From the text of a plan to checked tables and faults: every rule, over every part."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from scorecard.framework import shape as shapes
from scorecard.framework.checked import Checked
from scorecard.framework.derive_rules import check_derived
from scorecard.framework.entity_rules import check_slid
from scorecard.framework.findings import Findings
from scorecard.framework.fit import fit
from scorecard.framework.look import check_language, check_report
from scorecard.framework.method_rules import check_parameters
from scorecard.framework.outline import CHILDREN, Node, outline
from scorecard.framework.plain import plain_plan
from scorecard.framework.references import check_headline, register
from scorecard.framework.rules import check_cuts, check_indicator
from scorecard.framework.sheet import Sheet
from scorecard.framework.syntax import read_toml
from scorecard.framework.text import described
from scorecard.framework.unknown import unknown_key
from scorecard.messages.catalogue import DEFAULT_LANGUAGE, speaking, words
from scorecard.model.fault import Fault
from scorecard.model.number import NumberFault, number_style
from scorecard.model.text import quoted

if TYPE_CHECKING:
    from scorecard.framework.base_shape import Shape

_SHAPES: dict[str, type[Shape]] = {
    "goal": shapes.GoalShape,
    "objective": shapes.ObjectiveShape,
    "indicator": shapes.IndicatorShape,
}
_ELSEWHERE = ("entities",)  # each is looked at on its own
_PARTS = ("strategy", "assessment", "report", "goal")


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
    findings = Findings(text)
    root = Sheet(findings, (), document, "")
    for key in document:
        if key not in _PARTS:
            unknown_key(root, (key,), _PARTS)
    strategy = _part(root, "strategy")
    assessment = _part(root, "assessment")
    report = _part(root, "report")
    _check_strategy(root, strategy)
    fit(assessment, shapes.AssessmentShape)
    check_cuts(assessment)
    check_parameters(assessment)
    check_report(report)
    goals = outline(findings, document)
    if not goals and not root.table.get("goal") and root.absent("goal"):
        root.say(words.PlanKeys.NO_GOAL, "goal")
    _check_nodes(goals, _period(strategy), assessment)
    return Checked(plain_plan(strategy, assessment, report, goals), tuple(findings.faults()))


def _part(root: Sheet, key: str) -> Sheet:
    """Return [strategy] or [assessment] as a sheet, empty where it is not there."""
    value = root.table.get(key, {})
    path: tuple[str | int, ...] = (key,)
    table: dict[str, Any] = {}
    if isinstance(value, dict):
        table = value
    elif isinstance(value, list) and value and isinstance(value[0], dict):
        table, path = value[0], (key, 0)
    sheet = Sheet(root.findings, path, table, f"[{key}]")
    if isinstance(value, list):
        sheet.say(words.PlanKeys.DOUBLE.format(key=key))
    elif not isinstance(value, dict):
        sheet.say(words.PlanKeys.NOT_A_TABLE.format(value=described(value)))
        root.findings.meant.update({(key, "title"), (key, "period")})
    return sheet


def _check_strategy(root: Sheet, strategy: Sheet) -> None:
    if "strategy" not in root.table:
        if root.absent("strategy"):
            root.say(words.PlanKeys.NO_STRATEGY, "strategy")
        return
    fit(strategy, shapes.StrategyShape)
    numbers = strategy.word("numbers")
    if numbers:
        try:
            number_style(numbers)
        except NumberFault:
            what = words.PlanHead.NUMBERS.format(sample=quoted(numbers))
            strategy.say(what, "numbers")
    check_language(strategy)
    period = strategy.value("period")
    if period and period[0] > period[1]:
        what = words.PlanHead.PERIOD.format(first=period[1], last=period[0])
        strategy.say(what, "period")


def _period(strategy: Sheet) -> tuple[int, int] | None:
    period = strategy.value("period")
    return (period[0], period[1]) if period else None


def _check_nodes(goals: list[Node], period: tuple[int, int] | None, assessment: Sheet) -> None:
    """Check each goal, objective and indicator, then what they say of each other."""
    nodes = [node for goal in goals for node in goal.walk()]
    for node in nodes:
        if node.level == "indicator":
            check_slid(node.sheet)
        elsewhere = _ELSEWHERE if node.level == "indicator" else ()
        fit(node.sheet, _SHAPES[node.level], tables=CHILDREN[node.level], without=elsewhere)
        if node.level == "indicator":
            check_indicator(node.sheet, period, assessment)
        elif not node.children and all(node.sheet.absent(key) for key in CHILDREN[node.level]):
            node.sheet.warn(words.PlanKeys.NOTHING_IN[node.level])
    known = register(goals)
    for node in nodes:
        if node.level == "objective":
            check_headline(node, known)
    check_derived(known)
