"""``python -m scorecard`` and the ``scorecard`` command: the door, kept light."""

import atexit
import gc
import os
import sys
from contextlib import suppress

# Ctrl-C before anything is loaded that could answer it.
_STOPPED_EARLY = 130


def main() -> int:
    """Run the command line; ``--version`` is answered before anything is loaded.

    Returns:
        The exit code: 0 fine, 1 the plan, data or input is at fault, 2 wrong usage, 128 and the
        number of the signal where one ended it.
    """
    _open_closed_streams()
    if sys.argv[1:] in (["--version"], ["-V"]):
        from scorecard import __version__  # noqa: PLC0415 - nothing else may load

        # Past the buffer: what cannot be written is none of it, and refused as of every command.
        with suppress(OSError):
            os.write(sys.stdout.fileno(), f"scorecard {__version__}\n".encode())
            return 0
    try:
        return _run()
    except KeyboardInterrupt:
        return _STOPPED_EARLY


def _run() -> int:
    """Load the rest, run the command line, and return its exit code."""
    from scorecard import signals  # noqa: PLC0415 - only now is it needed

    # While a command loads nothing is begun, and when it is over all is said.
    signals.heed(lambda number: os._exit(signals.exit_code(number)))
    from scorecard.cli.main import run  # noqa: PLC0415 - only now is the rest needed

    code = 1
    try:
        signals.raise_stopped()
        code = run(sys.argv[1:])
    except KeyboardInterrupt as stop:
        code = signals.exit_code(stop)
    finally:
        gc.freeze()  # what is left goes with the program; Python would look all of it through
        signals.heed(lambda _: os._exit(code))
        # Python gives its handlers up before it has ended.
        atexit.register(signals.heed_none)
    return code


def _open_closed_streams() -> None:
    """Stand the null device in for a stream that the caller closed (``>&-``): nobody listens.

    In this order each gets the very descriptor that is closed, which no other file may get: what
    a program started from here says would end in that file.
    """
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: SIM115, PTH123


if __name__ == "__main__":
    sys.exit(main())
