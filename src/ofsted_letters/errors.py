"""Why a file could not be parsed. Each error says what is wrong and what to do about it."""

from __future__ import annotations


class LetterError(Exception):
    """Base of all errors of this package.

    Attributes:
        code: stable snake_case identifier, as written to `errors.jsonl`.
        name: the input's name as given.
        reason: what is wrong, without a full stop.
        remedy: what to do about it, without a full stop.
    """

    code = "letter_error"

    def __init__(self, name: str, reason: str, remedy: str) -> None:
        super().__init__(name, reason, remedy)
        self.name = name
        self.reason = reason
        self.remedy = remedy

    def __str__(self) -> str:
        return f"{self.name}: {self.reason}; {self.remedy}"


class EmptyInput(LetterError):
    """The file has no bytes, or nothing but white space."""

    code = "empty_input"


class NotText(LetterError):
    """Neither a PDF nor text in a known encoding."""

    code = "not_text"


class TooLarge(LetterError):
    """The file is larger than it may be."""

    code = "too_large"


class HtmlInput(LetterError):
    """A web page, often saved under a .pdf name."""

    code = "html_input"


class EncryptedPdf(LetterError):
    """The PDF needs a password."""

    code = "encrypted_pdf"


class BrokenPdf(LetterError):
    """A truncated or damaged PDF that the engine could not open, or one without pages."""

    code = "broken_pdf"


class NoTextLayer(LetterError):
    """Pages are pictures; `pages` lists them, 1-based."""

    code = "no_text_layer"

    def __init__(self, name: str, reason: str, remedy: str, pages: tuple[int, ...] = ()) -> None:
        super().__init__(name, reason, remedy)
        self.args = (name, reason, remedy, pages)
        self.pages = pages


class NoSuchPages(LetterError):
    """The file has none of the pages that were asked for."""

    code = "no_such_pages"


class BrokenPicture(LetterError):
    """A truncated or damaged picture file, or one of a kind that is not what it begins with."""

    code = "broken_picture"


class RecognitionFailed(LetterError):
    """Tesseract, which reads pictures of pages, failed, or did not come to an end."""

    code = "recognition_failed"


class NotALetter(LetterError):
    """Readable, but no line of it greets anyone ("Dear …"), nor has it the title of a known report."""

    code = "not_a_letter"


class NoPicture(LetterError):
    """Of what was asked for no picture can be made: it is no item of the letter, or no PDF."""

    code = "no_picture"
