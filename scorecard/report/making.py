"""From a brief to the text of a report."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scorecard.report.brief import make_brief
from scorecard.report.render import render
from scorecard.report.view import document

if TYPE_CHECKING:
    from pathlib import Path

    from scorecard.report.brief import Brief

__all__ = ["make_brief", "make_report"]


def make_report(brief: Brief, template_dir: Path | None = None) -> str:
    """Return the report of a brief as Markdown.

    Raises:
        ScorecardError: a template is missing or at fault; its file and line are named.
    """
    text = render(document(brief), template_dir)
    brief.tell()
    return text
