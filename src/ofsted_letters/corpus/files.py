"""The files that letters were read from, and the way to them."""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from urllib.parse import quote

PAGES_OF_FILE = re.compile(r"#pages=\d+-\d+$")
"""What stands behind the path of a file for one of its letters."""


def way(pages: str, file: str, *, far: bool = False) -> str | None:
    """The way from the folder of the pages to a file, as a link has it.

    Args:
        pages: the folder of the pages; it need not be there.
        file: the file.
        far: also where only the user's home or the disk's root holds both: such a way names the user's folders.

    Returns:
        None where there is no such file here, or no way to it.
    """
    if "://" in pages or not Path(file).is_file():
        return None
    start, end = Path(pages).resolve(), Path(file).resolve()
    try:
        shared = Path(os.path.commonpath([start, end]))
    except ValueError:  # on another drive
        return None
    if not far and shared in (Path.home(), *Path.home().parents):
        return None
    return quote(Path(os.path.relpath(end, start)).as_posix())


def way_to_content(pages: str, name: str, sha256: str) -> str | None:
    """The way to the file of an input, unless the letter stands in another one, as that of JSON does.

    Args:
        pages: the folder from which the way leads.
        name: of the input, with the pages of one of several letters behind it.
        sha256: of the file that the letter stands in.
    """
    file = Path(PAGES_OF_FILE.sub("", name))
    found = by_content([file] if file.is_file() else [])
    return way(pages, str(file)) if sha256 in found else None


def by_content(files: Iterable[Path]) -> dict[str, Path]:
    """Files by the SHA-256 of what is in them; of several that are alike the first."""
    found: dict[str, Path] = {}
    for file in files:
        with file.open("rb") as stream:
            found.setdefault(hashlib.file_digest(stream, "sha256").hexdigest(), file)
    return found


def files_in(folder: Path) -> Iterator[Path]:
    """All files in a folder and its folders, in the order of their names; no hidden ones."""
    for file in sorted(folder.rglob("*")):
        if file.is_file() and not any(part.startswith(".") for part in file.relative_to(folder).parts):
            yield file
