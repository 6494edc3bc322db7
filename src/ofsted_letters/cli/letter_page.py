"""A letter as a page to read in a terminal."""

from __future__ import annotations

from collections.abc import Iterable

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from ofsted_letters.cli.draw import words
from ofsted_letters.cli.letter_facts import (
    Facts,
    diagnostic_line,
    facts_of,
    joined,
    person_lines,
    subject_of,
    title_of,
)
from ofsted_letters.model import Footnote, Item, Letter, Person, Section
from ofsted_letters.write.counted import counted

SEVERITY_STYLE = {"info": "dim", "warning": "yellow", "error": "red"}


def letter_page(letter: Letter) -> RenderableType:
    """The whole letter: what it is about, its sections, footnotes, people and diagnostics."""
    return Group(
        words(title_of(letter), "bold"),
        words(subject_of(letter), "italic"),
        Text(),
        table_of(facts_of(letter)),
        *(part for section in letter.sections for part in section_block(section)),
        *block("Footnotes", [footnote_line(footnote) for footnote in letter.footnotes]),
        *block("Signed", [person_text(person) for person in letter.signatories]),
        *block("Copies", [person_text(person) for person in letter.copies]),
        *block(
            "Diagnostics",
            [words(diagnostic_line(one), SEVERITY_STYLE[one.severity]) for one in letter.diagnostics],
        ),
    )


def table_of(facts: Facts) -> Table:
    """Facts in two columns; those that the letter does not give are left out."""
    table = Table.grid(padding=(0, 2))
    table.add_column(style="dim", no_wrap=True)
    table.add_column(overflow="fold")
    for name, value in facts:
        if value:
            table.add_row(Text(name), several(value))
    return table


def section_block(section: Section) -> Iterable[RenderableType]:
    """A section's heading and items; the introduction and the closing have none."""
    indent = 2 * (section.level - 1)
    yield Text()
    if section.heading:
        yield Padding(words(section.heading, "bold cyan"), (0, 0, 0, indent))
    yield Padding(kind_line(section), (0, 0, 0, indent))
    for index, item in enumerate(section.items):
        if index and item.type == "paragraph":
            yield Text()
        yield Padding(item_line(item), (0, 0, 0, indent + 2 * item.level))


def kind_line(section: Section) -> Text:
    """What kind of section this is and how much is in it."""
    page = f"page {section.page}" if section.page else None
    return words(joined(section.kind.replace("_", " "), counted(len(section.items), "item"), page), "dim")


def item_line(item: Item) -> Table:
    """One item with a hanging indent, its recurrence and its footnotes' marks behind it."""
    text = words(item.text)
    for marker in item.footnotes:
        text.append_text(words(f" [{marker}]", "dim"))
    if item.recurrence:
        text.append_text(words(f" ({item.recurrence})", "yellow"))
    line = Table.grid(padding=(0, 1))
    line.add_row(words({"bullet": "•", "numbered": f"{item.number}."}.get(item.type, "")), text)
    return line if item.type != "paragraph" else paragraph(text)


def paragraph(text: Text) -> Table:
    """An item without a mark."""
    line = Table.grid()
    line.add_row(text)
    return line


def block(title: str, lines: list[Text]) -> Iterable[RenderableType]:
    """A title and lines under it; nothing when there are none."""
    if lines:
        yield Text()
        yield Text(title, "bold cyan")
        yield from (Padding(line, (0, 0, 0, 2)) for line in lines)


def footnote_line(footnote: Footnote) -> Text:
    """A footnote behind its mark."""
    return words(f"[{footnote.marker}] {footnote.text}")


def person_text(person: Person) -> Text:
    """A signatory or someone who gets a copy: the name, and below it what is printed of them."""
    return several(person_lines(person) or "", indent="  ")


def several(value: str, indent: str = "") -> Text:
    """The lines of a value, those below the first further in."""
    return Text(f"\n{indent}").join(words(line) for line in value.split("\n"))
