"""From a screen into a form and on to the next; taking back what was entered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scorecard.messages.catalogue import words
from scorecard.messages.figures import once_ended
from scorecard.model.fault import ScorecardError
from scorecard.model.reading import Reading
from scorecard.records.entry import Entry
from scorecard.records.values import line_fault
from scorecard.review.due import due
from scorecard.tui.board.writer import save_side
from scorecard.tui.forms.parts import PartedForm
from scorecard.tui.forms.reading import ReadingForm
from scorecard.tui.forms.reading_save import save_readings, settle_side
from scorecard.tui.forms.reading_screen import EntryScreen
from scorecard.tui.grid.typed import refusal
from scorecard.tui.screens.ask import AskScreen
from scorecard.tui.screens.choose import ChooseScreen
from scorecard.tui.writer import Writer

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from scorecard.model.plan import Entity, Indicator
    from scorecard.model.scorecard import Scorecard
    from scorecard.tui.navigation import Navigation
    from scorecard.tui.screens.contested_rows import Side
    from scorecard.tui.session import Loaded
    from scorecard.tui.step import Task

    # Its form, and the part to begin at; empty for the whole.
    _Following = tuple[Indicator, int, Entity | None, str]

Place = tuple[str, str]
"""What a form is for: the id of an indicator and that of an entity, empty for none."""


class ReadingActions:
    """Opens the forms of one app, and takes back what was saved through them.

    Args:
        app: the app.
        who: returns the name to enter under.
    """

    def __init__(self, app: Navigation, who: Callable[[], str]) -> None:
        self._app = app
        self.writer = Writer(app.session, who, board=app.read_only)
        # What is due in what was loaded last: the whole plan is looked through for it.
        self._due_in: tuple[Loaded | None, dict[Place, _Following]] = (None, {})

    def enter(self, key: str, year: int | None = None, *, entity: str = "", part: str = "") -> None:
        """Open the form of an indicator for a year, or say why it takes no reading.

        One that is kept for some by name asks for whom, unless ``entity`` says it. ``part`` is the
        part of a breakdown whose field to begin at.
        """
        card = self._card()
        if card is None:
            return
        year = card.year if year is None else year
        indicator = card.strategy.find(key) if key else None
        why = self.writer.refusal() or (
            words.ScreenEntry.CHOOSE if indicator is None else refusal(indicator, year)
        )
        if why or indicator is None:
            self._app.say(why)
            return
        found = indicator.entity(entity) if entity else None
        if indicator.entities and found is None:
            self._choose(indicator, year, part)
        else:
            self._app.push_screen(self._screen(indicator, year, found, part=part))

    def _choose(self, indicator: Indicator, year: int, part: str) -> None:
        """Ask for whom the reading is, then open the form."""
        card = self._card()
        result = None if card is None else card.find(indicator.id)
        if card is None or result is None:
            return

        def chosen(entity: str | None) -> None:
            if entity:
                self.enter(indicator.id, year, entity=entity, part=part)

        self._app.push_screen(ChooseScreen(self._app.glyphs, card, result, year), chosen)

    def next_due(self, form: EntryScreen) -> None:
        """Put the form of the next indicator that is due in the place of this one."""
        said, year = self._app.last_said, form.form.year
        if form is not self._app.screen:
            # What lies on top of it is looked at now; it is not to go.
            form.dismiss()
            return
        due_now = self._due(year)
        following = _following(form.order, due_now, form.place)
        if following is None:
            form.dismiss()
            self._app.last_said = " ".join(
                p for p in (said, words.ScreenEntry.NOTHING_DUE.format(year=year)) if p
            )
            return
        order = [*form.order, *(place for place in due_now if place not in form.order)]
        indicator, _, entity, part = following
        screen = self._screen(indicator, year, entity, said=said, order=order, part=part)
        self._app.switch_screen(screen)

    def undo(self) -> None:
        """Undo the last save of this session."""
        if why := self.writer.refusal():
            self._app.say(why)
        else:
            self.write(self.writer.undo)

    def retract(self, reading: Reading, title: str) -> None:
        """Ask why, then take a reading back."""
        if why := self.writer.refusal():
            self._app.say(why)
            return

        def answered(answer: tuple[str, str] | None) -> None:
            if answer is not None and answer[0] == "retract":
                self._take_back(reading, answer[1])

        said = words.ScreenEntry
        text = once_ended(said.RETRACT_TEXT.format(title=title, year=reading.year, by=reading.by))
        answers = (("retract", said.RETRACT_YES), ("keep", said.RETRACT_NO))
        needs = said.RETRACT_WHY
        ask = AskScreen(self._app.glyphs, said.RETRACT, text, answers, needs=needs)
        self._app.push_screen(ask, answered)

    def settle(self, side: Side, reason: str) -> None:
        """Let one side of what is contested stand, as the next revision."""
        if fault := line_fault(reason):
            self._app.say(words.ScreenStore.REFUSED.format(fault=fault))
        elif isinstance(side.record, Reading):
            self.save(settle_side(side, side.record, reason))
        else:
            self.save(save_side(side, side.record))

    def _take_back(self, reading: Reading, reason: str) -> None:
        if fault := line_fault(reason):
            self._app.say(words.ScreenEntry.RETRACT_REFUSED.format(fault=fault))
            return
        entry = Entry(
            reading.indicator, reading.year, None, entity=reading.entity, part=reading.part,
            reason=reason, retracted=True,
        )  # fmt: skip
        self.save(save_readings([entry], {entry.key: reading.id}))

    def save(self, task: Task) -> None:
        """Save something in a thread, and say on the screen what came of it."""
        self.write(lambda: self.writer.save(task))

    def write(self, task: Callable[[], str]) -> None:
        """Do something to the store in a thread, and say on the screen what came of it."""
        app, session = self._app, self._app.session

        def work() -> None:
            try:
                said = task()
            except ScorecardError as error:
                said = words.CLAUSE_SEPARATOR.join(str(fault) for fault in error.faults)
            app.post_message(app.Written(said, session.load()))

        app.run_worker(self.writer.in_turn(work), group="store", thread=True, exit_on_error=False)

    def _screen(
        self,
        indicator: Indicator,
        year: int,
        entity: Entity | None = None,
        *,
        said: str = "",
        order: Sequence[Place] = (),
        part: str = "",
    ) -> EntryScreen:
        loaded = self._loaded()
        card, records = loaded.card, loaded.records
        assert card is not None  # noqa: S101 - callers have looked
        assert records is not None  # noqa: S101 - it comes with the card
        kind = PartedForm if indicator.parts else ReadingForm
        form = kind(card.strategy, records, indicator, year, entity=entity)
        order = order or list(self._due(year))
        glyphs, part = self._app.glyphs, part if indicator.parts else ""
        return EntryScreen(glyphs, form, loaded, self.writer, order=order, said=said, part=part)

    def _due(self, year: int) -> dict[Place, _Following]:
        """Return what is due in the year shown, each once; in other years nothing is."""
        loaded = self._app.loaded
        if loaded is None or loaded.card is None or loaded.records is None:
            return {}
        if loaded.card.year != year:
            return {}
        if self._due_in[0] is not loaded:
            found: dict[Place, _Following] = {}
            for item in due(loaded.card, loaded.records):
                # One form takes the whole and its parts.
                place = item.indicator.id, "" if item.entity is None else item.entity.id
                part = "" if item.part is None else item.part.name
                if place not in found or not part:
                    found[place] = item.indicator, year, item.entity, part
            self._due_in = loaded, found
        return self._due_in[1]

    def _loaded(self) -> Loaded:
        assert self._app.loaded is not None  # noqa: S101 - callers have looked
        return self._app.loaded

    def _card(self) -> Scorecard | None:
        return None if self._app.loaded is None else self._app.loaded.card


def _following(
    order: list[Place], due_now: Mapping[Place, _Following], done: Place
) -> _Following | None:
    """Return what comes after ``done`` in the order it was due, and still is; round once."""
    at = order.index(done) + 1 if done in order else 0
    found = (due_now[p] for p in order[at:] + order[:at] if p in due_now and p != done)
    return next(found, None)
