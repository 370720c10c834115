"""The interactive page: what it says of itself, its controls, its tables."""

from __future__ import annotations


class Page:
    """The interactive scorecard in one file."""

    TITLE = "{strategy}: scorecard of {year}"
    SKIP = "Skip to the indicators"
    YEAR, KNOWN = "Year", "As known"
    NOW = "now"
    ON_DAY = "on {day}"
    ON_CLOSING = "on {day}, when {year} was closed"
    # What stands above the indicators.
    GOALS = "Goals"
    STANDING = "{place}: {standing}"
    WORSE, BETTER = "For the worse", "For the better"
    INDICATORS = "Indicators"
    FIND = "Find indicators"
    STATUS = "Status"
    CHANGED = "Changed since {before} ({number})"
    CONTEXT, RETIRED = "For context", "No longer kept"
    OWNER, ANY_OWNER = "Owner", "any owner"
    TAG, ANY_TAG = "Tag", "any tag"
    SEARCH, SEARCHED = "Search", "title, sentence, source …"
    SORT = "Order"
    SORTS = {
        "": "as in the plan",
        "worst": "worst first",
        "title": "by title",
        "change": "by change",
    }
    EXPAND, COLLAPSE = "Open all", "Close all"
    CLEAR = "Show all"
    SHOWN = "{number} of {all} indicators shown"
    NONE_SHOWN = "No indicator is like that."
    # A line of the list.
    LATEST, TARGET, WAS = "Latest", "Target", "In {year}"
    NO_FIGURE = "no figure"
    # What a line opens to.
    CHART = "Chart: {finding}"
    WALK = "{title}: the arrow keys go from year to year. {finding}"
    CHART_HINT = "Point at the chart, or press the arrow keys, for its figures."
    POINT = "{year}: {parts}"
    POINT_SEPARATOR = "; "
    TABLE = "Table"
    CAPTION = "{title}, year by year"
    COLUMN_YEAR, COLUMN_FIGURE, COLUMN_FIGURE_IN = "Year", "Figure", "Figure ({unit})"
    COLUMN_PATH, COLUMN_NOTES, COLUMN_SOURCE = "Path", "Remarks", "Source"
    COLUMN_KNOWN, COLUMN_WAS, COLUMN_NOW, COLUMN_WHY = "Known from", "Was", "Now", "Why"
    PATH_OF, TARGET_OF, BASELINE_OF = "path {value}", "target {value}", "baseline {value}"
    DOWNLOAD, LINK, COPIED = "CSV", "Link", "Link copied."
    LINK_TO = "Link to {title}"
    DOWNLOAD_OF = "Download the table of {title} as CSV"
    SAID = "What staff say"
    SOURCES = "Sources"
    RESTATED, NEVER_RESTATED = "Restated", "Never."
    PINNED = "Told otherwise"
    CHANGE = "Since {before}"
    TREND = "Trend"
    PRIORITIES, DECISIONS = "Priorities", "Decisions"
    OF_ENTITY = "{year}, {entity}"
    REF = "{ref}: {text}"
    DEFINITION, OWNED, TAGS, ID = "Definition", "Owner", "Tags", "Id"
    MADE = "Made with scorecard {version}; plan {plan}, records {data}."


class PageFiles:
    """The interactive page as a file."""

    WRITTEN = "{path}: the interactive scorecard, {years}."
    MAKING = "Making the page"
    OPENED = "Opened in the browser: {address}"
    NOT_OPENED = "No browser could be opened; open this yourself: {address}"
