"""A portfolio: many strategies on one page."""

from __future__ import annotations

from typing import ClassVar

from scorecard.model.portfolio import Combine


class PortfolioFile:
    """What is wrong in the file of a portfolio."""

    EMPTY = (
        "the file is empty; it begins with [portfolio] and a title, then has [[member]] with an id "
        "and a folder for each strategy"
    )
    KNOWN = "; known here are [portfolio], [[member]] and [[shared]]"
    NO_HEAD = '[portfolio] is missing; begin with it and title = "…"'
    NO_MEMBER = 'there is no member; add [[member]] with id = "…" and folder = "…"'
    TABLES: ClassVar[dict[str, str]] = {"member": "member", "shared": "shared"}
    ID_TAKEN = "this id is taken, see line {line}; each has one of its own"
    SAME_PLACE = (
        'its readings are those of "{other}", see line {line}; a strategy is named once, else it '
        "would count twice"
    )
    SAME_READINGS = (
        'its readings are those of "{other}"; a strategy is named once, else it would count twice'
    )
    NO_PLACE = (
        'where is it? Name its folder: folder = "…", or its plan: framework = "….toml", with '
        'data = "…" where its readings lie elsewhere'
    )
    TWO_PLACES = "name its folder or its framework, not both"
    DATA_OF_FOLDER = (
        'data goes with framework; write framework = "….toml" for the folder\'s plan, or leave '
        "data out"
    )
    ITSELF = "this is the portfolio itself; name a strategy"
    NO_SUCH_MEMBER = 'members: there is no member "{name}"{hint}'


class PortfolioWords:
    """What a portfolio says, on every face."""

    TITLE = "{title}: {year}{as_of}"
    AS_OF = ", as known on {day}"
    READ: ClassVar[dict[str, str]] = {
        "one": "1 strategy.",
        "other": "{number} strategies.",
    }
    NOT_READ: ClassVar[dict[str, str]] = {
        "one": "{read} of 1 strategy can be read.",
        "other": "{read} of {number} strategies can be read.",
    }
    LATEST = "{year} is the latest year that most of them have entered at least half of."
    NO_LATEST = (
        "There is no year of which most of them have entered at least half; {year} is shown, the "
        "latest in which one begins."
    )
    WITH_TAG = 'Those with the tag "{tag}" alone.'
    YEARS_DIFFER = "Not all count years alike: {members}."
    YEAR_RUNS = "{year} of {members} runs from {first} to {last}"
    SEPARATOR = "; "
    # Of one member.
    ENTERED = "{entered} of {expected} entered for {year}"
    COUNTS = "{counts}. {entered}."
    DUE = "Due: {counts}."
    NOT_DUE = "Nothing is due."
    MORE: ClassVar[dict[str, str]] = {
        "one": "1 more is missed or off track.",
        "other": "{number} more are missed or off track.",
    }
    NONE_WORST = "Nothing is missed or off track."
    OUTSIDE = "{year} lies outside its period, {first}–{last}."
    FAULTS: ClassVar[dict[str, str]] = {
        "one": "1 fault in its plan or data: {fault}",
        "other": "{number} faults in its plan or data; the first: {fault}",
    }
    FAULTY = "it is at fault in the portfolio's file"
    UNREAD = "cannot be read"
    UNREAD_BECAUSE = "Cannot be read:"
    NAMED = "{title} ({id})"
    TAGGED = "{title}: {tags}"
    HEADING = "{what}:"
    SENTENCE = "{text}."
    GOAL = "{id}  {title} ({text})"
    INDICATOR = "{title}: {text}"
    # Headings.
    STRATEGIES = "Strategies"
    SHARED = "Shared indicators"
    WORST = "Worst"
    GOALS = "Goals"
    MEMBER, STATUS, FIGURE, TARGET, SHOWS = "Strategy", "Status", "Figure", "Target", "Counts"
    TAGS, TO_DO, ID, GOAL_HEAD, ENTERED_HEAD = "Tags", "Due", "Id", "Goal", "Entered"
    MARKED = "{mark} {word}"
    # On the page for a browser.
    SKIP = "Skip to the strategies"
    FIND = "Find strategies"
    WITH_STATUS, ANY_STATUS = "With an indicator", "of any status"
    SHOWN = "{number} of {all} strategies shown"
    NONE_SHOWN = "No strategy is like that."
    OF_ALL = "What stands below each table is of all strategies."
    MADE = "Made with scorecard {version}."
    WRITTEN = "{path}: {title}."
    HOW: ClassVar[dict[Combine, str]] = {
        Combine.SUM: "summed",
        Combine.POOLED: "pooled",
        Combine.LIST: "listed",
    }
    # Of a shared indicator: what a side lacks, and what it comes to.
    APART: ClassVar[dict[str, str]] = {
        "unread": "cannot be read",
        "unknown": 'no indicator "{id}"',
        "faulty": "at fault in its plan",
        "no_figure": "no figure for {year}",
        "no_parts": "no numerator and denominator for {year}",
        "gap": "the amount of an earlier year is missing",
        "not_kept": "not kept in {year}",
    }
    SIDE = "{member}: {apart}"
    LACKING = "{apart}: {members}"
    SUM: ClassVar[dict[str, str]] = {
        "one": "Together {value}, of 1 strategy.",
        "other": "Together {value}, the sum of {number} strategies.",
    }
    POOLED: ClassVar[dict[str, str]] = {
        "one": "Together {value}, {base}, of 1 strategy.",
        "other": "Together {value}, {base}, pooled from {number} strategies.",
    }
    NO_TOTAL = "Nothing together: {why}."
    LISTED_DIFFER = "Compare with care: {why}."
    SPLIT: ClassVar[dict[str, str]] = {
        "kinds": "it is {each}",
        "units": "it is counted in {each}",
        "amounts": "it is {each}",
        "not_summed": 'only numbers are summed; combine = "pooled" takes percentages',
        "not_pooled": 'only percentages are pooled; combine = "sum" takes numbers',
        "open": "bounds of both sides leave it open",
        "too_large": "it is too large",
        "nobody": "no strategy has it",
    }
    EACH = "{what} for {members}"
    NO_UNIT = "no unit"
    TOTALS, AMOUNTS = "a total since the baseline", "the figure of a year"
    YEARS_OF_FIGURES = "The figures are not of the same twelve months."
    NO_MEMBER = "None of the strategies can be read."
    OPENING = "Opening the strategies"
    ONE_FACE = "--screen shows the portfolio by itself; leave --json, --markdown and --page out"
    NO_PLACES = (
        "a portfolio's file says where its plans and readings are; leave --framework and --data out"
    )
    NO_TAG = 'no strategy has the tag "{tag}"{hint}'


class PortfolioScreen:
    """What the screens over a portfolio say besides."""

    READ: ClassVar[dict[str, str]] = {
        "one": "{year}  {read} of 1 strategy",
        "other": "{year}  {read} of {number} strategies",
    }
    UNREAD = "This strategy cannot be read."
    NO_YEAR = "The strategies reach from {first} to {last}."
    PROBLEMS = "Problems"
    NO_PROBLEMS = "Nothing is wrong."
