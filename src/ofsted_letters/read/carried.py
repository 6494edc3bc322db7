"""PDFs inside another file: attached to a mail, or embedded in a PDF, as those of a portfolio are."""

from __future__ import annotations

from contextlib import closing, suppress
from typing import NamedTuple

from ofsted_letters.read.sniff import PDF_MAGIC_WITHIN, Kind, sniff

MOST = 100
"""PDFs that are taken out of one file."""


class Carried(NamedTuple):
    """A PDF in another file."""

    name: str
    """As the file that carries it calls it, without folders."""
    data: bytes


def carried(data: bytes, name: str) -> list[Carried]:
    """The PDFs that a file carries, in its order; none for one that carries nothing.

    Raises:
        LetterError: the file is of a kind that can't be read.
    """
    kind = sniff(data, name)
    found = _attached(data) if kind is Kind.MAIL else _embedded(data) if kind is Kind.PDF else []
    return [Carried(_plain(one.name, number), one.data) for number, one in enumerate(found[:MOST], 1)]


def _attached(mail: bytes) -> list[Carried]:
    from email import message_from_bytes, policy

    parts = [part for part in message_from_bytes(mail, policy=policy.default).walk() if not part.is_multipart()]
    files = [(part.get_filename() or "", part.get_payload(decode=True)) for part in parts]
    return [Carried(name, data) for name, data in files if isinstance(data, bytes) and _is_pdf(data)]


def _embedded(data: bytes) -> list[Carried]:
    import pypdfium2  # type: ignore[import-untyped]

    from ofsted_letters.read.pdf import PDFIUM

    found = []
    with PDFIUM, suppress(pypdfium2.PdfiumError), closing(pypdfium2.PdfDocument(data)) as pdf:
        for at in range(pdf.count_attachments()):
            with suppress(pypdfium2.PdfiumError):  # what can't be taken out is none that can be read
                file = pdf.get_attachment(at)
                found.append(Carried(file.get_name(), bytes(file.get_data())))
    return [one for one in found if _is_pdf(one.data)]


def _is_pdf(data: bytes) -> bool:
    return b"%PDF-" in data[:PDF_MAGIC_WITHIN]


def _plain(name: str, number: int) -> str:
    """A name without folders, and one for what has none."""
    return name.replace("\\", "/").rpartition("/")[2].strip() or f"{number}.pdf"
