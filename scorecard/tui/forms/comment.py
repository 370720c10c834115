"""The comment on an indicator, objective or goal in a year as a form."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from scorecard.messages.catalogue import words
from scorecard.messages.figures import day
from scorecard.model.plan import Audience, PresentIds
from scorecard.records.comments import check_comment
from scorecard.records.draft import EntryRefused
from scorecard.review.board import board_year
from scorecard.tui.board.writer import save_comment
from scorecard.tui.forms.form import Field, FieldKind
from scorecard.tui.forms.ids import Subjects
from scorecard.tui.forms.record import RecordForm
from scorecard.tui.scorecard.rows import build_rows

if TYPE_CHECKING:
    from collections.abc import Mapping

    from scorecard.model.records import Comment, Records
    from scorecard.model.scorecard import Scorecard
    from scorecard.tui.forms.form import Fields
    from scorecard.tui.step import Task


_DRAFT = "draft"


class CommentForm(RecordForm):
    """The standing comment to go on with, or an empty page.

    Args:
        card: the scorecard that is shown.
        records: everything entered, as the person sees it now.
        about: the present id of an indicator, objective or goal.
        year: the comment's; None for the scorecard's.
    """

    kind: ClassVar[str] = "comment"

    def __init__(
        self, card: Scorecard, records: Records, about: str, year: int | None = None
    ) -> None:
        year = card.year if year is None else year
        of_year = board_year(card.strategy, records, year, card.as_of)
        self.standing = of_year.comments.get(about)
        ids = PresentIds(card.strategy)
        mine = (c for c in records.comments if (ids.of(c.about), c.year) == (about, year))
        head = max(mine, key=lambda comment: comment.rank, default=None)
        super().__init__(about, year, _begin(self.standing), None if head is None else head.id)
        self._strategy = card.strategy
        self._title = Subjects(card.strategy).title_of(about)
        rows = build_rows(card) if year == card.year else ()
        self._sentence = next((row.sentence for row in rows if row.key == about), "")

    @property
    def title(self) -> str:
        """Return what the form is for."""
        return words.ScreenComment.TITLE.format(year=self.year)

    @property
    def heading(self) -> str:
        """Return the title of what the comment is on."""
        return self._title

    @property
    def facts(self) -> str:
        """Return where it stands in the year, and whose comment stands."""
        if self.standing is None:
            return self._sentence
        stands = words.ScreenComment.STANDS.format(
            by=self.standing.by, day=day(self.standing.entered_at.date())
        )
        return f"{self._sentence} {stands}".strip()

    @property
    def guide(self) -> tuple[str, ...]:
        """Return the questions a comment answers."""
        return words.Comments.GUIDE

    @property
    def fields(self) -> tuple[Field, ...]:
        """Return the text, its readers, and whether it is a draft."""
        said = words.ScreenComment
        readers = tuple((each.value, words.Comments.AUDIENCE[each.value]) for each in Audience)
        states = ((_DRAFT, said.IS_DRAFT), ("", said.IS_FINAL))
        return (
            Field("text", "", FieldKind.TEXT, size="lines"),
            Field("audience", said.AUDIENCE, FieldKind.CHOICE, readers),
            Field("draft", said.STATE, FieldKind.CHOICE, states[::-1]),
        )

    def problems(self, typed: Mapping[str, str]) -> dict[str, str]:
        """Return what is wrong with the text."""
        text = typed["text"]
        if not text.strip():
            said = words.ScreenComment
            return {"text": said.EMPTY if self.standing is None else said.EMPTIED}
        try:
            check_comment(self._strategy, self.about, self.year, text)
        except EntryRefused as refused:
            return {"text": words.CLAUSE_SEPARATOR.join(what for _, what in refused.problems)}
        return {}

    def save(self, typed: Mapping[str, str]) -> Task:
        """Save the comment as the next revision."""
        return save_comment(
            self.about,
            self.year,
            typed["text"].rstrip(),
            audience=Audience(typed["audience"]),
            draft=bool(typed["draft"]),
            seen=self.seen,
        )

    def take_back(self) -> Task | None:
        """Return what withdraws the comment that stands."""
        if self.standing is None:
            return None
        return save_comment(self.about, self.year, "", seen=self.seen)


def _begin(standing: Comment | None) -> Fields:
    if standing is None:
        return {"text": "", "audience": Audience.PUBLIC.value, "draft": ""}
    return {
        "text": standing.text,
        "audience": standing.audience.value,
        "draft": _DRAFT if standing.draft else "",
    }
