"""Whether a page's text has to be recognised in its picture; what does that is loaded for the first such page."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from itertools import groupby
from typing import TYPE_CHECKING

from ofsted_letters.diagnostics import DiagnosticCode
from ofsted_letters.document import Half, Line, Note
from ofsted_letters.errors import RecognitionFailed
from ofsted_letters.read.glyphs import Glyphs
from ofsted_letters.read.meaning import FEWEST_SIGNS
from ofsted_letters.terms import Ocr, Pages

if TYPE_CHECKING:
    from ofsted_letters.read.ocr import Recogniser
    from ofsted_letters.read.recognised import RecognisedGlyphs
    from ofsted_letters.read.sheets import Sheet


class Recognition:
    """Which pages of one file are recognised, and what was."""

    def __init__(
        self,
        data: bytes,
        name: str,
        ocr: Ocr,
        pages: Pages | None = None,
        sheet: Callable[[int], Sheet] | None = None,
    ) -> None:
        """Of some of a file's pages, by number from 1, which `sheet` draws; a PDF's where there is none."""
        self._data = data
        self._pages = pages
        self._sheet = sheet
        self._name = name
        self._ocr = ocr
        self._begun = False
        self.failures: dict[int, RecognitionFailed] = {}
        """By the number of the page on which recognition failed, where not all pages were to be read so."""

    def instead_of(self, glyphs: Glyphs, page: int, *, is_meant: bool) -> RecognisedGlyphs | None:
        """What is recognised in a page's picture, where it is to stand in place of what the file says is on it.

        None where the page is to be read as the file has it; so, too, where nothing is recognised, or nothing can be.

        Args:
            glyphs: what the file says.
            page: the page's number.
            is_meant: whether the file's text means anything.

        Raises:
            RecognitionFailed: that could not be, and all pages were to be read so.
        """
        if not self._is_asked_for(page) or (self._ocr == "auto" and is_meant and not is_without_text(glyphs)):
            return None
        if not self.is_possible:
            return None
        self._begun = True
        try:
            recognised = self._recogniser.glyphs(page)
        except RecognitionFailed as failure:
            if self._ocr == "always":
                raise
            self.failures[page] = failure
            return None
        return recognised if recognised.text else None

    def _is_asked_for(self, page: int) -> bool:
        first, last = self._pages or (page, page)
        return self._ocr != "never" and first <= page <= last

    @cached_property
    def is_possible(self) -> bool:
        """Whether there is something to recognise with.

        Raises:
            RecognitionFailed: there is nothing, and all pages were to be read so.
        """
        from ofsted_letters.read.tesseract import missing, version

        if version() is None and self._ocr == "always":
            raise missing(self._name)
        return version() is not None

    def with_banners(self, lines: Sequence[Line], halves: Sequence[Half]) -> Sequence[Line]:
        """The lines, with those marked that were recognised in a picture at the top of several pages.

        Args:
            lines: the document's.
            halves: where each of its pages stands.
        """
        return self._recogniser.with_banners(lines, halves) if self._begun else lines

    def notes(self, lines: Sequence[Line], halves: Sequence[Half]) -> Iterator[Note]:
        """What is to be told of the recognised pages, and of those that could not be.

        Args:
            lines: the document's.
            halves: where each of its pages stands.
        """
        for (reason, remedy), failed in groupby(self.failures, self._why):
            pages = tuple(failed)
            told = f"{pages_named(pages)} could not be recognised: {reason}; {remedy}"
            yield Note(DiagnosticCode.PAGES_WITHOUT_TEXT, told, pages=pages)
        if self._begun:
            yield from self._recogniser.notes(lines, halves)

    def advice(self, other: str) -> str:
        """How pages become readable that were not read, where `other` is what can be done without this program."""
        if self._ocr == "never":
            return other
        if self.is_possible:
            return "tesseract recognises nothing on them: scan them again, or look whether there is a letter on them"
        from ofsted_letters.read.tesseract import installing

        return f"install tesseract, which then reads them: {installing()}"

    def failed(self) -> str | None:
        """Why the first page that could not be recognised was not, and what is to be done; None where none is so."""
        return next((": ".join(self._why(page)) for page in self.failures), None)

    def _why(self, page: int) -> tuple[str, str]:
        """Why a page could not be recognised, and what is to be done."""
        return self.failures[page].reason, self.failures[page].remedy

    @cached_property
    def _recogniser(self) -> Recogniser:
        from ofsted_letters.read.ocr import Recogniser
        from ofsted_letters.read.sheets import pdf_sheets

        return Recogniser(self._sheet or pdf_sheets(self._data, self._name), self._name)


def pages_named(pages: Sequence[int]) -> str:
    """Some pages, as a sentence names them."""
    return f"page{'s' * (len(pages) > 1)} {', '.join(map(str, pages))}"


def is_without_text(glyphs: Glyphs) -> bool:
    """Whether a page shows what its text doesn't say: it is a picture, or drawn in outlines.

    A stamp or a page's number may have been laid over a picture.
    """
    signs = sum(map(len, glyphs.text.split()))
    return signs < FEWEST_SIGNS and (glyphs.is_picture() or (not signs and any(glyphs.shapes())))
