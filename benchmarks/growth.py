"""Whether time and memory grow in step with a letter's length.

Long letters are composed from the samples: one list's items again and again, printed on as many pages as they take.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.memory import MB, Run, run_alone
from benchmarks.tables import markdown
from samples.as_pdf import as_pdf
from samples.as_text import as_text
from samples.letter import SOURCES, Item, SampleLetter, load

PDF_SAMPLE, TEXT_SAMPLE = "skelmere-2024", "aldermere-2010"
"""Samples whose items wrap over several lines: a focused visit for PDF, an older letter for text."""
ITEMS_OF_PDF = (1, 50, 100, 200, 500, 1_000, 2_000)
"""Ten take a page."""
ITEMS_OF_TEXT = (10, 100, 1_000, 10_000, 20_000)
WORDS = 43
"""Of one item: three or four lines, as most have."""
LINES_AT_MOST = 2_000_000


def tables() -> Iterator[str]:
    """Growth of PDF and text, and the longest text, each parsed in a process of its own."""
    with TemporaryDirectory() as folder:
        yield _table(Path(folder), "PDF", ((f"{count}.pdf", pdf_with(count)) for count in ITEMS_OF_PDF))
        yield _table(Path(folder), "text", ((f"{count}.txt", text_with(count)) for count in ITEMS_OF_TEXT))
        yield _table(Path(folder), "long text", long_texts())


def pdf_with(items: int) -> bytes:
    """A letter of so many findings, printed."""
    return as_pdf(_longer(load(SOURCES / f"{PDF_SAMPLE}.toml"), items))


def text_with(items: int) -> bytes:
    """A letter of so many findings, as text."""
    return as_text(_longer(load(SOURCES / f"{TEXT_SAMPLE}.toml"), items)).encode()


def long_texts() -> Iterator[tuple[str, bytes]]:
    """Texts of half a million and two million lines, made by repeating what a thousand findings print as."""
    letter = load(SOURCES / f"{TEXT_SAMPLE}.toml")
    letter = replace(letter, look=replace(letter.look, page_length=None))
    once, twice = (as_text(_longer(letter, count)) for count in (1_000, 2_000))
    start = next(at for at, (one, other) in enumerate(zip(once, twice, strict=False)) if one != other)
    repeated = twice[start : start + len(twice) - len(once)]
    lines = repeated.count("\n")
    for part in (4, 1):
        times = (LINES_AT_MOST // part - once.count("\n")) // lines
        yield f"{part}.txt", (once[:start] + repeated * times + once[start:]).encode()


def _longer(letter: SampleLetter, items: int) -> SampleLetter:
    """The letter's introduction and its longest list, with so many items.

    Each takes up the letter's own words where the last one left off, and starts anew where they end: what repeats at
    the feet of pages is furniture.
    """
    introduction, *others = letter.sections
    longest = max(others, key=lambda section: len(section.items))
    words = [word for section in others for item in section.items for word in item.words.split()]
    many = (Item(" ".join(words[(at * WORDS + word) % len(words)] for word in range(WORDS))) for at in range(items))
    return replace(letter, sections=(introduction, replace(longest, items=tuple(many))))


def _table(folder: Path, kind: str, files: Iterator[tuple[str, bytes]]) -> str:
    heads = (kind, "pages", "lines", "items", "ms", "µs a line", "peak MB", "MB over the shortest")
    rows, least = [], 0.0
    for name, data in files:
        path = folder / name
        path.write_bytes(data)
        run = run_alone("parse", path)
        path.unlink()
        least = least or run.peak / MB
        rows.append((f"{len(data) / MB:.2f} MB", *_figures(run), f"{run.peak / MB - least:.0f}"))
    return markdown(heads, rows)


def _figures(run: Run) -> tuple[str, ...]:
    return (
        str(run.pages or "–"),
        f"{run.lines:,}",
        f"{run.items:,}",
        f"{run.seconds * 1000:,.1f}",
        f"{run.seconds / run.lines * 1e6:.1f}",
        f"{run.peak / MB:,.0f}",
    )
