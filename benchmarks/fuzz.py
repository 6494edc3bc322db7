"""Letters spoiled at random, and what the program makes of them: a letter that validates or a typed error, in time.

    python -m benchmarks.fuzz --seconds 60
    python -m benchmarks.fuzz pdfplumber --seconds 1800 --seed 7

What comes out otherwise is kept, named by its seed and number, and the exit status is 1.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from itertools import groupby
from pathlib import Path
from random import Random

from benchmarks.mutants import pdf_mutant, text_mutant
from ofsted_letters import errors
from ofsted_letters.batch import Result, parse_many
from ofsted_letters.write.validate import validate

ROOT = Path(__file__).resolve().parents[1]
KINDS = ("text", "pdfium", "pdfplumber")
MEBIBYTE = 1 << 20
TYPED = {error.code for error in vars(errors).values() if isinstance(error, type) and hasattr(error, "code")}
"""Errors that say what is wrong with a letter."""


def main() -> None:
    """Spoil, parse, look, and keep what is wrong."""
    options = arguments()
    kept = sum(len(faults(kind, options)) for kind in options.kinds or KINDS)
    sys.exit(1 if kept else 0)


def arguments() -> argparse.Namespace:
    """What to spoil, for how long, and what is allowed."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("kinds", nargs="*", choices=[*KINDS, []], help="what to read: all of them")
    parser.add_argument("--seconds", type=float, default=60, help="for all kinds together")
    parser.add_argument("--most", type=int, help="mutants of each kind: a faster machine then sees the same ones")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--also", type=Path, nargs="*", default=[], help="more letters to spoil")
    parser.add_argument("--timeout", type=float, default=20, help="seconds that a letter may take")
    parser.add_argument("--mebibytes", type=int, default=512, help="memory that a letter may take")
    parser.add_argument("--keep", type=Path, default=Path("fuzz-failures"), help="a folder for what is wrong")
    return parser.parse_args()


def faults(kind: str, options: argparse.Namespace) -> list[str]:
    """What is wrong, a line each; its files are kept."""
    seconds = options.seconds / len(options.kinds or KINDS)
    counts: Counter[str] = Counter()
    found = []
    with tempfile.TemporaryDirectory() as folder:
        results = parse_many(
            mutants(kind, options, Path(folder), time.monotonic() + seconds),
            engine="pdfplumber" if kind == "pdfplumber" else "pdfium",
            workers=1,
            timeout=options.timeout,
            max_memory=options.mebibytes * MEBIBYTE,
        )
        for mutant, given in groupby(results, key=file_of):
            for result in given:
                counts[result.failure.code if result.failure else "letter"] += 1
                if wrong := fault_of(result):
                    options.keep.mkdir(parents=True, exist_ok=True)
                    (options.keep / mutant.name).write_bytes(mutant.read_bytes())
                    print(f"{options.keep / mutant.name}: {wrong}", flush=True)
                    found.append(wrong)
            mutant.unlink()
    print(
        f"{kind}: {sum(counts.values())} in {seconds:g} s, {len(found)} wrong; {dict(counts.most_common())}", flush=True
    )
    return found


def mutants(kind: str, options: argparse.Namespace, folder: Path, until: float) -> Iterator[Path]:
    """Files to parse, made as they are asked for, until the time is over."""
    suffix = ".txt" if kind == "text" else ".pdf"
    mutant: Callable[[list[bytes], Random], bytes] = text_mutant if kind == "text" else pdf_mutant
    files = sorted((ROOT / "samples").glob(f"*{suffix}")) + sorted(options.also)
    originals = [file.read_bytes() for file in files if file.suffix == suffix]
    number = 0
    while time.monotonic() < until and number != options.most:
        file = folder / f"{kind}-{options.seed}-{number}{suffix}"
        file.write_bytes(mutant(originals, Random(f"{options.seed}-{number}")))
        yield file
        number += 1


def file_of(result: Result) -> Path:
    """The file that a result is from, which may be one of several."""
    return Path(result.path.partition("#pages=")[0])


def fault_of(result: Result) -> str | None:
    """Why a result is neither a letter that validates nor a typed error."""
    if result.failure:
        return None if result.failure.code in TYPED else f"{result.failure.code}: {result.failure.message}"
    assert result.json is not None
    wrong = validate(result.json).faults
    return f"{wrong[0].pointer}: {wrong[0].message}" if wrong else None


if __name__ == "__main__":
    main()
