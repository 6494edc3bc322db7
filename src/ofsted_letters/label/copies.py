"""How a list of copies is introduced, above the salutation or below the sign-off: "Copy:", "cc", "Copies to:"."""

from __future__ import annotations

COPY_WORDS = ("copy", "copies", "cc", "c.c", "copied", "distribution")


def copy_text(text: str) -> str | None:
    """What follows the word that introduces a copy list; None for another line."""
    first, _, rest = text.partition(" ")
    word = first.casefold().strip(".:")
    if word not in COPY_WORDS:
        return None
    if rest.casefold().startswith("to") and rest[2:3] in ("", ":", " "):
        rest = rest[2:]
    return rest.lstrip(": ").strip()
