"""What e-mail programs, text browsers and Markdown write around a letter's words, taken off before it is read."""

from __future__ import annotations

import re

QUOTED = 0.5
"""Share of lines that begin with ">" from which a text is one that was answered or forwarded."""

_QUOTES = re.compile(r"^(?:> ?)+", re.MULTILINE)
_LINK = re.compile(r"<(?:mailto:|https?://)([^<>\s]{1,500})>")
"""Where an address leads; what is in other marks is bounded too, so that thousands of marks take no longer."""
_ADDRESS = re.compile(r"<([^<>\s@]{1,64}@[^<>\s@]{1,250})>")
_MARKED = re.compile(r"^(?:#{1,6} +\S|\*\*[^*\n]+\*\*\s*$)", re.MULTILINE)
"""A heading of Markdown, or a line that is all bold."""
_HEADING = re.compile(r"^#{1,6} +(.*)$", re.MULTILINE)
_BOLD = re.compile(r"\*\*([^*\n]+)\*\*")
_LINKED = re.compile(
    r"\[([^\[\]\n]{1,500})\]\((?:mailto:|https?://)[^()\s]{0,500}(?:\([^()\s]{0,100}\)[^()\s]{0,100})?\)"
)
_NOTE = re.compile(r"\[\^(\d{1,2})\]:?")
_ESCAPED = re.compile(r"\\(?:$|(?=[-.*_#\[\]()'\"<>@+!~|]))", re.MULTILINE)
LINKS = "\nReferences\n"
"""What lynx puts above the list of where a page's numbered links lead, which ends its text."""
_LINK_LEADS = re.compile(r"\s*\d{1,4}\. (?:https?|mailto|file|ftp):\S+\s*")
_LINE_OF_LINKS = re.compile(r"^[ \t]*#\[\d.*$", re.MULTILINE)
"""A page's feeds and neighbours, which no reader is shown."""
_NUMBER_OF_LINK = re.compile(r"\[\d{1,4}\](?=\S)")


def without_markup(text: str) -> str:
    """The words of a text that an e-mail program or a converter to Markdown has marked up; any other text as it is."""
    text = text.replace("\r\n", "\n")
    if "\n>" in text and _is_quoted(text):
        text = _QUOTES.sub("", text)
    if LINKS in text:
        text = _without_numbers_of_links(text)
    if "<" in text:
        text = _ADDRESS.sub(r"\1", _LINK.sub(_unless_shown, text))
    if ("#" in text or "**" in text) and _MARKED.search(text):
        text = _without_markdown(text)
    return text


def _without_numbers_of_links(text: str) -> str:
    page, _, below = text.rpartition(LINKS)
    links = [row for row in below.split("\n") if row.strip() and not row.rstrip().endswith(" links:")]
    if not links or not all(map(_LINK_LEADS.fullmatch, links)):
        return text
    return _NUMBER_OF_LINK.sub("", _LINE_OF_LINKS.sub("", page))


def _unless_shown(link: re.Match[str]) -> str:
    """Where a link leads, but for one that stands behind the same words."""
    address = link[1].rstrip("/")
    return "" if link.string.endswith(address, 0, link.start()) else f" {link[1]}"


def _is_quoted(text: str) -> bool:
    lines = [line for line in text.split("\n") if line.strip()]
    return sum(line.startswith(">") for line in lines) > QUOTED * len(lines)


def _without_markdown(text: str) -> str:
    text = _BOLD.sub(r"\1", _HEADING.sub(lambda heading: heading[1].rstrip(" #"), text))
    return _ESCAPED.sub("", _NOTE.sub(r"[\1]", _LINKED.sub(r"\1", text)))
