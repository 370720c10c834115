"""What is wrong with a plan."""

from __future__ import annotations

from typing import ClassVar


class PlanNames:
    """How the findings on a plan name what they speak of; its keys stay as they are written."""

    SAYS = "{name}: {what}"
    LEVELS: ClassVar[dict[str, str]] = {
        "goal": "goal",
        "objective": "objective",
        "indicator": "indicator",
    }
    NODE = "{level} {id}"
    # One without an id, by its position.
    NAMELESS = "{level} {number}"
    NAMELESS_OF = "{level} {number} of {holder}"


class PlanFile:
    """What stands in the way of reading a plan's file."""

    FOLDER = "this is a folder, not a file"
    NO_FILE = "this is a device or a pipe, not a file"
    MISSING = "there is no such file"
    THROUGH_FILE = "there is no such file: a folder in its path is a file"
    FORBIDDEN = "the file may not be read; ask whoever owns it"
    UNREADABLE = "the file cannot be read: {reason}"
    TOO_LARGE = "the file is larger than {most} MB; not a plan"
    EMPTY = (
        "the plan is empty; it begins with [strategy] (scorecard init DIR writes one to start from)"
    )
    UTF_16 = "the file is saved as UTF-16; save it as UTF-8"
    NUL = "a NUL byte stands here; this is not a text file, or it is not saved as UTF-8"
    NOT_UTF_8 = "the byte {byte} is not UTF-8; save the file as UTF-8"
    CARRIAGE_RETURN = (
        "a carriage return without a line feed; save the file with the usual line ends of Unix or "
        "Windows"
    )


class PlanSyntax:
    """What is no TOML."""

    NOT_TOML = "this is not TOML"
    BROKEN: ClassVar[dict[str, str]] = {
        "open_text": "a text is opened with quotes and never closed",
        "open_literal": "a text is opened with ' and not closed",
        "open_list": "a list is not closed, or a comma is missing; it stands between [ and ]",
        "open_table": (
            "a table in braces is not closed, or a comma is missing; it stands between {{ and }}"
        ),
        "no_equals": 'an "=" must follow the key; a key with spaces needs quotes',
        "open_header": "the header is not closed; it is written [name]",
        "open_headers": "the header is not closed; it is written [[name]]",
        "no_key": "a key is missing here",
        "digits": "a \\x, \\u or \\U must be followed by 2, 4 or 8 hexadecimal digits",
        "escape": "this escape names no character",
        "no_date": "there is no such date or time",
        "statement": "this line is neither key = value nor a [header]",
        "elsewhere": "this table is written elsewhere already; join the two",
        "closed": "this table is written in braces or as a list already; add there",
    }
    TOO_DEEP = "tables or lists are nested too deep, or a key has too many parts"
    TOO_LONG = "a number has too many digits"
    BACKSLASH = "a backslash must be doubled, or the text put between ' instead of \""
    HEADER_TWICE = "[{name}] stands twice; the first is in line {line}"
    HEADER_TWICE_MANY = (
        "[{name}] stands twice; the first is in line {line}; to have several, write double "
        "brackets: {header}"
    )
    KEY_TWICE = '"{key}" stands twice in one table; the first is in line {line}{several}'
    # How several are written, by the key of which there may be several.
    SEVERAL: ClassVar[dict[str, str]] = {
        "target": (
            "; a revised target goes in one list with the first: target = [{{ at_least = 130, "
            "by = 2020 }}, {{ at_least = 120, by = 2020, decided = 2019-11-30, "
            'why = "…" }}]; a target for a year on the way is a milestone: '
            "milestones = {{ 2018 = 110 }}"
        ),
        "baseline": (
            "; a baseline that starts the series anew goes in one list with the first: "
            "baseline = [{{ year = 2016, value = 100 }}, {{ year = 2019, value = 90 }}]"
        ),
        "deadline": (
            "; an extension goes in one list with the first: deadline = [2019-03-01, 2021-03-01]"
        ),
    }
    AFTER_SINGLE = (
        "{header} stands after [{name}] in single brackets, or after a table that belongs under "
        "it; write every {header} with double brackets, before what is in it"
    )
    CLASH = "this key or table is written elsewhere already; join the two"
    LINE_END = 'a text is not closed on its line; close it, or use three quotes: """…"""'
    CONTROL = "a control character ({code}) stands in the text; take it out"
    NO_VALUE = 'a value is missing after the "="'
    TRUTH = "write {truth} in small letters, without quotes, not {word}"
    CURLY = 'text stands between straight quotes, "…", not {quote}'
    NOT_A_VALUE = '"{word}" is not a value; text needs quotes: "…"'
    BOUND = "write the number alone, {number}, not {written}: at_least or at_most says the side"
    ABOUT = "write the number alone, {number}, not {written}"
    FRACTION = "write a decimal number, such as {number}, not the fraction {written}"
    SHORT_YEAR = "a date begins with its year, in four digits: 2018-12-31"
    LEADING_ZERO = "a number must not begin with 0"
    THOUSANDS = "write numbers without marks between thousands: {number}"
    DECIMAL_COMMA = "write numbers with a decimal point, not a comma: {number}"
    PERCENT = 'write {number}, not {written}; that it is a percentage, kind = "percent" says'
    UNIT = 'a number stands alone: {number}; what it counts belongs in unit = "{unit}"'
    UNIT_ALONE = "a number stands alone here: {number}"
    PART_OF_ONE = "write it as a part of 1: {number}"
    UNFINISHED = "a decimal point has digits before and after it; write {number}"
    NO_RANGE = "one value stands here, not two: {written}"
    HYPHENS = "a date is written with hyphens, without quotes: {day}"
    SPELT = "a date is written in digits, such as 2020-12-31; or write the year alone: {year}"
    INNER_QUOTES = 'a quotation mark within a text needs a backslash before it: \\"'
    LINE_OF_ITS_OWN = "each key begins on a line of its own: {rest}"
    LAST_MARK = 'take out the "{mark}" at the end of the line'
    NUMBER = "write the number without quotes or marks: {number}"
    IN_FULL = "write the number in full, with all its zeros, not {written}"
    MINUS = "a minus is written as a plain hyphen: {number}"
    TWO_YEARS = "two years are a list: [{first}, {last}]"
    RANGE = "two numbers are a list: [{low}, {high}]"
    DAY_FIRST = "a date begins with its year, without quotes: {day}"
    MONTH = "a date needs its day: {day}; or write the year alone: {year}"
    FISCAL = (
        "a year is one number: write {year}, the year in which {written} begins; year_starts in "
        "[strategy] says that years are fiscal"
    )
    YEAR_ALONE = "a year is one number, such as {year}"
    NO_NULL = (
        "{word} is no value; what is not known is left out, its key with it (a baseline without "
        "value takes that year's reading)"
    )
    ODD_SPACE = (
        "a character that looks like a space ({code}, often copied from a document or a web page) "
        "stands here; put an ordinary space in its place"
    )
    REMARK = "a remark begins with #, not {mark}"
    COLON = 'write "=" between a key and its value, not ":"'
    ACCENTS = 'a key with other letters than a to z needs quotes: "{key}"'
    APOSTROPHE = (
        'a text between \' ends at its first apostrophe; put the text between double quotes: "…"'
    )
    WINDOWS_PATH = (
        "the backslashes of a path must be doubled, or the path put between ' instead of \""
    )
    NO_DATE = "there is no such date; a date is written 2020-12-31"
    AFTER_NUMBER = '"{rest}" is left over behind the number; text needs quotes: "…"'
    LEFT_OVER = '"{rest}" is left over at the end of the line; a remark begins with #'


class PlanValues:
    """What a value of a plan is, and what is wrong with one."""

    TEXT = 'the text "{text}"'
    NUMBER = "the number {number}"
    DATE = "the date {date}"
    DATE_AND_TIME = "a date with a time"
    TIME = "a time of day"
    LIST = "a list"
    TABLE = "a table"
    NOTHING = "nothing"
    LONG_NUMBER = "of more than {digits} digits"
    # After the name of what holds the value, as in "target: at_least must be a number, not true".
    FLAWED = "{name} {flaw}"
    NOT_BOOL = "must be true or false, not {value}"
    NOT_LEVEL = "must be one of the levels {levels}, not {value}{hint}"
    NOT_NUMBER = "must be a number, not {value}{hint}"
    # Behind a fault, how it is written.
    HINT = "; {how}"
    BELOW = "is {value}, below min, {least}"
    ABOVE = "is {value}, above max, {most}"


class PlanTypes:
    """Keys that are missing, or hold what they cannot; ``{name}`` is the key's."""

    CANNOT = "{name} cannot be {value}"
    MISSING = "{name} is missing; add {key} = {example}"
    NOT_TEXT = '{name} must be text in quotes, such as "…", not {value}'
    NOT_NUMBER = "{name} must be a number, not {value}{unquote}"
    NOT_FINITE = "{name} must be a finite number, not {value}"
    NOT_WHOLE = "{name} must be a whole number, not {value}{unquote}"
    TOO_LARGE = "{name} is too large a number"
    NOT_BOOL = "{name} must be true or false, not {value}{unquote}"
    ONLY_TRUE = "{name} can only be true; where it is not, leave the key out"
    NOT_ONE_OF = "{name} must be one of {choices}, not {value}{hint}"
    UNKNOWN_WORD = '{name}: unknown word "{word}"{hint}'
    KNOWN = "; known are {names}"
    NOT_A_LIST = "{name} must be a list such as {example}, not {value}"
    NOT_A_TABLE = "{name} must be a table such as {example}, not {value}"
    NOT_A_RATIO = "{name} must be between 0 and 1 (0.95 stands for 95 %), not {value}"
    NOT_POSITIVE = "{name} must be more than 0, not {value}"
    TOO_MUCH = "{name} must be {most} or less, not {value}"
    NEGATIVE = "{name} must be 0 or more, not {value}"
    EVERY = "{name} must be 2 or more, not {value}: without it, it is kept every year"
    BLANK = "{name} must not be empty"
    LANGUAGE_TEXT = "{name}: what stands for {code} must be text in quotes"
    LANGUAGE_CODE = (
        '"{code}" is no code of a language; write {{ en = "…", fr = "…" }}, or the text alone'
    )
    LINE_BREAK = "{name} must stand on one line; take the line break out"
    CONTROL = "{name} holds a control character ({code}); take it out"
    CONTROL_OF_PATH = (
        "{name} holds a control character ({code}): a backslash in quotes makes one; double the "
        "backslashes of a path, or put the path between ' instead of \""
    )
    NOT_PRINTABLE = "not printable"
    SPACES = '{name} must not hold spaces: "{id}"; write a hyphen instead'
    TOO_LONG = "{name} is {number} characters long; at most {most} are possible"
    HYPHEN = "{name} must not begin with a hyphen: on the command line it would read as an option"
    NOT_A_YEAR = "{name} must be a year such as 2020, not {value}{unquote}"
    YEAR_RANGE = "{name} must be a year between 1900 and 2200, not {value}"
    YEAR_KEY = '{name}: "{key}" is not a year{hint}'
    YEAR_BEFORE = '; write a year such as 2018 before the "="'
    NOT_A_DAY = "{name} must be a date such as 2019-11-30, without quotes, not {value}{unquote}"
    NOT_A_YEAR_OR_DAY = (
        "{name} must be a year such as 2020 or a date such as 2020-12-31, not {value}{unquote}"
    )
    NOT_NUMBER_OR_LEVEL = (
        "{name} must be a number, or a level's name in quotes for a scale, not {value}"
    )
    NOT_A_CODE = '{name}: "{code}" is not {what}'
    CODES: ClassVar[dict[str, str]] = {
        "organisation": "an identifier, which has no spaces and none of / & | ?",
        "activity": "an identifier, which has no spaces and none of / & | ?",
        "sectors": "the code of a sector, five digits such as 15250",
        "countries": "the code of a country, two capital letters such as KE",
        "regions": "the code of a region, digits such as 298",
        "currency": "the code of a currency, three capital letters such as USD",
        "language": "the code of a language, two small letters such as en",
    }
    UNQUOTE = "; write it without the quotes"
    NO_POINT = "; write it without the point: {number}"
    LIST_COMMAS = "; write decimals with a point, and no marks between thousands"
    # How much a list or table must hold.
    WRONG_SIZE = "{name} needs {wanted}; it has {number}{hint}"
    ANOTHER_NUMBER = "another number"
    ANOTHER_SIZE = "another number of entries"
    CUTS = "{number} numbers, from the best cut to the worst"
    CUTS_OR_MORE = "at least {number} numbers, from the best cut to the worst"
    SIZES: ClassVar[dict[str, str]] = {
        "period": "two years, the first and the last",
        "between": "two numbers, the lowest and the highest",
        "levels": "at least two levels, worst first",
        "difference": "exactly two ids: the first minus the second",
        "share": "exactly two ids: the first as a share of the second",
        "sum": "the id of at least one indicator",
        "target": "at least one target",
        "baseline": "at least one baseline",
        "deadline": "at least one date",
        "sections": "at least one section",
        "sectors": "at least one code with its percentage",
        "countries": "at least one code with its percentage",
        "regions": "at least one code with its percentage",
        "window": "two years, the first and the last",
        "level_words": "at least three names, from the best level to the worst",
    }
    # How a value may look, where people choose the words in it.
    EXAMPLES: ClassVar[dict[str, str]] = {
        "done": "{{ done = true, by = 2020 }}",
        "levels": '{{ none = "no plan", strong = "a plan and a budget" }}',
        "level_words": '["met", "close", "far"]',
        "derive": '{{ sum = ["first-id", "second-id"] }}',
        "sum": '["first-id", "second-id"]',
        "difference": '["first-id", "second-id"]',
        "share": '["part-id", "whole-id"]',
        "id": '"a-short-name"',
        "labels": '{{ entity = "State Party" }}',
        "tags": '["funding", "states"]',
        "formerly": '["old-id"]',
        "members": '{{ kenya = "the-id-there" }}',
    }


class PlanKeys:
    """Keys and tables that stand where they do not belong."""

    LABELS_ELSEWHERE = (
        'labels are put into English sentences only; in a plan with language = "{language}" they '
        "change nothing"
    )
    UNKNOWN = 'unknown key "{key}"{hint}'
    KNOWN_HERE = "; known here are {names}"
    SLID = '"{key}" slid under {table}, because it stands after {header}; move it above that line'
    HEADLINE_SLID = (
        '"headline" belongs to the objective, but stands after {header}; move it above that line'
    )
    BELONGS_IN = '"{key}" belongs in [{table}]'
    YEARS_OF_TARGET = (
        "years are no keys of a target; what is to be reached by the last is the target, and the "
        "years before it are milestones: {example}"
    )
    YEARS_OF_BASELINE = "a year is no key of a baseline; write baseline = {example}"
    # What people look for under another name, by the key they write for it.
    OTHERWISE: ClassVar[dict[str, str]] = {
        "readings": (
            "readings do not stand in the plan; enter them with scorecard record ID YEAR VALUE, "
            "or many with scorecard import FILE"
        ),
        "disaggregation": (
            "figures of women and men, or by age, are told by breakdowns = {breakdowns}; what is "
            "kept for each state, region or partner is named under entities: {entities}"
        ),
        "frequency": (
            "every indicator is entered by the year; take the key out, and say in the definition "
            "how often it is measured"
        ),
    }
    AT_TOP: ClassVar[dict[str, str]] = {
        "objective": "an objective belongs under a goal; write [[goal.objective]]",
        "indicator": (
            "an indicator belongs under a goal; write [[goal.indicator]] or "
            "[[goal.objective.indicator]]"
        ),
    }
    NOT_A_TABLE = "must be a table, not {value}"
    NO_TABLE = "{header} must be a table, not {value}"
    ENTRY_NO_TABLE = "{level} {number} must be a table under {header}, not {value}"
    SINGLE = "write it with double brackets: {header}, not {single}"
    DOUBLE = "write it once, with single brackets: [{key}]"
    BEFORE_ANY = "{header} stands before any {parent}; begin with {parent}, its id and its title"
    NO_STRATEGY = '[strategy] is missing; begin with it, title = "…" and period = [2017, 2021]'
    NO_GOAL = "there is no goal; add [[goal]] with its id and title"
    NOTHING_IN: ClassVar[dict[str, str]] = {
        "goal": "has no objective or indicator",
        "objective": "has no indicator",
    }


class PlanHead:
    """The head of a plan, and how it is shown."""

    NUMBERS = (
        "numbers: {sample} does not show how numbers are written; write the number 1234.5 your "
        'way, for example "1,234.5" or "1 234,5"'
    )
    PERIOD = "period names the first year first: [{first}, {last}]"
    NO_LANGUAGE = 'there is no language "{language}"{hint}'
    LANGUAGES = "; there is {names}"
    DATES = (
        'dates: "{sample}" does not show how dates are written; write 31 December 2018 your way, '
        'for example "31/12/2018" or "2018-12-31"'
    )
    YEAR_STARTS = (
        "year_starts: {value} is not the month and day on which a year begins; write both in two "
        'digits, such as "07-01"'
    )
    SECTION_TWICE = 'sections names "{section}" twice'
    IATI_ACTIVITY = "activity begins with the organisation and a hyphen: {start}-…"
    IATI_SHARES = "{keys} come to {sum} %; what they are parts of is 100 %"
    TEMPLATES = "templates names a folder beside this file, such as templates"


class PlanIds:
    """Ids that are taken, or that nobody has."""

    TWICE = 'the id "{id}" is used twice; {holder} in line {line} has it already'
    FORMER_IS_ID = 'formerly: "{id}" is the id of {holder} in line {line}'
    FORMER_TAKEN = 'formerly: "{id}" is named already by {holder} in line {line}'
    NO_INDICATOR: ClassVar[dict[str, str]] = {
        "goal": '"{id}" is a goal, not an indicator',
        "objective": '"{id}" is an objective, not an indicator',
    }
    FORMER = '"{id}" is a former id; write "{now}"'
    UNKNOWN = 'unknown indicator "{id}"{hint}'
    NOT_ITS_OWN = '"{id}" is not an indicator of this objective{hint}'
    ITS_OWN = "; its indicators are {ids}"
    NO_NUMBER = '"{id}" is of kind {kind}; only numbers can be derived from'
    CIRCLE = "derive goes round in a circle: {ids}"


class PlanRules:
    """Keys of one indicator that do not fit together."""

    CUTS_CROSSED = "at_risk, {at_risk}, must not be above on_track, {on_track}"
    BELONGS = "{key} belongs to kind {kinds}; this indicator is {kind}"
    NO_LEVELS = "a scale needs its levels, worst first: levels = {example}"
    BOUNDS = "max, {most}, must be above min, {least}"
    EXCLUDE = "{keys} exclude each other"
    NO_START = "accumulate needs a baseline with a value: the sum starts from it"
    NO_START_VALUE = "with accumulate it needs a value: the sum starts from it"
    SUM_EVERY_YEAR = "every_year does not go with accumulate, which sums over years"
    FIRST_ALONE = "first goes with every: every = 5, first = 2018"
    EVERY_AMOUNT = "every does not go with accumulate, which needs the amount of each year"
    EVERY_DEADLINE = "every does not go with deadlines: each is asked about when its day has come"
    NO_FIRST = "every needs the first year of its rounds; add first = 2018, or a baseline"
    NO_DERIVATION = "needs one of sum, difference or share"
    INPUT_TWICE = '{rule} names "{id}" twice'
    NO_YEARS = "needs from, to or both: active = {example}"
    YEARS_CROSSED = "from, {first}, is after to, {last}"


class PlanDoubts:
    """What can never be judged, hides figures, or is hardly meant."""

    # Why an indicator never has a status, as the rest of a sentence.
    CONTEXT = "is context: shown, never scored"
    NO_TARGET = "has no target"
    HEADLINE = (
        'headline: "{id}" {why}, so the objective would never have a status; name another '
        "indicator, or take headline out"
    )
    NO_FIGURE = (
        '"{id}" is kept per entity and makes no figure of them, so nothing can be derived from it; '
        'say which figure with aggregate = "count", "share", "sum", "mean" or "pooled" there'
    )
    PRIORITY = (
        'the id "{id}" looks like the number of a priority, and history would tell both under '
        "one name; choose another, with the old one in formerly"
    )
    DECISION = (
        'the id "{id}" looks like the number of a decision, and history would tell both under '
        "one name; choose another, with the old one in formerly"
    )
    UNIT = 'unit = "{unit}" on a number; a percentage is kept with kind = "percent", without a unit'
    DECIMALS = (
        "{name}, {value}, has more decimals than decimals = {decimals} shows; write "
        "decimals = {needed}"
    )
    FRACTION = (
        "{name}, {value}, stands beside {other}; a percent is written in hundredths: is {meant} "
        "meant?"
    )
    BEYOND = "at_least, {value}, can never be reached: the most a {how} can be here is {most}"
    TAG = 'the tag "{tag}" is written "{first}" elsewhere; write both alike'
    OWNER = 'the owner "{owner}" is written "{first}" elsewhere; write both alike'
    DUE_AFTER = "is due in {due}, and nothing is kept after {last}"
    DUE_BEFORE = "is due in {due}, before anything is kept: that begins in {first}"
    DUE_EARLY = "is due in {due}, before the strategy begins in {first}"
    DECIDED_LATE = "was decided on {day}, after its own year, {due}, had ended"
    DUE_BETWEEN = (
        "is due in {due}, in which no figure is: it is kept every {every} years, {before} and then "
        "{after}"
    )
    NO_ROUND = "none of its years lies in the period: the next are {first} and {second}"
    GONE = "its last deadline is {day}, and it is kept no longer than {last}"
    ALWAYS_MET = "{aim} can never be missed: every reading that is allowed meets it"


class PlanTargets:
    """Targets, and the path to them."""

    NO_AIM = "says nothing to reach; add {aims}"
    AIMS = "at_least, at_most or between"
    TWO_BOUNDS = "{keys} exclude each other; for two bounds write between = [40, 60]"
    WRONG_AIM = "{aim} does not fit kind {kind}; write {aims}"
    BETWEEN = "between names the lowest value first: [{low}, {high}]"
    BETWEEN_BY = "between must hold every year; write every_year = true instead"
    NO_DATE = "does not say by when; add by = 2020, or every_year = true"
    TOLERANCE_ONCE = "tolerance only goes with every_year = true"
    TOLERANCE = "tolerance only goes with numbers"
    FIRST_DECIDED = "the first target holds from the start; decided belongs to those after it"
    NO_DECISION = "a revised target needs the date of its decision: decided = 2019-11-30"
    NO_REASON = 'a revised target needs a reason: why = "…"'
    DECIDED = "decided, {day}, is not after the target before it, {before}"
    DIRECTION = "direction is not needed; the target says it"
    DIRECTIONS = 'direction "{direction}" disagrees with the target, {aim}; take one of them out'
    BASELINE_TWICE = "another baseline has the year {year} already"
    BASELINE_LATE = "its year, {year}, is not before the target's year, {due}"
    BASELINE_MEETS = "already meets the target"
    MILESTONES_ALONE = "milestones lead to a target, and there is none"
    MILESTONES_HELD = "milestones lead to a target with by; this one holds every year"
    MILESTONE_LATE = "milestones: {year} is not before the target's year, {due}"
    MILESTONE_EARLY = "milestones: {year} is not after the baseline's year, {start}"
    MILESTONE_BEFORE = "milestones: {year} is not after the year before the period, {start}"
    MILESTONE_BACK = "milestones: {year}, {value}, turns back from the target"
    MILESTONE_BEYOND = (
        "milestones: {year}, {value}, goes beyond the target, and the path turns back after it"
    )


class PlanMethods:
    """The published methods: their parameters, and what they are for."""

    WRONG_KIND = "method {method} is for kind number or percent; this one is {kind}"
    EVERY_YEAR = "method {method} needs a target with by, not every_year"
    GROWTH = "method growth is for indicators without a target"
    NO_TARGET = "method {method} needs a target; there is none"
    NO_WAY = "method {method} needs a target, or a direction that says which way is good"
    FALLING = "{key} go from the best to the worst, each below the one before it"
    ONE_WAY = "level_cuts must all rise or all fall, from the best to the worst"
    LEVELS = "{cuts} level_cuts part {parts} levels, and level_words has {levels}"
    LEVELS_USUAL = (
        "{cuts} level_cuts part {parts} levels, and without level_words there are {levels}"
    )
    BOUNDS = "must all rise or all fall from the worst to the best: {keys}"
    WINDOW = "window names the first year first"


class PlanPins:
    """What is wrong with a pin of a plan."""

    NAMED = "pin {name}"
    NOTHING_SAID = "what was said? Add the figure: value = …, or the status: status = …, or both"
    YEAR_AFTER = "year is {year}, after the strategy's last year, {last}"
    NOT_BEGUN = "year is {year}, which had not begun on {on}"
    TWICE = (
        "the same is pinned in line {line}; what one report says of a figure and its status goes "
        "in one [[pin]]"
    )
    NO_STATUS = "the part of an entity has a figure and no status; pin the figure alone"
    NO_ENTITY = 'entity: the indicator has no entity "{name}"{hint}'
    NO_PART = 'part: the indicator has no part "{name}"{hint}'
    IN_WORDS = "is no figure, for evidence is told in words; pin the status alone"
    NOT_DONE = "must be true, false, or when it was done, such as 2019-03-01, not {value}"


class PlanParts:
    """The breakdowns of an indicator and their parts."""

    NO_BREAKDOWNS = (
        "{key} is for the parts of breakdowns, and there are none; write breakdowns = {example}"
    )
    WRONG_KIND = "breakdowns belong to kind {kinds}; this indicator is {kind}"
    DERIVED = (
        "what is derived from other indicators has no readings, and so none of its parts; "
        "derive and breakdowns exclude each other"
    )
    NO_ADDING = (
        "with entities, the figure of a part is made of theirs; say how with aggregate = "
        '"sum" or "mean"'
    )
    TWICE = (
        'breakdowns: "{part}" is a part already, of {breakdown}; each part has a name of its own'
    )
    ALONE = (
        'breakdowns: a part alone does not add up to the whole; name the other parts of "{name}", '
        "or write adds_up = false"
    )
    UNKNOWN = 'parts: "{part}" is no part of its breakdowns{hint}'
    KNOWN = "; they have: {names}"
    FORMER_TAKEN = 'formerly: "{part}" is {holder}, a part already'
    NO_START = (
        "with accumulate a part with a target needs a baseline of its own, for that of the whole "
        "is not zero: write baseline = {{ year = 2016, value = 0 }}"
    )


class PlanEntities:
    """The states, regions or partners of an indicator."""

    NO_FIGURE = "aggregate makes a figure of entities, and there are none"
    NO_DEADLINES = "latest is for entities with deadlines, and there are none"
    NOT_A_TABLE = "entities must be a table such as {example}; not {value}"
    EMPTY = "entities must be a table such as {example}; it is empty"
    ENTRY_NO_TABLE = "{name} must be a table such as {example}, not {value}"
    DEADLINE_OR = "{key} and deadline exclude each other: a deadline asks whether it is done"
    FIRST_GRANTED = "deadline 1 is the original one; granted belongs to the extensions after it"
    NOT_AFTER = "deadline {number}, {day}, is not after the one before, {before}"
    GRANTED_LATE = "deadline {number}, {day}, lies before it was granted, {granted}"
    GRANTED_EARLY = "deadline {number} was granted before the one before it, {before}"
    FORMER_TAKEN = 'formerly: "{id}" is {holder}, an entity already'
    QUALITATIVE = "kind qualitative has no entities"
    DERIVED = "an indicator with entities is made of theirs; derive and entities exclude each other"
    COUNT_OF_SUMS = "accumulate does not go with aggregate {how}"
    WHICH_FIGURE = (
        "{key} is for the figure that the entities make; say which with aggregate = "
        '"count", "share", "sum", "mean" or "pooled", or give each entity its own'
    )
    NO_ADDING = "{how} needs figures, and {entity} has a deadline"
    NO_SHARE = "share needs a deadline, or a target with by, for each; {entity} has none"
    NO_COUNT = "count needs a deadline or a target for each; {entity} has none"
    NO_NUMBERS = "{how} needs numbers; this indicator is {kind}"
    NO_PERCENT = (
        '{how} adds up the numerators and denominators of percentages: it needs kind = "percent", '
        "and this indicator is {kind}"
    )
