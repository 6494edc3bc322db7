"""Lists that count in letters, in Roman figures, in parts of a number, or without a point: (a), ii., 6.1, 2.

Each of these marks can also begin a line for what it is, a word or a figure. It counts where another of the same dress
counts on from it, as no sentence does by chance.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ofsted_letters.document import Line
from ofsted_letters.fields.dates import MONTHS
from ofsted_letters.label.columns import SAME_ROW
from ofsted_letters.label.frame import ends_sentence

BARE = "1"
"""The dress of a figure without a point."""
ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")
LONGEST = len("(viii)")
_MARK = re.compile(
    r"""(?P<open>\(?)
        (?: (?P<letters>[a-z]|[ivx]{2,4}) (?P<close>[.)])    # (a)  b)  iv.
          | (?P<part>\d{1,2}\.\d{1,2}) [.)]?                 # 6.1  1.2.
          | (?P<bare>\d{1,2}) (?=\s+[A-Z‘“'"]|$)             # 1 At the time
        )
        (?:\s+(?=\S)|$)""",
    re.VERBOSE,
)


class Mark(NamedTuple):
    """What a counted line begins with."""

    number: str
    """As printed, without brackets and points around it."""
    skip: int
    """Characters up to the text."""
    dress: str
    """What the marks of one list share: "(a)", "i.", "6.", or "1" for a figure without a point."""
    place: int
    """How many marks its list has up to this one."""


def counted(lines: Sequence[Line]) -> dict[int, Mark]:
    """The marks that count, by the number of the line that begins with each."""
    latest: dict[str, tuple[int, Mark]] = {}
    found: dict[int, Mark] = {}
    for at, line in enumerate(lines):
        if not _can_count(line.text[:LONGEST]):
            continue
        marks = [mark for mark in _marks(line.text) if mark.dress != BARE or _can_be_bare(mark, lines, at)]
        going_on = next(
            (mark for mark in marks if mark.dress in latest and _follows(mark, latest[mark.dress][1])), None
        )
        mark = going_on or next((mark for mark in marks if mark.place == 1), None)
        if mark is None:
            continue
        if going_on is not None:
            found.update((latest[mark.dress], (line.number, mark)))
        latest[mark.dress] = line.number, mark
    return found


def _follows(mark: Mark, before: Mark) -> bool:
    return mark.place == before.place + 1


def _can_be_bare(mark: Mark, lines: Sequence[Line], at: int) -> bool:
    """Whether a figure without a point can count: below a whole sentence, in the row of its text."""
    line = lines[at]
    if mark.place > 1 and at and not ends_sentence(lines[at - 1].text):
        return False
    if mark.skip < len(line.text):
        return True
    following = lines[at + 1 : at + 2]
    return any(line.page == one.page and one.baseline - line.baseline < SAME_ROW * line.size for one in following)


def _can_count(begins: str) -> bool:
    """Whether a line's first characters can hold a mark, as those of few lines do."""
    return begins[:1].isdigit() or "." in begins or ")" in begins


def _marks(text: str) -> Iterator[Mark]:
    """What the beginning of a line can count: "(i)" is a figure or, between (h) and (j), a letter."""
    if (found := _MARK.match(text)) is None:
        return
    skip = found.end()
    if part := found["part"]:
        first, _, second = part.partition(".")
        yield Mark(part, skip, f"{first}.", int(second))
    elif bare := found["bare"]:
        if not found["open"] and text[skip:].partition(" ")[0] not in MONTHS:
            yield Mark(bare, skip, BARE, int(bare))
    else:
        letters, dress = found["letters"], found["open"] + "{}" + found["close"]
        if len(letters) == 1:
            yield Mark(letters, skip, dress.format("a"), ord(letters) - ord("a") + 1)
        if letters in ROMAN:
            yield Mark(letters, skip, dress.format("i"), ROMAN.index(letters) + 1)
