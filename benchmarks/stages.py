"""What a letter costs: pdfium's plain text, each of our stages, all of them together, and other libraries."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from functools import partial
from pathlib import Path
from statistics import median

import pypdfium2  # type: ignore[import-untyped]

from benchmarks.peers import Read
from benchmarks.tables import markdown
from benchmarks.timing import Work, taking_turns
from ofsted_letters.forms import label_document
from ofsted_letters.pipeline import interpret, parse_values
from ofsted_letters.read import read_document
from ofsted_letters.write.values import validated, values_line

FLOOR = "pypdfium2, plain text"
TOGETHER = "all together: bytes to JSON"
ROUNDS = 7
"""A letter takes milliseconds in our stages, which a busy machine can double."""

Taken = dict[str, float]
"""Seconds that each work took on one letter."""


def plain_text(data: bytes) -> list[str]:
    """All text of a PDF as pdfium gives it, every page closed."""
    pdf = pypdfium2.PdfDocument(data)
    texts = []
    for page in pdf:
        textpage = page.get_textpage()
        texts.append(textpage.get_text_range())
        textpage.close()
        page.close()
    pdf.close()
    return texts


def measure(letters: Sequence[Path], peers: Mapping[str, Read], with_peers: Collection[Path]) -> list[Taken]:
    """Time all works on every letter, in turns; the peers on some letters only."""
    measured = []
    for path in letters:
        works = stages(path.read_bytes(), path.name)
        if path in with_peers:
            works |= {name: partial(read, path) for name, read in peers.items()}
        measured.append(taking_turns(works, ROUNDS))
    return measured


def stages(data: bytes, name: str) -> dict[str, Work]:
    """Our stages on one letter, each given what the one before it made."""
    (parsed,) = parse_values(data, name)
    document = read_document(data, name)
    labelling = label_document(document)

    def assembled() -> dict[str, object]:
        return validated(interpret(document, labelling, parsed["source"]).values)

    letter = assembled()
    return {
        FLOOR: lambda: plain_text(data),
        "read": lambda: read_document(data, name),
        "label": lambda: label_document(document),
        "assemble, themes, check, doubt, validate": assembled,
        "write": lambda: values_line(letter),
        TOGETHER: lambda: values_line(*parse_values(data, name)),
    }


def table(measured: Sequence[Taken]) -> str:
    """Medians over the letters: of seconds, and of each letter's own ratios."""
    names = dict.fromkeys(name for taken in measured for name in taken)
    heads = ("", "ms a letter", "times the floor", "times all together", "letters")
    return markdown(heads, [_row(name, [taken for taken in measured if name in taken]) for name in names])


def _row(name: str, measured: Sequence[Taken]) -> tuple[str, ...]:
    return (
        name,
        f"{median(taken[name] for taken in measured) * 1000:.2f}",
        f"{median(taken[name] / taken[FLOOR] for taken in measured):.2f}",
        f"{median(taken[name] / taken[TOGETHER] for taken in measured):.2f}",
        str(len(measured)),
    )
