"""Other ways to get at a letter's text: the libraries of the `bench` extra, and poppler's program."""

from __future__ import annotations

import contextlib
import io
import shutil
import subprocess
from collections.abc import Callable
from importlib import import_module
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

Read = Callable[[Path], object]


def pdfplumber_text() -> Read:
    """Every page's `extract_text` by pdfplumber."""
    import pdfplumber

    def read(path: Path) -> object:
        with pdfplumber.open(path) as pdf:
            return [page.extract_text() for page in pdf.pages]

    return read


def pypdf_text() -> Read:
    """Every page's `extract_text` by pypdf."""
    reader = import_module("pypdf").PdfReader
    return lambda path: [page.extract_text() for page in reader(path).pages]


def markitdown_text() -> Read:
    """Markdown by markitdown with its `pdf` extra; the converter is made once."""
    convert: Read = import_module("markitdown").MarkItDown().convert_local
    return convert


def pymupdf4llm_text() -> Read:
    """Markdown by pymupdf4llm."""
    with contextlib.redirect_stdout(io.StringIO()):  # it recommends another package
        library = import_module("pymupdf4llm")

    def read(path: Path) -> object:
        with contextlib.redirect_stdout(io.StringIO()):
            return library.to_markdown(str(path), show_progress=False)

    return read


def pdftotext_text() -> Read:
    """Plain text by poppler's pdftotext, one process a file."""
    program = shutil.which("pdftotext")
    if program is None:
        raise ModuleNotFoundError("no program pdftotext on the PATH: it comes with poppler")

    def read(path: Path) -> object:
        return subprocess.run([program, str(path), "-"], check=True, capture_output=True).stdout

    return read


MAKERS: dict[str, Callable[[], Read]] = {
    "pdfplumber": pdfplumber_text,
    "pypdf": pypdf_text,
    "markitdown": markitdown_text,
    "pymupdf4llm": pymupdf4llm_text,
    "pdftotext": pdftotext_text,
}


def present() -> dict[str, Read]:
    """The peers that are installed; the others are named, and skipped."""
    found: dict[str, Read] = {}
    for name, make in MAKERS.items():
        try:
            found[name] = make()
        except ImportError as error:
            print(f"skipped: {name} ({error})")
    return found


def version_of(name: str) -> str:
    """Name and version, as far as it is a Python package or says its version itself."""
    try:
        return f"{name} {version(name)}"
    except PackageNotFoundError:
        said = subprocess.run([name, "-v"], capture_output=True, text=True, check=False).stderr
        return said.splitlines()[0].replace(" version", "") if said else name
