"""Text that can be shown as it is: no character in it does anything to a terminal.

What a letter says and what a file is called comes from outside; an escape sequence in it could retitle a window
or hide a line, and a direction override could turn a sentence round.
"""

from __future__ import annotations

HARMFUL = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})
"""Unicode categories: controls, invisible formatting, lone surrogates, line and paragraph separators."""


def printable(text: str, keep: str = "") -> str:
    r"""Write characters that a terminal would obey as backslash escapes (`\x1b`, `\u202e`).

    Args:
        text: anything, also a file name that was not UTF-8.
        keep: harmful characters to leave as they are.
    """
    if text.isprintable():
        return text
    import unicodedata  # text that needs it is rare, and start-up time counts

    return "".join(c if c in keep or unicodedata.category(c) not in HARMFUL else escaped(c) for c in text)


def escaped(character: str) -> str:
    """One character as Python would write it in a string."""
    return character.encode("unicode_escape").decode("ascii")
