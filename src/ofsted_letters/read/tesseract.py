"""Tesseract, through its own command: a picture of a page in, its words with their boxes out, no file in between."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from ofsted_letters.errors import RecognitionFailed

if TYPE_CHECKING:
    from PIL.Image import Image

LANGUAGE = "eng"
LAYOUT = "4"
"""One column of text: what stands beside it comes in the same line, and gaps tell it apart. With more columns allowed
the numbers of a report's paragraphs, far out in the margin, were left out."""
ONE_LINE = "7"
LONGEST = 40.0
"""Seconds for one page, after which it hangs: a full page takes 1 to 5, and 12 where much else runs. Twice as long is
within the time for a letter (`batch.limits.allowed`), so that the pages behind one that hangs are read."""
WORD = "5"
"""The level of a row that is a word; those above are its page, block, paragraph and line."""
_VERSION = re.compile(r"tesseract v?(\S+)")
_INSTALLS = {
    "darwin": "brew install tesseract",
    "win32": "winget install --id UB-Mannheim.TesseractOCR",
}
ON_DEBIAN = "sudo apt install tesseract-ocr"
ON_WINDOWS = r"C:\Program Files\Tesseract-OCR\tesseract.exe"
"""Where its installer puts it, without telling the PATH."""


class Word(NamedTuple):
    """One word as it was recognised; its box is in pixels from the picture's top left."""

    text: str
    confidence: float
    """From 0 to 100."""
    x0: float
    top: float
    x1: float
    bottom: float
    line: tuple[str, ...]
    """What names the line that it stands in: its block, paragraph and number."""


def installing(system: str = sys.platform) -> str:
    """The line that installs it on a system."""
    return _INSTALLS.get(system, ON_DEBIAN)


def command() -> str | None:
    """Where its command is; None where it is not installed."""
    return shutil.which("tesseract") or (ON_WINDOWS if os.path.isfile(ON_WINDOWS) else None)  # noqa: PTH113


@cache
def version() -> str | None:
    """Its version; None where it is not installed, or can't be run."""
    found = command()
    if found is None:
        return None
    try:
        told = subprocess.run([found, "--version"], capture_output=True, check=False, timeout=LONGEST)
    except (OSError, subprocess.TimeoutExpired):
        return None
    match = _VERSION.match((told.stdout or told.stderr).decode(errors="replace"))
    return match[1] if match else None


def missing(name: str) -> RecognitionFailed:
    """The error where it is needed and not installed."""
    return RecognitionFailed(name, "tesseract, which reads pictures of pages, is not installed", installing())


def words(picture: Image, resolution: float, name: str) -> list[Word]:
    """The words of a grey picture, in the order in which they are read.

    Args:
        picture: a page, upright.
        resolution: its pixels an inch.
        name: what errors call the file.

    Raises:
        RecognitionFailed: the command can't be run, fails, or never ends.
    """
    return _read(picture, resolution, name, LAYOUT)


def line(picture: Image, resolution: float, name: str) -> list[Word]:
    """The words of a grey picture that is one line; arguments and errors as for `words`."""
    return _read(picture, resolution, name, ONE_LINE)


def _read(picture: Image, resolution: float, name: str, layout: str) -> list[Word]:
    table = _run(picture, name, "--dpi", f"{resolution:.0f}", "--psm", layout, "tsv")
    return list(_words(table.decode("utf-8", "replace")))


def quarters(picture: Image, name: str) -> int:
    """By how many quarters a picture must be turned to the left to stand upright; 0 where that can't be told."""
    try:
        told = _run(picture, name, "--psm", "0")
    except RecognitionFailed:  # too few letters, or the data for it are not installed
        return 0
    match = re.search(rb"Orientation in degrees: (\d+)", told)
    return int(match[1]) // 90 % 4 if match else 0


def _run(picture: Image, name: str, *options: str) -> bytes:
    """What the command writes of a picture, with one thread: several gain next to nothing on one page."""
    arguments = [command() or "tesseract", "stdin", "stdout", "-l", "osd" if "0" in options else LANGUAGE, *options]
    try:
        done = subprocess.run(
            arguments,
            input=b"P5\n%d %d\n255\n%b" % (*picture.size, picture.tobytes()),
            capture_output=True,
            check=False,
            timeout=LONGEST,
            env=os.environ | {"OMP_THREAD_LIMIT": "1"},
        )
    except subprocess.TimeoutExpired:
        raise RecognitionFailed(name, f"tesseract took longer than {LONGEST:g} s for a page", _REMEDY) from None
    except OSError as error:
        raise RecognitionFailed(name, f"tesseract can't be run ({error.strerror})", _REMEDY) from error
    if done.returncode:
        raise RecognitionFailed(name, f"tesseract failed ({_said(done)})", _REMEDY)
    return done.stdout


_REMEDY = f"see that it works, or install it anew: {installing()}"


def _said(done: subprocess.CompletedProcess[bytes]) -> str:
    """The first thing that a command said before it failed."""
    lines = done.stderr.decode(errors="replace").strip().splitlines()
    return lines[0] if lines else f"exit status {done.returncode}"


def _words(table: str) -> Iterator[Word]:
    for row in table.splitlines():
        cells = row.split("\t")
        if cells[0] == WORD and len(cells) == 12 and cells[11].strip():
            left, top, width, height = map(int, cells[6:10])
            line = tuple(cells[2:5])
            yield Word(cells[11].strip(), float(cells[10]), left, top, left + width, top + height, line)
