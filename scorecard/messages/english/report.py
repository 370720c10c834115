"""The report: headings, tables, charts, files."""

from __future__ import annotations

from typing import ClassVar

from scorecard.model.plan import Audience, Derivation, Section
from scorecard.model.reading import Flag, State
from scorecard.model.records import PriorityKind, PriorityState


class Charts:
    """The words of a report's charts."""

    TITLE = "{title} ({unit})"
    # Beside the marks, under the chart.
    READING = "reading"
    PROVISIONAL = "provisional"
    AT_LEAST, AT_MOST = "at least", "at most"
    RESTATED = "before it was restated"
    BASELINE = "baseline"
    PATH = "path"
    MILESTONE = "milestone"
    TARGET = "target"
    MUST_HOLD = "must hold every year"
    AHEAD = "at this pace"
    # Of a breakdown: whose a figure is, whose a target, and who has no line.
    PART = "{part}: {value}"
    LETTERED = "{letter} {part}"
    PART_TARGET = "target of {part}: {target}"
    HOLLOW, SMALL = "hollow: provisional", "small letter: provisional"
    NOT_DRAWN = "not drawn: {parts}"
    # Of an axis of values that zero is not on.
    NOT_FROM_ZERO = "axis starts at {value}, not at zero"
    # The data, a line a year, for those who hear the chart.
    ROW = "{year}: {parts}."
    PATH_AT = "path {value}"
    BASELINE_AT = "baseline {value}"
    WAS = "before it was restated {value}"
    TARGET_AT = "target {value}"
    AHEAD_AT = "at this pace {value}, between {low} and {high}"
    BREAK_AT = "the series starts anew"
    SEPARATOR = "; "
    # Numbers too long to be written out.
    POWER = "{mantissa} × 10{exponent}"


class Report:
    """The progress report."""

    # Only in a report's front matter: the language it is written in.
    LANGUAGE = "en"
    TITLE = "Progress in {year}"
    TITLED = "{title}: {strategy}"
    PARTS = "{title}, by {breakdown}"
    HEADING = "{label} {id}: {title}"
    PERIOD = "{first}–{last}"
    PERIOD_LINE = "Strategy period {period}."
    PERIOD_OF = "Strategy period {period}, {organisation}."
    FOR: ClassVar[dict[Audience, str]] = {
        Audience.BOARD: "For the board.",
        Audience.DONOR: "For donors.",
        Audience.PUBLIC: "For the public.",
    }
    KNOWN_ON = "As known on {day}."
    NEWEST = "The newest record used is of {day}."
    CLOSED = "The year was closed on {day}."
    LABELS: ClassVar[dict[str, str]] = {
        "goal": "Goal",
        "objective": "Objective",
        "indicator": "Indicator",
        "baseline": "Baseline",
        "target": "Target",
        "entity": "Entity",
    }
    SECTION: ClassVar[dict[Section, str]] = {
        Section.GLANCE: "At a glance",
        Section.SCORECARD: "Scorecard",
        Section.CHANGES: "What changed since {before}",
        Section.LAST_PRIORITIES: "Priorities, and what became of them",
        Section.DECISIONS: "Decisions",
        Section.CONTEXT: "Context",
        Section.GOALS: "",  # each goal has a heading of its own
        Section.RESTATEMENTS: "Restatements",
        Section.NEXT_PRIORITIES: "Priorities for {after}",
        Section.READINGS: "Readings by year",
        Section.DEFINITIONS: "Definitions, and what decided each status",
        Section.SOURCES: "Sources",
        Section.METHOD: "Method",
        Section.COMPARISON: "What other published methods would say",
        Section.DUE: "Still due for {year}",
    }
    ANNEX = "Annex {letter}: {title}"
    LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    STATUS, LATEST, EXPECTED, TREND = "Status", "Latest", "Expected", "Trend"
    INDICATORS, WHY = "Indicators", "Why"

    # Page one; what other faces say of it too stands with the review.
    STANDING = "{place}: {standing}."
    EMPTY = "the plan has no indicators to assess yet"
    QUOTED, QUOTED_ON = "“{text}” {beside}.", "“{text} …” {beside}."
    WAS = "{was}. {cause}."
    # How many have a reading, by how many were to have one: all, or all but those that need none.
    ENTRIES_NONE = "No reading was asked for in {year}."
    HAVE = {"one": "{number} has", "other": "{number} have"}
    ENTERED = {
        "one": "The one indicator has a reading for {year}.",
        "other": "Of {number} indicators, {entered} a reading for {year}.",
    }
    ENTERED_NONE = {
        "one": "The one indicator has no reading for {year} yet.",
        "other": "None of the {number} indicators has a reading for {year} yet.",
    }
    ENTERED_OF = {
        "one": "The one indicator that was to be read in {year} has its reading.",
        "other": "{number} indicators were to be read in {year}; {entered} a reading.",
    }
    ENTERED_NONE_OF = {
        "one": "The one indicator that was to be read in {year} has no reading yet.",
        "other": "{number} indicators were to be read in {year}; none has a reading yet.",
    }

    # What changed.
    MOVED = "Against {year}, {parts}{same}."
    MOVED_DUE = {
        "one": "1 indicator came due ({counts})",
        "other": "{number} indicators came due ({counts})",
    }
    MOVED_BEHIND = {
        "one": "1 fell behind what is asked without moving the wrong way",
        "other": "{number} fell behind what is asked without moving the wrong way",
    }
    MOVED_WORSE = {"one": "1 indicator is worse", "other": "{number} indicators are worse"}
    MOVED_BETTER = {"one": "1 indicator is better", "other": "{number} indicators are better"}
    MOVED_NEW = {"one": "1 is newly assessed", "other": "{number} are newly assessed"}
    MOVED_GONE = {"one": "1 is no longer assessed", "other": "{number} are no longer assessed"}
    MOVED_SAME = {"one": "; 1 kept its status", "other": "; {number} kept their status"}
    MOVE = "{was}, now {now}. {cause}: {titles}."
    MOVED_NONE = "Against {year}, no status of an indicator changed."
    TURNED = "Without the restatement of {figures}, {name} would be {was}, not {now}."
    RESTATED = {
        "one": "1 figure was restated after {day}.",
        "other": "{number} figures were restated after {day}.",
    }

    # Priorities and decisions.
    PRIORITIES = "Priorities for {year}: {texts}."
    SET_FOR = "Set for {year}"
    PRIORITY_KIND: ClassVar[dict[PriorityKind, str]] = {
        PriorityKind.OPERATIONAL: "Operational",
        PriorityKind.THEMATIC: "Thematic",
    }
    PRIORITY_STATE: ClassVar[dict[PriorityState, str]] = {
        PriorityState.PROPOSED: "Proposed",
        PriorityState.ADOPTED: "Adopted",
        PriorityState.DONE: "Done",
        PriorityState.CARRIED_OVER: "Carried over",
        PriorityState.DROPPED: "Dropped",
    }
    UNSETTLED = "Adopted; what became of it is not settled"
    STATE = "{state}."
    STATE_BECAUSE = "{state}: {because}"
    PRIORITY = "{kind}, for {about}."
    PRIORITY_FOR_ALL = "{kind}."
    PRIORITY_WHY = "{kind}, for {about}: {reason}."
    PRIORITY_WHY_FOR_ALL = "{kind}: {reason}."
    LEAD = "Lead: {lead}."
    MEASURE = "We will know by: {measure}"
    CARRIED_FROM = "Goes on with {ref}."
    CARRIED_TO = "Goes on as {ref} in {year}."
    VOTED = "Voted: {vote}."
    SEES_TO_IT = "{who} sees to it, by {day}."
    SEES = "{who} sees to it."
    DUE_BY = "Due by {day}."
    DONE_ON = "Done on {day}."
    OVERDUE_NOW = "Overdue."
    OPEN = "Open."
    ABOUT = "For {titles}."
    DECIDED = "{day}, {ref}"

    # Comments.
    DRAFT = "Draft."
    ONLY_FOR: ClassVar[dict[Audience, str]] = {
        Audience.DONOR: "For donors and the board.",
        Audience.BOARD: "For the board alone.",
    }
    DRAFT_ONLY_FOR = "{draft} {only}"
    COMMENT_MISSING = "A comment is asked for and not written yet."

    # Beside an indicator.
    SET_BY: ClassVar[dict[str, str]] = {
        "strategy": "Target set by the strategy.",
        "wording": "Target set after the strategy's wording.",
        "example": "Target set for this example.",
    }
    SET_BY_OTHER = "Target set by: {who}."
    TREND_IS = "Trend: {trend}."
    REVISED = "The first target was {first}; then {targets}."
    NO_SOURCE = "The {year} figure has no source."
    NO_SOURCE_OF = "No source is given for {names}."
    EVIDENCE = "Evidence for {year}: {evidence}"
    JUDGED = "judged"
    ACCUMULATED = "Yearly amounts, added up from the baseline on."
    DERIVED: ClassVar[dict[Derivation, str]] = {
        Derivation.SUM: "Computed as the sum of: {titles}.",
        Derivation.DIFFERENCE: "Computed as “{first}” less “{last}”.",
        Derivation.SHARE: "Computed as “{first}” in percent of “{last}”.",
    }
    SEPARATOR = "; "
    WITH_TITLE = "{title}: {sentence}"
    WITH_UNIT = "{title} ({unit})"
    HEADLINE = "As its headline, {title}."
    COUNTED_UP = "{counts}."
    # What a sentence of a whole ends with; beside a column of counts it is left out.
    COUNTED_AFTER = ": {counts}."
    # Why in a few words, for the narrow column of a table.
    WHY_EXPECTED = "{figure}, {expected} expected"
    WHY_TARGET = "{figure}, target {target}"
    # Why of a goal: its objectives by status, then its own indicators, which count as one more.
    WHY_PARTS = "{names} {status}"
    WHY_MANY = "{number} {status}"
    WHY_OWN = "its own indicators {counts}"
    SHORT_NAME: ClassVar[dict[str, str]] = {"goal": "Goal {id}", "objective": "Objective {id}"}

    # Annexes.
    CONTEXT = "What stands here is shown and never scored."
    RESTATEMENTS = "Figures that were changed after they had been reported, newest first."
    RESTATED_SINCE = "Restated after {day}, newest first."
    RESTATED_EARLIER = "Restated earlier:"
    RESTATED_ELSEWHERE = "Older ones stand with the readings by year."
    RESTATED_STEP = "{year}: from {was} to {now}, known from {day}, {reason}."
    PINS = "What reports that went out said, and what would come out instead today."
    # Beside a figure in a narrow column, with what each letter stands for.
    CAUTION: ClassVar[dict[State | Flag, str]] = {
        State.PROVISIONAL: "p",
        Flag.ESTIMATED: "e",
        Flag.LOW_RELIABILITY: "u",
        Flag.BREAK: "b",
    }
    CAUTION_LETTER = "{letter} {meaning}"
    CAUTION_MEANING: ClassVar[dict[State | Flag, str]] = {
        State.PROVISIONAL: "provisional",
        Flag.ESTIMATED: "estimated",
        Flag.LOW_RELIABILITY: "of low reliability",
        Flag.BREAK: "a break: not to be compared with earlier years",
    }
    MARKS_SEPARATOR = ", "
    MARKS_OF_TABLE = "A dot is nothing entered yet, a dash no data."
    NO_DATA_MARK, NOTHING_MARK = "–", "·"
    NO_DATA_BECAUSE = "{title}, {year}: no data, because {why}"
    MORE_CHARTS = "Charts:"
    DUE_GROUP = "{lacking}: {titles}."
    EVIDENCE_FILES = "Files kept beside the data:"
    LACKING: ClassVar[dict[str, str]] = {
        "missing": "No reading yet",
        "draft": "Only a draft",
        "provisional": "Provisional",
        "unsourced": "Without a source",
        "unpooled": "Without numerator and denominator",
        "comment": "Without the comment that is asked for",
    }
    UNJUDGED = "Not judged yet"
    UNSETTLED_PRIORITIES = "Priorities not settled"
    OVERDUE_DECISIONS = "Decisions overdue"
    NAMED = "{ref} {text}"
    EDITION = "edition {edition}"
    PAGE = "p. {page}"
    # The method, a paragraph each: what it is about, and what holds.
    DATED = "Targets with a date."
    DATED_TEXT = (
        "The latest reading is held against a straight path from the baseline through the "
        'milestones to the target; "expected" is the path\'s value in {year}. The ratio is the '
        "movement made since the baseline, divided by the movement expected by then. At or beyond "
        "the path, or from a ratio of {on_track}, an indicator is on track; from {at_risk} at "
        "risk; below that off track, and below −0.10 also moving away. A target that is met is "
        "achieved; one that is not met when its date has come is missed."
    )
    EVERY_YEAR = "Targets that hold every year."
    EVERY_YEAR_TEXT = (
        "On track while met; at risk when an earlier year broke it, or within the tolerance; off "
        "track while not met. At the end of the period achieved when every year met it, missed "
        "when any did not."
    )
    JUDGED_ONES = "Judged indicators."
    JUDGED_TEXT = "A person gives the status, with name and reason."
    ROLL_UP = "Objectives and goals."
    ROLL_UP_TEXT = (
        "Achieved and on track count 3 points, at risk 2, off track 1; missed, moving away and "
        "lost none. A weighted mean of more than 2.5 is on track, of more than 1.5 at risk, else "
        'off track; a part that was missed or is moving away holds the whole at "at risk" at '
        "best. Once the day of all has come, the whole is achieved, partly achieved from half of "
        "the weight on, else missed; what is not known decides only where it can. "
        "An objective with a headline takes that indicator's status. The counts stand beside the "
        "word, always."
    )
    MISSING = "Missing data."
    MISSING_TEXT = (
        "Nothing is filled in, and no data is not zero. A last reading more than {years} old gives "
        "no status. Where less than half of the weight could be assessed, the whole has no status."
    )
    # What other methods say: each in its own word, and how often it agrees.
    COMPARISON = (
        "What methods of others say of the same figures: each in its own word, and whether that "
        "is higher or lower than the status here. A dash: the method does not apply."
    )
    COMPARISON_COUNTS = (
        "How often each agrees with the status here, where both say something. Achieved counts as "
        "on track and missed as off track, as some have no word for them:"
    )
    METHOD_SAYS = "{word}"
    METHOD_HIGHER, METHOD_LOWER = "{word} (higher)", "{word} (lower)"
    # By whether it puts any higher, and any lower.
    METHOD_AGREES: ClassVar[dict[tuple[bool, bool], str]] = {
        (False, False): "{method} agrees on {agreed} of {number}.",
        (True, False): "{method} agrees on {agreed} of {number} and puts {higher} higher.",
        (False, True): "{method} agrees on {agreed} of {number} and puts {lower} lower.",
        (True, True): (
            "{method} agrees on {agreed} of {number}; it puts {higher} higher and {lower} lower."
        ),
    }
    NO_METHOD = "No other method says anything of: {titles}."
    CONTRIBUTION = "What the figures say."
    CONTRIBUTION_TEXT = (
        "They tell what happened, not who brought it about: others contribute to these results too."
    )
    EXCEPTIONS = "Exceptions."
    EXCEPTION_TEXT = (
        "On track from {on_track}, at risk from {at_risk}, too old after {years}: {titles}."
    )
    METHOD_TEXT = "By the method {method}: {titles}."
    MARKS = "Marks."
    MARKS_TEXT = (
        "A number in brackets leads to the list of sources; a baseline without one is "
        "stated in the plan."
    )
    MADE_BY = (
        "Made by scorecard {version} from the plan with the digest {plan} and records with the "
        "digest {data}."
    )
    UNKNOWN_DIGEST = "unknown"


class Minutes:
    """The minutes of a meeting as a text to be read aloud."""

    TITLE = "Minutes of the meeting of {day}"
    OF = "{strategy}. The meeting looked at {year}."
    TAKEN = "Minutes taken by {by}."
    PRESENT = "Present: {names}."
    DECIDED = "**Decided, {ref}.**"
    SET = "**Priority for {year}, {ref}, {state}.**"
    CLOSED = "Closing of the year"
    DECISIONS, ACTIONS = "All decisions", "Who does what"
    NO_DECISIONS = "No decision was taken."
    LISTED = "{text} ({ref})."
    # What was taken on no page, and a page of another year.
    ELSEWHERE = "Also decided"
    OF_YEAR = "{title}, {year}"
    ACTION_BY = "{who}, by {day}: {what}"
    ACTION = "{who}: {what}"
    ACTION_NOBODY = "By {day}: {what}"


class ReportFiles:
    """Reports as files: what was written, what was kept, and the page made of one."""

    PAGE_TITLE = " – "
    UNTITLED = "Report"
    CONTENTS = "Contents"
    SOURCE_LINK = "Source {number}"
    USED_IN = "Used in {places}"
    WRITTEN = "{path}: the progress report for {year}."
    CHARTS = {"one": "{folder}: 1 chart.", "other": "{folder}: {number} charts."}
    KEPT = "{path}: kept, for it was edited since it was written."
    BESIDE = "{beside}: the new report, beside it; to replace what is there, add --force."
    CHART_KEPT = "{path}: kept, for it is not as it was drawn; replace it with --force."
    OCCUPIED = "{path}: exists and is not a report; name another file, or replace it with --force"
    CHARTS_BLOCKED = (
        "{folder}: the charts go into a folder of this name, and something else stands there; move "
        "it, or add --no-charts"
    )
    FOLDER_NOT_MADE = "{folder}: not made: {why}; nothing was changed"
    REMOVED = "{path}: removed, for the report has no such chart any more."
    MORE = {
        "one": "… and 1 more line differs.",
        "other": "… and {number} more lines differ.",
    }
    NOT_COMPARED = "They differ in charts alone, or are too long to compare here."
    MAKING = "Making the report"
    DRAWING = "Drawing charts"
    PROGRESS = "{what}: {done} of {total}"


class Templates:
    """What is wrong with a report's templates."""

    NONE_THERE = "there is no template here; it must hold one or more of {names}"
    NO_TEMPLATE = 'there is no template "{name}"'
    IN_ITSELF = "a template includes itself, or a macro calls itself, without end"
    FILTER = 'the filter "{name}" can do nothing with a value of this sort ({sort})'
    FILTER_NOTHING = 'the filter "{name}" was given no value; ask for it with {{% if … %}} first'
    NOT_DONE = "this cannot be done: {what}"
    TOO_SLOW = "the templates did not come to an end within {seconds} seconds"
    TOO_MUCH = "this takes more memory than templates may have"
    BROKE_OFF = "the templates ended the program that ran them"
    LINK_OUT = "this link leads out of the plan's folder; put the templates themselves there"
    NO_SUCH_VALUE = 'there is no value "{name}"; docs/report.md lists those there are'
    NO_VALUE = "there is no value here; ask for it with {{% if … %}} first"
    NOT_PRINTED = "a template prints text and whole numbers, this is {sort}"
    ENDLESS = "this goes on without end"
    PRINTS_ENDLESSLY = "this prints without end"
    LONG = "this is too long"
    WOULD_BE_LONG = "this would be too long"
    WOULD_BE_LARGE = "this number would be too large"
    WOULD_BE_WIDE = "this would be too wide"
