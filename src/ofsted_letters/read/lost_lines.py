"""Lines put back into a letter whose text is one line, or one line a page, as sites that share documents give it.

It is parted at what is known: its date, whom it greets, where its text begins, headings in front of bullets, the
closing's words and the valediction. A letter of which these don't account for all is refused: where its paragraphs
end would be guessed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from ofsted_letters.errors import NotALetter
from ofsted_letters.families.headings import CLOSING_OPENINGS, COMMON_WORDINGS, SATISFACTORY_WORDINGS
from ofsted_letters.fields.dates import MONTH, YEAR
from ofsted_letters.fields.names import is_name
from ofsted_letters.read.normalise import BULLET

LONGEST_ITEM_WITHOUT_STOP = 160
"""Characters of an item that has no sentence's end."""

_PAGE_NUMBER = re.compile(r"^\s?Page \d{1,3}(?: of \d{1,3})?(?::|$)", re.MULTILINE)
_BULLET = re.compile(r"\s+(?:[•▪■●]\s+)+")
_SENTENCE_END = re.compile(r"[.!?:;][’”\"')]?(?=\s+[A-Z‘“])")
_HEADING = re.compile(
    r"(?:^|(?<=\s))(?:" + "|".join((COMMON_WORDINGS | SATISFACTORY_WORDINGS).values()) + r"):?$", re.IGNORECASE
)
_CLOSING = re.compile(r"(?<=[.;!?])\s+(?=(?:" + "|".join(map(re.escape, CLOSING_OPENINGS)) + r"))", re.IGNORECASE)
_LEGAL_BASIS = re.compile(r"\bunder section \d[^.]{0,80}\bAct \d{4}\.\s+(?=[A-Z])")
_LEAD = re.compile(r"(?<=\.)\s+(?=[^.]{1,200}:$)")
_MAJESTY = re.compile(r"\s+(?=(?:Senior )?(?:Her|His) Majesty[’'`]s )")
_COPY = re.compile(r"\s+(?=(?:Copy|Copies|cc|CC)\b)")
_COPIED = re.compile(r"(?<=\w)\s+(?=([A-Z][\w’'-]+(?: [A-Z][\w’'-]+){1,2}), )")


class Landmark(NamedTuple):
    """Something in a letter that is known by its words."""

    what: str
    pattern: re.Pattern[str]


LANDMARKS = (
    Landmark("a date", re.compile(rf"\b\d{{1,2}}(?:st|nd|rd|th)?\s{MONTH}\s{YEAR}\b")),
    Landmark(
        "a salutation",
        re.compile(
            r"""
            \bDear\s(?:
              (?:Mr | Mrs | Ms | Miss | Dr | Sir | Dame | Cllr | Councillor | Professor)\.?
                \s[A-Z][\w’'-]+                                           # Mrs Example
              | Colleagues? | Director                                    # Colleagues
              | Sir(?:\sor\sMadam)? | Madam                               # Sir or Madam
            )
            (?:\sand\s(?:Mr | Mrs | Ms | Miss | Dr)\.?\s[A-Z][\w’'-]+)?   # and Dr. Sample
            ,?(?=\s)
            """,
            re.VERBOSE,
        ),
    ),
    Landmark(
        "the first words of its text", re.compile(r"(?<=\s)(?=(?:This letter|Following|Thank you|I (?:am|write))\s)")
    ),
    Landmark("a valediction", re.compile(r"\bYours\s(?:sincerely|faithfully|truly)\b,?")),
)
"""In the order in which a letter has them; between the last two is its body."""


def with_lines(text: str, name: str) -> str:
    """The text with a line for each of its parts.

    Raises:
        NotALetter: what is known does not account for all of it.
    """
    flow = " ".join(_PAGE_NUMBER.sub("", text).split())
    places = list(_places(flow))
    if len(places) < len(LANDMARKS):
        raise _refused(name, places, f"{LANDMARKS[len(places)].what} was not")
    (_, date), (_, greeting), (_, opening), (_, valediction) = places
    body = list(_body(flow[opening.start() : valediction.start()]))
    if (lost := next((part.lost for part in body if part.lost), None)) is not None:
        raise _refused(name, places, f"where “{lost[:60]}” belongs can’t be told")
    head = (flow[: date.start()], date[0], flow[date.end() : greeting.start()], greeting[0])
    subject = flow[greeting.end() : opening.start()]
    parts = [*head, subject, *(part.text for part in body), valediction[0], *_signoff(flow[valediction.end() :])]
    return "\n\n".join(part.strip() for part in parts if part.strip())


def _places(flow: str) -> Iterator[tuple[str, re.Match[str]]]:
    """The landmarks, each behind the one before, up to the first that is missing."""
    at = 0
    for landmark in LANDMARKS:
        found = landmark.pattern.search(flow, at)
        if found is None:
            return
        yield landmark.what, found
        at = found.end()


def _refused(name: str, places: list[tuple[str, re.Match[str]]], missing: str) -> NotALetter:
    found = ", ".join(what for what, _ in places) or "nothing of a letter"
    return NotALetter(
        name,
        f"this text has lost its lines: {found} was found in it, but {missing}",
        "give the PDF, or a text that has a line for each of the letter's",
    )


class _Part(NamedTuple):
    text: str
    lost: str = ""
    """Words of it that belong to nothing known."""


def _body(text: str) -> Iterator[_Part]:
    """The introduction, each heading in front of a list, each item, and the closing."""
    opening, *items = _BULLET.split(text.strip())
    before, heading = _before_heading(opening)
    yield from map(_Part, _paragraphs(before))
    yield _Part(heading, "" if heading else opening[-60:])
    for item in items[:-1]:
        words, heading = _before_heading(item)
        yield _Part(f"{BULLET} {words}", _unknown_end(words))
        if heading:
            yield _Part(heading)
    if items:
        words, *closing = _CLOSING.split(items[-1], maxsplit=1)
        yield _Part(f"{BULLET} {words}", "" if closing else _unknown_end(words) or _further_sentence(words))
        yield from map(_Part, closing)


def _before_heading(text: str) -> tuple[str, str]:
    """A stretch in front of a bullet, and the known heading that it ends in."""
    heading = next((found for found in _HEADING.finditer(text) if found[0][0].isupper()), None)
    return (text[: heading.start()].rstrip(), heading[0]) if heading else (text, "")


def _paragraphs(opening: str) -> list[str]:
    """An introduction's paragraphs, as far as words tell: the legal basis ends one, what leads to a list is one."""
    basis = _LEGAL_BASIS.search(opening)
    parts = [opening[: basis.end()], opening[basis.end() :]] if basis else [opening]
    return [*parts[:-1], *_LEAD.split(parts[-1])]


def _unknown_end(words: str) -> str:
    """What follows an item's last sentence: words that are no sentence, and no heading that is known."""
    ends = [end.end() for end in _SENTENCE_END.finditer(words)]
    rest = words[ends[-1] :].strip() if ends else "" if len(words) < LONGEST_ITEM_WITHOUT_STOP else words
    return "" if rest.rstrip("’”\"')")[-1:] in ".;:!?" else rest


def _further_sentence(words: str) -> str:
    """What follows the last item's first sentence: it can be the closing, whose words are not known."""
    end = _SENTENCE_END.search(words)
    return words[end.end() :].strip() if end else ""


def _signoff(text: str) -> Iterator[str]:
    """Who signed, with a role of their own line, and everyone who gets a copy."""
    signed, *copies = _COPY.split(text, maxsplit=1)
    yield "\n".join(_MAJESTY.split(signed.strip(), maxsplit=1))
    for copied in copies:
        yield _COPIED.sub(lambda gap: "\n" if is_name(gap[1]) else gap[0], copied.strip())
