"""A year's report made from its brief: as Markdown, as a page of HTML, with its charts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scorecard.records.line import uncollected
from scorecard.report.apart import render_apart
from scorecard.report.brief import make_brief
from scorecard.report.charts.drawing import draw_charts
from scorecard.report.compose import compose
from scorecard.report.document import ChartLink
from scorecard.report.html import markdown_to_html
from scorecard.report.render import render

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    from scorecard.model.plan import Audience
    from scorecard.model.reading import EvidenceFile, Reading, ReadingKey
    from scorecard.model.records import Records
    from scorecard.model.scorecard import Scorecard
    from scorecard.report.brief import Brief
    from scorecard.report.charts.drawing import Chart
    from scorecard.review.restated import Restatement

    Progress = Callable[[int, int], None]


class ReportMaker:
    """Makes the report of one year; whoever asks for the same gets the same bytes.

    Args:
        card: the year, assessed.
        restatements: those known on the scorecard's day.
        plan_digest: names the plan's exact text.
        records: what was entered.
        templates: a folder with templates to use in place of ours.
        audience: for whom it is; None for whom the plan says.
        charted: draw charts; None for what the plan says.
        short: two printed pages, without charts and annexes.
        kept: the strategy's own files, which no report replaces.
        amiss: what became of files of evidence that are not as they were.
        contested: what two people revised at once, and the sides.
    """

    def __init__(
        self,
        card: Scorecard,
        restatements: Sequence[Restatement],
        *,
        plan_digest: str,
        records: Records,
        templates: Path | None = None,
        audience: Audience | None = None,
        charted: bool | None = None,
        short: bool = False,
        kept: Sequence[Path] = (),
        amiss: Mapping[EvidenceFile, str] | None = None,
        contested: Mapping[ReadingKey, Sequence[Reading]] | None = None,
    ) -> None:
        self.card, self.kept, self._amiss, self._contested = card, kept, amiss, contested
        self._restatements, self._records = restatements, records
        self._digest, self._templates, self._audience = plan_digest, templates, audience
        self._charted = card.strategy.report.charts if charted is None else charted
        self._charted, self._short = self._charted and not short, short
        self._drawn: dict[str, Chart] | None = None

    def charts(self, progress: Progress | None = None) -> Mapping[str, Chart]:
        """Return the charts by the id of their indicator, drawn once; none where unwanted."""
        if not self._charted:
            return {}
        if self._drawn is None:
            self._drawn = draw_charts(self.card, progress)
        return self._drawn

    def markdown(
        self,
        address: Callable[[Chart], str] | None = None,
        progress: Progress | None = None,
        evidence: str = "",
    ) -> str:
        """Return the report, each chart referred to by an address; none without addresses.

        Args:
            address: where a chart is, seen from the report.
            progress: told how far it is.
            evidence: where the folder of evidence is, seen from the report; files are only named
                without it.

        Raises:
            ScorecardError: a template is missing or at fault; its file and line are named.
        """
        links = {}
        if address is not None:
            links = {
                id_: ChartLink(address(chart), chart.finding)
                for id_, chart in self.charts().items()
            }
        brief = make_brief(
            self.card,
            self._records,
            restatements=self._restatements,
            plan_digest=self._digest,
            audience=self._audience,
            charts=links,
            short=self._short,
            progress=progress,
            evidence=evidence,
            amiss=self._amiss,
            contested=self._contested,
        )
        return make_report(brief, self._templates)

    def page(self, progress: Progress | None = None) -> str:
        """Return the report as one page of HTML that holds its charts.

        Raises:
            ScorecardError: a template is missing or at fault; its file and line are named.
        """
        svgs = {chart.name: chart.svg for chart in self.charts().values()}
        text = self.markdown(lambda chart: chart.name, progress)
        return markdown_to_html(text, charts=svgs)


@uncollected()
def make_report(brief: Brief, templates: Path | None = None) -> str:
    """Return the report of a brief as Markdown.

    Args:
        brief: all that the report may use.
        templates: a folder with templates to use in place of ours.

    Raises:
        ScorecardError: a template is missing or at fault; its file and line are named.
    """
    document = compose(brief)
    text = render(document) if templates is None else render_apart(document, templates)
    brief.tell()
    return text
