"""How honest the program is: of values that are wrong, how many say so; of right letters, how many warn needlessly.

    python -m benchmarks.honesty              # the figures
    python -m benchmarks.honesty --untold 40  # and wrong values that nothing was said of

Letters are read as they are, and then spoiled by a seeded chance: without the structure of a tagged PDF, with a word or
a heading of the vocabularies unknown, with two lines in each other's place, with a character damaged. A value that then
differs from the unspoiled reading is wrong. It is told where a diagnostic's pointer is the value or something above it;
a diagnostic about the whole letter tells nothing of a value.
"""

from __future__ import annotations

import argparse
import multiprocessing
import random
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from benchmarks.spoil import MANNERS, Spoiled
from benchmarks.wrong import Wrong, wrong_values
from ofsted_letters.document import Document
from ofsted_letters.errors import LetterError
from ofsted_letters.forms import label_document
from ofsted_letters.pipeline import interpret
from ofsted_letters.read import read_document
from samples.letter import load_all

HERE = Path(__file__).resolve().parent
SAMPLES = HERE.parent / "samples"
SHARED = HERE.parent.parent / "shared"
SEED = 12
TIMES = 2
"""Spoilings of each letter in each manner."""
INVENTED = "unresolved_authority"
"""Warns of every sample rightly: its council is in no register."""
PER_WORKER = 4

Values = dict[str, Any]


class Tried(NamedTuple):
    """What came of one letter."""

    name: str
    warned: tuple[str, ...]
    """Codes of the warnings about the unspoiled letter."""
    told: Counter[str]
    """By manner, wrong values that a diagnostic is about."""
    untold: Counter[str]
    """The others."""
    examples: tuple[str, ...]
    """Those others, to be read."""


def main() -> int:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--untold", type=int, default=0, metavar="N", help="show N wrong values of which nothing tells")
    options = parser.parse_args()
    with multiprocessing.get_context("spawn").Pool() as pool:
        tried = pool.map(try_letter, letters(), chunksize=PER_WORKER)
    for name, value in figures(tried).items():
        print(f"{name:45s} {value if isinstance(value, int) else format(value, '.4f')}")
    examples = [f"{one.name}: {example}" for one in tried for example in one.examples]
    print(*random.Random(SEED).sample(examples, min(options.untold, len(examples))), sep="\n")
    return 0


def letters(every: int = 4) -> list[Path]:
    """The samples of letters, and every so many of the published letters where they are."""
    samples = sorted(SAMPLES / f"{letter.name}.{kind}" for letter in load_all() for kind in letter.kinds)
    published = sorted((SHARED / "letters").glob("[!n]*/*.pdf"))[::every]
    return [*samples, *sorted((SHARED / "seed").glob("*.txt")), *published]


def figures(tried: Sequence[Tried]) -> dict[str, Any]:
    """The two measures, and the first of them by manner."""
    told, untold = _sum(one.told for one in tried), _sum(one.untold for one in tried)
    shares = {manner: told[manner] / (told + untold)[manner] for manner in MANNERS if (told + untold)[manner]}
    return {
        "honesty.told": told.total() / (told + untold).total(),
        **{f"honesty.told_{manner}": share for manner, share in shares.items()},
        "honesty.needless": sum(bool(one.warned) for one in tried) / len(tried),
    }


def _sum(counts: Iterator[Counter[str]]) -> Counter[str]:
    return sum(counts, Counter())


def try_letter(path: Path) -> Tried:
    """Read a letter as it is, spoil it in every manner, and see what the program says of it."""
    document = read_document(path.read_bytes(), path.name, "pdfium")
    letter = _reading(document)
    told: Counter[str] = Counter()
    untold: Counter[str] = Counter()
    examples = []
    for manner, spoiled in _spoilings(document, random.Random(f"{SEED}{path.name}")):
        with spoiled.unknown:
            try:
                other = _reading(spoiled.document)
            except LetterError:
                continue  # refused, so nothing wrong is given out
        for wrong in wrong_values(letter, other):
            is_told = _is_told(wrong, other)
            (told if is_told else untold)[manner] += 1
            if not is_told:
                examples.append(f"{spoiled.what}, {wrong.pointer}: {wrong.value!r}")
    warned = [one["code"] for one in letter["diagnostics"] if one["severity"] != "info"]
    counted = (code for code in warned if code != INVENTED or not path.is_relative_to(SAMPLES))
    return Tried(path.name, tuple(counted), told, untold, tuple(examples))


def _spoilings(document: Document, chance: random.Random) -> Iterator[tuple[str, Spoiled]]:
    return ((manner, one) for manner, spoil in MANNERS.items() for one in spoil(document, chance, TIMES))


def _reading(document: Document) -> Values:
    """The values that the stages behind `read` make of a document."""
    return interpret(document, label_document(document), {"name": "-", "media_type": document.media_type}).values


def _is_told(wrong: Wrong, letter: Values) -> bool:
    """Whether a diagnostic is about a value, or about something that it is a part of.

    Someone who should not be in a list is told by a diagnostic about any value of theirs.
    """
    pointers = [f"{one['pointer']}/" for one in letter["diagnostics"] if one["pointer"] is not None]
    place = f"{wrong.pointer}/"
    return any(place.startswith(pointer) or (wrong.is_whole and pointer.startswith(place)) for pointer in pointers)


if __name__ == "__main__":
    sys.exit(main())
