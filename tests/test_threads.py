"""Letters parsed by several threads at once come out as they do one after the other."""

from __future__ import annotations

import re
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from threading import Thread

import pytest

from ofsted_letters import LetterError, parse
from ofsted_letters.read import pdf
from ofsted_letters.read.pdf import opened
from tests.conftest import ROOT

SAMPLES = ROOT / "samples"
IN_THREADS = """
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from ofsted_letters import parse

letters = [path.read_bytes() for path in sorted(Path(sys.argv[1]).glob("*.pdf"))]
alone = [parse(data) for data in letters]
turns = [at % len(letters) for at in range(60)]
with ThreadPoolExecutor(8) as threads:
    together = list(threads.map(lambda at: parse(letters[at]), turns))
print(sum(letter != alone[at] for at, letter in zip(turns, together, strict=True)))
"""
"""A program of its own, for without the lock it most often ends in a segmentation fault."""


def test_eight_threads_parse_what_one_does() -> None:
    command = [sys.executable, "-c", IN_THREADS, str(SAMPLES)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=300, check=False)

    assert (done.returncode, done.stdout) == (0, "0\n")


@pytest.mark.parametrize("kept_open", ["document", "page"])
def test_a_thread_waits_while_another_has_a_pdf_open(kept_open: str) -> None:
    path = SAMPLES / "aldermere-2010.pdf"
    other = Thread(target=parse, args=(path,), daemon=True)

    with opened(path.read_bytes(), path.name) as document, closing(pdf._pages(document, path.name)) as pages:
        if kept_open == "page":
            next(pages)
        other.start()
        other.join(0.3)
        waited = other.is_alive()
    other.join(60)

    assert waited
    assert not other.is_alive()


def test_a_pdf_that_fails_lets_the_next_thread_in() -> None:
    def refused() -> None:
        with pytest.raises(LetterError):
            parse(b"%PDF-1.4 nothing")

    refused()
    other = Thread(target=refused, daemon=True)
    other.start()
    other.join(60)

    assert not other.is_alive()


def test_no_other_module_gets_at_pdfium() -> None:
    """So that no call of it is without the lock."""
    package = Path(pdf.__file__).parents[1]
    modules = {path.name: path.read_text("utf-8") for path in package.rglob("*.py")}
    importing = {name for name, text in modules.items() if re.search(r"(import|from) pypdfium2", text)}

    # All others work on documents that the first has opened.
    assert importing == {"carried.py", "pdf.py", "pdf_fields.py", "pdf_hyphens.py", "pdf_tags.py", "pictures.py"}
    opening = [name for name, text in modules.items() for _ in re.findall(r"FPDF_Load(?:Mem|Custom)?Document", text)]
    assert opening == ["pdf.py"]
