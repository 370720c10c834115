"""The minutes of a meeting: read aloud, escaped, written over nothing but themselves."""

from __future__ import annotations

import os
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from markdown_it import MarkdownIt

from scorecard.model.fault import ScorecardError
from scorecard.model.records import Closure, Decision, Priority, PriorityState, Vote
from scorecard.report.minutes import Minutes, MinutesPage, minutes_text, write_minutes
from scorecard.report.output import FileState, file_state

GOLDEN = Path(__file__).parent.parent / "golden" / "minutes.md"
DAY = date(2021, 3, 12)
AT = datetime(2021, 3, 12, 15, 30, tzinfo=UTC)

WRITE = Decision(
    "d1", "D2021-1", DAY, "Write to the ministers of the 13 signatories", "Ana", AT,
    who="Ana", due=date(2021, 6, 30), vote=Vote(7, 1, 2),
)  # fmt: skip
SURVEY = Decision("d2", "D2021-2", DAY, "Pay for a survey in 2022.", "Ana", AT)
ASK = Decision("d3", "D2021-3", DAY, "Ask donors", "Ana", AT, due=date(2021, 9, 1))
DRIVE = Priority(
    "p1", "2021-1", 2021, "Ratification drive among the signatories", "Ana", AT,
    lead="J. R.", measure="three more ratify", state=PriorityState.ADOPTED,
)  # fmt: skip
MEETING = Minutes(
    "ICBL-CMC Strategy 2017–2021",
    2020,
    DAY,
    "Ana",
    present="Ana, Bo, J. R.",
    pages=(
        MinutesPage(
            "Goal I: No more use",
            "The board asked why ratifications stopped.\n\nAna: the pandemic; two are near.",
            (WRITE,),
            (DRIVE,),
        ),
        MinutesPage("Goal III: Quality of life", decisions=(SURVEY, ASK)),
    ),
    closings=(Closure(2020, DAY, "Ana"),),
)


def test_minutes_are_read_aloud_and_are_the_same_bytes() -> None:
    """UPDATE_GOLDEN=1 keeps what is written instead."""
    text = minutes_text(MEETING)
    if os.environ.get("UPDATE_GOLDEN"):
        GOLDEN.write_text(text, encoding="utf-8", newline="\n")
    assert text == GOLDEN.read_text(encoding="utf-8")
    assert text == minutes_text(replace(MEETING))


def test_a_meeting_without_a_decision_says_so() -> None:
    text = minutes_text(Minutes("S", 2020, DAY, "Ana"))
    assert text.endswith("## All decisions\n\nNo decision was taken.\n")
    assert "Present" not in text
    assert "Who does what" not in text


HOSTILE = "[a](http://x) | <b>*bold*</b> # {year} ]]> `c` [bold]d[/] \x1b[31m\u202e"


def test_whatever_people_wrote_stays_text() -> None:
    page = MinutesPage(
        f"# {HOSTILE}",
        f"1. {HOSTILE}\n- {HOSTILE}\n\n# {HOSTILE}\n<script>x</script>",
        (replace(WRITE, text=HOSTILE, who=HOSTILE, ref=HOSTILE),),
        (replace(DRIVE, text=HOSTILE, lead=HOSTILE, measure=HOSTILE),),
    )
    text = minutes_text(
        Minutes(HOSTILE, 2020, DAY, HOSTILE, HOSTILE, (page,), (Closure(2020, DAY, HOSTILE),))
    )
    assert "\x1b" not in text
    assert text.count("\u202e") == text.count("\u202c")
    html = MarkdownIt("commonmark").enable("table").render(text)
    for element in ("<b>", "<em>", "<script", "<a ", "<code", "<table", "<ul>\n<li>1.", "<h1># "):
        assert element not in html, element
    assert html.count("<h2>") == 4  # the page, the closing, the two lists
    assert "*bold*" in html


def test_a_meeting_writes_over_its_own_file_and_over_no_other(tmp_path: Path) -> None:
    theirs = tmp_path / "minutes-2021-03-12.md"
    theirs.write_text("mine\n", encoding="utf-8")
    path = write_minutes(tmp_path, MEETING)
    assert path.name == "minutes-2021-03-12-2.md"
    assert file_state(path) is FileState.OURS
    longer = replace(MEETING, present="Ana, Bo, Cy")
    assert write_minutes(tmp_path, longer, path) == path
    assert "Ana, Bo, Cy" in path.read_text(encoding="utf-8")
    # Another meeting of the day, and one whose file somebody edited, get files of their own.
    assert write_minutes(tmp_path, MEETING).name == "minutes-2021-03-12-3.md"
    path.write_text(path.read_text(encoding="utf-8") + "PS\n", encoding="utf-8")
    assert write_minutes(tmp_path, MEETING, path).name == "minutes-2021-03-12-4.md"
    assert path.read_text(encoding="utf-8").endswith("PS\n")
    assert theirs.read_text(encoding="utf-8") == "mine\n"
    path.unlink()
    assert write_minutes(tmp_path, MEETING, path) == path


def test_a_link_that_leads_nowhere_is_not_followed(tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere.md"
    (tmp_path / "minutes-2021-03-12.md").symlink_to(elsewhere)
    assert write_minutes(tmp_path, MEETING).name == "minutes-2021-03-12-2.md"
    assert not elsewhere.exists()


def test_a_folder_that_is_not_there_is_said_in_words(tmp_path: Path) -> None:
    with pytest.raises(ScorecardError, match=r"minutes-2021-03-12\.md: not written: no such file"):
        write_minutes(tmp_path / "gone", MEETING)


def test_a_full_disk_leaves_no_empty_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(ScorecardError, match="no space left"):
        write_minutes(tmp_path, MEETING)
    assert list(tmp_path.iterdir()) == []
