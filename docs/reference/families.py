"""Families and headings, made from the registry."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from docs.reference.markdown import code, plain, table
from ofsted_letters.families import FAMILIES, UNKNOWN
from ofsted_letters.families.family import Family

INTRODUCTION = """\
# Families and headings

A letter is of the family whose subject, title or headings it has; `explain FILE --field family` says which of them
told. Its headings open sections of a kind by the lists below. They are compared in lower case, without the colon at
their end. Words in a pattern stand as in Python's regular expressions, where `\\s` is a space. Any other line that is
set as a heading is one too: it opens a section of findings, or of whatever the heading above it opens, and
`unknown_heading` says so.
"""


def page() -> str:
    """The table of families, then each with its headings."""
    rows = dict.fromkeys((code(family.name), plain(family.what)) for family in (*FAMILIES, UNKNOWN))
    parts = [INTRODUCTION, table(("family", "letters"), rows)]
    return "\n".join([*parts, *map(section, (*FAMILIES, UNKNOWN))])


def section(family: Family) -> str:
    """One family in one of its forms."""
    parts = [f"## {family.name} ({family.form})\n", "\n".join(known_by(family))]
    rows = list(headings(family))
    return "\n".join([*parts, table(("heading", "opens"), rows)])


def known_by(family: Family) -> Iterator[str]:
    """What tells the family, and what is looked for and expected in it beyond other letters."""
    named = {
        "Its subject has": family.subjects,
        "Its title is": family.titles,
        "It alone has headings that begin": family.own_headings,
        "Looked for beyond what every letter tells": sorted(family.fields),
        "Told where it is missing": sorted(family.expected),
    }
    for words, values in named.items():
        if values:
            yield f"- {words}: {', '.join(map(code, values))}"
    yield ""


def headings(family: Family) -> Iterator[tuple[str, str]]:
    """Each heading that the family knows, and the kind of section that it opens."""
    shapes: tuple[tuple[str, Mapping[str, str]], ...] = (
        ("{}", family.headings),
        ("{} …", family.openings),
        ("… {}", family.endings),
    )
    for shape, known in shapes:
        for words, kind in known.items():
            yield code(shape.format(words.strip())), code(kind)
    for kind, pattern in family.wordings.items():
        yield f"any of the words {code(pattern)}", code(kind)
