"""``python -m scorecard`` and the ``scorecard`` command: the door, kept light."""

import atexit
import os
import signal
import sys
from contextlib import suppress


def main() -> int:
    """Run the command line; ``--version`` is answered before anything is loaded.

    Returns:
        The exit code: 0 fine, 1 the plan, data or input is at fault, 2 wrong usage.
    """
    _open_closed_streams()
    if sys.argv[1:] in (["--version"], ["-V"]):
        from scorecard import __version__  # noqa: PLC0415 - nothing else may load

        # Past the buffer: what cannot be written is none of it, and refused as of every command.
        with suppress(OSError):
            os.write(sys.stdout.fileno(), f"scorecard {__version__}\n".encode())
            return 0
    stops = signal.getsignal(signal.SIGINT) is signal.default_int_handler
    if stops:
        # While a command loads nothing is begun, and when it is over all is said.
        signal.signal(signal.SIGINT, lambda *_: os._exit(1))
    from scorecard.cli.main import run  # noqa: PLC0415 - only now is the rest needed

    code = 1
    try:
        if stops:
            signal.signal(signal.SIGINT, signal.default_int_handler)
        code = run(sys.argv[1:])
    except KeyboardInterrupt:
        pass  # pressed again while the first was told
    finally:
        if stops:
            signal.signal(signal.SIGINT, lambda *_: os._exit(code))
            # Python gives its handlers up before it has ended.
            atexit.register(signal.signal, signal.SIGINT, signal.SIG_IGN)
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
