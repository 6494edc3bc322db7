"""How long the history of many authorities takes, and how much memory.

    python -m benchmarks.histories --letters 10000

Writes a dataset of invented letters, no two of whose texts are the same, made by a seed of words as the rules know
them, and runs `history` on it in a process of its own, in every format. Seconds are the processor's, so that other
programs on the machine don't count.
"""

from __future__ import annotations

import argparse
import hashlib
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import suppress
from datetime import date, timedelta
from pathlib import Path
from random import Random

import psutil

from benchmarks.tables import markdown
from ofsted_letters import Letter, Section, read_jsonl
from ofsted_letters.corpus.history.matters import entries
from ofsted_letters.corpus.register import by_la_code
from ofsted_letters.write.json import letter_line

ROOT = Path(__file__).resolve().parents[1]
AUTHORITIES = 150
ASKED, TOLD = 6, 30
"""Improvement points and other findings of a letter, as published ones have."""
OPENINGS = ("The quality of", "The timeliness of", "Too little", "The response to", "Consistency in", "Oversight of")
PURPOSES = ("so that drift is avoided", "to keep children safe", "in every team", "when children move", "for all")
FIRST, DAYS = date(2010, 1, 4), 5500
"""The first day of a visit, and how many later ones there are."""
MB = 1 << 20
HEADS = ("history", "processor seconds", "MiB", "rows")


def main() -> None:
    """Write the letters, and measure."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--letters", type=int, default=10_000, metavar="N")
    count = parser.parse_args().letters
    with tempfile.TemporaryDirectory() as folder:
        with (Path(folder) / "letters.jsonl").open("wb") as file:
            file.writelines(map(letter_line, invented(count)))
        print(
            markdown(
                ("history", "processor seconds", "MiB", "rows"), [measured(folder, one) for one in ("csv", "jsonl")]
            )
        )


def invented(count: int) -> Iterator[Letter]:
    """So many letters, of all authorities in turn."""
    random = Random(17)
    sample = next(read_jsonl(next((ROOT / "samples").glob("fellbridge-2019.pdf.json"))))
    phrases = [phrase.replace(" + ", " of ") for entry in entries() for phrase in entry["phrases"]]
    codes = sorted(by_la_code())[:AUTHORITIES]
    for number in range(count):
        yield letter_of(random, sample, phrases, codes[number % AUTHORITIES], number)


def letter_of(random: Random, sample: Letter, phrases: list[str], la_code: str, number: int) -> Letter:
    """One letter with points and strengths of its own."""
    day = FIRST + timedelta(random.randrange(DAYS))
    authority = by_la_code()[la_code]
    sections = (
        section_of(random, sample, phrases, "areas_for_development", ASKED),
        section_of(random, sample, phrases, "findings", TOLD),
    )
    named = sample.metadata.authority.model_copy(
        update={"name": authority.official_name, "official_name": authority.official_name, "la_code": la_code}
    )
    metadata = sample.metadata.model_copy(update={"authority": named, "inspection_start": day, "inspection_end": day})
    source = sample.source.model_copy(update={"sha256": hashlib.sha256(str(number).encode()).hexdigest()})
    return sample.model_copy(update={"source": source, "metadata": metadata, "sections": sections})


def section_of(random: Random, sample: Letter, phrases: list[str], kind: str, items: int) -> Section:
    """A section with so many items of their own."""
    model = next(section for section in sample.sections if section.kind == "areas_for_development")
    texts = (text_of(random, phrases) for _ in range(items))
    made = tuple(model.items[0].model_copy(update={"text": text, "recurrence": None}) for text in texts)
    return model.model_copy(update={"kind": kind, "items": made})


def text_of(random: Random, phrases: list[str]) -> str:
    """A text as letters word them, with figures that no other has."""
    about = " and ".join(random.sample(phrases, random.choice((1, 1, 2))))
    return f"{random.choice(OPENINGS)} {about}, {random.choice(PURPOSES)} ({random.getrandbits(40):x})."


def measured(folder: str, layout: str) -> tuple[str, ...]:
    """What one run takes."""
    out = Path(folder) / f"out.{layout}"
    command = [sys.executable, "-m", "ofsted_letters", "history", folder, "-o", str(out), "--quiet"]
    process = psutil.Popen(command, stdout=subprocess.DEVNULL)
    most, seconds = 0, 0.0
    while process.poll() is None:
        with suppress(psutil.Error):  # it has just ended
            most = max(most, process.memory_info().rss)
            seconds = sum(process.cpu_times()[:2])
        time.sleep(0.05)
    with out.open("rb") as file:
        return layout, f"{seconds:.1f}", f"{most / MB:.0f}", f"{sum(1 for _ in file):,}"


if __name__ == "__main__":
    main()
