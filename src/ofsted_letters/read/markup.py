"""What e-mail programs and Markdown write around a letter's words, taken off before its lines are read."""

from __future__ import annotations

import re

QUOTED = 0.5
"""Share of lines that begin with ">" from which a text is one that was answered or forwarded."""

_LINK = re.compile(r"(?<=\S)<(?:mailto:|https?://)[^<>\s]*>")
"""Where a mailbox or web address leads, behind the address itself."""
_ADDRESS = re.compile(r"<([^<>\s]+@[^<>\s]+|https?://[^<>\s]+)>")
_MARKED = re.compile(r"^(?:#{1,6} +\S|\*\*[^*\n]+\*\*\s*$)", re.MULTILINE)
"""A heading of Markdown, or a line that is all bold."""
_HEADING = re.compile(r"^#{1,6} +(.*?)[ #]*$", re.MULTILINE)
_BOLD = re.compile(r"\*\*([^*\n]+)\*\*")
_LINKED = re.compile(r"\[([^\[\]\n]+)\]\((?:mailto:|https?://)[^)\s]*\)")
_NOTE = re.compile(r"\[\^(\d{1,2})\]:?")
_ESCAPED = re.compile(r"\\(?:$|(?=[-.*_#\[\]()'\"<>@+!~|]))", re.MULTILINE)


def without_markup(text: str) -> str:
    """The words of a text that an e-mail program or a converter to Markdown has marked up; any other text as it is."""
    if "\n>" in text and _is_quoted(text):
        text = "\n".join(line.lstrip("> ") if line.startswith(">") else line for line in text.split("\n"))
    if "<" in text:
        text = _ADDRESS.sub(r"\1", _LINK.sub("", text))
    if ("#" in text or "**" in text) and _MARKED.search(text):
        text = _without_markdown(text)
    return text


def _is_quoted(text: str) -> bool:
    lines = [line for line in text.split("\n") if line.strip()]
    return sum(line.startswith(">") for line in lines) > QUOTED * len(lines)


def _without_markdown(text: str) -> str:
    text = _BOLD.sub(r"\1", _HEADING.sub(r"\1", text))
    return _ESCAPED.sub("", _NOTE.sub(r"[\1]", _LINKED.sub(r"\1", text)))
