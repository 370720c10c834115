"""A priority of a year as a form: a new one, or the next revision of one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from scorecard.messages.catalogue import words
from scorecard.model.records import PriorityKind, PriorityReason, PriorityState
from scorecard.records.draft import EntryRefused
from scorecard.records.priorities import PriorityDraft, check_priority
from scorecard.records.values import line_fault
from scorecard.tui.board.writer import save_new_priority, save_priority
from scorecard.tui.forms.form import Field, FieldKind
from scorecard.tui.forms.ids import Subjects
from scorecard.tui.forms.record import RecordForm

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from scorecard.model.plan import Strategy
    from scorecard.model.records import Priority
    from scorecard.tui.forms.form import Fields
    from scorecard.tui.step import Task


# What the check of a draft calls a field that is called otherwise here.
_COLUMNS = {"for": "about"}


class PriorityForm(RecordForm):
    """What a priority says.

    Args:
        strategy: the plan.
        year: the priority's.
        priority: the one that is revised; None for a new one.
        about: ids that a new one is for, before anything is typed.
        took: is told the ref of a new one; the board sits, and may adopt it at once.
    """

    kind: ClassVar[str] = "priority"

    def __init__(
        self,
        strategy: Strategy,
        year: int,
        priority: Priority | None = None,
        *,
        about: Sequence[str] = (),
        took: Callable[[str], object] | None = None,
    ) -> None:
        ref = "" if priority is None else priority.ref
        seen = None if priority is None else priority.id
        begin = _begin(priority) | ({"about": " ".join(about)} if about else {})
        begin |= {} if took is None else {"state": PriorityState.ADOPTED.value}
        super().__init__(ref, year, begin, seen)
        self._took = took
        self.priority = priority
        self._strategy = strategy
        self._subjects = Subjects(strategy)

    @property
    def title(self) -> str:
        """Return what the form is for."""
        said = words.ScreenPriorities
        if self.priority is None:
            return said.ADD_TITLE.format(year=self.year)
        return said.REVISE_TITLE.format(ref=self.priority.ref, year=self.year)

    @property
    def fields(self) -> tuple[Field, ...]:
        """Return the words of a priority; of one that is revised, also why."""
        said, told = words.ScreenPriorities, words.Priorities
        kinds = tuple((each.value, told.KIND[each.value]) for each in PriorityKind)
        reasons = tuple((each.value, told.REASON[each.value]) for each in PriorityReason)
        fields: tuple[Field, ...] = (
            Field("text", said.TEXT),
            Field("kind", said.KIND, FieldKind.CHOICE, kinds),
            Field("reason", said.REASON, FieldKind.CHOICE, (*reasons, ("", said.NO_REASON))),
            Field("about", said.ABOUT, FieldKind.IDS, told=True),
            Field("lead", said.LEAD),
            Field("measure", said.MEASURE),
        )
        if self._took is not None:
            states = (PriorityState.ADOPTED, PriorityState.PROPOSED)
            named = tuple((each.value, told.STATE[each.value]) for each in states)
            fields = (*fields, Field("state", said.STATE, FieldKind.CHOICE, named))
        return fields if self.priority is None else (*fields, Field("because", said.BECAUSE))

    def told(self, typed: Mapping[str, str]) -> dict[str, str]:
        """Return the titles of what it is for."""
        return {"about": self._subjects.told(typed["about"])}

    def completed(self, typed: str) -> str:
        """Return ids with the last of them in full."""
        return self._subjects.completed(typed)

    def problems(self, typed: Mapping[str, str]) -> dict[str, str]:
        """Return what is wrong with it by column."""
        found: dict[str, str] = {}
        try:
            check_priority(self._strategy, self._draft(typed))
        except EntryRefused as refused:
            for column, what in refused.problems:
                found.setdefault(_COLUMNS.get(column, column), what)
        if fault := line_fault(typed.get("because", "")):
            found["because"] = words.ScreenForm.TEXT_FAULT.format(fault=fault)
        return found

    def save(self, typed: Mapping[str, str]) -> Task:
        """Propose it, or enter its next revision."""
        draft = check_priority(self._strategy, self._draft(typed))
        if self.priority is None:
            if self._took is None:
                return save_new_priority(draft)
            adopted = typed["state"] == PriorityState.ADOPTED
            return save_new_priority(draft, adopted=adopted, took=self._took)
        changes: dict[str, Any] = {
            "text": draft.text,
            "kind": PriorityKind(draft.kind),
            "reason": PriorityReason(draft.reason) if draft.reason else None,
            "about": draft.about,
            "lead": draft.lead,
            "measure": draft.measure,
        }
        because = typed["because"].strip()
        return save_priority(self.about, changes, because=because, seen=self.seen)

    def _draft(self, typed: Mapping[str, str]) -> PriorityDraft:
        # A year that has left the plan's period since is no fault of this revision.
        year = self.year if self.priority is None else self._strategy.period[0]
        return PriorityDraft(
            year,
            typed["text"].strip(),
            kind=typed["kind"],
            about=self._subjects.ids(typed["about"]),
            reason=typed["reason"],
            lead=typed["lead"].strip(),
            measure=typed["measure"].strip(),
        )


def _begin(priority: Priority | None) -> Fields:
    fields = dict.fromkeys(("text", "reason", "about", "lead", "measure"), "")
    fields["kind"] = PriorityKind.THEMATIC.value
    if priority is None:
        return fields
    return {
        "text": priority.text,
        "kind": priority.kind.value,
        "reason": "" if priority.reason is None else priority.reason.value,
        "about": " ".join(priority.about),
        "lead": priority.lead,
        "measure": priority.measure,
        "because": "",
    }
