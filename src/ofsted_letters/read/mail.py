"""The letter in a mail that was saved (.eml): the text that it carries."""

from __future__ import annotations

from email import message_from_bytes, policy
from email.message import EmailMessage

from ofsted_letters.errors import HtmlInput, NotText

SAVE = "save it from the mail program, and give that"


def letter_of(mail: bytes, name: str) -> bytes:
    """The plain text of a mail, out of whatever coding it was sent in.

    Raises:
        NotText: the letter is attached, or there is no text in a known encoding.
        HtmlInput: there is only a web page's text.
    """
    message = message_from_bytes(mail, policy=policy.default)
    if attached := _pdfs(message):
        raise NotText(name, f"this is a mail with a PDF attached: {', '.join(attached)}", SAVE)
    text = message.get_body(("plain",))
    if text is not None:
        try:
            return str(text.get_content()).encode("utf-8", "replace")
        except LookupError:
            raise NotText(name, "this is a mail in an unknown encoding", SAVE) from None
    if message.get_body(("html",)) is not None:
        raise HtmlInput(name, "this is a mail with the text of a web page", "print it as a PDF, and give that")
    raise NotText(name, "this is a mail without text", SAVE)


def _pdfs(message: EmailMessage) -> list[str]:
    """The names of the PDFs that a mail carries."""
    parts = (part for part in message.walk() if not part.is_multipart())
    names = ((part.get_content_type(), part.get_filename("")) for part in parts)
    return [name or "without a name" for kind, name in names if kind == "application/pdf" or name.endswith(".pdf")]
