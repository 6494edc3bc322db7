"""Files inside another one: attached to a mail, or embedded in a PDF, as those of a portfolio are."""

from __future__ import annotations

from collections import Counter
from contextlib import closing, suppress
from typing import TYPE_CHECKING, NamedTuple, cast

from ofsted_letters.errors import LetterError, NotText
from ofsted_letters.read.sniff import PDF_MAGIC_WITHIN, Kind, sniff

if TYPE_CHECKING:
    from email.message import EmailMessage

MOST = 1000
"""Files that are taken out of one; a mail or a portfolio of letters has a few."""
READABLE = (".pdf", ".eml", ".msg", ".txt", ".doc", ".docx", ".odt", ".rtf", ".htm", ".html", ".png", ".jpg", ".tif")
"""How files are named that can be letters."""
EMBEDDED, OBJECTS = b"/EmbeddedFile", b"/ObjStm"
"""What a PDF says of what it carries, and of objects that are packed together, in which that can be said."""
LONGEST_NAME = 120
"""Characters of a file's name that are kept."""


class Carried(NamedTuple):
    """A file in another one."""

    name: str
    """As what carries it calls it, without folders and in signs that can be seen; unlike the others' names."""
    data: bytes


def carried(data: bytes, name: str) -> list[Carried]:
    """The files that may be letters in a file, in its order; none where it carries nothing.

    Raises:
        LetterError: the file is of a kind that can't be read.
    """
    kind = sniff(data, name)
    found = _attached(data) if kind is Kind.MAIL else _embedded(data) if kind is Kind.PDF else []
    if len(found) > MOST:
        reason = f"more files are in it than the {MOST:,} that are taken out of one"
        raise NotText(name, reason, "save those that are letters, and give them")
    times: Counter[str] = Counter()
    named = []
    for number, one in enumerate(found, 1):
        plain = _plain(one.name) or f"{number}.pdf"
        times[plain] += 1
        named.append(Carried(plain if times[plain] == 1 else f"{number}-{plain}", one.data))
    return named


def carries(data: bytes, name: str) -> bool:
    """Whether something can be taken out of a file, whatever kind it is of."""
    try:
        return bool(carried(data, name))
    except LetterError:
        return False


def _attached(mail: bytes) -> list[Carried]:
    """A mail's attachments, and PDFs that its program shows inside; not the pictures of its text."""
    from email import message_from_bytes, policy

    from ofsted_letters.read.mail import MAIL

    found = []
    for part in message_from_bytes(mail, policy=policy.default).walk():
        if part.get_content_type() == MAIL:
            found += _forwarded(part)
        content = None if part.is_multipart() else part.get_payload(decode=True)
        if isinstance(content, bytes) and (part.is_attachment() or _is_pdf(content)):
            found.append(Carried(part.get_filename() or "", content))
    return found


def _forwarded(part: EmailMessage) -> list[Carried]:
    """A mail that is attached to another one; what is attached to it in turn is told of without it."""
    inner = cast("EmailMessage", part.get_payload(0))  # what is of this type holds one
    if any(each.is_attachment() for each in inner.walk()):
        return []
    return [Carried(part.get_filename() or f"{inner['subject'] or 'mail'}.eml", inner.as_bytes())]


def readable_names(pdf: bytes) -> list[str]:
    """The names of what a PDF carries that can be a letter by its name; a program's own settings are none."""
    if EMBEDDED not in pdf and OBJECTS not in pdf:
        return []
    import pypdfium2  # type: ignore[import-untyped]
    import pypdfium2.raw  # type: ignore[import-untyped]

    from ofsted_letters.read.pdf import PDFIUM, opened

    with suppress(LetterError), opened(pdf, "") as handle:  # without the helpers' objects where there are none
        if not pypdfium2.raw.FPDFDoc_GetAttachmentCount(handle):
            return []
    names: list[str] = []
    with PDFIUM, suppress(pypdfium2.PdfiumError), closing(pypdfium2.PdfDocument(pdf)) as document:
        for at in range(min(document.count_attachments(), MOST)):
            with suppress(pypdfium2.PdfiumError):
                names.append(_plain(document.get_attachment(at).get_name()))
    return [name for name in names if "." not in name or name.lower().endswith(READABLE)]


def _embedded(data: bytes) -> list[Carried]:
    import pypdfium2

    from ofsted_letters.read.pdf import PDFIUM

    found = []
    with PDFIUM, suppress(pypdfium2.PdfiumError), closing(pypdfium2.PdfDocument(data)) as pdf:
        for at in range(min(pdf.count_attachments(), MOST + 1)):
            with suppress(pypdfium2.PdfiumError):  # what can't be taken out is none that can be read
                file = pdf.get_attachment(at)
                found.append(Carried(file.get_name(), bytes(file.get_data())))
    return found


def _is_pdf(data: bytes) -> bool:
    return b"%PDF-" in data[:PDF_MAGIC_WITHIN]


def _plain(name: str) -> str:
    """A name without folders, in signs that can be seen."""
    last = name.replace("\\", "/").rpartition("/")[2]
    return "".join(filter(str.isprintable, last)).strip()[-LONGEST_NAME:]
