"""The command `ofsted-letters`, also as `python -m ofsted_letters`."""

from __future__ import annotations

import gc
import io
import sys

FEW_COLLECTIONS = 50_000
"""New objects between two searches for garbage. Python's own 700 makes a hundred searches while modules are imported,
and finds nothing: 5 of 90 ms for a one-page letter."""


def main() -> None:
    """Run the command line; output is UTF-8 with LF on every system, whatever its code page."""
    gc.set_threshold(FEW_COLLECTIONS)
    try:
        from ofsted_letters.cli.app import app
        from ofsted_letters.cli.stopped import heed_termination

        heed_termination()
    except KeyboardInterrupt:  # before there is anything that could tell of it
        sys.exit(130)  # as `cli.app` ends when it is interrupted
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")
    app(prog_name="ofsted-letters")


if __name__ == "__main__":
    main()
