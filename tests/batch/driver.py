"""The command line with a parser of ours in the workers: `python -m tests.batch.driver PARSER batch ...`."""

import sys
from functools import partial

from ofsted_letters.__main__ import main
from ofsted_letters.batch import settings


def use(parser: str) -> None:
    """Have every batch started here parse with another function."""
    settings.Settings = partial(settings.Settings, parser=f"tests.batch.parsers:{parser}")  # type: ignore[assignment, misc]


if __name__ == "__main__":
    use(sys.argv.pop(1))
    main()
