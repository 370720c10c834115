"""Rules over how a plan is shown: its language, its dates, its report."""

from __future__ import annotations

from pathlib import PurePath, PureWindowsPath
from typing import TYPE_CHECKING

from scorecard.framework.fit import fit
from scorecard.framework.shape import ReportShape
from scorecard.framework.suggest import did_you_mean
from scorecard.framework.text import shown
from scorecard.messages.catalogue import date_form, languages, words

if TYPE_CHECKING:
    from scorecard.framework.sheet import Sheet


def check_language(strategy: Sheet) -> None:
    """Report a language there is no catalogue for, and a date that does not show its form.

    Args:
        strategy: the [strategy] table, its types checked.
    """
    language = strategy.word("language")
    known = languages()
    if language is not None and language.lower() not in known:
        hint = did_you_mean(language, known) or words.PlanHead.LANGUAGES.format(
            names=words.LIST_SEPARATOR.join(known)
        )
        what = words.PlanHead.NO_LANGUAGE.format(language=shown(language), hint=hint)
        strategy.say(what, "language")
        return
    dates = strategy.word("dates")
    if dates is not None and date_form(dates, language or known[0]) is None:
        strategy.say(words.PlanHead.DATES.format(sample=shown(dates)), "dates")


def check_report(report: Sheet) -> None:
    """Report what is wrong with [report]: its types, sections named twice, templates elsewhere."""
    fit(report, ReportShape)
    sections = report.value("sections") or []
    for number, name in enumerate(sections):
        if name in sections[:number]:
            what = words.PlanHead.SECTION_TWICE.format(section=name)
            report.say(what, "sections", number)
    templates = report.word("templates")
    if templates is not None and _leads_out(templates):
        report.say(words.PlanHead.TEMPLATES, "templates")


def _leads_out(templates: str) -> bool:
    """Say whether a path is absolute or climbs, on any system."""
    paths = (PurePath(templates), PureWindowsPath(templates))
    return any(path.is_absolute() or path.drive or ".." in path.parts for path in paths)
