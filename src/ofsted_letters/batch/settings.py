"""What a run is asked to do, and what its results depend on."""

from __future__ import annotations

import json
import os
from dataclasses import dataclass, fields
from functools import cache
from hashlib import sha256
from pathlib import Path

from ofsted_letters import __version__
from ofsted_letters.batch.limits import Limits
from ofsted_letters.batch.task import Setup
from ofsted_letters.terms import Engine, Ocr, Reading
from ofsted_letters.themes.rules import Rules, packaged

PARSER = "ofsted_letters.pipeline:parse_each"
PACKAGE = Path(__file__).parents[1]
COMPILED = frozenset({".pyc", ".pyo"})
"""What Python makes of the code by itself, here and not there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """How letters are parsed, by whom and within which limits."""

    engine: Engine = "pdfium"
    ocr: Ocr = "auto"
    cross_check: bool = False
    workers: int | None = None
    """Worker processes; None is one for each core this process may use."""
    timeout: float | None = Limits().timeout
    """Seconds for one letter; None: a minute, and 20 seconds for each page whose text is recognised, 900 at most."""
    max_memory: int = Limits().max_memory
    """Bytes for one worker."""
    max_input: int = Limits().max_input
    """Bytes for one input."""
    scheduler: str | None = None
    """Address of a Dask scheduler whose workers do the parsing."""
    parser: str = PARSER
    """`module:function` that is called as `parse_each` is, importable in the workers."""

    rules: Rules | None = None
    """What tells themes, if not the package's own rules."""

    @property
    def setup(self) -> Setup:
        """What a worker needs to know."""
        reading = Reading(self.engine, self.ocr, self.cross_check, rules=self.rules)
        return Setup(self.parser, reading, self.timeout, self.max_memory, self.max_input)

    @property
    def recipe(self) -> str:
        """Digest of all that a result depends on beside the letter's bytes."""
        reading = {"engine": self.engine, "ocr": self.ocr, "cross_check": self.cross_check}
        made_by = {"parser": self.parser} | reading | used_versions(self.ocr)
        if self.rules:
            made_by["themes"] = self.rules.sha256
        return sha256(json.dumps(made_by, sort_keys=True).encode()).hexdigest()[:16]

    @property
    def themes(self) -> Rules:
        """The rules that tell themes."""
        return self.rules or packaged()

    @property
    def as_options(self) -> dict[str, object]:
        """What was chosen, as the end report has it; the rules of themes stand there by themselves."""
        return {one.name: getattr(self, one.name) for one in fields(self) if one.name != "rules"}

    @property
    def limits(self) -> str:
        """What a failure for lack of time or memory depends on."""
        time = "the usual time" if self.timeout is None else f"{self.timeout:g} s"
        return f"{time}, {self.max_memory} bytes"


@cache
def used_versions(ocr: Ocr) -> dict[str, str]:
    """This package's version and code, and the versions of what reads PDFs and pictures: each can do it differently.

    Args:
        ocr: which pages tesseract reads; where it reads none it does not matter whether it is there.
    """
    from importlib.metadata import version

    from ofsted_letters.read import tesseract

    libraries = {name: version(name) for name in ("pdfplumber", "pypdfium2")}
    recognising = {} if ocr == "never" else {"tesseract": str(tesseract.version())}
    return {"ofsted-letters": __version__, "code": digest_of(PACKAGE)} | libraries | recognising


def digest_of(folder: Path) -> str:
    """Digest of all code and data in a package: between two releases a version says nothing of them."""
    digest = sha256()
    for file in sorted(file for file in folder.rglob("*") if file.is_file() and file.suffix not in COMPILED):
        digest.update(f"{file.relative_to(folder).as_posix()}\0".encode())
        digest.update(sha256(file.read_bytes()).digest())
    return digest.hexdigest()[:16]


def cores() -> int:
    """Cores that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
