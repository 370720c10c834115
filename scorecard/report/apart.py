"""Templates of one's own, run in a process of their own that time, memory and output bound.

A sandbox says what a template may name, and never how much it may cost: a number that is squared
forty times fills any memory. So it runs where that ends with the process. The document goes in,
text or one fault comes back, and neither is more than data.
"""

from __future__ import annotations

import json
import os
import pickle
import signal
import subprocess
import sys
import threading
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from scorecard.messages import catalogue
from scorecard.messages.catalogue import words
from scorecard.model.fault import Fault, ScorecardError
from scorecard.report import render as rendering
from scorecard.report.render import check_folder, render

if sys.platform != "win32":
    import resource

if TYPE_CHECKING:
    from types import FrameType

    from scorecard.report.document import Document


class Limits(NamedTuple):
    """What templates of one's own may take: a report on 1,000 indicators takes a tenth of it.

    ``rounds`` and ``text`` are those of :mod:`scorecard.report.render`, ``memory`` is in bytes.
    """

    seconds: float = 10.0
    memory: int = 1 << 30
    rounds: int = rendering.MOST_ROUNDS
    text: int = rendering.MOST_TEXT


LIMITS = Limits()
# The process stops itself, and says where, before it is stopped.
_GRACE: Final = 2.0
_CODE: Final = (
    "__import__('sys').path[:]={path!r};"
    "__import__('scorecard.report.apart',fromlist=['child']).child()"
)


def render_apart(document: Document, folder: Path) -> str:
    """Run templates of a folder over a document, in a process of their own.

    Raises:
        ScorecardError: the folder holds no template of ours, or a template is at fault, or it
            takes more than it may; the fault names its file and line where it has one.
    """
    check_folder(folder)
    answer = _answer(pickle.dumps((document, str(folder), LIMITS, catalogue.chosen())), LIMITS)
    if isinstance(answer, str):
        raise ScorecardError(Fault(str(folder), answer))
    match answer:
        case {"text": str(text)}:
            return text
        case {"fault": [str(file), str(what), int(line)]}:
            raise ScorecardError(Fault(file, what, line))
    raise ScorecardError(Fault(str(folder), words.Templates.BROKE_OFF))


def _answer(asked: bytes, limits: Limits) -> Any:
    """Return what the process answered, or why it did not."""
    late: list[bool] = []
    with subprocess.Popen(  # noqa: S603 - Python itself, on a module of ours
        [sys.executable, "-I", "-c", _CODE.format(path=sys.path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    ) as process:

        def stop() -> None:
            late.append(True)
            process.kill()

        timer = threading.Timer(limits.seconds + _GRACE, stop)
        timer.start()
        # A letter may take six in JSON.
        most = limits.text * 6 + 10_000
        try:
            data = _told(process, asked, most)
        finally:
            timer.cancel()
            process.kill()
    if late:
        return words.Templates.TOO_SLOW.format(seconds=round(limits.seconds))
    if len(data) > most:
        return words.Templates.PRINTS_ENDLESSLY
    try:
        return json.loads(data)
    except (ValueError, RecursionError):
        return words.Templates.BROKE_OFF


def _told(process: subprocess.Popen[bytes], asked: bytes, most: int) -> bytes:
    """Hand a process what is asked, and return what it says, up to one byte more than ``most``."""
    if process.stdin is None or process.stdout is None:
        raise AssertionError  # both were asked for
    with suppress(OSError):  # it may end before it has read
        process.stdin.write(asked)
        process.stdin.close()
    return process.stdout.read(most + 1)


def child() -> None:
    """Render what standard input asks for, and answer on standard output: the whole process."""
    document, folder, limits, chosen = pickle.loads(sys.stdin.buffer.read())  # noqa: S301 - ours
    catalogue.use(*chosen)
    rendering.set_bounds(limits.rounds, limits.text)
    _limit(limits)
    try:
        answer: dict[str, object] = {"text": render(document, Path(folder))}
    except ScorecardError as error:
        fault = error.faults[0]
        place = fault if isinstance(fault, Fault) else Fault(folder, fault)
        answer = {"fault": [place.file, place.what, place.line]}
    sys.stdout.buffer.write(json.dumps(answer).encode("ascii"))
    sys.stdout.buffer.flush()
    os._exit(0)  # there is nothing to tidy up, and much to free


def _limit(limits: Limits) -> None:
    """Bound memory and time where the system can; the time is bounded from outside as well."""
    if sys.platform == "win32":
        return
    for bound, most in ((resource.RLIMIT_AS, limits.memory), (resource.RLIMIT_FSIZE, 0)):
        hard = resource.getrlimit(bound)[1]
        least = most if hard == resource.RLIM_INFINITY else min(most, hard)
        try:
            resource.setrlimit(bound, (least, hard))
        except (OSError, ValueError):
            continue  # macOS counts no address space

    def over(_number: int, _frame: FrameType | None) -> None:
        raise TimeoutError(words.Templates.TOO_SLOW.format(seconds=round(limits.seconds)))

    signal.signal(signal.SIGALRM, over)
    signal.setitimer(signal.ITIMER_REAL, limits.seconds)
