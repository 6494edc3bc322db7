"""The command `ofsted-letters`, also as `python -m ofsted_letters`."""

from __future__ import annotations

import io
import sys

from ofsted_letters.cli.app import app


def main() -> None:
    """Run the command line; output is UTF-8 with LF on every system, whatever its code page."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")
    app(prog_name="ofsted-letters")


if __name__ == "__main__":
    main()
