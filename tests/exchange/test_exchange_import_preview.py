from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from exchange_plan import PLAN, TODAY, preview, reading, row

from scorecard.exchange.import_preview import Answers, ImportPreview, preview_import
from scorecard.exchange.table import Row
from scorecard.messages.catalogue import words
from scorecard.model.reading import Flag, Qualifier, Source, State
from scorecard.model.records import Closure, Records
from scorecard.records.draft import Draft

DAY = date(2019, 8, 29)
LATER = date(2021, 9, 15)


def numbers(found: ImportPreview) -> tuple[list[int], list[int], list[int], list[int]]:
    """Return the row numbers that are new, changed, the same and refused."""
    return (
        [r.number for r in found.new],
        [r.number for r in found.changed],
        [r.number for r in found.same],
        [r.number for r in found.refused],
    )


def test_a_reading_without_a_revision_is_new() -> None:
    found = preview([row()], reading(year=2017))
    assert numbers(found) == ([2], [], [], [])
    assert found.new[0].what == "states 2018: 105"
    assert found.new[0].entry.value == "105"
    assert found.new[0].before is None
    assert found.seen == {found.new[0].entry.key: None}
    assert str(found) == "1 new, 0 changed, 0 the same, 0 refused"


def test_the_same_row_again_is_the_same() -> None:
    kept = reading()
    found = preview([row()], kept)
    assert numbers(found) == ([], [], [2], [])
    assert found.same[0].before == kept
    assert found.entries == ()
    assert found.seen == {}


def test_another_value_is_a_change_from_the_newest_revision() -> None:
    older = reading("r1", value="103")
    newer = reading("r2", value="1104", revision=2, parent="r1")
    found = preview([row(value="107")], older, newer)
    assert numbers(found) == ([], [2], [], [])
    assert found.changed[0].what == "states 2018: 1,104 becomes 107"
    assert found.changed[0].before == newer
    assert found.seen == {newer.key: "r2"}


def test_an_old_file_does_not_undo_a_correction() -> None:
    older = reading("r1", value="103")
    newer = reading("r2", value="105", revision=2, parent="r1", reason="correction")
    assert numbers(preview([row(value="103")], older, newer)) == ([], [], [2], [])
    back = reading("r2", value=None, retracted=True, revision=2, parent="r1", reason="wrong")
    assert numbers(preview([row(value="103")], older, back)) == ([], [], [2], [])


def test_the_published_day_tells_revisions_apart() -> None:
    first = reading("r1", "casualties", value="149", published=DAY, as_published=True)
    rows = [
        row(2, "casualties", value="149", published="2019-08-29"),
        row(3, "casualties", value="277", published="2021-06"),
        row(4, "casualties", value="149"),
    ]
    found = preview(rows, first)
    assert numbers(found) == ([], [3, 4], [2], [])
    assert found.changed[0].what == "casualties 2018: 149 becomes 277"
    assert found.changed[1].what == "casualties 2018: 149 stays, with another published"


@pytest.mark.parametrize(
    ("cells", "column"),
    [
        ({"state": "provisional"}, "state"),
        ({"qualifier": "about"}, "qualifier"),
        ({"flags": "break"}, "flags"),
        ({"note": "n"}, "note"),
        ({"source": "Monitor"}, "source"),
        ({"edition": "2019"}, "edition"),
        ({"address": "a"}, "address"),
        ({"page": "4"}, "page"),
        ({"reason": "correction"}, "reason"),
        ({"value": "", "no_data": "none held"}, "value"),
        ({"value": "", "retracted": "yes", "reason": "wrong"}, "value"),
    ],
)
def test_a_change_of_anything_said_is_a_change(cells: dict[str, str], column: str) -> None:
    found = preview([row(2, **cells)], reading())
    assert numbers(found) == ([], [2], [], [])
    what = found.changed[0].what
    assert column in what or "becomes" in what


def test_who_entered_it_and_a_reason_not_given_are_no_change() -> None:
    kept = reading(by="Ana", reason="late data", flags=(Flag.BREAK, Flag.ESTIMATED))
    found = preview([row(by="Ben", flags="estimated;break")], kept)
    assert numbers(found) == ([], [], [2], [])


def test_equal_numbers_are_the_same_however_written() -> None:
    kept = reading(indicator="amount", value="12.50")
    assert numbers(preview([row(indicator="amount", value="12.5")], kept))[2] == [2]
    assert numbers(preview([row(indicator="amount", value="12.51")], kept))[1] == [2]
    # The key of a level or words are no numbers, whatever they look like.
    kept = reading(indicator="voice", value="1.0")
    assert numbers(preview([row(indicator="voice", value="1.00")], kept))[1] == [2]


def test_a_former_id_finds_its_history() -> None:
    kept = reading(indicator="ccm-states")
    assert numbers(preview([row()], kept)) == ([], [], [2], [])
    assert numbers(preview([row(indicator="ccm-states")], kept)) == ([], [], [2], [])
    changed = preview([row(value="107")], kept)
    assert numbers(changed) == ([], [2], [], [])
    assert changed.seen == {changed.changed[0].entry.key: "r1"}


def test_every_problem_of_every_row_is_refused_with_its_column() -> None:
    rows = [
        row(2),
        row(3, indicator="stats", year="1"),
        row(4, value="NaN"),
        Row(5, Draft(), (("whole row", "has 2 cells"),)),
        row(6, indicator="total"),
    ]
    found = preview(rows)
    assert numbers(found) == ([2], [], [], [3, 3, 4, 5, 6])
    assert [(r.number, r.column) for r in found.refused] == [
        (3, "indicator"),
        (3, "year"),
        (4, "value"),
        (5, "whole row"),
        (6, "indicator"),
    ]
    assert str(found.refused[3]) == "row 5, whole row: has 2 cells"
    assert str(found) == "1 new, 0 changed, 0 the same, 4 refused"


def test_one_reading_twice_in_a_file_counts_once() -> None:
    found = preview([row(2), row(3), row(4, value="105.0")])
    assert numbers(found) == ([2], [], [3, 4], [])
    assert found.same[0].what == "states 2018: the same as row 2"


def test_one_reading_twice_with_different_values_is_refused_naming_both_rows() -> None:
    found = preview([row(2, value="105"), row(3, value="107"), row(4, indicator="amount")])
    assert numbers(found) == ([4], [], [], [2, 3])
    advice = "both for states 2018; keep one, or give each its own published day"
    assert str(found.refused[0]) == f"row 2, value: 105 here and 107 in row 3, {advice}"
    assert str(found.refused[1]) == f"row 3, value: 107 here and 105 in row 2, {advice}"


def test_a_row_that_contradicts_one_already_stored_is_refused_too() -> None:
    found = preview([row(2), row(3, value="107")], reading())
    assert numbers(found) == ([], [], [2], [3])
    assert "107 here and 105 in row 2" in found.refused[0].what


@pytest.mark.parametrize("order", [1, -1])
def test_rows_that_differ_in_something_else_are_refused_for_that(order: int) -> None:
    rows = [row(2, published="2019-08"), row(3, published="2019-08-31", reason="late data")]
    found = preview(rows[::order])
    assert [r.column for r in found.refused] == ["reason", "reason"]
    assert "published 2019-08-31; keep one" in found.refused[0].what
    assert "not as in row" in found.refused[0].what


def test_a_history_given_back_changes_nothing() -> None:
    older = reading("r1", value="103")
    newer = reading("r2", value="105", revision=2, parent="r1")
    assert numbers(preview([row(2, value="103"), row(3)], older, newer)) == ([], [], [2, 3], [])


def test_many_rows_of_one_identity_stay_quick() -> None:
    found = preview([row(n, value=str(n)) for n in range(2, 5002)])
    assert len(found.refused) == 5000


def closure(year: int, day: int, *, reopened: bool = False) -> Closure:
    return Closure(year, date(2020, 3, day), "Board", reopened)


@pytest.mark.parametrize(
    ("closures", "refused"),
    [
        ((), False),
        ((closure(2018, 1),), True),
        ((closure(2017, 1),), False),
        ((closure(2018, 1), closure(2018, 2, reopened=True)), False),
        ((closure(2018, 1), closure(2018, 2, reopened=True), closure(2018, 3)), True),
    ],
)
def test_history_is_not_back_filled_into_a_closed_year(
    closures: tuple[Closure, ...], refused: bool
) -> None:
    rows = [row(published="2019-08-29")]
    found = preview(rows, closures=closures, as_published=True)
    assert bool(found.refused) is refused
    if refused:
        assert found.refused[0].column == "year"
        assert "2018 is closed" in found.refused[0].what
    reasoned = [row(published="2019-08-29", reason="late data")]
    assert not preview(reasoned, closures=closures).refused
    assert not preview([row(reason="correction")], closures=closures, as_published=True).refused
    kept = reading(published=DAY, as_published=True)
    again = preview(rows, kept, closures=closures, as_published=True)
    assert numbers(again) == ([], [], [2], [])


def test_a_closed_year_takes_no_row_without_a_reason() -> None:
    closures = (closure(2018, 1),)
    found = preview([row(), row(3, year="2019")], closures=closures)
    (refusal,) = found.refused
    assert (refusal.number, refusal.column) == (2, "reason")
    assert refusal.what == (
        "is empty, and 2018 was closed on 1 March 2020 by Board; say why the row changes it"
    )
    # What stands already changes nothing, so it needs none.
    assert not preview([row()], reading(), closures=closures).refused


def test_the_rows_of_a_reading_are_stored_in_the_order_they_were_published() -> None:
    rows = [
        row(2, "casualties", value="9439", published="2021-01-05"),
        row(3, "states", "2017", value="102", published="2018"),
        row(4, "casualties", value="9500"),
        row(5, "casualties", value="8605", published="2017-12-14"),
        row(6, "casualties", value="9437", published="2018-11-20"),
    ]
    found = preview(rows, as_published=True)
    assert [r.number for r in found.new] == [5, 6, 2, 4, 3]
    assert [e.as_published for e in found.entries] == [True, True, True, False, True]
    kept = reading("r0", "casualties", value="1")
    found = preview(rows, kept, as_published=True)
    assert [r.number for r in found.changed] == [5, 6, 2, 4]
    assert [r.number for r in found.new] == [3]
    assert [e.value for e in found.entries] == ["102", "8605", "9437", "9439", "9500"]


def test_history_older_than_what_stands_says_so() -> None:
    kept = reading("r1", "casualties", value="277", entered_at=datetime(2021, 6, 1, tzinfo=UTC))
    found = preview(
        [row(2, "casualties", value="149", published="2019-08-29")], kept, as_published=True
    )
    assert found.changed[0].what == (
        "casualties 2018: 149, known from 2019-08-29, joins the history; 277 stands"
    )


def test_history_that_was_first_imported_as_news_stays_so_and_this_is_said() -> None:
    rows = [row(2, published="2019-08-29"), row(3, "casualties", published="2019-08-29")]
    kept = reading(published=DAY)
    back_filled = reading("r2", "casualties", published=DAY, as_published=True)
    found = preview(rows, kept, back_filled, as_published=True)
    assert numbers(found) == ([], [], [2, 3], [])
    assert len(found.remarks) == 1
    assert found.remarks[0].startswith("1 row is in the store already, unchanged")
    assert preview(rows, kept, back_filled).remarks == ()


def test_only_a_reading_there_is_can_be_taken_back() -> None:
    rows = [row(value="", retracted="yes", reason="entered twice")]
    found = preview(rows)
    assert [str(r) for r in found.refused] == ["row 2, retracted: there is no reading to take back"]
    found = preview(rows, reading())
    assert found.changed[0].what == "states 2018: 105 becomes taken back"
    assert found.entries[0].retracted


def test_words_for_what_a_reading_says() -> None:
    kept = [
        reading("a", "voice", value="\x1b[2J" + "x" * 100),
        reading("b", "states", value=None, no_data="none held"),
        reading("c", "casualties", value="5", qualifier=Qualifier.ABOUT),
    ]
    rows = [
        row(2, "voice", value="spoke"),
        row(3, "states"),
        row(4, "casualties", value="≥1234"),
    ]
    told = [r.what for r in preview(rows, *kept).changed]
    assert told[0].startswith("voice 2018: \\u001b[2Jxxx")
    assert told[0].endswith("… becomes spoke")
    assert told[1:] == [
        "states 2018: no data becomes 105",
        "casualties 2018: about 5 becomes at least 1,234",
    ]


def test_ten_thousand_rows() -> None:
    rows = [
        row(n + 2, "states", str(1900 + n % 120), value=str(n), published=f"{1900 + n // 120}")
        for n in range(10_000)
    ]
    found = preview(rows, as_published=True)
    assert len(found.new) == 10_000
    stored = tuple(
        reading(
            f"r{n}",
            year=e.year,
            value=e.value,
            published=e.published,
            as_published=True,
            state=State.FINAL,
            source=Source(),
        )
        for n, e in enumerate(found.entries)
    )
    again = preview_import(PLAN, Records(stored), rows, as_published=True, today=TODAY)
    assert (len(again.same), again.entries, again.refused) == (10_000, (), ())


def test_cells_that_say_there_is_no_figure_are_offered_as_no_data() -> None:
    rows = [row(2, value="n/a"), row(3, year="2019", value="\u2013"), row(4, year="2020")]
    asked = preview(rows)
    assert numbers(asked) == ([4], [], [], [2, 3])
    assert [each.number for each in asked.unanswered.no_figure] == [2, 3]
    assert asked.refused[0].what.startswith('"n/a" says that there is no figure; --no-data WHY')
    told = preview(rows, answers=Answers(no_data="the report is late"))
    assert numbers(told) == ([2, 3, 4], [], [], [])
    assert [each.entry.no_data for each in told.new] == ["the report is late"] * 2 + [""]
    # What a word means in a plan, and evidence in words, say something.
    assert numbers(preview([row(2, "plan", value="none"), row(3, "voice", value="none")]))[3] == []


def test_footnote_marks_are_offered_as_notes() -> None:
    rows = [row(2, value="123*", note="as of May"), row(3, year="2019", value="12 (a)")]
    asked = preview(rows)
    assert [each.number for each in asked.unanswered.marked] == [2, 3]
    assert asked.refused[0].what == (
        '"123*" is "123" with a footnote mark; --marks-as-notes keeps "*" as a note beside it'
    )
    told = preview(rows, answers=Answers(marks_as_notes=True, footnotes={"*": "estimate"}))
    assert [(each.entry.value, each.entry.note) for each in told.new] == [
        ("123", "as of May\n*: estimate"),
        ("12", "marked (a) where it was taken from"),
    ]


def test_a_name_a_person_gave_stands_for_its_indicator() -> None:
    rows = [row(2, "Parties")]
    asked = preview([row(2, "casualtys")])
    assert asked.unanswered.names == {"casualtys": ("casualties",)}
    told = preview(rows, answers=Answers({"Parties": "states"}))
    assert [each.entry.indicator for each in told.new] == ["states"]
    # One whose id left the plan stands for nothing.
    assert numbers(preview(rows, answers=Answers({"Parties": "gone"})))[3] == [2]


def test_a_row_tells_what_was_changed_here_since_its_sheet_was_made() -> None:
    first, second = reading(), reading("r2", value="107", revision=2, parent="r1")
    mine = row(2, value="106", seen="r1")
    told = preview([mine], first, second)
    assert told.refused[0].what == (
        "was changed here meanwhile: 107, by Ana on 1 March 2019; the sheet was made when it said "
        "105. --over-changes takes the row all the same"
    )
    assert told.unanswered.changed_since == ((mine, second),)
    assert (
        "when there was no reading"
        in preview([row(2, value="106", seen="none")], first).refused[0].what
    )
    # What was left as the sheet had it, or says what stands, changes nothing.
    assert numbers(preview([row(2, value="105", seen="r1")], first, second)) == ([], [], [2], [])
    assert numbers(preview([row(2, value="107", seen="r1")], first, second)) == ([], [], [2], [])
    over = preview([mine], first, second, answers=Answers(over_changes=True))
    assert over.changed[0].what == "states 2018: 107 becomes 106"
    assert over.seen == {second.key: "r2"}


def test_only_what_is_right_can_be_taken() -> None:
    rows = [row(2), row(3, "states", "2019", value="x"), row(4, "states", "2020", value="1060")]
    found = preview(rows, reading(year=2016), reading("r2", year=2017))
    assert numbers(found) == ([2, 4], [], [], [3])
    assert [each.number for each, _ in found.doubts] == [4]
    right = found.only_right()
    assert (numbers(right), right.doubts) == (([2], [], [], []), ())
    assert list(right.seen) == [reading().key]


def test_a_row_knows_the_reading_before_it_and_what_was_written() -> None:
    at_hand = (reading(), reading("r2", year=2016, value="90"), reading("r3", year=2020, value="9"))
    (found,) = preview([row(2, year="2019", value="at least 110")], *at_hand).new
    assert found.last == at_hand[0]
    assert found.understood == "at least 110"


def test_a_figure_that_stands_in_a_table_of_figures_alone_changes_nothing() -> None:
    held = reading(note="as of May", source=Source("Monitor"), published=date(2019, 2, 1))
    same = replace(row(value="105.0"), figure_only=True)
    assert [len(preview([same], held).same), len(preview([row()], held).changed)] == [1, 1]
    other = replace(row(value="106"), figure_only=True)
    found = preview([other], held)
    assert [entry.note for entry in found.entries] == [""]
    taken_back = replace(held, value=None, retracted=True)
    assert len(preview([same], taken_back).changed) == 1


def test_a_raised_digit_is_a_mark() -> None:
    found = preview([row(value="105¹")])
    assert [refusal.column for refusal in found.refused] == ["value"]
    assert "footnote mark" in found.refused[0].what


def test_a_row_of_a_workbook_for_staff_keeps_what_that_does_not_show() -> None:
    kept = reading(source=Source("Monitor", address="https://example.org"), flags=(Flag.ESTIMATED,))
    assert numbers(preview([row(2, source="Monitor", seen="r1")], kept)) == ([], [], [2], [])


def test_no_data_in_the_place_of_a_figure_is_asked_about() -> None:
    none = row(2, value="", no_data="not out yet")
    asked = words.Preview.NO_DATA_OVER.format(was="105")
    assert [what for _, what in preview([none], reading()).doubts] == [asked]
    assert preview([none]).doubts == ()
    assert preview([none], reading(value=None, no_data="later")).doubts == ()
