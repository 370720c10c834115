"""The progress report of a year: a scorecard as Markdown."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from scorecard.model.records import Records
    from scorecard.model.scorecard import Scorecard
    from scorecard.review.restatements import Restatement

__all__ = ["OPENING", "render_report"]

# What a report begins with: a file that does may be replaced by another without being asked.
OPENING = "---\ntitle: "


def render_report(
    scorecard: Scorecard,
    restatements: Sequence[Restatement],
    *,
    plan_digest: str,
    records: Records,
    template_dir: Path | None = None,
) -> str:
    """Return the progress report of a scorecard's year as Markdown.

    The same input gives the same text: its dates are the as-of day, or that of the newest record
    used, never today's.

    Args:
        scorecard: the year, assessed.
        restatements: those known on the scorecard's day; the report chooses which it lists.
        plan_digest: names the plan's exact text.
        records: what was entered; what is still due is read from it.
        template_dir: a folder with a ``report.md.j2`` to use in place of ours.

    Raises:
        ScorecardError: the template is missing or at fault; its file and line are named.
    """
    # Loaded when a report is made, not when the commands are.
    from scorecard.report.render import render  # noqa: PLC0415
    from scorecard.report.view import document  # noqa: PLC0415

    return render(
        document(scorecard, restatements, plan_digest=plan_digest, records=records), template_dir
    )
