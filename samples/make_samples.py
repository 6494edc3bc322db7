"""Make the samples' text and PDF files from samples/source: python -m samples.make_samples."""

from __future__ import annotations

from pathlib import Path

from samples.as_pdf import as_pdf
from samples.as_text import as_bytes
from samples.letter import load_all
from samples.report import load_reports
from samples.report_as_pdf import report_as_pdf

FOLDER = Path(__file__).parent
MAKERS = {"txt": as_bytes, "pdf": as_pdf}


def main() -> None:
    """Write NAME.txt and NAME.pdf, or NAME.pdf alone, for each source; unchanged sources give unchanged files."""
    for report in load_reports():
        (FOLDER / f"{report.name}.pdf").write_bytes(report_as_pdf(report))
    for letter in load_all():
        for kind in letter.kinds:
            (FOLDER / f"{letter.name}.{kind}").write_bytes(MAKERS[kind](letter))


if __name__ == "__main__":
    main()
