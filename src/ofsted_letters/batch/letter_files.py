"""One JSON file for each letter, in folders as the inputs have them.

The name is the input's with `.json` behind it, so that `a.pdf` and `a.txt` don't meet; where a file system can't
tell two names apart the later one gets a number. A folder never ends in `.json`, so that it can't be in a file's way.
"""

from __future__ import annotations

import hashlib
import os
import unicodedata
from pathlib import Path
from typing import TYPE_CHECKING

from ofsted_letters.batch.failures import BatchStopped
from ofsted_letters.batch.paths import is_below
from ofsted_letters.write.json import letter_json

if TYPE_CHECKING:
    from ofsted_letters.batch.rendered import Rendered
    from ofsted_letters.batch.store import Store

FOLDER = "letters"
SUFFIX = ".json"
LONGEST_NAME = 255
"""Bytes that a file system allows in one name."""


class LetterFiles:
    """letters/ in the output folder.

    Args:
        out: the output folder.
        part: a file in it, not there now, in which letters are written before they are put in place.
        store: remembers which files are ours.
    """

    def __init__(self, out: Path, part: Path, store: Store) -> None:
        self._out = out
        self._real_out = os.path.realpath(out)
        self._part = part
        self._store = store
        self._made: set[Path] = set()

    def add(self, rendered: Rendered) -> None:
        """Write the next letter."""
        if rendered.failure is not None:
            return
        target = self._claimed(rendered.relative)
        self._part.write_bytes(letter_json(rendered.letter))
        file = self._out / target
        self._make(file.parent)
        self._part.replace(file)

    def close(self) -> None:
        """Nothing to finish: each file is complete."""

    def _claimed(self, relative: str) -> str:
        """The file's path in the output folder, that no other input of this run has."""
        number = 1
        while not self._store.claim_file(target := target_of(relative, number), folded(target)):
            number += 1
        return target

    def _make(self, folder: Path) -> None:
        """Make a folder, unless a link that is there already leads elsewhere."""
        if folder in self._made:
            return
        folder.mkdir(parents=True, exist_ok=True)
        if not is_below(os.path.realpath(folder), self._real_out):
            raise BatchStopped(str(folder), "a link there leads outside the output folder", "remove it")
        self._made = {folder}


def target_of(relative: str, number: int = 1) -> str:
    """Where in the output folder an input's JSON goes.

    Args:
        relative: the input's own relative path.
        number: 1, or more for later inputs whose path would be the same.
    """
    *folders, name = relative.split("/")
    plain = [folder + "~" if folder.lower().endswith(SUFFIX) else folder for folder in folders]
    return "/".join([FOLDER, *plain, fitting(name, SUFFIX if number == 1 else f"~{number}{SUFFIX}")])


def fitting(name: str, ending: str) -> str:
    """A file name with an ending, shortened if the file system would refuse it, and then still unlike others."""
    whole = os.fsencode(name + ending)
    if len(whole) <= LONGEST_NAME:
        return name + ending
    ending = f"~{hashlib.sha256(whole).hexdigest()[:12]}{ending}"
    return os.fsencode(name)[: LONGEST_NAME - len(ending)].decode("utf-8", "ignore") + ending


def folded(target: str) -> bytes:
    """Equal for names that some file system takes for one."""
    return os.fsencode(unicodedata.normalize("NFC", target).casefold())
