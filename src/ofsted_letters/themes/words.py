"""A text's words as the theme rules compare them: in lower case and the singular; a hyphen is a space."""

from __future__ import annotations

import functools
import re
import string

KEPT = 1 << 14
"""Words whose singular is kept: more than all letters have, and no more however many a file has."""


def words(text: str) -> list[str]:
    """The words of a text, each as it is compared."""
    return list(map(singular, _spelled(text)))


def count(text: str) -> int:
    """How many words a text has."""
    return len(_spelled(text))


def printed(text: str, first: int, end: int) -> str:
    """The words from `first` to the one before `end` as they stand in a text."""
    spans = [one.span() for one in re.finditer(r"[a-z0-9&][a-z0-9&’']*", text.lower())]
    return text[spans[first][0] : spans[end - 1][1]]


def _spelled(text: str) -> list[str]:
    """A text's words in lower case, which no pattern is run to part: it is asked of every sentence."""
    parts = text.lower().replace("’", "'").encode("ascii", "replace").translate(_OF_WORDS).decode().split()
    return [word for part in parts if (word := part.lstrip("'"))] if "'" in text or "’" in text else parts


_LETTERS = f"{string.ascii_lowercase}{string.digits}&'".encode()
_OF_WORDS = bytes(sign if sign in _LETTERS else ord(" ") for sign in range(256))
"""What words are made of stays; all else is a space."""


@functools.lru_cache(KEPT)
def singular(word: str) -> str:
    """As in "families’" and "family", "children’s" and "child"; "access" and "crisis" are singular already."""
    plain = word.replace("’", "'").partition("'")[0]  # a possessive's end, or a quotation mark behind the word
    if plain == "children":
        return "child"
    if len(plain) < 4 or plain.endswith(("ss", "us", "is")):
        return plain
    if plain.endswith("ies"):
        return plain[:-3] + "y"
    return plain[:-2] if plain.endswith(("sses", "xes", "ches", "shes")) else plain.removesuffix("s")
