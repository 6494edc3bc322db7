"""A sample letter as plain text, the way that text extraction or a typist leaves it."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from itertools import zip_longest

from samples.letter import FOOTNOTE_MARK, Item, SampleLetter, Section

COLUMN = 34
"""Characters from one column's start to the next: wide enough to leave a gap after the longest cell."""
NESTED_BULLET = "–"


def as_bytes(letter: SampleLetter) -> bytes:
    """The text file, in the encoding and with the newlines of the letter's look."""
    return as_text(letter).replace("\n", letter.look.newline).encode(letter.look.encoding)


def as_text(letter: SampleLetter) -> str:
    """The whole letter; form feeds between pages where its look has pages and it fills more than one."""
    blocks = list(blocks_of(letter))
    pages = list(pages_of(blocks, letter.look.page_length, letterhead_block(letter)))
    if len(pages) == 1:
        return "\n\n".join("\n".join(block) for block in blocks) + "\n"
    return "\f".join("\n".join([*page, *page_end(letter, number)]) for number, page in enumerate(pages, 1))


def blocks_of(letter: SampleLetter) -> Iterator[list[str]]:
    """Blocks of lines that a blank line separates."""
    letterhead = letterhead_block(letter)
    if not letter.look.letterhead_after_body:
        yield letterhead
    yield [letter.date_line]
    yield list(letter.address_lines)
    yield [letter.salutation]
    yield wrapped(letter.subject, letter)
    for section in letter.sections:
        yield from section_blocks(section, letter)
    yield [letter.valediction]
    yield table(letter.sign_off_lines)
    if letter.copy_lines:
        yield list(letter.copy_lines)
    if letter.footnotes:
        yield [line for marker, text in letter.footnotes.items() for line in wrapped(f"{marker} {text}", letter)]
    if letter.look.letterhead_after_body:
        yield letterhead


def letterhead_block(letter: SampleLetter) -> list[str]:
    """The letterhead's cells, run together as the look says."""
    rows = letter.letterhead_lines
    columns = [[cell for cell in column if cell] for column in zip_longest(*rows, fillvalue="")]
    match letter.look.letterhead:
        case "one line":
            return [" ".join(cell for column in columns for cell in column)]
        case "rows":
            return [" ".join(cell for cell in row if cell) for row in rows]
        case "columns":
            return table(rows)
        case _:
            return [cell for column in columns for cell in column]


def table(rows: tuple[tuple[str, ...], ...]) -> list[str]:
    """Cells in columns, as text extraction that keeps the layout leaves them."""
    return ["".join(cell.strip("*").ljust(COLUMN) for cell in row).rstrip() for row in rows]


def section_blocks(section: Section, letter: SampleLetter) -> Iterator[list[str]]:
    """The heading, then the items: one block each, or all in one where there are no gaps."""
    if section.heading:
        yield wrapped(section.heading, letter)
    if letter.look.gap or any(item.type == "paragraph" for item in section.items):
        yield from (item_lines(item, letter) for item in section.items)
    elif section.items:
        yield [line for item in section.items for line in item_lines(item, letter)]


def item_lines(item: Item, letter: SampleLetter) -> list[str]:
    """One item, its bullet or number before it, wrapped to the look's width."""
    look = letter.look
    mark = {"bullet": look.bullet, "numbered": f"{item.number}."}.get(item.type, "")
    if item.level > 1:
        mark = "    " + NESTED_BULLET
    glued = look.glued and item.level == 1
    lead = mark if glued or not mark else mark + " "
    under = " " * len(lead) if look.hanging or item.level > 1 else ""
    return wrapped(lead + FOOTNOTE_MARK.sub(r"\1", item.text), letter, under)


def wrapped(text: str, letter: SampleLetter, under: str = "") -> list[str]:
    """Text in lines of the look's width; one line where it has none."""
    if letter.look.width is None:
        return [text]
    return textwrap.wrap(text, letter.look.width, subsequent_indent=under, break_long_words=False)


def pages_of(blocks: list[list[str]], length: int | None, letterhead: list[str]) -> Iterator[list[str]]:
    """The blocks cut into pages of some `length` lines, with a blank line after each block.

    A page ends between two blocks or inside a sentence. Where a full line ends with a full stop in the middle of
    a paragraph, plain text does not tell its next line on a new page from a new paragraph. No page cuts a letterhead.
    """
    page: list[str] = []
    for block in blocks:
        for position, line in enumerate(block):
            may_cut = position == 0 or (not page[-1].endswith(".") and block != letterhead)
            if length and len(page) >= length and may_cut:
                yield page
                page = []
            page.append(line)
        page.append("")
    yield page


def page_end(letter: SampleLetter, number: int) -> list[str]:
    """What stands at a page's foot."""
    footer = [letter.look.footer] if letter.look.footer else []
    return ["", *footer, *([str(number)] if letter.look.page_numbers else []), ""]
