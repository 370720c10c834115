"""Rules over how a plan is shown: its language, its dates, its report."""

from __future__ import annotations

from pathlib import PurePath, PureWindowsPath
from typing import TYPE_CHECKING

from scorecard.framework.fit import fit
from scorecard.framework.shape import ReportShape
from scorecard.framework.suggest import did_you_mean
from scorecard.framework.text import shown
from scorecard.messages.catalogue import date_form, languages

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
        meant = did_you_mean(language, known)
        what = f'there is no language "{shown(language)}"{meant or f"; there is {_listed(known)}"}'
        strategy.say(what, "language")
        return
    dates = strategy.word("dates")
    if dates is not None and date_form(dates, language or known[0]) is None:
        strategy.say(
            f'dates: "{shown(dates)}" does not show how dates are written; write 31 December 2018 '
            'your way, for example "31/12/2018" or "2018-12-31"',
            "dates",
        )


def check_report(report: Sheet) -> None:
    """Report what is wrong with [report]: its types, sections named twice, templates elsewhere."""
    fit(report, ReportShape)
    sections = report.value("sections") or []
    for number, name in enumerate(sections):
        if name in sections[:number]:
            report.say(f'sections names "{name}" twice', "sections", number)
    templates = report.word("templates")
    if templates is not None and _leads_out(templates):
        report.say("templates names a folder beside this file, such as templates", "templates")


def _leads_out(templates: str) -> bool:
    """Say whether a path is absolute or climbs, on any system."""
    paths = (PurePath(templates), PureWindowsPath(templates))
    return any(path.is_absolute() or path.drive or ".." in path.parts for path in paths)


def _listed(names: tuple[str, ...]) -> str:
    return ", ".join(names)
