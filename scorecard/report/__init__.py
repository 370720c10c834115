"""The progress report of a year: a scorecard, and what people wrote of it, as Markdown."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    from scorecard.model.audience import Audience
    from scorecard.model.records import Records
    from scorecard.model.scorecard import Scorecard
    from scorecard.report.parts import ChartLink
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
    audience: Audience | None = None,
    charts: Mapping[str, ChartLink] | None = None,
    template_dir: Path | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> str:
    """Return the progress report of a scorecard's year as Markdown.

    Args:
        scorecard: the year, assessed.
        restatements: those known on the scorecard's day.
        plan_digest: names the plan's exact text.
        records: what was entered.
        audience: for whom it is; None for whom the plan says.
        charts: by the id of an indicator, where its chart is and what it shows.
        template_dir: a folder with templates to use in place of ours.
        progress: told how many parts of how many are done.

    Raises:
        ScorecardError: a template is missing or at fault; its file and line are named.
    """
    # Loaded when a report is made, not when the commands are.
    from scorecard.report.making import make_brief, make_report  # noqa: PLC0415

    brief = make_brief(
        scorecard,
        records,
        restatements=restatements,
        plan_digest=plan_digest,
        audience=audience,
        charts=charts,
        progress=progress,
    )
    return make_report(brief, template_dir)
