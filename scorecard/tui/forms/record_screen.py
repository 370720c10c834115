"""The form of a comment, priority or decision, with questions to write by where it has some."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.containers import Container, VerticalScroll

from scorecard.messages.catalogue import words
from scorecard.tui.commands import bindings
from scorecard.tui.forms.screen import FormScreen
from scorecard.tui.screens.ask import AskScreen
from scorecard.tui.widgets.bars import KeyBar
from scorecard.tui.widgets.button import Act, Acts
from scorecard.tui.widgets.fields import TextBox
from scorecard.tui.widgets.sentence import Sentence, TextLines

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from scorecard.tui.drafts import Drafts
    from scorecard.tui.forms.record import RecordForm
    from scorecard.tui.look.glyphs import Glyphs
    from scorecard.tui.session import Loaded
    from scorecard.tui.widgets.fields import Control
    from scorecard.tui.writer import Writer


class RecordScreen(FormScreen):
    """The form; without the right to write it can be read.

    Args:
        glyphs: the signs to draw with.
        form: the form as data.
        loaded: what it was made from.
        writer: saves what is entered.
        drafts: where unsaved text is kept; None where nothing may be written.
        refusal: why nothing may be written; empty where something may.
    """

    PLACE: ClassVar = "record"
    BINDINGS: ClassVar = bindings("record")
    CSS = """
    #record-what { height: auto; max-height: 5; margin-bottom: 1; }
    #record { height: auto; max-height: 75%; scrollbar-size-vertical: 1; overflow-x: hidden; }
    #record { margin-top: 1; }
    #record FormRow { max-width: 120; }
    #record .day { width: 16; }
    /* A page to write on is no wider than one reads well, and what is chosen stays in sight. */
    #page { layout: horizontal; height: 1fr; max-height: 24; display: none; }
    #page FormRow { height: 1fr; width: 3fr; max-width: 100; }
    #page .lines { height: 1fr; }
    #guide { width: 1fr; min-width: 30; max-width: 60; margin: 0 0 0 1; }
    #record-acts { margin-top: 1; }
    #record-said { height: auto; min-height: 1; max-height: 4; }
    KeyBar { dock: bottom; }
    RecordScreen.-page #page { display: block; }
    RecordScreen.-narrow #page, RecordScreen.-slim #page { layout: vertical; }
    RecordScreen.-narrow #guide, RecordScreen.-slim #guide { width: 1fr; margin: 0; }
    RecordScreen.-slim.-low #record { max-height: 40%; }
    RecordScreen.-low #record-what { margin-bottom: 0; max-height: 3; }
    RecordScreen.-low #record, RecordScreen.-low #record-acts { margin-top: 0; }
    """

    def __init__(
        self,
        glyphs: Glyphs,
        form: RecordForm,
        loaded: Loaded,
        writer: Writer,
        drafts: Drafts | None,
        *,
        refusal: str = "",
    ) -> None:
        super().__init__(
            glyphs, form, loaded, writer, drafts, refusal=refusal, said_id="record-said"
        )
        self.form = form
        self._what = Sentence(glyphs, id="record-what")
        self._guide = TextLines(glyphs, id="guide")
        self._acts = Acts(id="record-acts")

    def compose(self) -> ComposeResult:
        """Lay the parts out from top to bottom: a page to write on, then the other fields."""
        pages = [row for row in self.rows if any(isinstance(c, TextBox) for c in row.fields)]
        yield self._title
        yield self._what
        with Container(id="page"):
            yield from pages
            yield self._guide
        with VerticalScroll(id="record", can_focus=False):
            yield from (row for row in self.rows if row not in pages)
        with self._acts:
            yield Act("save", words.ScreenRecord.SAVE)
            if self.form.take_back() is not None:
                yield Act("take_back", words.ScreenRecord.TAKE_BACK)
        yield self._said
        yield KeyBar(self.PLACE)
        self.set_class(bool(pages), "-page")

    def on_mount(self) -> None:
        """Show the form, and begin at its first field."""
        form = self.form
        self._title.show(form.title, None, 0)
        self._what.say(form.facts, "dim", heading=form.heading)
        self._what.display = bool(form.heading or form.facts)
        if form.guide:
            self._guide.show((words.ScreenRecord.GUIDE, *form.guide))
        self._guide.display = bool(form.guide)
        if self.refusal:
            self._lock()
        self.look()
        self.begin_at(self.first)

    @property
    def first(self) -> Control:
        """Return the field to begin at."""
        return next(iter(self.controls().values()))

    def _lock(self) -> None:
        """Let everything be read, and nothing be changed."""
        self._said.say(self.refusal, "dim")
        self._acts.display = False
        for control in self.controls().values():
            if isinstance(control, TextBox):
                control.read_only = True
            else:
                control.disabled = True

    def action_take_back(self) -> None:
        """Ask, then take back what stands; what is typed goes with it."""
        said = words.ScreenRecord

        def answered(answer: tuple[str, str] | None) -> None:
            if answer is not None and answer[0] == "take_back" and not self.saving:
                self._take_back()

        answers = (("take_back", said.TAKE_BACK), ("keep", said.KEEP))
        text = said.TAKE_BACK_TEXT.format(title=self.form.heading, year=self.form.year)
        ask = AskScreen(self.glyphs, said.TAKE_BACK_ASK, text, answers)
        self.app.push_screen(ask, answered)

    def _take_back(self) -> None:
        task = self.form.take_back()
        if task is not None:
            self.start(task, self.dismiss, self._take_back)
