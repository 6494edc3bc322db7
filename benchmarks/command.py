"""What the command line costs beside the libraries it cannot do without, and for many letters at once."""

from __future__ import annotations

import compileall
import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from functools import partial
from importlib.util import find_spec
from itertools import cycle, islice
from pathlib import Path

from benchmarks.tables import markdown
from benchmarks.timing import Work, seconds, taking_turns
from ofsted_letters.pipeline import parse_values
from ofsted_letters.write.values import values_line

TIMES = 20
MANY = 100
PAIRS = (
    ("ofsted-letters --version", ("--version",), "import click"),
    ("ofsted-letters parse, one page of text", ("parse", "--quiet", "{letter}"), "import click, pydantic"),
)
"""What is run, its arguments, and the Python that it is held against."""
ALIKE = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
"""Bytecode is what an installation leaves; without it every start would compile."""


def start_up(one_page: Path) -> str:
    """Start-up beside the imports that any such command needs."""
    compile_package()
    rows = []
    for name, arguments, imports in PAIRS:
        ours = partial(run, *(part.format(letter=one_page) for part in arguments))
        works: dict[str, Work] = {"ours": ours, "theirs": partial(python, "-c", imports)}
        taking_turns(works, 1)
        taken = taking_turns(works, TIMES)
        rows.append((name, *_beside(taken["ours"], taken["theirs"], f'python -c "{imports}"')))
    return markdown(("command", "ms", "beside", "ms", "ratio"), rows)


def many_letters(letters: Sequence[Path]) -> str:
    """A hundred letters in one call, beside the same in this process and one start."""
    paths = list(islice(cycle(letters), MANY))
    in_process, one_call = [], []
    started = taking_turns({"start": lambda: run("parse", "--quiet", str(paths[0]))}, 5)["start"]
    started -= seconds(lambda: _parsed(paths[0]))
    for _ in range(3):
        in_process.append(seconds(lambda: [_parsed(path) for path in paths]))
        one_call.append(seconds(lambda: run("parse", "--quiet", "--format", "jsonl", *map(str, paths))))
    beside = _beside(sorted(one_call)[1], sorted(in_process)[1] + started, "the same in process, and one start")
    return markdown(("command", "ms", "beside", "ms", "ratio"), [(f"parse --format jsonl, {MANY} letters", *beside)])


def compile_package() -> None:
    """Leave bytecode beside the package, as installing it does."""
    spec = find_spec("ofsted_letters")
    assert spec is not None
    assert spec.submodule_search_locations is not None
    for folder in spec.submodule_search_locations:
        compileall.compile_dir(folder, quiet=1)


def run(*arguments: str) -> None:
    """Our command in a process of its own; its output goes nowhere."""
    script = shutil.which("ofsted-letters", path=str(Path(sys.executable).parent))
    if script is None:
        raise FileNotFoundError("ofsted-letters is not installed beside this Python: pip install --editable .")
    silently(script, *arguments)


def python(*arguments: str) -> None:
    """This Python in a process of its own."""
    silently(sys.executable, *arguments)


def silently(*command: str) -> None:
    """A command with bytecode as installed, its output thrown away."""
    subprocess.run(command, check=True, env=ALIKE, stdout=subprocess.DEVNULL)


def _parsed(path: Path) -> bytes:
    return values_line(*parse_values(path.read_bytes(), path.name))


def _beside(ours: float, theirs: float, what: str) -> tuple[str, ...]:
    return f"{ours * 1000:.1f}", what, f"{theirs * 1000:.1f}", f"{ours / theirs:.2f}"
