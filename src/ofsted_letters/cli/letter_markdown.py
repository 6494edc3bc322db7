"""A letter as Markdown, to read or to go on writing in."""

from __future__ import annotations

from collections.abc import Iterator

from ofsted_letters.cli.letter_facts import diagnostic_line, facts_of, person_lines, subject_of, title_of
from ofsted_letters.model import Item, Letter, Person, Section
from ofsted_letters.write.markdown import escaped, paragraph

BELOW = 2
"""The level of a main section's heading: the letter's title is above."""


def letter_markdown(letter: Letter) -> str:
    """The whole letter: what it is about, its sections, footnotes, people and diagnostics."""
    return "\n".join(
        [
            f"# {escaped(title_of(letter))}\n",
            f"*{escaped(subject_of(letter))}*\n",
            *(f"- **{name}:** {on_one_line(value)}" for name, value in facts_of(letter) if value),
            *(line for section in letter.sections for line in section_lines(section)),
            "",
            *(f"[^{escaped(one.marker)}]: {escaped(one.text)}" for one in letter.footnotes),
            *people_lines("Signed", letter.signatories),
            *people_lines("Copies", letter.copies),
            *listed("Diagnostics", [diagnostic_line(one) for one in letter.diagnostics]),
            "",
        ]
    )


def section_lines(section: Section) -> Iterator[str]:
    """A section's heading and items; the introduction and the closing have no heading."""
    if section.heading:
        yield f"\n{'#' * (BELOW + section.level - 1)} {escaped(section.heading)}{marks(section.footnotes)}"
    in_list = False
    for item in section.items:
        if not (in_list and item.type != "paragraph"):
            yield ""
        in_list = item.type != "paragraph"
        yield item_line(item)


def item_line(item: Item) -> str:
    """One item, its footnotes' marks and its recurrence behind it."""
    more = marks(item.footnotes) + (f" *({item.recurrence.replace('_', ' ')})*" if item.recurrence else "")
    if item.type == "paragraph":
        return paragraph(item.text) + more
    mark = f"{item.number}." if item.number and item.number.isdigit() else "-"
    return f"{'    ' * (item.level - 1)}{mark} {paragraph(item.text)}{more}"


def marks(footnotes: tuple[str, ...]) -> str:
    """References to footnotes."""
    return "".join(f"[^{escaped(marker)}]" for marker in footnotes)


def people_lines(title: str, people: tuple[Person, ...]) -> list[str]:
    """People, each with what is printed of them."""
    return listed(title, [person_lines(one) or "" for one in people])


def listed(title: str, texts: list[str]) -> list[str]:
    """A heading and a list; nothing where there is nothing to list."""
    return [f"\n{'#' * BELOW} {title}\n", *(f"- {on_one_line(text)}" for text in texts)] if texts else []


def on_one_line(text: str) -> str:
    """Lines of a value with commas between them."""
    return escaped(", ".join(text.split("\n")))
