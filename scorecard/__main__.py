"""``python -m scorecard`` and the ``scorecard`` command: the door, kept light."""

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
    from scorecard.cli.main import run  # noqa: PLC0415 - only now is the rest needed

    return run(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
