"""What each published method would say of the indicators, and where they disagree."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.message import Message

from scorecard.messages.catalogue import words
from scorecard.messages.peers import (
    method_words,
    named,
    path_words,
    peer_sentence,
    plain_word,
    silence_words,
    summary_words,
    tally_words,
    verdict_words,
)
from scorecard.messages.terms import status_word
from scorecard.model.scorecard import agree
from scorecard.model.status import Status
from scorecard.tui.commands import bindings
from scorecard.tui.screens.base import YearScreen, closed_in, copied
from scorecard.tui.widgets.bars import KeyBar, TitleBar
from scorecard.tui.widgets.row_list import LineList
from scorecard.tui.widgets.sentence import Sentence
from scorecard.tui.widgets.table import SectionList
from scorecard.tui.widgets.table_data import SectionRow, headed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from textual.app import ComposeResult

    from scorecard.model.number import NumberStyle
    from scorecard.model.scorecard import Comparison, PeerVerdict
    from scorecard.tui.look.glyphs import Glyphs
    from scorecard.tui.session import Loaded


def compare_rows(
    comparisons: Sequence[Comparison], glyphs: Glyphs, style: NumberStyle | None
) -> list[SectionRow]:
    """Return a section for each indicator: our status, the method, what it says itself.

    The plan's own method carries a star; a status other than that one's carries a word.
    """
    rows: list[SectionRow] = []
    for comparison in comparisons:
        indicator = comparison.indicator
        said = words.ScreenCompare.HEADING
        heading = said.format(title=indicator.title, word=_word(comparison))
        lines = [] if comparison.reason else list(_methods(comparison, glyphs, style))
        section = headed(heading, lines, detail=summary_words(comparison), key=indicator.id)
        rows += [section[0], _leading(section[1], indicator.id), *section[2:]]
    return rows


def _leading(row: SectionRow, id_: str) -> SectionRow:
    """Return a heading that opens its indicator."""
    return SectionRow(row.cells, row.key, row.title, row.detail, heading=True, opens=id_, about=id_)


def _word(comparison: Comparison) -> str:
    """Say in a word or two whether the methods agree."""
    said, statuses = words.ScreenCompare, comparison.statuses
    if comparison.reason is not None:
        return said.NOT_COMPARED
    if not statuses:
        return said.SILENT
    if comparison.disagree:
        return said.DISAGREE
    voices = [v for v in comparison.verdicts if v.status not in (None, Status.NOT_ASSESSED)]
    return said.AGREE if len(voices) > 1 else said.ONE


def _methods(
    comparison: Comparison, glyphs: Glyphs, style: NumberStyle | None
) -> Iterator[SectionRow]:
    """Yield our own rules first, then every method that speaks, then those that do not."""
    own, said = _own_status(comparison), words.ScreenCompare
    path = comparison.path
    name = method_words("path")
    if comparison.method == "path":
        name = words.Methods.OWN.format(method=name)
    yield _row(
        comparison, glyphs, (path.status, own), name, (said.OWN_RULES, path_words(comparison))
    )
    for verdict in sorted(comparison.verdicts, key=lambda v: v.silence is not None):
        method = named(comparison, verdict)
        if verdict.status is not None:
            word = said.SAYS.format(word=plain_word(verdict))
            arithmetic = verdict_words(comparison, verdict, style)
            yield _row(comparison, glyphs, (verdict.status, own), method, (word, arithmetic))
        else:
            yield _silent(comparison, verdict, method, glyphs)


def _row(
    comparison: Comparison,
    glyphs: Glyphs,
    statuses: tuple[Status, Status | None],
    method: str,
    says: tuple[str, str],
) -> SectionRow:
    status, own = statuses
    assessed = status is not Status.NOT_ASSESSED
    other = assessed and own is not None and not agree(status, own)
    cells = (
        (f"{glyphs.mark(status)} {status_word(status)}", status.value),
        (method, "text"),
        (words.ScreenCompare.DIFFERS.format(word=says[0]), "strong text")
        if other
        else (says[0], "text"),
    )
    id_ = comparison.indicator.id
    return SectionRow(cells, f"{id_} {method}", method, says[1], opens=id_, about=id_)


def _silent(
    comparison: Comparison, verdict: PeerVerdict, method: str, glyphs: Glyphs
) -> SectionRow:
    """Return the row of a method that says nothing, with why."""
    why = "" if verdict.silence is None else silence_words(verdict.silence)
    said = words.ScreenCompare
    if verdict.word:
        why = said.WITH_WHY.format(said=said.SAYS.format(word=plain_word(verdict)), why=why)
    detail = peer_sentence(comparison.indicator, verdict, "")
    nothing = f"{glyphs.mark(Status.NOT_ASSESSED)} {said.NOTHING}"
    cells = ((nothing, "dim"), (method, "dim"), (why, "dim"))
    id_ = comparison.indicator.id
    return SectionRow(cells, f"{id_} {method}", method, detail, opens=id_, about=id_)


def _own_status(comparison: Comparison) -> Status | None:
    """Return what the plan's own method says; None where it says nothing."""
    found = [comparison.path.status] if comparison.method == "path" else []
    found += [
        verdict.status
        for verdict in comparison.verdicts
        if verdict.method.value == comparison.method and verdict.status is not None
    ]
    status = next(iter(found), None)
    return None if status is Status.NOT_ASSESSED else status


class CompareScreen(YearScreen):
    """A section an indicator, the arithmetic of the row under the cursor below.

    Args:
        glyphs: the signs to draw with.
        loaded: what is shown.
        key: the id of the one indicator; empty for all of them.
    """

    PLACE: ClassVar = "compare"
    BINDINGS: ClassVar = bindings("compare")
    CSS = """
    #tally { height: auto; max-height: 3; margin-bottom: 1; }
    #arithmetic { height: 4; margin-top: 1; }
    KeyBar { dock: bottom; }
    CompareScreen.-low #tally { margin-bottom: 0; }
    CompareScreen.-low #arithmetic { margin-top: 0; }
    """

    class Compared(Message):
        """A worker has asked every method, of what was loaded then."""

        def __init__(self, comparisons: tuple[Comparison, ...], loaded: Loaded) -> None:
            super().__init__()
            self.comparisons, self.loaded = comparisons, loaded

    def __init__(self, glyphs: Glyphs, loaded: Loaded, key: str = "") -> None:
        super().__init__(glyphs, loaded)
        self.key = key
        self._title = TitleBar(glyphs)
        self._tally = Sentence(glyphs, id="tally")
        self._list = SectionList(glyphs, id="compared")
        self._list.hugs = True
        self._detail = Sentence(glyphs, id="arithmetic")

    def compose(self) -> ComposeResult:
        """Lay the parts out from top to bottom."""
        yield self._title
        yield self._tally
        yield self._list
        yield self._detail
        yield KeyBar(self.PLACE)

    def on_mount(self) -> None:
        """Give the keys to the list."""
        self._list.focus()

    def refresh_from(self, loaded: Loaded) -> None:
        """Ask every method anew, in a thread; what was said stays until then."""
        self.loaded = loaded
        card = loaded.card
        if card is None:
            return
        found = card.find(self.key) if self.key else None
        said = words.ScreenCompare
        title = said.TITLE.format(year=card.year)
        self._title.show(title, card, loaded.errors, closed=closed_in(loaded))
        if not self._list.rows:
            self._tally.say(said.WORKING, "dim")
        session, year = self.board.session, card.year
        ids = {found.indicator.id} if found is not None else None

        def work() -> None:
            self.post_message(self.Compared(session.methods(year, ids), loaded))

        self.run_worker(work, group="session", thread=True, exclusive=True, exit_on_error=False)

    def on_compare_screen_compared(self, message: Compared) -> None:
        """Show what the methods said, unless something else was loaded since."""
        card = self.loaded.card
        if message.loaded is not self.loaded or card is None:
            return
        found, said = message.comparisons, words.ScreenCompare
        self._list.show(compare_rows(found, self.glyphs, card.strategy.style))
        one = summary_words(found[0]) if self.key and found else tally_words(found)
        tally = said.HINT.format(tally=one) if found else said.NONE
        self._tally.say(tally, "dim")

    def work_failed(self, group: str, why: BaseException) -> None:
        """Say why there is nothing to show, or nothing newer."""
        self._tally.say(words.ScreenWords.READING_FAILED.format(why=why), "off_track")

    @property
    def indicator_here(self) -> str:
        """Return the id of the indicator under the cursor."""
        row = self._list.current
        return "" if row is None else row.opens

    @property
    def text_here(self) -> str:
        """Return what the row under the cursor says."""
        row = self._list.current
        return "" if row is None else copied(row.title, row.detail)

    @property
    def line(self) -> Sentence:
        """Return the line for the arithmetic."""
        return self._detail

    @property
    def under_cursor(self) -> object:
        """Return the key of the row under the cursor."""
        return None if self._list.current is None else self._list.current.key

    def _explain(self) -> None:
        row = self._list.current
        self._detail.say("" if row is None else row.detail)

    @on(LineList.Opened)
    def action_open_compared(self) -> None:
        """Open the indicator of the row under the cursor."""
        key = self.indicator_here
        if key:
            order = list(dict.fromkeys(row.opens for row in self._list.rows if row.opens))
            self.board.open("indicator", key, order)
