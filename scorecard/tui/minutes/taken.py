"""What the minutes of a meeting hold, beside what stands in the store: kept, and found again."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Any

from scorecard.messages.catalogue import words
from scorecard.model.records import (
    PriorityState,
    closed_years,
    current_decisions,
    current_priorities,
)
from scorecard.report.minutes import Minutes, MinutesPage
from scorecard.tui.drafts import MINUTES, NOTE, PRESENT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scorecard.model.plan import Strategy
    from scorecard.model.records import Closure, Decision, Priority, Records
    from scorecard.tui.drafts import Drafts, Unsaved

_LAST = 10_000  # behind every page


@dataclass(frozen=True, slots=True)
class PageName:
    """A page of the meeting, as the minutes name it: of which year, the how manyth, its title.

    ``about`` is the id of what it is about, which may be called as something else is.
    """

    year: int
    number: int
    title: str
    about: str = ""

    @property
    def place(self) -> tuple[int, str]:
        """Return what tells it from other pages: its number moves as pages come and go."""
        return self.year, f"{self.about} {self.title}".strip()


@dataclass(frozen=True, slots=True)
class Taken:
    """What a meeting noted, and on which pages it decided what.

    ``pages`` names by its ref the page that a decision or priority was taken on. ``before`` are
    ids of what stood when it began and is none of its own. ``file`` is the name of the file this
    meeting wrote, ``told`` the digest of what was written last or stood when it began, and
    ``written`` says that everything is in the file.
    """

    on: date
    year: int
    present: str = ""
    notes: tuple[tuple[PageName, str], ...] = ()
    pages: tuple[tuple[str, PageName], ...] = ()
    before: tuple[str, ...] = ()
    file: str = ""
    told: str = ""
    written: bool = True

    @property
    def says_something(self) -> bool:
        """Say whether anything was taken."""
        return bool(self.present or self.notes or self.pages)

    def note_on(self, page: PageName) -> str:
        """Return what is noted on a page, or nothing."""
        return next((text for name, text in self.notes if name.place == page.place), "")

    def with_note(self, page: PageName, text: str) -> Taken:
        """Return it with the note of a page; an empty one is none."""
        others = tuple(each for each in self.notes if each[0].place != page.place)
        own = ((page, text),) if text.strip() else ()
        return replace(self, notes=(*others, *own), written=False)

    def with_present(self, names: str) -> Taken:
        """Return it with the names of those who are present."""
        return replace(self, present=names, written=False)

    def with_record(self, ref: str, page: PageName) -> Taken:
        """Return it with the page that a decision or priority was taken on."""
        return replace(self, pages=(*self.pages, (ref, page)), written=False)

    def minutes(self, strategy: Strategy, records: Records, by: str) -> Minutes:
        """Return the minutes: what is noted, and what the store holds as taken on that day."""
        names = {name.place: name for name, _ in self.notes}
        of = dict(self.pages)
        names |= {name.place: name for name in of.values() if name.place not in names}
        elsewhere = PageName(self.year, _LAST, words.Minutes.ELSEWHERE)
        decisions = list(self._decisions(records))
        priorities = list(self._priorities(records))
        pages = sorted(
            (*names.values(), elsewhere), key=lambda p: (p.year != self.year, p.year, p.number)
        )
        found = (
            MinutesPage(
                self._heading(page),
                self.note_on(page),
                tuple(d for d in decisions if of.get(d.ref, elsewhere).place == page.place),
                tuple(p for p in priorities if of.get(p.ref, elsewhere).place == page.place),
            )
            for page in pages
        )
        return Minutes(
            strategy.title,
            self.year,
            self.on,
            by,
            self.present,
            tuple(page for page in found if page.note or page.decisions or page.priorities),
            tuple(self._closings(records)),
        )

    def _heading(self, page: PageName) -> str:
        if page.year == self.year:
            return page.title
        return words.Minutes.OF_YEAR.format(title=page.title, year=page.year)

    def _decisions(self, records: Records) -> Iterator[Decision]:
        of = dict(self.pages)
        for decision in current_decisions(records):
            of_day = decision.on == self.on and decision.id not in self.before
            if decision.ref in of or of_day:
                yield decision

    def _priorities(self, records: Records) -> Iterator[Priority]:
        """Yield what was set or settled; what was proposed and dropped on the day is nothing."""
        of = dict(self.pages)
        begun = {p.ref: p.entered_at.date() for p in records.priorities if p.revision == 1}
        for priority in current_priorities(records):
            of_day = priority.entered_at.date() == self.on and priority.id not in self.before
            was_nothing = priority.state is PriorityState.DROPPED and (
                priority.ref in of or begun.get(priority.ref) == self.on
            )
            if (priority.ref in of or of_day) and not was_nothing:
                yield priority

    def _closings(self, records: Records) -> Iterator[Closure]:
        for closing in closed_years(records).values():
            at = closing.entered_at
            if at is not None and at.date() == self.on and closing.id not in self.before:
                yield closing

    def begun(self, records: Records, *, again: bool = False) -> Taken:
        """Return the beginning of a meeting: the priorities that stand were not set in it.

        Args:
            records: what stands when it begins.
            again: another meeting of the day decided what is decided on it.
        """
        stood: list[Decision | Priority | Closure] = [
            *current_priorities(records),
            *closed_years(records).values(),
            *(current_decisions(records) if again else ()),
        ]
        return Taken(self.on, self.year, before=tuple(each.id for each in stood))

    def keep(self, drafts: Drafts) -> bool:
        """Keep it on this computer; say whether it is kept. For worker threads."""
        fields = {"minutes": json.dumps(self._said()), "written": "yes" if self.written else ""}
        return drafts.put(self.on.isoformat(), self.year, fields, None, MINUTES).result()

    def forget(self, drafts: Drafts) -> None:
        """Forget what is kept of it on this computer."""
        drafts.drop(self.on.isoformat(), self.year, MINUTES)

    def _said(self) -> dict[str, Any]:
        return {
            "present": self.present,
            "notes": [[*_row(page), text] for page, text in self.notes],
            "pages": [[*_row(page), ref] for ref, page in self.pages],
            "before": list(self.before),
            "file": self.file,
            "told": self.told,
        }


def taken_of(form: Unsaved) -> Taken | None:
    """Return the minutes out of what is kept; None where that is damaged."""
    try:
        said = json.loads(form.fields["minutes"])
        return Taken(
            date.fromisoformat(form.indicator),
            form.year,
            str(said["present"]),
            tuple((_page(row), str(row[4])) for row in said["notes"]),
            tuple((str(row[4]), _page(row)) for row in said["pages"]),
            tuple(map(str, said["before"])),
            str(said["file"]),
            str(said["told"]),
            bool(form.fields.get("written")),
        )
    except (KeyError, IndexError, TypeError, ValueError, RecursionError):
        return None


def form_key(on: date, page: PageName | None = None) -> str:
    """Return what the form of a note, or of who is present, is of: a meeting, and its page."""
    return on.isoformat() if page is None else f"{on.isoformat()} {page.place[1]}"


def _row(page: PageName) -> list[object]:
    return [page.year, page.number, page.title, page.about]


def _page(row: list[Any]) -> PageName:
    return PageName(int(row[0]), int(row[1]), str(row[2]), str(row[3]))


def under_way(drafts: Drafts, today: date) -> Taken | None:
    """Return the minutes that may be gone on with: today's, or an earlier day's not all written.

    What an earlier meeting wrote in full is forgotten here.
    """
    forms = drafts.listed()
    found: list[Taken] = []
    for form in forms:
        taken = taken_of(form) if form.kind == MINUTES else None
        if taken is None:
            continue
        day = taken.on.isoformat()
        typed = any(f.kind in (NOTE, PRESENT) and f.indicator.startswith(day) for f in forms)
        if taken.on == today or typed or not taken.written:
            found.append(taken)
        else:
            taken.forget(drafts)
    return next(iter(found), None)
