"""Spreadsheets: delimiters, encodings, odd cells and numbers of every notation."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from fuzz.case import PLAN, STORE, Case
from fuzz.journals import EMPTY_STORE
from fuzz.material import DAYS, NUMBERS, YEARS, some, spoil_bytes, text
from fuzz.plans import readings, sources

if TYPE_CHECKING:
    from random import Random

_COLUMNS = (
    *("indicator", "year", "value", "entity", "numerator", "denominator", "qualifier", "state"),
    *(
        "flags",
        "source",
        "edition",
        "address",
        "page",
        "published",
        "note",
        "reason",
        "no_data",
        "by",
    ),
)
_HISTORY = (
    "type",
    "id",
    "at",
    "revision",
    "status",
    "because",
    "ref",
    "kind",
    "about",
    "text",
    "on",
)
_IDS = (
    *("ccm-states-parties", "casualties-mines", "ap-mine-use-states", "members", "share", "policy"),
    *("ccm-states-parties", "CCM-States-Parties", "voice", "unknown"),
)
SMALL_PLAN = """\
[strategy]
title = "Test strategy"
period = [2017, 2021]
[[goal]]
id = "I"
title = "A goal"
  [[goal.objective]]
  id = "1a"
  title = "An objective"
    [[goal.objective.indicator]]
    id = "members"
    title = "Members"
    baseline = { year = 2016, value = 100 }
    target = { at_least = 130, by = 2020 }
    [[goal.objective.indicator]]
    id = "share"
    title = "Share of women"
    kind = "percent"
    target = { at_least = 50, by = 2021 }
    [[goal.objective.indicator]]
    id = "policy"
    title = "Policy adopted"
    kind = "yes_no"
    target = { done = true, by = 2019 }
    [[goal.objective.indicator]]
    id = "plans"
    title = "Plans"
    kind = "scale"
    levels = { none = "N", weak = "W", strong = "S" }
    target = { reach = "strong", by = 2021 }
      [goal.objective.indicator.entities]
      chile = { title = "Chile" }
      peru = { title = "Peru" }
    [[goal.objective.indicator]]
    id = "voice"
    title = "Voice of survivors"
    kind = "qualitative"
"""


def csv_case(rng: Random, name: str) -> Case:
    """Return a spreadsheet that is looked at, taken in, and shown."""
    data = _table(rng)
    if rng.random() < 0.25:
        data = spoil_bytes(rng, data)
    if rng.random() < 0.3:
        files = {PLAN: sources()[-1].encode(), STORE: readings()}
    else:
        files = {PLAN: SMALL_PLAN.encode(), STORE: EMPTY_STORE}
    files["in.csv"] = data
    options = some(rng, ("--as-published", "--numbers=1,234.5", "--numbers=1.234,5"), 1)
    if rng.random() < 0.05:
        options = ["--numbers", text(rng)]
    commands = [
        ("import", "in.csv", "--dry-run", *options),
        ("import", "in.csv", "--yes", *options),
        rng.choice((("status",), ("check",), ("export", "-"), ("export", "-", "--history"))),
    ]
    return Case(name, files, tuple(commands))


def _table(rng: Random) -> bytes:
    columns = ["indicator", "year", "value", *some(rng, _COLUMNS[3:], 6)]
    if rng.random() < 0.1:
        columns += some(rng, _HISTORY, 6)
    rng.shuffle(columns)
    if rng.random() < 0.15:
        columns[rng.randrange(len(columns))] = rng.choice((text(rng), *_COLUMNS))
    out = io.StringIO()
    mark = rng.choice((",", ",", ";", "\t", "|"))
    ends = rng.choice(("\n", "\r\n"))
    if rng.random() < 0.5:
        lines = csv.writer(out, delimiter=mark, lineterminator=ends)
    else:
        lines = csv.writer(out, delimiter=mark, lineterminator=ends, quoting=csv.QUOTE_ALL)
    lines.writerow([rng.choice((column, column, column.upper())) for column in columns])
    for _ in range(rng.choice((0, 1, 2, 5, 20))):
        row = [_cell(rng, column) for column in columns]
        if rng.random() < 0.05:
            row = row[: rng.randrange(len(row) + 1)]
        if rng.random() < 0.05:
            row += [text(rng)] * rng.choice((1, 5))
        lines.writerow(row)
    written = out.getvalue()
    if rng.random() < 0.15:
        at = rng.randrange(len(written) + 1)
        written = written[:at] + rng.choice(('"', '""', mark, "\n", "\r", "\0", "'")) + written[at:]
    if rng.random() < 0.02:
        written += "x" * rng.choice((140_000, 3_000_000))
    return written.encode("utf-8", errors="surrogatepass")


def _cell(rng: Random, column: str) -> str:
    if rng.random() < 0.08:
        return text(rng)
    values = {
        "indicator": _IDS,
        "year": YEARS if rng.random() < 0.2 else ("2018", "2019", "2020"),
        "value": NUMBERS
        if rng.random() < 0.6
        else ("105", "yes", "no", "weak", "strong", "55.5", ""),
        "entity": ("", "", "chile", "Peru", "nobody"),
        "numerator": ("", "5", "12", *NUMBERS[:12]),
        "denominator": ("", "10", "0", *NUMBERS[:12]),
        "qualifier": ("", "exact", "at least", "at most", "about", "roughly"),
        "state": ("", "final", "provisional", "draft", "done"),
        "flags": ("", "estimated", "break", "low reliability", "estimated; break", ";;", "odd"),
        "published": ("", *DAYS),
        "reason": ("", "correction", "late data", "because"),
        "type": ("", "reading", "comment", "priority", "close", "odd"),
        "at": ("", "2019-01-01T00:00:00Z", *DAYS),
    }
    return rng.choice(values.get(column, ("", "", "words", "S", text(rng))))
