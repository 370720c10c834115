"""Data packages: what their tables and columns are, what is left out, why one is not read."""

from __future__ import annotations

from typing import ClassVar


class DataPackage:
    """A package that is written."""

    TITLE = "{strategy}: {year}"
    TABLES: ClassVar[dict[str, str]] = {
        "strategy": "The strategy, and what this package says of it",
        "years": "Every year that is named, from which day to which it runs",
        "goals": "The goals, and where they stand",
        "objectives": "The objectives, and where they stand",
        "indicators": "The indicators, and where they stand",
        "levels": "The levels of scales, worst first",
        "entities": "What indicators are kept for by name, and where each stands",
        "deadlines": "The deadlines of entities, each after the first an extension",
        "parts": "The parts of breakdowns, and where each stands",
        "baselines": "Where indicators, entities and parts stood at the start",
        "targets": "The targets, each after the first a revision",
        "milestones": "Targets for years on the way",
        "readings": "The readings that stand, as they were entered",
        "figures": "The figures the scorecard goes by, computed ones too",
        "revisions": "Every revision of every reading",
        "judgements": "What people judged",
        "comments": "The comments that anybody may read",
    }
    FIELDS: ClassVar[dict[str, str]] = {
        "about": "The id of the goal, objective or indicator.",
        "accumulate": "Whether the amounts of the years are added up.",
        "active_from": "The first year it is kept.",
        "active_to": "The last year it is kept.",
        "aggregate": "How its figure is made of its entities.",
        "aim": "What is asked of the figure.",
        "as_of": "The day whose knowledge this is; empty where all that is known counts.",
        "because": "What it rests on.",
        "breakdown": "The breakdown it belongs to.",
        "by_day": "The day by which it is to be reached.",
        "by_year": "The year in which that day lies.",
        "computed": "Whether it was computed from other readings.",
        "context": "Whether it is for context, and not judged.",
        "day": "The day.",
        "decided": "When a revised target was decided.",
        "decimals": "How many decimals are shown.",
        "definition": "What it measures.",
        "derive": "How it is computed from others.",
        "derived_from": "The ids it is computed from.",
        "description": "What is said of it.",
        "direction": "Which way is good.",
        "entered_on": "The day it was entered.",
        "escaped": (
            "The columns of this row in which an apostrophe keeps a spreadsheet from running the "
            "text; take it off again."
        ),
        "every": "Every how many years it is kept; empty for every year.",
        "every_year": "Whether the target is for every year.",
        "expected": "What the path asked of the year.",
        "first": "The first year of those.",
        "first_day": "The day the year begins on.",
        "formerly": "Ids it had before.",
        "goal": "The goal it belongs to.",
        "granted": "The day an extension was given.",
        "headline": "The indicator whose status it takes.",
        "high_open": "Whether the upper end is none of what it may be.",
        "id": "Its id.",
        "in_force": "Whether the year is judged by it.",
        "is_year": "Whether only the year of the day was named.",
        "known_from": "The day from which it counts.",
        "kind": "What sort of value it takes.",
        "language": "The language of the plan, and of the sentences.",
        "last_day": "The day the year ends on.",
        "latest": "The day beyond which no deadline counts.",
        "level": "The key of the level.",
        "low": "The lower end of what it may be, or its total; or of what is asked.",
        "low_open": "Whether the lower end is none of what it may be.",
        "high": "The upper end of what it may be, or its total; or of what is asked.",
        "evidence": "Files it rests on, each with its digest.",
        "maximum": "The most it can be.",
        "method": "How it is judged.",
        "minimum": "The least it can be.",
        "number": "The first is 1.",
        "numbers": "How the people of the strategy write numbers.",
        "objective": "The objective it belongs to; empty where it is the goal's own.",
        "organisation": "Whose strategy it is.",
        "owner": "Who keeps it.",
        "parent": "The revision it was made over.",
        "period_first": "The first year of the strategy.",
        "period_last": "Its last year.",
        "position": "The number of the level, the worst 0.",
        "ratio": "How much of the expected movement was made.",
        "revision": "The number of the revision.",
        "sentence": "The status, said in a sentence.",
        "status": "Where it stands in the year of the scorecard.",
        "status_note": "What is to be said beside the status.",
        "status_reason": "Why there is no status.",
        "tags": "Its tags.",
        "target_set_by": "Who set the target.",
        "text": "How it is written.",
        "title": "Its title.",
        "tolerance": "How far off still counts as held.",
        "total": "The sum of the years so far, where amounts are added up.",
        "trend": "Which way the last readings lean.",
        "unit": "The unit of its figures.",
        "version": "The version of the program that wrote this package.",
        "weight": "How much it counts.",
        "why": "Why a target was revised.",
        "year_starts": "The month and day the years begin on; empty for 1 January.",
        "year_text": "How the year is written.",
    }
    FIGURE = (
        "As a number in the unit: the position of a level, 1 for yes and 0 for no; empty where "
        "there is none, and never 0 for it."
    )
    YEAR = "The year it begins in, of fiscal years too; the table years says how it is written."
    RULES = (
        "Left out: the rules of judging (cuts, methods' parameters, how goals add up), words of "
        "one's own and the settings of reports; they stand in the plan."
    )
    WORKED_OUT = (
        "Left out: what is worked out besides (counts, shares, pace, projection, confidence, how a "
        "status was decided); export --format json has it."
    )
    LANGUAGES = "Left out: the texts of the plan in other languages than this one."
    DRAFTS: ClassVar[dict[str, str]] = {
        "one": "Left out: 1 revision that is a draft.",
        "other": "Left out: {number} revisions that are drafts.",
    }
    UNKNOWN: ClassVar[dict[str, str]] = {
        "one": "Left out: 1 record of what is no indicator of the plan: {listed}.",
        "other": "Left out: {number} records of what is no indicator of the plan: {listed}.",
    }
    EARLIER: ClassVar[dict[str, str]] = {
        "one": "Left out: 1 earlier judgement or wording of a comment; export --history has it.",
        "other": (
            "Left out: {number} earlier judgements or wordings of comments; export --history has "
            "them."
        ),
    }
    FILES: ClassVar[dict[str, str]] = {
        "one": "Left out: 1 file that readings rest on; its name and digest are here.",
        "other": "Left out: {number} files that readings rest on; names and digests are here.",
    }
    COMMENTS: ClassVar[dict[str, str]] = {
        "one": "Left out: 1 comment that not everybody may read.",
        "other": "Left out: {number} comments that not everybody may read.",
    }
    BOARD: ClassVar[dict[str, str]] = {
        "one": "Left out: 1 priority, decision or closing of a year; export --history has it.",
        "other": (
            "Left out: {number} priorities, decisions and closings of years; export --history has "
            "them."
        ),
    }


class PackageFile:
    """A package that is read, or is not."""

    CHOSEN = "Read from the table {name} of the package."
    CHANGED = "{path} is not the file the package was made with: it was changed since."
    NO_TABLE_CALLED = "has no table {name}; it has {listed}"
    SEVERAL = "has readings in more than one table; name one with --sheet: {listed}"
    NONE = (
        "has no table of readings, which has the columns {columns}, or is like a sheet that can be "
        "imported; its tables are {listed}"
    )
    NO_FILE = "the table {name} is not in a file of its own, and is not read"
    ELSEWHERE = "the table {name} is on the network, and nothing is fetched; put its file beside it"
    OUTSIDE = "the table {name} is in a file outside the folder of the package, and is not read"
    ENCODING = "is not text in {encoding}, which the package says it is"
