"""``python -m scorecard`` and the ``scorecard`` command: the door, kept light."""

import gc
import sys


def main() -> int:
    """Run the command line; ``--version`` is answered before anything is loaded.

    Returns:
        The exit code: 0 fine, 1 the plan, data or input is at fault, 2 wrong usage.
    """
    if sys.argv[1:] in (["--version"], ["-V"]):
        from scorecard import __version__  # noqa: PLC0415 - nothing else may load

        sys.stdout.write(f"scorecard {__version__}\n")
        return 0
    # Commands are short: looking for garbage while modules load only delays the answer.
    gc.set_threshold(100_000)
    from scorecard.cli.main import run  # noqa: PLC0415 - only now is the rest needed

    code = run(sys.argv[1:])
    # Python would look through everything again for garbage; the system takes it all anyway.
    gc.freeze()
    return code


if __name__ == "__main__":
    sys.exit(main())
