"""The letter in a mail that was saved (.eml): the text that it carries."""

from __future__ import annotations

from collections.abc import Iterator
from email import message_from_bytes, policy
from email.message import MIMEPart
from typing import cast

from ofsted_letters.diagnostics import DiagnosticCode
from ofsted_letters.document import Note
from ofsted_letters.errors import HtmlInput, NotText

SAVE = "save it from the mail program, and give that"
NAMELESS = "without a name"
MAIL = "message/rfc822"
FORWARDED = "another mail"
SIGNATURES = ("application/pkcs7-signature", "application/pgp-signature")
"""Kinds of what vouches for a mail's writer: no reader is shown it."""


def letter_of(mail: bytes, name: str) -> tuple[bytes, list[Note]]:
    """The plain text of a mail, out of whatever coding it was sent in, and what to tell of pictures beside it.

    Raises:
        NotText: what is attached may be the letter, or there is no text in a known encoding.
        HtmlInput: there is only a web page's text.
    """
    message = message_from_bytes(mail, policy=policy.default)
    if attached := list(_attached(message, pictures=False)):
        kind = "a PDF" if all(name.lower().endswith((".pdf", NAMELESS)) for name in attached) else "a file"
        raise NotText(name, f"this is a mail with {kind} attached: {', '.join(attached)}", SAVE)
    text = message.get_body(("plain",))
    if text is not None:
        try:
            return _decoded(text), _notes(list(_attached(message, pictures=True)))
        except (LookupError, ValueError):
            raise NotText(name, "this is a mail in an unknown encoding", SAVE) from None
    if message.get_body(("html",)) is not None:
        raise HtmlInput(name, "this is a mail with the text of a web page", "print it as a PDF, and give that")
    raise NotText(name, "this is a mail without text", SAVE)


def _attached(message: MIMEPart, *, pictures: bool) -> Iterator[str]:
    """The names of the pictures that are attached to a mail, or of all else that is no text shown in it."""
    for part in message.walk():
        kind = part.get_content_type()
        if kind.startswith("multipart/") or kind in SIGNATURES or kind.startswith("image/") != pictures:
            continue
        if part.is_attachment() or not kind.startswith(("text/", "image/")):
            yield part.get_filename() or (FORWARDED if kind == MAIL else NAMELESS)


def _notes(pictures: list[str]) -> list[Note]:
    if not pictures:
        return []
    told = f"what is on the pictures attached to the mail is missing: {', '.join(pictures)}"
    return [Note(DiagnosticCode.PAGES_WITHOUT_TEXT, told)]


def _decoded(text: MIMEPart) -> bytes:
    """A text in UTF-8; one that is not in the encoding that it names is left to tell its own."""
    data = cast("bytes", text.get_payload(decode=True))  # of a text, no list of parts
    try:
        return data.decode(text.get_content_charset("ascii")).encode("utf-8", "replace")
    except UnicodeDecodeError:
        return data
