"""Whether another program has a workbook open, by the lock file that it puts beside it."""

from __future__ import annotations

from pathlib import Path

LOCKS = {"Excel": "~${}", "LibreOffice": ".~lock.{}#"}
"""How each program calls the lock file of a workbook."""


def lock_of(workbook: Path) -> tuple[str, Path] | None:
    """The program that has a workbook open, and its lock file, which a crash may have left behind; None for none."""
    beside = ((program, workbook.with_name(name.format(workbook.name))) for program, name in LOCKS.items())
    return next(((program, lock) for program, lock in beside if lock.exists()), None)
