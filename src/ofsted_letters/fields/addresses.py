"""Postal addresses: postcodes, and lines that were run together.

Where extraction flattened "Westway House 1 Mill Road Anytown West Midlands AN1 2BC", the kinds of words bring back
the lines: "Westway House", "1 Mill Road", "Anytown", "West Midlands", and the postcode "AN1 2BC".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from itertools import zip_longest

from ofsted_letters.fields.vocabulary import BUILDING_WORDS, COUNTED_WORDS, COUNTIES, STREET_WORDS
from ofsted_letters.fields.words import known_as, known_words, tidy

_DIGIT = re.compile(r"\d")
"""Of which every postcode has one."""
_POSTCODE = re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}\b")
_CUT_POSTCODE = re.compile(r"^[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]?$")


def split_postcode(text: str) -> tuple[str, str | None]:
    """The text without its postcode, and the postcode: as printed, or as it is spelled where a line's end misspells it.

    A line that is nothing but a postcode short of a letter or two ("ST18 1L") is one too, as printed.
    """
    if not _DIGIT.search(text):
        return text, None
    found = _POSTCODE.search(text)
    slip = None if found else _misspelled(text)
    if match := found or slip:
        rest = f"{text[: match.start()].strip(' ,.')} {text[match.end() :].strip(' ,.')}".strip()
        return rest, f"{match[1]} {match[2]}{match[3]}".upper() if slip else match.group()
    if _CUT_POSTCODE.match(text.strip(" ,.")):
        return "", text.strip(" ,.")
    return text, None


def _misspelled(text: str) -> re.Match[str] | None:
    """A postcode at a line's end with its letters or spaces wrong; looked for where two letters follow a figure."""
    return _slip().search(text) if text.rstrip(" ,.")[:-2].rstrip()[-1:].isdigit() else None


def read_address(lines: Sequence[str]) -> tuple[tuple[str, ...], str | None]:
    """The lines of an address without its postcode, and the postcode."""
    address: list[str] = []
    postcode: str | None = None
    for line in lines:
        rest, found = split_postcode(line)
        postcode = postcode or found
        if tidy(rest):
            address.append(tidy(rest))
    return tuple(address), postcode


def is_address(text: str) -> bool:
    """Whether a line is a building, a street, a room or a postcode; a town's bare name can't be told."""
    if not text:
        return False
    words = known_words(text)
    if words[0][:1].isdigit() or words[-1] in BUILDING_WORDS or words[-1] in STREET_WORDS:
        return True
    if words[0] in COUNTED_WORDS or words[:2] == ["po", "box"]:
        return True
    return not BUILDING_WORDS.isdisjoint(words) or split_postcode(text)[1] is not None


def split_address(text: str) -> list[str]:
    """Split an address without its postcode into its lines: at commas, after buildings and streets, before counties."""
    lines: list[str] = []
    for piece in text.split(","):
        lines.extend(_split_run(piece.split()))
    return lines


def _split_run(words: list[str]) -> list[str]:
    lines: list[str] = []
    current: list[str] = []
    for word, following in zip_longest(words, words[1:], fillvalue=""):
        if current and _begins_line(word, current[-1]):
            lines.append(" ".join(current))
            current = []
        current.append(word)
        if _ends_line(word, following):
            lines.append(" ".join(current))
            current = []
    lines.extend(_split_county(current))
    return [line for line in map(tidy, lines) if line]


def _begins_line(word: str, before: str) -> bool:
    return word[0].isdigit() and known_as(before) not in COUNTED_WORDS


def _ends_line(word: str, following: str) -> bool:
    known, next_known = known_as(word), known_as(following)
    if known in COUNTED_WORDS:
        return False
    if known in BUILDING_WORDS:
        return next_known not in BUILDING_WORDS
    return known in STREET_WORDS and next_known not in STREET_WORDS and next_known not in BUILDING_WORDS


def _split_county(words: list[str]) -> list[str]:
    for size in (3, 2, 1):
        if len(words) > size and " ".join(map(known_as, words[-size:])) in COUNTIES:
            return [" ".join(words[:-size]), " ".join(words[-size:])]
    return [" ".join(words)]


@cache
def _slip() -> re.Pattern[str]:
    # ZX12AB · ZX1  2 AB · Zx1 2ab
    letters = r"(?!st\b|nd\b|rd\b|th\b)[A-Za-z]{2}"
    return re.compile(rf"\b([A-Z]{{1,2}}\d[A-Z\d]?)\s*(\d)\s?({letters})(?=[ ,.]*$)", re.IGNORECASE)
