"""The ways into the screens: each is loaded when it is first asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scorecard.tui.navigation import Navigation

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from scorecard.tui.glyphs import Glyphs
    from scorecard.tui.screens.base import YearScreen
    from scorecard.tui.session import Loaded, Session


class Opening(Navigation):
    """The part of the app that opens screens over what is loaded."""

    session: Session
    glyphs: Glyphs
    loaded: Loaded | None

    def work(self, task: Callable[[], Loaded]) -> None:
        """Run something that reads files in a thread, and show what it made."""
        raise NotImplementedError

    def open_indicator(self, key: str, order: Sequence[str]) -> None:
        """Open the screen of one indicator; next and previous follow ``order``."""
        from scorecard.tui.screens.indicator import IndicatorScreen  # noqa: PLC0415 - when asked

        if self.loaded is not None:
            self.push_screen(IndicatorScreen(self.glyphs, key, order, self.loaded))

    def open_entity(self, key: str, entity: str, order: Sequence[str]) -> None:
        """Open the screen of one entity of an indicator; next and previous follow ``order``."""
        from scorecard.tui.screens.entity import EntityScreen  # noqa: PLC0415 - when asked

        if self.loaded is not None:
            self.push_screen(EntityScreen(self.glyphs, (key, entity), order, self.loaded))

    def open_compare(self, key: str = "") -> None:
        """Open what each method says of one indicator, or of all of them."""
        from scorecard.tui.screens.compare import CompareScreen  # noqa: PLC0415 - when asked

        if self.loaded is not None and self.loaded.card is not None:
            self.push_screen(CompareScreen(self.glyphs, self.loaded, key))

    def open_contested(self, key: str = "") -> None:
        """Open the contested readings, those of one indicator first."""
        from scorecard.tui.screens.contested import ContestedScreen  # noqa: PLC0415 - when asked

        if self.loaded is not None and self.loaded.card is not None:
            self.push_screen(ContestedScreen(self.glyphs, self.loaded, key))

    def open_due(self) -> None:
        """Open the list of what is due."""
        from scorecard.tui.screens.due import DueScreen  # noqa: PLC0415 - when asked

        self._open(DueScreen)

    def open_review(self) -> None:
        """Open the review; the year before is assessed when it was not yet."""
        from scorecard.tui.screens.review import ReviewScreen  # noqa: PLC0415 - when asked

        self._open(ReviewScreen)
        if self.loaded is not None and self.loaded.review is None:
            self.work(self.session.compare)

    def open_grid(self) -> None:
        """Open the year grid; computed figures need the period's last year."""
        from scorecard.tui.screens.grid import GridScreen  # noqa: PLC0415 - when asked

        self._open(GridScreen)
        if self.loaded is not None and self.loaded.last is None:
            self.work(self.session.look_over_period)

    def open_priorities(self, key: str = "") -> None:
        """Open the priorities around the year, the cursor on one of them."""
        from scorecard.tui.screens.priorities import PrioritiesScreen  # noqa: PLC0415 - when asked

        self._open(PrioritiesScreen)
        if key and isinstance(self.screen, PrioritiesScreen):
            self.screen.go_to(key)

    def open_decisions(self, key: str = "") -> None:
        """Open the decisions of the year, the cursor on one of them."""
        from scorecard.tui.screens.decisions import DecisionsScreen  # noqa: PLC0415 - when asked

        self._open(DecisionsScreen)
        if key and isinstance(self.screen, DecisionsScreen):
            self.screen.go_to(key)

    def open_unsaved(self) -> None:
        """List the text that was typed and not saved."""
        from scorecard.tui.screens.unsaved import UnsavedScreen  # noqa: PLC0415 - when asked

        self._open(UnsavedScreen)

    def open_report(self) -> None:
        """Open the year's report."""
        from scorecard.tui.screens.report import ReportScreen  # noqa: PLC0415 - loads Rich's Markdown

        self._open(ReportScreen)

    def _open(self, kind: type[YearScreen]) -> None:
        """Open a screen on what is loaded, or go back to it where it is open below others."""
        if self.loaded is None or self.loaded.card is None:
            return
        if not self.back_to(kind):
            self.push_screen(kind(self.glyphs, self.loaded))
