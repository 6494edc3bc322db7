"""Where pages to be recognised come from: a PDF, whose pages are drawn, or a file that is pictures itself."""

from __future__ import annotations

import io
import struct
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from math import sqrt
from threading import Lock
from typing import TYPE_CHECKING, NamedTuple

from ofsted_letters.errors import BrokenPicture, TooLarge

if TYPE_CHECKING:
    from PIL.Image import Image

RESOLUTION = 300
"""Pixels an inch at which a page is drawn: what tesseract was made for."""
POINTS = 72
"""In an inch."""
MOST_PIXELS = 25_000_000
"""Of a page that is recognised: one of A3 has 17 million; what is larger is drawn smaller."""
MOST_IN_FILE = 100_000_000
"""Pixels of a picture file's page: A3 at 600 an inch has 70 million. A small file can claim any number of them."""
SIXTEEN_BITS = ("I;16", "I;16L", "I;16B", "I;16N", "I")
"""Pillow's modes of a grey picture with 256 times as many shades; the last is what older versions make of a PNG."""
MOST_PAGES = 500
"""Of a picture file: a TIFF of a few bytes a page can claim any number of them."""
PLAUSIBLE = range(100, 1201)
"""Pixels an inch of scanners and faxes: what a picture says of itself beside it, as 72 or 96, is a program's guess."""
USUAL_WIDTH = 595
"""In points, of an A4 page: what a picture without a word on it is taken for."""
FORMATS = {"PNG": "image/png", "JPEG": "image/jpeg", "TIFF": "image/tiff"}
"""Kinds of picture files that are read, and their media types."""

DAMAGE = (OSError, EOFError, SyntaxError, ValueError, TypeError, KeyError, struct.error)
"""What Pillow raises on damaged files: these of 12,000 with a few bytes changed, and 3,000 cut off anywhere."""


class Sheet(NamedTuple):
    """A page as a grey picture."""

    picture: Image
    resolution: float
    """Its pixels an inch."""


def pdf_sheets(data: bytes, name: str) -> Callable[[int], Sheet]:
    """What draws a PDF's pages, by number from 1."""
    from ofsted_letters.read.pictures import grey_page

    def sheet(page: int) -> Sheet:
        from PIL import Image

        width, height, scale, pixels = grey_page(data, name, page, RESOLUTION / POINTS, MOST_PIXELS)
        return Sheet(Image.frombytes("L", (width, height), pixels), scale * POINTS)

    return sheet


class PictureFile:
    """A picture file and its pages.

    Raises:
        BrokenPicture: it is damaged, cut off, or of another kind than its first bytes say.
        TooLarge: one of its pages has more than `MOST_IN_FILE` pixels, or it has more than `MOST_PAGES`.
    """

    def __init__(self, data: bytes, name: str) -> None:
        from PIL import Image

        self._name = name
        with self._damage_told():
            self._file = Image.open(io.BytesIO(data), formats=tuple(FORMATS))
            self.media_type = FORMATS[self._file.format or ""]
            self.pages = int(getattr(self._file, "n_frames", 1))
        if self.pages > MOST_PAGES:
            raise TooLarge(name, f"the picture has {self.pages} pages", f"split it into files of {MOST_PAGES}")

    def sheet(self, page: int) -> Sheet:
        """One page, by its number from 1."""
        with self._damage_told():
            self._file.seek(page - 1)
            if self._file.width * self._file.height > MOST_IN_FILE:
                raise self._too_large()
            picture, resolution = _upright(self._file), _resolution(self._file)
        scale = min(RESOLUTION / resolution, sqrt(MOST_PIXELS / (picture.width * picture.height)))
        size = max(round(picture.width * scale), 1), max(round(picture.height * scale), 1)
        return Sheet(picture.resize(size), resolution * scale)

    @contextmanager
    def _damage_told(self) -> Iterator[None]:
        """Pillow's errors, as this package tells them; a thread at a time, for all share the filter of warnings."""
        from PIL import Image

        try:
            with _WARNINGS, warnings.catch_warnings():
                warnings.simplefilter("ignore")  # what matters of a file's faults is told
                yield
        except Image.DecompressionBombError as error:
            raise self._too_large() from error
        except DAMAGE as error:
            raise BrokenPicture(self._name, "the picture is damaged or cut off", "scan or download it again") from error

    def _too_large(self) -> TooLarge:
        reason = f"a page of the picture has more than {MOST_IN_FILE / 1e6:.0f} million pixels"
        return TooLarge(self._name, reason, "save it smaller: 300 pixels an inch are enough")


_WARNINGS = Lock()


def _upright(file: Image) -> Image:
    """The page in grey, on white where it has no ground, and turned as its camera says."""
    from PIL import Image, ImageOps

    turned = ImageOps.exif_transpose(file)
    if turned.mode in SIXTEEN_BITS:
        return turned.convert("I").point([shade // 256 for shade in range(65536)], "L")
    if "A" in turned.getbands() or "transparency" in turned.info:
        ground = Image.new("RGBA", turned.size, "white")
        turned = Image.alpha_composite(ground, turned.convert("RGBA"))
    return turned.convert("L")


def _resolution(file: Image) -> float:
    """Its pixels an inch, as it says or, where that can't be, as an A4 page would have them."""
    told = file.info.get("dpi", (0, 0))[0]
    return float(told) if round(told) in PLAUSIBLE else min(file.size) / USUAL_WIDTH * POINTS
