"""What a command runs in: the tool, the computer, the terminal, letters, packages and disks."""

from __future__ import annotations

import codecs
import locale
import os
import platform
import re
import shutil
import sys
from contextlib import suppress
from importlib import metadata
from pathlib import Path
from typing import TextIO, TypeAlias

from rich.console import Console

import scorecard
from scorecard.cli.console import draws_unicode
from scorecard.folders import is_private
from scorecard.messages.catalogue import words
from scorecard.model.fault import Severity

Value: TypeAlias = str | int | bool | None
Facts: TypeAlias = dict[str, Value]


class Findings:
    """The facts of each part, and what is wrong with it, worst last as it was found."""

    def __init__(self) -> None:
        self.facts: dict[str, Facts] = {}
        self.wrong: list[tuple[str, Severity, str]] = []

    def note(self, part: str, what: str) -> None:
        """Add what deserves a look and keeps nobody from working."""
        self.wrong.append((part, Severity.WARNING, what))

    def fail(self, part: str, what: str) -> None:
        """Add what keeps somebody from working."""
        self.wrong.append((part, Severity.ERROR, what))


# The parts of a path that are nobody's: whatever else a folder is called may be private.
_KNOWN = frozenset(
    (
        *("~", "bin", "lib", "lib64", "usr", "local", "opt", "var", "tmp", "private", "mnt"),
        *("Library", "Caches", "Application", "Support", "AppData", "Local", "Programs", "Scripts"),
        *(".cache", "cache", ".local", "share", "state", "scorecard", "copies"),
        *("data", "readings.jsonl", "indicators.toml"),
        *("pipx", "uv", "tools", "venv", "venvs", ".venv", "site-packages", "dist-packages"),
    )
)
_PYTHON = re.compile(r"python3?(\.\d+)?(\.exe)?", re.IGNORECASE)


def told(path: Path) -> str:
    """Return a path without the names that people gave; the home folder is ~."""
    with suppress(OSError, RuntimeError, ValueError):
        path = path.absolute()
        path = "~" / path.relative_to(Path.home())
    anchor = path.anchor if len(path.anchor) <= len("C:\\") else "…"
    parts = [
        part if _KNOWN.issuperset(part.split(" ")) or _PYTHON.fullmatch(part) else "…"
        for part in path.parts[bool(path.anchor) :]
    ]
    return anchor + str(Path(*parts))


def look_around(found: Findings) -> None:
    """Find what the tool runs in, whatever it is asked about."""
    facts = found.facts
    facts["tool"] = _tool()
    facts["machine"] = _machine()
    facts["terminal"] = _terminal(found)
    facts["encodings"] = _encodings(found)


def _tool() -> Facts:
    package = Path(scorecard.__file__).parent
    checkout = (package.parent / "pyproject.toml").is_file()
    return {
        "version": scorecard.__version__,
        "installed": "checkout" if checkout else "package",
        "python": f"{platform.python_implementation()} {platform.python_version()}",
        "program": told(Path(sys.executable)) if sys.executable else None,
        "virtual": sys.prefix != sys.base_prefix,
    }


def _machine() -> Facts:
    distribution: Value = platform.mac_ver()[0] or None
    with suppress(OSError):
        distribution = platform.freedesktop_os_release().get("PRETTY_NAME")
    within = [place for place in ("/.dockerenv", "/run/.containerenv") if Path(place).exists()]
    if "microsoft" in platform.release().lower():
        within.append("WSL")
    return {
        "system": f"{platform.system()} {platform.release()} {platform.machine()}",
        "distribution": distribution,
        "container": bool(within),
        "processors": os.cpu_count(),
    }


# The least that the screens can be drawn in: columns and rows.
_ROOM = (60, 20)
# What environment variables are taken for; of another text nobody knows what it says.
_TERM = re.compile(r"[a-z0-9][a-z0-9.+-]{0,30}(?![\w-])", re.IGNORECASE)
_LOCALE = re.compile(
    r"(C|POSIX|[a-z]{2,3}(_[A-Z]{2})?)(\.[A-Z0-9-]{1,12})?(@[a-z]{1,8})?", re.IGNORECASE
)


def _variable(name: str, form: re.Pattern[str]) -> str | None:
    """Return an environment variable, … where it says more than such a one does."""
    text = os.environ.get(name, "")
    if not text:
        return None
    return text if form.fullmatch(text) else "…"


def _stream(stream: TextIO) -> str:
    return "terminal" if stream.isatty() else "pipe"


def _terminal(found: Findings) -> Facts:
    columns, rows = shutil.get_terminal_size((80, 24))
    term = _variable("TERM", _TERM)
    multiplexer = "tmux" if os.environ.get("TMUX") else None
    facts: Facts = {
        "input": _stream(sys.stdin),
        "output": _stream(sys.stdout),
        "errors": _stream(sys.stderr),
        "size": f"{columns}x{rows}" if sys.stdout.isatty() else None,
        "term": term,
        "window": _variable("TERM_PROGRAM", _TERM),
        "within": multiplexer or ("screen" if os.environ.get("STY") else None),
        "remote": bool(os.environ.get("SSH_CONNECTION")),
        "colours": Console().color_system or "none",
        "no_colour": bool(os.environ.get("NO_COLOR")),
    }
    if sys.stdout.isatty():
        if columns < _ROOM[0] or rows < _ROOM[1]:
            found.note("terminal", words.Doctor.SMALL.format(size=facts["size"]))
        if term in (None, "dumb", "unknown") and os.name != "nt":
            found.note("terminal", words.Doctor.DUMB)
    return facts


def _encodings(found: Findings) -> Facts:
    output = _codec(sys.stdout.encoding)
    if not draws_unicode():
        found.note("encodings", words.Doctor.NO_UNICODE.format(encoding=output))
    named = next((name for name in ("LC_ALL", "LC_CTYPE", "LANG") if os.environ.get(name)), "LANG")
    return {
        "of_output": output,
        "of_files": _codec(sys.getfilesystemencoding()),
        "of_locale": _codec(locale.getpreferredencoding(do_setlocale=False)),
        "locale": _variable(named, _LOCALE),
        "python_option": bool(os.environ.get("PYTHONIOENCODING")),
    }


def _codec(name: str | None) -> str | None:
    try:
        return codecs.lookup(name or "").name
    except LookupError:
        return None


# What is asked for by an extra: there or not, both are right.
_OPTIONAL = ("psycopg", "textual-serve")
_REQUIREMENT = re.compile(r"([\w.-]+)(?:\[[^\]]*\])?([^;]*)(;.*)?")
_BOUND = re.compile(r"(>=|<)\s*([\d.]+)")


def packages(found: Findings) -> Facts:
    """Return the versions of what scorecard stands on, and what of it is not as it must be."""
    try:
        lines = metadata.requires("scorecard") or []
    except metadata.PackageNotFoundError:
        lines = []
    needs: dict[str, tuple[str, bool]] = dict.fromkeys(_OPTIONAL, ("", False))
    for line in lines:
        match = _REQUIREMENT.fullmatch(line)
        if match is not None and (not match[3] or match[1] in needs):
            needs[match[1]] = (match[2].strip(), not match[3])
    facts: Facts = {}
    for name, (bounds, needed) in needs.items():
        try:
            version: str | None = metadata.version(name)
        except metadata.PackageNotFoundError:
            version = None
        facts[name] = version
        if version is None and needed:
            found.fail("packages", words.Doctor.NO_PACKAGE.format(package=name))
        elif version is not None and not fits(version, bounds):
            told_ = {"package": name, "version": version, "needs": bounds}
            found.fail("packages", words.Doctor.OLD_PACKAGE.format(**told_))
    return facts


def fits(version: str, bounds: str) -> bool:
    """Say whether a version is within bounds such as ``<9,>=8.3``."""
    has = _numbers(version)
    return all(
        has >= _numbers(bound) if sort == ">=" else has < _numbers(bound)
        for sort, bound in _BOUND.findall(bounds)
    )


def _numbers(version: str) -> tuple[int, ...]:
    return tuple(int(digits) for digits in re.findall(r"\d+", version)[:4])


# How folders begin that a program keeps the same on several computers, and what marks others.
_SYNCED = {
    "dropbox": "Dropbox", "onedrive": "OneDrive", "googledrive": "Google", "mydrive": "Google",
    "mobiledocuments": "iCloud", "icloud": "iCloud", "nextcloud": "Nextcloud",
    "owncloud": "ownCloud", "pcloud": "pCloud", "boxsync": "Box", "syncthing": "Syncthing",
}  # fmt: skip
_MARKS = {
    ".dropbox.cache": "Dropbox", ".stfolder": "Syncthing", ".nextcloudsync.log": "Nextcloud",
    ".owncloudsync.log": "ownCloud",
}  # fmt: skip


def disk_of(folder: Path) -> Facts:
    """Return what a folder that is there lies on: the disk, who else keeps it, how much is free."""
    real = Path(os.path.realpath(folder))
    way = (real, *real.parents)
    named = [
        name
        for part in real.parts
        for begin, name in _SYNCED.items()
        if part.casefold().replace(" ", "").startswith(begin)
    ]
    marked = [name for each in way for mark, name in _MARKS.items() if (each / mark).exists()]
    free: Value = None
    with suppress(OSError):
        free = shutil.disk_usage(real).free >> 20
    return {
        "disk": _file_system(real),
        "sync": next(iter(named + marked), None),
        "git": any((each / ".git").exists() for each in way),
        "free": free,
    }


def _file_system(path: Path) -> str | None:
    """Return the kind of the disk, as Linux names it; other systems do not say it so simply."""
    best, kind = -1, None
    with suppress(OSError):
        for line in Path("/proc/self/mountinfo").read_text("utf-8", "replace").splitlines():
            before, _, after = line.partition(" - ")
            place = Path(re.sub(r"\\(\d{3})", lambda code: chr(int(code[1], 8)), before.split()[4]))
            if path.is_relative_to(place) and len(place.parts) >= best:
                best, kind = len(place.parts), after.split()[0]
    return kind


def folder_facts(folder: Path) -> Facts:
    """Return what can be told of a folder of one's own that may not be there yet."""
    # Not Path.is_dir, which raises what a folder on the way says that nobody may look into.
    there = next(each for each in (folder, *folder.parents) if os.path.isdir(each))  # noqa: PTH112
    return {
        "where": told(folder),
        "private": is_private(folder) if there == folder else None,
        "writable": os.access(there, os.W_OK),
    }
