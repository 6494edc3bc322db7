"""Count in how many improvement points each word stands: what makes a shared word say much or little.

    python -m benchmarks.rarity letters.jsonl reports.jsonl

Writes `corpus/history/data/words.csv`, words and numbers only, and says on how many points it was counted.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from ofsted_letters import findings, read_jsonl
from ofsted_letters.corpus.history.words import DATA, RAREST, common, stems
from ofsted_letters.terms import IMPROVEMENTS
from ofsted_letters.write.csv import csv_bytes


def main() -> None:
    """Count, and write the table."""
    texts = [text for name in sys.argv[1:] for text in asked(Path(name))]
    counts = Counter(stem for text in texts for stem in set(stems(text)) - common() if not stem.isdigit())
    rows = sorted((stem, number) for stem, number in counts.items() if number >= RAREST)
    (DATA / "words.csv").write_bytes(csv_bytes([("word", "points"), *rows]))
    print(f"{len(texts)} points, {len(rows)} words")


def asked(path: Path) -> Iterator[str]:
    """The texts of the improvement points in letters as JSON Lines."""
    for letter in read_jsonl(path):
        yield from (row["text"] for row in findings(letter) if row["kind"] in IMPROVEMENTS)


if __name__ == "__main__":
    main()
