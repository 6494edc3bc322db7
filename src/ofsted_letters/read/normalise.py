"""Text as letters mean it: one spelling for each character, single spaces, nothing invisible."""

from __future__ import annotations

import re

Spans = tuple[tuple[int, int], ...]

BULLET = "•"
BULLETS = frozenset("•‣⁃∙·∞¨\ufffd")
"""Signs that mean a bullet at a line's start; one without a meaning is a bullet there, too."""
PICTURES = (
    ("\u2190", "\u21ff"),  # arrows
    ("\u2300", "\u24ff"),  # technical signs, figures in circles; after them the lines that boxes are drawn with
    ("\u2580", "\u2bff"),  # shapes, dingbats
    ("\ue000", "\uf8ff"),  # symbol fonts' own
)
"""First and last of the characters that are pictures."""

SOFT_HYPHEN = "\u00ad"
"""Seen at a line's end alone, where it cuts a word; kept there until the word is whole again."""
WITHOUT_MEANING = "\ufffd"
"""Stands for a sign of which the file doesn't say what it means."""
FIRST_ACCENT = "\u0300"
"""Below it no character has another spelling: U+0300 is the first accent that stands by itself."""
ARROW = "→"
SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹"

_SPELLING: dict[int, str | None] = {
    **{ord(char): str(digit) for digit, char in enumerate(SUPERSCRIPTS)},
    **dict.fromkeys([*range(0x20), *range(0x7F, 0xA0)], WITHOUT_MEANING),  # white space among them is gone before
    **dict.fromkeys([0xAD, 0x200B, 0x200C, 0x200D, 0x200E, 0x200F, 0x2060, 0xFEFF]),  # seen by no reader
    0x2010: "-",
    0x2011: "-",
    0x23AF: "–",  # a symbol font's dash, where the font is lost
    0xFB00: "ff",
    0xFB01: "fi",
    0xFB02: "fl",
    0xFB03: "ffi",
    0xFB04: "ffl",
    0xFB05: "st",
    0xFB06: "st",
    0xF020: " ",  # Symbol and Wingdings keep ASCII's space and signs here
    0xF02D: "-",
    0xF0A3: "≤",
    0xF0B1: "±",
    0xF0B3: "≥",
    0xF0B0: "°",
    0xF0D7: "×",
    0xF0E0: ARROW,
}


_is_plain = re.compile(r"(?:• )?[ -~\xa0‘’“”–—…£]*").fullmatch
"""Most lines are spelled right already, but for spaces."""
_has_halves = re.compile(r"[\ud800-\udfff]").search
_superscript = re.compile(f"[{SUPERSCRIPTS}]")


def normalise(raw: str, raised: Spans = ()) -> tuple[str, Spans]:
    """Normalise one line's text, and the spans of it that are raised.

    Superscript digits that are characters of their own become plain digits in a raised span.
    """
    if (raw.isascii() and raw.isprintable()) or _is_plain(raw):
        text = " ".join(raw.split()) if "  " in raw or "\xa0" in raw else raw.strip()
        return text, _moved(raw, raised) if raised else ()
    raised = raised or _superscripts(raw)
    cut = SOFT_HYPHEN if raw.endswith(SOFT_HYPHEN) else ""
    return _spelled(raw) + cut, _moved(raw, raised) if raised else ()


def is_bullet(char: str) -> bool:
    """Whether a character means a bullet at a line's start: no sentence begins with a picture, whichever it is."""
    if char in BULLETS:
        return True
    for first, last in PICTURES:
        if first <= char <= last:
            return _SPELLING.get(ord(char), ARROW) == ARROW
    return False


def _spelled(raw: str) -> str:
    text = " ".join(_paired(raw).split()).translate(_SPELLING)
    if text and is_bullet(text[0]):
        text = f"{BULLET} {_without_bullets(text)}"
    return " ".join(_composed(text).split())


def _without_bullets(text: str) -> str:
    """A line's text behind its bullets: a converter can have put a second one right in front of the writer's."""
    at = next((at for at, char in enumerate(text) if not is_bullet(char)), len(text))
    return text[at:]


def _composed(text: str) -> str:
    """Accents put on their letters; few letters have any, and start-up time counts."""
    if max(text, default="") < FIRST_ACCENT:
        return text
    import unicodedata

    return unicodedata.normalize("NFC", text)


def _paired(raw: str) -> str:
    """Halves of characters beyond the basic plane put together; pdfium gives each half as a glyph."""
    if not _has_halves(raw):
        return raw
    return raw.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def _superscripts(raw: str) -> Spans:
    return tuple(found.span() for found in _superscript.finditer(raw))


def _moved(raw: str, spans: Spans) -> Spans:
    """Where spans of raw digits stand in the normalised text; touching ones become one."""
    moved: list[tuple[int, int]] = []
    reached, before = 0, 0
    for start, end in spans:
        part = _spelled(raw[:end]) if not before else _spelled(f"0{raw[before:end]}")[1:]  # as what follows a digit
        reached, before = reached + len(part), end
        new_start = reached - (end - start)
        if moved and moved[-1][1] == new_start:
            new_start = moved.pop()[0]
        moved.append((new_start, reached))
    return tuple(moved)
