"""Measure the parser beside pdfium's plain text, which is its floor, and beside other libraries.

    make bench
    python -m benchmarks.bench --letters 60 --peer-letters 10

Other libraries: pip install --editable ".[bench]"; poppler's pdftotext comes with the system. A missing one is
named and skipped. Letters come from the folder `shared` beside this repository, or else from the samples.
"""

from __future__ import annotations

import argparse
import datetime
import os
import platform
from collections.abc import Sequence
from pathlib import Path

from benchmarks import command, growth, peers, stages
from benchmarks.memory import MB, run_alone
from benchmarks.tables import markdown
from benchmarks.timing import set_imports_aside, stay_on_one_core, taking_turns
from ofsted_letters.pipeline import parse_values
from ofsted_letters.write.values import values_line

ROOT = Path(__file__).resolve().parent.parent
PUBLISHED = ROOT.parent / "shared" / "letters"
SAMPLES = ROOT / "samples"
ONE_PAGE = SAMPLES / "wexcombe-2010.txt"
OURS = ("ofsted-letters", "pypdfium2", "pydantic")


def main() -> None:
    """Print every table."""
    options = _options()
    core = stay_on_one_core()
    others = peers.present()
    letters = spread(published(options.folder), options.letters)
    set_imports_aside()
    print(_circumstances(core, len(letters), [*OURS, *others]))
    print("## One letter\n")
    print(stages.table(stages.measure(letters, others, spread(letters, options.peer_letters))))
    print(one_page_of_text())
    print("## Peak memory of one letter\n")
    print(peak_memory(spread(letters, 5)))
    print("## Growth\n")
    for table in growth.tables():
        print(table)
    print("## Command line\n")
    print(command.start_up(ONE_PAGE))
    print(command.many_letters(letters))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--letters", type=int, default=30, help="how many letters (default: %(default)s)")
    parser.add_argument(
        "--peer-letters", type=int, default=30, help="how many of them for other libraries too (%(default)s)"
    )
    parser.add_argument("--folder", type=Path, help="where letters are, instead of ../shared/letters or the samples")
    return parser.parse_args()


def published(folder: Path | None) -> list[Path]:
    """Every PDF letter of a folder; without one, of the published letters or of the samples."""
    if folder is None:
        folder = PUBLISHED if PUBLISHED.is_dir() else SAMPLES
    return sorted(path for path in folder.rglob("*.pdf") if path.parent.name != "not_letters")


def spread(letters: Sequence[Path], count: int) -> list[Path]:
    """So many letters, evenly over all of them: the same on every run."""
    count = min(count, len(letters))
    return [letters[index * len(letters) // count] for index in range(count)]


def one_page_of_text() -> str:
    """The cost of the shortest kind of letter."""
    data = ONE_PAGE.read_bytes()
    taken = taking_turns({"text": lambda: values_line(*parse_values(data, ONE_PAGE.name))}, 50)
    return f"One page of text, bytes to JSON: {taken['text'] * 1000:.2f} ms.\n"


def peak_memory(letters: Sequence[Path]) -> str:
    """Ours beside pypdfium2 reading the same file with pydantic imported."""
    rows = []
    for number, path in enumerate(letters, 1):
        ours, floor = run_alone("parse", path), run_alone("floor", path)
        sizes = (f"{ours.peak / MB:.1f}", f"{floor.peak / MB:.1f}", f"{ours.peak / floor.peak:.2f}")
        rows.append((f"letter {number}", str(floor.pages), *sizes))
    return markdown(("", "pages", "ours, MB", "pypdfium2 and pydantic, MB", "ratio"), rows)


def _circumstances(core: str, letters: int, packages: Sequence[str]) -> str:
    """What one needs to know to compare figures, and how to get new ones."""
    today = datetime.date.today()
    return (
        f"{today.day} {today:%B %Y}, {letters} letters, {platform.python_implementation()} "
        f"{platform.python_version()} on {_machine()} ({os.cpu_count()} cores), {core}.\n"
        f"{', '.join(map(peers.version_of, packages))}.\n"
        "Milliseconds of processor time. Again: `make bench`.\n"
    )


def _machine() -> str:
    """The processor's name where the system tells."""
    try:
        told = Path("/proc/cpuinfo").read_text(encoding="utf-8").partition("model name")[2]
        return f"{platform.system()}, {told.split(':', 1)[1].splitlines()[0].strip()}"
    except (OSError, IndexError):
        return f"{platform.system()}, {platform.processor() or platform.machine()}"


if __name__ == "__main__":
    main()
