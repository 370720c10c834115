"""The questions before a file is taken in, one after another."""

from __future__ import annotations

from collections import Counter
from functools import partial
from typing import TYPE_CHECKING

from scorecard.messages.catalogue import plural, words
from scorecard.messages.figures import ended
from scorecard.model.text import quoted
from scorecard.tui.importing.name_screen import LEAVE, name_screen
from scorecard.tui.importing.rows import Asks, Choices, Sort
from scorecard.tui.screens.ask import AskScreen
from scorecard.tui.screens.base import YearScreen

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from scorecard.tui.importing.rows import ImportRow, Understood
    from scorecard.tui.look.glyphs import Glyphs
    from scorecard.tui.session import Loaded

# So many rows are named in a question.
_NAMED = 3


class Questions(YearScreen):
    """Asks what is open in what was read; the last question is whether to take it in."""

    def __init__(self, glyphs: Glyphs, loaded: Loaded) -> None:
        super().__init__(glyphs, loaded)
        self.choices = Choices()
        self.found: Understood | None = None

    def choose(self, choices: Choices) -> None:
        """List the rows as they are chosen."""
        raise NotImplementedError

    def read(self, then: Callable[[], object], *, anew: bool = False) -> None:
        """Look at what was read with what was answered, and go on then; ``anew``: read it again."""
        raise NotImplementedError

    def save(self, found: Understood) -> None:
        """Take the readings in."""
        raise NotImplementedError

    def action_take_file(self) -> None:
        """Ask what is open, one question after another, then take the readings in."""
        if self.holds_keys or self.found is None:
            return
        if why := self.board.reading_actions.writer.refusal():
            self.tell(why)
            return
        questions = (
            self._ask_name,
            self._ask_no_figure,
            self._ask_marked,
            self._ask_changed,
            self._ask_doubted,
            self._ask_refused,
            self._ask_all,
        )
        for question in questions:
            if question(self.found):
                return

    def ask(
        self,
        heading: str,
        text: str,
        answers: Sequence[tuple[str, str]],
        does: dict[str, Callable[[], object]],
    ) -> None:
        """Ask something; an answer that does nothing leads back to the list."""

        def answered(answer: tuple[str, str] | None) -> None:
            if answer is not None and answer[0] in does:
                does[answer[0]]()

        self.app.push_screen(AskScreen(self.glyphs, heading, text, answers), answered)

    def _go_on(self, choices: Choices) -> None:
        """Keep a choice, and ask what is still open."""
        self.choose(choices)
        self.action_take_file()

    def _told(self, **said: object) -> None:
        """Read the file anew with an answer, and ask what is still open."""
        self.choices = self.choices.answering(**said)
        # The rows below a name may be its entities, which only the name tells.
        self.read(self.action_take_file, anew="names" in said)

    def _leave(self, rows: Sequence[ImportRow]) -> None:
        self._go_on(self.choices.leaving(row.number for row in rows))

    def _ask_name(self, found: Understood) -> bool:
        """Ask what a name stands for that the plan does not know; say whether there is any."""
        name, rows = found.unknown(self.choices)
        card = self.loaded.card
        if not rows or card is None:
            return False

        def answered(id_: str | None) -> None:
            if id_ == LEAVE:
                self._leave(rows)
            elif id_:
                self._told(names={**self.choices.answers.names, name: id_})

        places, offers = _places(rows), found.offers.get(name, ())
        asks = name_screen(self.glyphs, card.strategy, name, offers, places)
        self.app.push_screen(asks, answered)
        return True

    def _ask_no_figure(self, found: Understood) -> bool:
        """Ask why there is no figure where cells say so; say whether any does."""
        rows, said = found.open_to(Asks.NO_FIGURE, self.choices), words.ScreenImport
        if not rows:
            return False

        def answered(answer: tuple[str, str] | None) -> None:
            choice, why = answer or ("back", "")
            if choice == "leave":
                self._leave(rows)
            elif choice == "take":
                self._told(no_data=why)

        ask = AskScreen(
            self.glyphs,
            plural(said.NO_FIGURE, len(rows)),
            said.NO_FIGURE_TEXT.format(written=_written(rows), places=_places(rows)),
            _answers(said.NO_FIGURE_TAKE),
            needs=said.NO_FIGURE_WHY,
            bare=("leave",),
        )
        self.app.push_screen(ask, answered)
        return True

    def _ask_marked(self, found: Understood) -> bool:
        """Ask whether footnote marks are kept as notes; say whether there are any."""
        rows, said = found.open_to(Asks.MARKED, self.choices), words.ScreenImport
        text = said.MARKED_TEXT.format(written=_written(rows), places=_places(rows))
        take = partial(self._told, marks_as_notes=True)
        return self._ask_rows(rows, said.MARKED, text, said.MARKED_TAKE, take)

    def _ask_changed(self, found: Understood) -> bool:
        """Ask about readings changed here since the sheet was made; say whether there are any."""
        rows, said = found.open_to(Asks.CHANGED_SINCE, self.choices), words.ScreenImport
        take = partial(self._told, over_changes=True)
        return self._ask_rows(rows, said.SINCE, _placed(rows), said.SINCE_TAKE, take)

    def _ask_doubted(self, found: Understood) -> bool:
        """Ask about the figures that look wrong; say whether there are any."""
        rows, said = self._of(found, Sort.DOUBTED), words.ScreenImport
        text = " ".join(ended(row.why) for row in rows[:_NAMED])
        sure = self.choices.taking(row.number for row in rows)
        take = partial(self._go_on, sure)
        return self._ask_rows(rows, said.DOUBTED, text, said.TAKE_DOUBTED, take)

    def _ask_rows(
        self,
        rows: Sequence[ImportRow],
        heading: dict[str, str],
        text: str,
        take: str,
        taken: Callable[[], object],
    ) -> bool:
        """Ask whether rows are taken, or left out; say whether there are any."""
        if rows:
            does = {"take": taken, "leave": lambda: self._leave(rows)}
            self.ask(plural(heading, len(rows)), text, _answers(take), does)
        return bool(rows)

    def _ask_refused(self, found: Understood) -> bool:
        """Ask whether the rest is wanted without what is refused; say whether anything is."""
        rows, said = self._of(found, Sort.REFUSED), words.ScreenImport
        if not rows:
            return False
        if not found.entries(self.choices):
            self.tell(said.NOTHING_RIGHT)
            return True
        text = said.REFUSED_TEXT.format(why=_placed(rows))
        answers = [("leave", said.TAKE_REST), ("back", said.LOOK)]
        self.ask(
            plural(said.REFUSED, len(rows)), text, answers, {"leave": lambda: self._leave(rows)}
        )
        return True

    def _ask_all(self, found: Understood) -> bool:
        """Ask whether to take in what is left, at last."""
        said, number = words.ScreenImport, len(found.entries(self.choices))
        if not number:
            self.tell(said.NOTHING_NEW)
            return True
        of = Counter(row.sort for row in found.sorted_by(self.choices))
        text = said.ASK_TEXT.format(
            new=f"{of[Sort.NEW]:,}", changed=f"{of[Sort.CHANGED]:,}", same=f"{of[Sort.SAME]:,}"
        )
        if of[Sort.LEFT]:
            text += " " + plural(said.ASK_LEFT, of[Sort.LEFT])
        answers = [("import", said.IMPORT), ("back", said.LOOK)]
        heading = plural(words.Transfer.ASK, number)
        self.ask(heading, text, answers, {"import": lambda: self.save(found)})
        return True

    def _of(self, found: Understood, sort: Sort) -> list[ImportRow]:
        return [row for row in found.sorted_by(self.choices) if row.sort is sort]


def _answers(take: str) -> list[tuple[str, str]]:
    said = words.ScreenImport
    return [("take", take), ("leave", said.LEAVE_THEM), ("back", said.LOOK)]


def _places(rows: Sequence[ImportRow]) -> str:
    """Return where rows stand; of many the first."""
    places = words.LIST_SEPARATOR.join(row.place for row in rows[:_NAMED])
    if len(rows) <= _NAMED:
        return places
    more = f"{len(rows) - _NAMED:,}"
    return words.ScreenImport.MORE_PLACES.format(places=places, number=more)


def _written(rows: Sequence[ImportRow]) -> str:
    """Return what stands in rows, each once; of many the first."""
    written = list(dict.fromkeys(row.written for row in rows))
    return words.LIST_SEPARATOR.join(quoted(text) for text in written[:_NAMED])


def _placed(rows: Sequence[ImportRow]) -> str:
    """Return why rows are asked about, each with its place; of many the first."""
    said = words.ScreenImport.REFUSED_ROW
    each = (said.format(place=row.place, why=row.why) for row in rows[:_NAMED])
    return words.STANDING_SEPARATOR.join(each)
