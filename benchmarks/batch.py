"""How a batch grows: time for one worker and for two, and the parent's memory, for many letters.

    python -m benchmarks.batch --letters 100000

Letters are copies, in turn, of the samples and of the published letters in ../shared where they are there, each with
its number in a comment (PDF) or a blank line (text), so that no two are the same. They are written to a temporary
folder, some 9 GB for 100,000; the runs take turns, each in a process of its own.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
from itertools import cycle, islice
from pathlib import Path
from typing import Any

from ofsted_letters.batch.memory import resident_bytes

ROOT = Path(__file__).resolve().parents[1]
PUBLISHED = ROOT.parent / "shared" / "letters"
A_FEW = 1000
"""Letters after which memory is looked at first."""
MEBIBYTE = 1 << 20
PER_FOLDER = 1000
BLANKS = str.maketrans("01", " \t")


def main() -> None:
    """Make the letters, run the batches, print the table."""
    options = arguments()
    if options.one:
        print(json.dumps(one_run(Path(options.one), options.workers[0])))
        return
    with tempfile.TemporaryDirectory(dir=options.folder) as folder:
        make_copies(Path(folder), options.letters, originals(options.published))
        runs: dict[int, list[dict[str, float]]] = {workers: [] for workers in options.workers}
        for _ in range(options.repeat):
            for workers in options.workers:
                runs[workers].append(in_a_process(folder, workers))
                print(f"{workers} workers: {runs[workers][-1]}", file=sys.stderr)
    print_table(options.letters, {workers: min(some, key=seconds) for workers, some in runs.items()})


def arguments() -> argparse.Namespace:
    """What to measure."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--letters", type=int, default=10_000)
    parser.add_argument("--workers", type=int, nargs="+", default=[1, 2])
    parser.add_argument("--repeat", type=int, default=1, help="the fastest run counts")
    parser.add_argument("--folder", help="where the copies are made (default: the system's temporary folder)")
    parser.add_argument("--published", type=Path, default=PUBLISHED, help="a folder of published letters")
    parser.add_argument("--one", help=argparse.SUPPRESS)
    return parser.parse_args()


def originals(published: Path) -> list[tuple[str, bytes]]:
    """Suffix and bytes of letters to copy: a sample and a published letter in turn."""
    samples = sorted(file for file in (ROOT / "samples").iterdir() if file.suffix in (".pdf", ".txt"))
    families = ("focused_visit", "joint_targeted_area")
    others = sorted(file for family in families for file in (published / family).glob("*.pdf"))
    print(f"copies of {len(samples)} samples and {len(others)} published letters", file=sys.stderr)
    paired = [file for pair in zip(cycle(samples), others, strict=False) for file in pair]
    return [(file.suffix, file.read_bytes()) for file in paired or samples]


def make_copies(folder: Path, count: int, letters: list[tuple[str, bytes]]) -> None:
    """So many files, in folders of a thousand."""
    for number, (suffix, data) in enumerate(islice(cycle(letters), count)):
        below = folder / f"{number // PER_FOLDER:03}"
        if number % PER_FOLDER == 0:
            below.mkdir()
        mark = f"\n%{number:08}\n" if suffix == ".pdf" else f"\n{number:020b}\n".translate(BLANKS)
        (below / f"{number:06}{suffix}").write_bytes(data + mark.encode())


def in_a_process(folder: str, workers: int) -> dict[str, float]:
    """One run, with nothing left over from another."""
    command = [sys.executable, "-m", "benchmarks.batch", "--one", folder, "--workers", str(workers)]
    done = subprocess.run(command, stdout=subprocess.PIPE, check=True, cwd=ROOT)
    result: dict[str, float] = json.loads(done.stdout)
    return result


def one_run(folder: Path, workers: int) -> dict[str, float]:
    """Run a batch and say how long it took and how much memory the parent had."""
    import os

    from ofsted_letters.batch.run import Observer, Request, run
    from ofsted_letters.batch.settings import Settings

    class Watching(Observer):
        done = 0
        early = 0

        def settled(self, one: Any) -> None:
            self.done += 1
            if self.done == A_FEW:
                self.early = resident_bytes(os.getpid())

    watching = Watching()
    with tempfile.TemporaryDirectory(dir=folder.parent) as out:
        began = time.perf_counter()
        tally = run(Request([str(folder)], out, alone=True), Settings(workers=workers), watching)
        took = time.perf_counter() - began
    late = resident_bytes(os.getpid())
    return {"seconds": took, "letters": tally.letters, "early": watching.early / MEBIBYTE, "late": late / MEBIBYTE}


def seconds(run: dict[str, float]) -> float:
    """What runs are compared by."""
    return run["seconds"]


def print_table(count: int, runs: dict[int, dict[str, float]]) -> None:
    """As Markdown, for the README."""
    print(f"| workers | seconds for {count:,} letters | letters a second | times one | parent's memory |")
    print("| ---: | ---: | ---: | ---: | --- |")
    first = next(iter(runs.values()))
    for workers, run in runs.items():
        memory = f"{run['late']:.0f} MiB, {run['late'] / (run['early'] or run['late']):.2f} times that at {A_FEW:,}"
        rate, times = count / run["seconds"], first["seconds"] / run["seconds"]
        print(f"| {workers} | {run['seconds']:.0f} | {rate:.0f} | {times:.2f} | {memory} |")


if __name__ == "__main__":
    main()
