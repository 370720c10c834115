"""Whether a file is still as this tool wrote it: it carries the digest of its own text.

The digest stands in a line of its own, where each format has room for such: in the front matter,
in the head of a page, in a remark. The line is left out of the text it vouches for, so that the
same report gives the same bytes.
"""

from __future__ import annotations

import re
from difflib import unified_diff
from enum import Enum, auto
from hashlib import sha256
from itertools import islice
from typing import TYPE_CHECKING, Final

from scorecard.files import read_text
from scorecard.report import OPENING

if TYPE_CHECKING:
    from pathlib import Path

# The line in front matter, in HTML and, at the end, in anything else.
_YAML: Final = 'report_digest: "{digest}"\n'
_META: Final = '<meta name="report-digest" content="{digest}">\n'
_REMARK: Final = "<!-- report_digest: {digest} -->\n"
_SEAL: Final = re.compile(
    r'^(?:report_digest: "(?P<yaml>[0-9a-f]{64})"|'
    r'<meta name="report-digest" content="(?P<meta>[0-9a-f]{64})">|'
    r"<!-- report_digest: (?P<remark>[0-9a-f]{64}) -->)\n",
    re.MULTILINE,
)
_FRONT: Final = re.compile(r"---\n.*?^(?=---\n)", re.DOTALL | re.MULTILINE)
_HEAD: Final = re.compile(
    r'<!DOCTYPE html>\n.*?^<meta charset="utf-8">\n', re.DOTALL | re.MULTILINE
)
_PICTURE: Final = re.compile(r"<svg\b.*?</svg>", re.DOTALL)
# A diff takes a time that grows with the product of both lengths.
_MOST_COMPARED: Final = 5000
_WIDEST: Final = 160


class Standing(Enum):
    """What stands where a file is to be written."""

    FREE = auto()
    OURS = auto()  # written by this tool, and not changed since
    EDITED = auto()  # written by this tool, and changed
    FOREIGN = auto()


def seal(text: str) -> str:
    """Return a text with the line that vouches for it; a text that has one gets it anew.

    Args:
        text: a report in Markdown or HTML, or a chart in SVG, with LF.
    """
    plain = unsealed(text)
    if not plain.endswith("\n"):
        plain += "\n"
    digest = _digest(plain)
    for opening, line in ((_FRONT, _YAML), (_HEAD, _META)):
        found = opening.match(plain)
        if found is not None:
            return plain[: found.end()] + line.format(digest=digest) + plain[found.end() :]
    return plain + _REMARK.format(digest=digest)


def unsealed(text: str) -> str:
    """Return a text without the line that vouches for it."""
    found = _SEAL.search(text)
    return text if found is None else text[: found.start()] + text[found.end() :]


def standing(path: Path) -> Standing:
    """Return what stands at a place; line ends that another system changed do not count."""
    if not path.exists():
        return Standing.FREE
    text = read_text(path)
    return Standing.FOREIGN if text is None else standing_of(text)


def difference(before: str, after: str, names: tuple[str, str], most: int) -> tuple[list[str], int]:
    """Return how two texts differ, as a unified diff, and how many more lines of it there are.

    Charts inside a page and the lines that vouch for it are left out of the comparison.

    Args:
        before: what stands there.
        after: what was to stand there.
        names: what to call them.
        most: so many lines of it at most; long lines are cut.

    Returns:
        The lines without line ends; none where the texts are alike, or too long to compare.
    """
    old, new = (_PICTURE.sub("", unsealed(text)).split("\n") for text in (before, after))
    if max(len(old), len(new)) > _MOST_COMPARED:
        return [], 0
    lines = unified_diff(old, new, *names, n=1, lineterm="")
    shown = [_cut(line) for line in islice(lines, most)]
    return shown, sum(1 for _ in lines)


def standing_of(text: str) -> Standing:
    """Return what a text is: ours, ours and edited since, or somebody else's."""
    found = _SEAL.search(text)
    if found is None:
        # The line may have gone with an edit, or the report be older than the line.
        return Standing.EDITED if text.startswith(OPENING) else Standing.FOREIGN
    told = found[found.lastgroup or 0]
    return Standing.OURS if told == _digest(unsealed(text)) else Standing.EDITED


def _digest(text: str) -> str:
    return sha256(text.encode("utf-8", "replace")).hexdigest()


def _cut(line: str) -> str:
    return line if len(line) <= _WIDEST else line[: _WIDEST - 1] + "…"
