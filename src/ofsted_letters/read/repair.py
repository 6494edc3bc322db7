"""Text that mail, a change of encoding or a font has damaged, repaired where it can have been one thing only.

Each kind of damage is known by spellings that no letter has otherwise: "â€™" is what an apostrophe's bytes are in
another encoding, "=E2=80=99" what they are in a mail, "&rsquo;" in a web page; "Ɵ" stands for Calibri's "ti". What is
lost altogether stays as it is, for a reader to doubt.
"""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Callable, Iterable
from html.entities import html5
from typing import NamedTuple

from ofsted_letters.diagnostics import DiagnosticCode
from ofsted_letters.document import Document, Line, Note
from ofsted_letters.read.normalise import WITHOUT_MEANING, normalise

Repair = Callable[[str], tuple[str, int]]

_ESCAPES = re.compile(r"(?:=[0-9A-F]{2})+", re.IGNORECASE)
_SOFT_BREAK = re.compile(r"=[ \t]*\r?\n")
_SIGN_OF_MAIL = re.compile(
    r"(?:^|(?<=\s))[^\s/]*=[ \t]*\r?$|=[CE][0-9A-F]=[89AB][0-9A-F]", re.MULTILINE | re.IGNORECASE
)
"""A broken line, or a letter of UTF-8: no web address has either, but for one that was itself broken behind a "="."""
_BARE_EQUALS = re.compile(r"=(?![0-9A-F]{2}|[ \t]*\r?\n|[ \t]*\Z)", re.IGNORECASE)
_ENTITY = re.compile(r"&(?:amp;)*(#\d{2,5}|#x[0-9a-f]{2,5}|[a-z]{2,8}\d?);", re.IGNORECASE)
"""One, whose own "&" can have become an entity, and that one's again."""

SPELLED = [chr(code) for code in (*range(0xA0, 0x100), *range(0x2010, 0x2027), 0x20AC, 0x2122, 0x25CF, 0xF0B7, 0xFEFF)]
"""What letters have beyond ASCII: Latin-1's signs, quotes, dashes, bullets, the sign of the euro and trade marks."""
ENCODINGS = ("cp1252", "latin-1", "mac_roman", "cp437")
"""Which programs take UTF-8 for: Windows', the web's and old mail's, the Mac's, a console's."""

LIGATURES = {"Ɵ": "ti", "Ʃ": "tt", "ƫ": "tti", "ƞ": "tf", "Ō": "ft"}
"""How Calibri's ligatures are spelled where its own table of letters is lost."""
_LIGATURE = re.compile(r"[ƟƩƫƞ](?=[a-z])|(?<=[A-Za-zƟƩƫƞŌ])[ƟƩƫƞ]|(?<=[a-zƟƩƫƞ])Ō|(?<=[A-Z])Ō(?=[a-z])")
"""In capitals, "Ō" can be a Māori name's own."""
_WINDOWS_SIGN = re.compile(r"[\x80\x82-\x8c\x8e\x91-\x9c\x9e\x9f]")
_APOSTROPHE = re.compile(
    r"""
    \b(children | child | women | people | majesty | authority | council | ofsted   # children?s
      | o(?=.clock))                                                                # o?clock
    [\x01-\x08\x0e-\x1f\ufffd?](?=(?:s | clock)\b)
    """,
    re.IGNORECASE | re.VERBOSE,
)
"""A lost sign in a word that has no other form: "children?s", "o?clock"."""
_UNNAMED = re.compile(r"\(cid:\d{1,5}\)")
_SPACED_ROW = re.compile(r"^.*(?<!\S)[A-Za-z] [A-Za-z] \S(?!\S).*$", re.MULTILINE)
_WORD_GAP = re.compile(r"( {2,})")
SPACED = 0.8
"""Share of a spaced row's pieces that are one sign: its bullet's text, a number and a stray word are others."""
COLUMN_GAP = 6
"""Spaces from which a gap is one between columns."""
_MONTH_APART = re.compile(r"\bJ (?=(?:anuary|une|uly)\b)")


class Damage(NamedTuple):
    """One kind of damage."""

    name: str
    repair: Repair
    """Gives a text repaired, and how many places were."""


class Repaired(NamedTuple):
    """A text without the damage that it had."""

    text: str
    places: Counter[str]
    """How many there were of each kind."""


def repaired(text: str) -> Repaired:
    """A text file's text, repaired; what a converter had no sign for is a sign without meaning, as in a PDF."""
    whole = _UNNAMED.sub(WITHOUT_MEANING, text)
    return _repaired(whole, (Damage("mail's coding", _without_escapes), Damage("spaced rows", _without_gaps), *DAMAGES))


def with_lines_repaired(document: Document) -> Document:
    """A document whose lines are repaired, each for itself."""
    places: Counter[str] = Counter()
    lines = [_line_repaired(line, places) for line in document.lines]
    return document._replace(lines=tuple(lines), notes=(*document.notes, *notes(places))) if places else document


def notes(places: Counter[str]) -> list[Note]:
    """The one note on all that was repaired; none where nothing was."""
    if not places:
        return []
    kinds = ", ".join(f"{name} {count}" for name, count in places.items())
    return [Note(DiagnosticCode.REPAIRED_TEXT, f"damaged text is repaired in {places.total()} places: {kinds}")]


def _repaired(text: str, damages: Iterable[Damage]) -> Repaired:
    places: Counter[str] = Counter()
    for damage in damages:
        text, count = damage.repair(text)
        if count:
            places[damage.name] += count
    return Repaired(text, places)


def _line_repaired(line: Line, places: Counter[str]) -> Line:
    """A line repaired; one of which nothing would be left to see stays as it is."""
    whole, found = _repaired(line.text, DAMAGES)
    raised = tuple((_length(line.text[:start]), _length(line.text[:end])) for start, end in line.raised)
    text, raised = normalise(whole, raised)
    if not found or not text:
        return line
    places.update(found)
    return line._replace(text=text, raised=raised)


def _length(text: str) -> int:
    return len(_repaired(text, DAMAGES).text)


def _without_escapes(text: str) -> tuple[str, int]:
    """What quoted-printable writes; where a text has other signs of "=", letters of UTF-8 alone are surely its."""
    certain = not _BARE_EQUALS.search(text) and _SIGN_OF_MAIL.search(text) is not None
    breaks = 0
    if certain:
        text, breaks = _SOFT_BREAK.subn("", text)
    count = 0

    def decoded(escapes: re.Match[str]) -> str:
        nonlocal count
        data = bytes.fromhex(escapes[0].replace("=", ""))
        letters = _decoded(data)
        if letters is None or not (certain or (data[0] >= 0xC2 and len(letters) < len(data))):
            return escapes[0]
        count += 1
        return letters

    return _ESCAPES.sub(decoded, text), breaks + count


def _decoded(data: bytes) -> str | None:
    for encoding in ("utf-8", "cp1252"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    return None


def _without_gaps(text: str) -> tuple[str, int]:
    """Rows whose letters stand apart, where wider gaps say where words end ("T h e  r o t a"); others stay.

    In a text that has such rows, one without wider gaps is one word. Capitals alone can be grades ("A  B B C").
    """
    if not any(_WORD_GAP.search(row[0].strip()) for row in _SPACED_ROW.finditer(text) if _is_spaced(row[0])):
        return text, 0
    count = 0

    def closed(row: re.Match[str]) -> str:
        nonlocal count
        if not _is_spaced(row[0]):
            return row[0]
        count += 1
        printed = row[0].lstrip()
        return row[0][: -len(printed)] + "".join(map(_closed, _WORD_GAP.split(printed)))

    return _SPACED_ROW.sub(closed, text), count


def _is_spaced(row: str) -> bool:
    pieces = row.split()
    lone = [piece for piece in pieces if len(piece) == 1]
    return len(lone) >= SPACED * len(pieces) and any(map(str.islower, lone))


def _closed(part: str) -> str:
    """A word's letters, or the gap between two words as one of text or of columns."""
    if part.strip():
        return part.replace(" ", "")
    return part if len(part) >= COLUMN_GAP else " "


def _without_entities(text: str) -> tuple[str, int]:
    count = 0

    def named(entity: re.Match[str]) -> str:
        nonlocal count
        name = f"{entity[1]};"
        sign = html.unescape(f"&{name}") if name.startswith("#") else html5.get(name)
        sign = sign or f"&{name}"
        count += sign != entity[0]
        return sign

    return _ENTITY.sub(named, text), count


def _in_its_encoding(text: str) -> tuple[str, int]:
    """Letters of UTF-8 that were read in another encoding, once or twice."""
    return _MISREAD.subn(lambda found: _SPELLINGS[found[0]], text)


def _misread(sign: str, encoding: str) -> str:
    """How a sign's UTF-8 reads in an encoding; a byte that it has no sign for stays a control character."""
    return "".join(bytes([byte]).decode(encoding, "ignore") or chr(byte) for byte in sign.encode())


def _of_windows(text: str) -> tuple[str, int]:
    return _WINDOWS_SIGN.subn(lambda sign: sign[0].encode("latin-1").decode("cp1252"), text)


def _with_letters_apart(text: str) -> tuple[str, int]:
    return _LIGATURE.subn(lambda ligature: LIGATURES[ligature[0]], text)


def _with_apostrophes(text: str) -> tuple[str, int]:
    return _APOSTROPHE.subn(r"\1’", text)


def _with_months_whole(text: str) -> tuple[str, int]:
    return _MONTH_APART.subn("J", text)


_SPELLINGS = {
    **{_misread(_misread(sign, "cp1252"), "cp1252"): sign for sign in SPELLED},
    **{_misread(sign, encoding): sign for encoding in ENCODINGS for sign in SPELLED},
    "Â ": " ",  # where the space that doesn't break became another
}
_MISREAD = re.compile("|".join(sorted(map(re.escape, _SPELLINGS), key=len, reverse=True)))

DAMAGES = (
    Damage("entities", _without_entities),
    Damage("signs of another encoding", _in_its_encoding),
    Damage("Windows' signs", _of_windows),
    Damage("ligatures", _with_letters_apart),
    Damage("apostrophes", _with_apostrophes),
    Damage("months", _with_months_whole),
)
"""In this order: an entity can stand for a sign of another encoding."""
