"""The entities of an indicator under a line that says what is listed, with a field to filter."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.containers import Vertical

from scorecard.messages.catalogue import words
from scorecard.tui.entity_rows import EntityView, entity_rows, headings, label
from scorecard.tui.figures import Figures
from scorecard.tui.widgets.entity_table import EntityTable
from scorecard.tui.widgets.filter_field import FilterField
from scorecard.tui.widgets.sentence import Sentence

if TYPE_CHECKING:
    from collections.abc import Collection

    from textual.app import ComposeResult
    from textual.widgets import Input

    from scorecard.model.scorecard import IndicatorResult, Scorecard
    from scorecard.tui.entity_rows import EntityRow
    from scorecard.tui.glyphs import Glyphs


class EntityPane(Vertical):
    """Lists, filters and orders; what is asked of the entity under the cursor is its screen's."""

    DEFAULT_CSS: ClassVar = """
    EntityPane { height: 1fr; }
    EntityPane #entities-kept { height: auto; max-height: 2; }
    """

    def __init__(self, glyphs: Glyphs, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._glyphs = glyphs
        self.view = EntityView.new()
        self._kept = Sentence(glyphs, id="entities-kept")
        self.table = EntityTable(glyphs, id="entities")
        self._rows: tuple[EntityRow, ...] = ()
        self._label = ""
        self._headings: tuple[str, ...] = ()

    def compose(self) -> ComposeResult:
        """Lay the parts out from top to bottom."""
        yield self._kept
        yield self.table

    @property
    def current(self) -> EntityRow | None:
        """Return the row under the cursor; None where there is none."""
        return self.table.current

    def show(
        self, card: Scorecard, result: IndicatorResult, contested: Collection[str] = ()
    ) -> None:
        """Take in a result; filter, order and cursor stay."""
        figures = Figures(card, ascii_only=self._glyphs.ascii_only)
        self._rows = entity_rows(result, figures, contested)
        self._label, self._headings = label(card.strategy), headings(result)
        self._list()

    def filter(self) -> None:
        """Ask for words to filter by."""
        if not self.query(FilterField):
            field = FilterField(self.view.view.text)
            field.placeholder = words.ScreenEntities.FILTER
            self.mount(field)

    def show_all(self) -> None:
        """Take every filter away."""
        self.view.view.clear()
        self._list()

    def next_status(self) -> None:
        """Keep those of the next status, worst first; after the last, all."""
        self.view.next_status(self._rows)
        self._list()

    def turn_order(self) -> None:
        """List them by name, or the worst first."""
        self.view.by_name = not self.view.by_name
        self._list()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Filter while one types."""
        event.stop()
        self.view.view.text = event.value
        self._list()

    def on_filter_field_closed(self, event: FilterField.Closed) -> None:
        """Take the field away, and go on with the rows it left."""
        event.stop()
        self.query(FilterField).remove()
        self.table.focus()
        if not event.kept:
            self.show_all()

    def _list(self) -> None:
        shown = self.view.shown(self._rows)
        said = words.ScreenEntities
        if shown or not self._rows:
            self._kept.say(
                self.view.line(self._rows, len(shown)), "at_risk" if self._narrowed else "dim"
            )
        else:
            self._kept.say(said.NO_MATCH.format(asked=self.view.asked), "at_risk")
        self.table.show(self._rows, shown, self._headings, self._label)

    @property
    def _narrowed(self) -> bool:
        return self.view.view.narrowed
