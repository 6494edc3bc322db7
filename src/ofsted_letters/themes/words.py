"""A text's words as the theme rules compare them: in lower case and the singular; a hyphen is a space."""

from __future__ import annotations

import functools
import re


def words(text: str) -> list[str]:
    """The words of a text, each as it is compared."""
    return list(map(singular, _word().findall(text.lower())))


def count(text: str) -> int:
    """How many words a text has."""
    return len(_word().findall(text.lower()))


def printed(text: str, first: int, end: int) -> str:
    """The words from `first` to the one before `end` as they stand in a text."""
    spans = [one.span() for one in _word().finditer(text.lower())]
    return text[spans[first][0] : spans[end - 1][1]]


@functools.cache
def singular(word: str) -> str:
    """As in "families’" and "family", "children’s" and "child"; "access" and "crisis" are singular already."""
    plain = _possessive().sub("", word)
    if plain == "children":
        return "child"
    if len(plain) < 4 or plain.endswith(("ss", "us", "is")):
        return plain
    if plain.endswith("ies"):
        return plain[:-3] + "y"
    return plain[:-2] if plain.endswith(("sses", "xes", "ches", "shes")) else plain.removesuffix("s")


@functools.cache
def _word() -> re.Pattern[str]:
    return re.compile(r"[a-z0-9&][a-z0-9&’']*")


@functools.cache
def _possessive() -> re.Pattern[str]:
    """Or a quotation mark that closes behind the word."""
    return re.compile(r"[’'].*")
