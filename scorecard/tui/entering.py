"""From a screen into a form and on to the next; taking back what was entered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scorecard.model.fault import ScorecardError
from scorecard.review import due
from scorecard.tui.desk import Desk

if TYPE_CHECKING:
    from collections.abc import Callable

    from scorecard.model.indicator import Indicator
    from scorecard.model.reading import Reading
    from scorecard.model.scorecard import Scorecard
    from scorecard.tui.app import ScorecardApp
    from scorecard.tui.screens.entry import EntryScreen
    from scorecard.tui.session import Loaded

_NOTHING_DUE = "Nothing more is due for {year}."
_CHOOSE = "Choose an indicator; e then enters its reading."


class Entering:
    """Opens the forms of one app, and takes back what was saved through them.

    Args:
        app: the app.
        who: returns the name to enter under.
    """

    def __init__(self, app: ScorecardApp, who: Callable[[], str]) -> None:
        self._app = app
        self.desk = Desk(app.session, who, board=app.read_only)

    def enter(self, key: str, year: int | None = None) -> None:
        """Open the form of an indicator for a year, or say why it takes no reading."""
        card = self._card()
        if card is None:
            return
        year = card.year if year is None else year
        indicator = card.strategy.find(key) if key else None
        why = self.desk.refusal() or (_CHOOSE if indicator is None else _refused(indicator, year))
        if why or indicator is None:
            self._app.say(why)
            return
        self._app.push_screen(self._screen(indicator, year))

    def next_due(self, form: EntryScreen) -> None:
        """Put the form of the next indicator that is due in the place of this one."""
        said, year = self._app.last_said, form.form.year
        due_now = self._due(year)
        following = _following(form.order, due_now, form.form.indicator.id)
        if following is None:
            form.dismiss()
            self._app.last_said = " ".join(p for p in (said, _NOTHING_DUE.format(year=year)) if p)
            return
        self._app.switch_screen(self._screen(following, year, said=said))

    def undo(self) -> None:
        """Undo the last save of this session."""
        if why := self.desk.refusal():
            self._app.say(why)
        else:
            self._write(self.desk.undo)

    def retract(self, reading: Reading, title: str) -> None:
        """Ask why, then take a reading back."""
        from scorecard.tui.screens.ask import AskScreen  # noqa: PLC0415 - when asked

        if why := self.desk.refusal():
            self._app.say(why)
            return

        def answered(answer: tuple[str, str] | None) -> None:
            if answer is not None and answer[0] == "retract":
                self._take_back(reading, answer[1])

        text = (
            f"{title}, {reading.year}, entered by {reading.by}. It will count no more; its "
            "history stays, and u brings it back."
        )
        answers = (("retract", "Take it back"), ("keep", "Keep it"))
        ask = AskScreen(self._app.glyphs, "Take this reading back?", text, answers, needs="Why")
        self._app.push_screen(ask, answered)

    def _take_back(self, reading: Reading, reason: str) -> None:
        from scorecard.records.entry import Entry  # noqa: PLC0415 - when asked
        from scorecard.records.hygiene import line_fault  # noqa: PLC0415

        if fault := line_fault(reason):
            self._app.say(f"Not taken back: the reason {fault}.")
            return
        entry = Entry(
            reading.indicator, reading.year, None, entity=reading.entity, reason=reason,
            retracted=True,
        )  # fmt: skip
        self._write(lambda: self.desk.save([entry], {entry.key: reading.id}))

    def _write(self, task: Callable[[], str]) -> None:
        """Do something to the store in a thread, and say on the screen what came of it."""
        app, session = self._app, self._app.session

        def work() -> None:
            try:
                said = task()
            except ScorecardError as error:
                said = "; ".join(str(fault) for fault in error.faults)
            app.post_message(app.Written(said, session.load()))

        app.run_worker(work, group="writing", thread=True, exit_on_error=False)

    def _screen(self, indicator: Indicator, year: int, said: str = "") -> EntryScreen:
        from scorecard.tui.form import Form  # noqa: PLC0415 - when asked
        from scorecard.tui.screens.entry import EntryScreen  # noqa: PLC0415 - when asked

        loaded = self._loaded()
        card, records = loaded.card, loaded.records
        assert card is not None  # noqa: S101 - callers have looked
        assert records is not None  # noqa: S101 - it comes with the card
        form = Form(card.strategy, records, indicator, year, source=self.desk.source)
        order = [i.id for i in self._due(year)]
        return EntryScreen(self._app.glyphs, form, loaded, self.desk, order=order, said=said)

    def _due(self, year: int) -> list[Indicator]:
        """Return what is due in the year shown, each once; in other years nothing is."""
        loaded = self._app.loaded
        if loaded is None or loaded.card is None or loaded.records is None:
            return []
        if loaded.card.year != year:
            return []
        items = due(loaded.card, loaded.records)
        return list({item.indicator.id: item.indicator for item in items}.values())

    def _loaded(self) -> Loaded:
        assert self._app.loaded is not None  # noqa: S101 - callers have looked
        return self._app.loaded

    def _card(self) -> Scorecard | None:
        return None if self._app.loaded is None else self._app.loaded.card


def _following(order: list[str], due_now: list[Indicator], done: str) -> Indicator | None:
    """Return what comes after ``done`` in the order it was due, and still is; round once."""
    still = {indicator.id: indicator for indicator in due_now}
    at = order.index(done) + 1 if done in order else 0
    return next(
        (still[id_] for id_ in order[at:] + order[:at] if id_ in still and id_ != done), None
    )


def _refused(indicator: Indicator, year: int) -> str:
    """Return why an indicator takes no reading of its own."""
    if indicator.faulty:
        return "The plan has a fault in this indicator; mend that first."
    if indicator.derive is not None:
        inputs = ", ".join(indicator.derive.ids)
        return f"It is computed from {inputs}; enter their readings."
    if not indicator.active_in(year):
        return f"It is not kept in {year}."
    return ""
