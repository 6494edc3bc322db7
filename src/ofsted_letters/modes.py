"""Who may read and write a file."""

from __future__ import annotations

import os
import stat
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


def keep_mode(former: Path, new: Path) -> None:
    """Let a file that takes another's place be read and written by the same people."""
    if os.name != "nt" and former.is_file() and not former.is_symlink():
        new.chmod(stat.S_IMODE(former.stat().st_mode))
