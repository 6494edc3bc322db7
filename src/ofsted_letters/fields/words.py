"""Printed words, brought to the form in which the vocabulary knows them."""

from __future__ import annotations

import re
from collections.abc import Iterable

from ofsted_letters.fields.vocabulary import JOINING_WORDS

SUSPENDING = ("and ", "or ")
"""What follows a hyphen that stands for a later word: "16- and 17-year-olds"."""
_EDGE = '.,;:()[]‘“”"'
_GLUED_MARK = re.compile(r"(?<=[a-z)])\d{1,2}$")


def known_as(word: str) -> str:
    """`Children’s,` is known as `children's`."""
    return word.strip(_EDGE).replace("’", "'").lower()


def known_words(text: str) -> list[str]:
    """All words of a text as the vocabulary knows them."""
    return [word.strip(_EDGE) for word in text.replace("’", "'").lower().split()]


def tidy(text: str) -> str:
    """A name, role or organisation without what layout and slips of the pen left at its ends."""
    text = text.strip(" ,;:–-")
    if text[-1:].isdigit():
        text = _GLUED_MARK.sub("", text)
    if text.count("[") != text.count("]"):
        text = text.strip("[]")
    return text.removesuffix(".").rstrip(" ,")


def is_open(text: str) -> bool:
    """Whether a line ends in the middle of a phrase: on a word or a sign that joins it to what follows."""
    return text.endswith((",", ":", "-", "–", "/")) or known_as(text.rpartition(" ")[2]) in JOINING_WORDS


def split_outside_brackets(text: str) -> list[str]:
    """Split at commas, but not inside brackets; empty pieces are dropped."""
    if "(" not in text:
        return [piece.strip() for piece in text.split(",") if piece.strip()]
    pieces: list[str] = []
    depth = start = 0
    for index, char in enumerate(text):
        depth += (char == "(") - (char == ")" and depth > 0)
        if char == "," and not depth:
            pieces.append(text[start:index])
            start = index + 1
    pieces.append(text[start:])
    return [piece.strip() for piece in pieces if piece.strip()]


def join_lines(texts: Iterable[str]) -> str:
    """Printed lines as one text, by one space; a word or range that a line's end cut at its hyphen takes none."""
    joined = ""
    for text in texts:
        joined += text if not joined or is_cut(joined, text) else " " + text
    return joined


def is_cut(text: str, following: str) -> bool:
    """Whether the line's end cut a word, a range or a pair ("decision-", "16–", "and/").

    A dash has a space before it, and what is left open for a later word ("16-", "and 17-year-olds") is whole.
    """
    if text[-1] not in "-–/" or not text[-2:-1].isalnum():
        return False
    if text[-1] == "/":
        return "www." not in text.rpartition(" ")[2]
    return not following.startswith(SUSPENDING)
