"""Make the samples' text and PDF files from samples/source: python -m samples.make_samples."""

from __future__ import annotations

from pathlib import Path

from samples.as_pdf import as_pdf
from samples.as_text import as_bytes
from samples.letter import load_all

FOLDER = Path(__file__).parent


def main() -> None:
    """Write NAME.txt and NAME.pdf for each source; unchanged sources give unchanged files."""
    for letter in load_all():
        (FOLDER / f"{letter.name}.txt").write_bytes(as_bytes(letter))
        (FOLDER / f"{letter.name}.pdf").write_bytes(as_pdf(letter))


if __name__ == "__main__":
    main()
