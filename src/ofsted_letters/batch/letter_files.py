"""One JSON file for each letter, in folders as the inputs have them.

The name is the input's with `.json` behind it, so that `a.pdf` and `a.txt` don't meet; where a file system can't
tell two names apart the later one gets a number. A folder never ends in `.json`, so that it can't be in a file's way.
Names and paths that no file system would take are shortened.
"""

from __future__ import annotations

import hashlib
import os
from typing import TYPE_CHECKING

from ofsted_letters.batch.paths import joined
from ofsted_letters.write.json import letter_json

if TYPE_CHECKING:
    from ofsted_letters.batch.rendered import Rendered
    from ofsted_letters.batch.staging import Staging

FOLDER = "letters"
SUFFIX = ".json"
LONGEST_NAME = 255
"""Bytes that a file system allows in one name."""
LONGEST_PATH = 800
"""Bytes below the output folder: macOS allows 1,024 in a whole path, Linux 4,096."""


class LetterFiles:
    """letters/ in the output folder.

    Args:
        staging: has the files until they are put in place.
    """

    def __init__(self, staging: Staging) -> None:
        self._staging = staging

    def add(self, rendered: Rendered) -> None:
        """Write the next letter."""
        if rendered.has_line:
            self._staging.put(free_target(rendered.relative, self._staging), letter_json(rendered.letter))

    def close(self) -> None:
        """Nothing to finish: each file is complete."""


def free_target(relative: str, staging: Staging) -> str:
    """Where in the output folder the file of an input goes: a name that no other input of this run has."""
    number = 1
    while not staging.is_free(target := target_of(relative, number)):
        number += 1
    return target


def target_of(relative: str, number: int = 1) -> str:
    """Where in the output folder an input's JSON goes.

    Args:
        relative: the input's own relative path.
        number: 1, or more for later inputs whose path would be the same.
    """
    *folders, name = relative.split("/")
    below = "/".join(fitting(folder, "~" if folder.lower().endswith(SUFFIX) else "") for folder in folders)
    file = fitting(name, SUFFIX if number == 1 else f"~{number}{SUFFIX}")
    room = LONGEST_PATH - len(os.fsencode(f"{FOLDER}//{file}"))
    return joined(joined(FOLDER, fitting(below, "", room)), file)


def fitting(name: str, ending: str, longest: int = LONGEST_NAME) -> str:
    """A name with an ending, shortened if the file system would refuse it, and then still unlike others."""
    whole = os.fsencode(name + ending)
    if len(whole) <= longest:
        return name + ending
    ending = f"~{hashlib.sha256(whole).hexdigest()[:12]}{ending}"
    return os.fsencode(name)[: longest - len(ending)].decode("utf-8", "ignore") + ending
