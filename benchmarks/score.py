"""Score the parser on real letters, and hold it to what it reached before.

    make score                                            # compare with benchmarks/floors.json
    python -m benchmarks.score --raise                    # pin what was reached, where it is better
    python -m benchmarks.score --lower "why"              # accept less; the changelog must say the same why

Reads the labelled letters and the corpus in a folder `shared` beside this repository; without it there is nothing
to score, which is said, and no failure.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from benchmarks import honesty, themes
from ofsted_letters import LetterError, parse
from ofsted_letters.crosscheck import agreement

HERE = Path(__file__).resolve().parent
SHARED = HERE.parent.parent / "shared"
FLOORS = HERE / "floors.json"
LETTER_FIELDS = ("date", "recipients", "salutation", "subject")
METADATA_FIELDS = ("inspection_start", "inspection_end", "inspectors", "theme")

COUNTED = ("absent.", "items.", "reports.warned.")
"""What the corpus is counted by: a new name among these is a change, too."""

FEWER = ("absent.", "corpus.failed", "honesty.needless", "reports.failed", "reports.warned.")
"""Of these, less is better."""

Result = dict[str, Any]


def main() -> int:
    """Print the report; exit 1 where a figure lies below its floor."""
    options = _options()
    if not (SHARED / "letters").is_dir():
        print("no folder `shared` with letters beside the repository: nothing to score")
        return 0
    paths = sorted((SHARED / "seed").glob("*.txt")) + sorted((SHARED / "letters").glob("[!n]*/*.pdf"))
    composed = sorted((SHARED / "cra" / "letters").iterdir())
    reports = sorted((SHARED / "reports").glob("*/*.pdf"))
    with multiprocessing.get_context("spawn").Pool() as pool:
        results = pool.map(_read, paths, chunksize=4)
        alone = dict(zip([*composed, *reports], pool.map(_read_alone, [*composed, *reports], chunksize=4), strict=True))
        tried = pool.map(honesty.try_letter, honesty.letters(), chunksize=4)
    figures = _labelled(results) | _corpus(results) | honesty.figures(tried)
    figures |= _labelled([alone[path] for path in composed], "composed", SHARED / "cra" / "gold")
    figures |= _labelled([alone[path] for path in reports], "reports", SHARED / "gold_reports")
    figures |= _reports([alone[path] for path in reports]) | themes.figures()
    for name, value in figures.items():
        print(f"{name:45s} {value if isinstance(value, int) else format(value, '.4f')}")
    return _hold(figures, options)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument(
        "--raise", dest="lift", action="store_true", help="pin figures that are better than their floor"
    )
    parser.add_argument("--lower", metavar="WHY", help="pin worse figures too; the changelog must give the same reason")
    return parser.parse_args()


def _read(path: Path) -> Result:
    """One letter through both engines: its JSON, and how far the engines agree."""
    try:
        letter = parse(path)
        other = parse(path, engine="pdfplumber") if path.suffix == ".pdf" else letter
    except LetterError as error:
        return {"name": path.name, "error": error.code}
    same, items = agreement(letter, other)
    return {"name": path.name, "letter": letter.model_dump(mode="json"), "same": same, "items": items}


def _read_alone(path: Path) -> Result:
    """One letter or report through pdfium only."""
    try:
        return {"name": path.name, "letter": parse(path).model_dump(mode="json")}
    except LetterError as error:
        return {"name": path.name, "error": error.code}


def _labelled(results: list[Result], name: str = "labelled", gold: Path = SHARED / "gold") -> dict[str, Any]:
    """What the scorer of the hand labels says."""
    with tempfile.TemporaryDirectory() as folder:
        lines = Path(folder, "letters.jsonl")
        lines.write_text("".join(json.dumps(r["letter"]) + "\n" for r in results if "letter" in r), encoding="utf-8")
        command = [sys.executable, str(SHARED / "tools" / "score.py"), str(lines), "--gold", str(gold), "--json"]
        scored = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    return {f"{name}.{field}": value for field, value in json.loads(scored).items()}


def _reports(results: list[Result]) -> dict[str, Any]:
    """What can be said of all reports without labels."""
    letters = [result["letter"] for result in results if "letter" in result]
    found = Counter({"reports.failed": len(results) - len(letters)})
    for letter in letters:
        metadata = letter["metadata"]
        found.update(
            f"reports.with.{name}"
            for name, there in (
                ("title", letter["header"]["title"]),
                ("gss_code", metadata["authority"]["gss_code"]),
                ("periods", metadata["inspection_periods"]),
                ("lead", any(person["lead"] for person in metadata["inspection_team"])),
                ("judged", len(metadata["judgements"]) in (4, 5)),
                ("outcome", metadata["outcome"] and metadata["outcome"]["outcome"]),
                ("partners", len(metadata["partners"]) >= 2),
            )
            if there
        )
        found.update(f"reports.warned.{each['code']}" for each in letter["diagnostics"] if each["severity"] != "info")
    return dict(sorted(found.items()))


def _corpus(results: list[Result]) -> dict[str, Any]:
    """What can be said of all letters without labels."""
    letters = [result["letter"] for result in results if "letter" in result]
    counts = Counter(
        {
            "corpus.letters": len(results),
            "corpus.parsed": len(letters),
            "corpus.failed": len(results) - len(letters),
        }
    )
    for letter in letters:
        counts.update(f"absent.{field}" for field in _absent(letter))
        counts.update(f"items.{section['kind']}" for section in letter["sections"] for _ in section["items"])
    items = sum(result.get("items", 0) for result in results)
    same = sum(result.get("same", 0) for result in results)
    return dict(sorted(counts.items())) | {"engines.agreement": same / items}


def _absent(letter: Result) -> Iterator[str]:
    for field in LETTER_FIELDS:
        if not letter["header"][field]:
            yield field
    for field in METADATA_FIELDS:
        if not letter["metadata"][field]:
            yield field
    if not letter["metadata"]["authority"]["gss_code"]:
        yield "gss_code"
    if not letter["signatories"]:
        yield "signatories"


def _hold(figures: dict[str, Any], options: argparse.Namespace) -> int:
    """Compare with the floors; pin new ones only as far as the options allow."""
    floors = json.loads(FLOORS.read_text(encoding="utf-8")) if FLOORS.exists() else {}
    worse = below(figures, floors)
    for name, floor in worse.items():
        print(f"BELOW ITS FLOOR: {name} is {figures.get(name, 0)}, was {floor}")
    if options.lower and options.lower not in (HERE.parent / "CHANGELOG.md").read_text(encoding="utf-8"):
        print("the changelog does not give this reason; floors stay as they are")
        return 1
    if options.lift or options.lower:
        kept = {} if options.lower else worse
        FLOORS.write_text(json.dumps(figures | kept, indent=1) + "\n", encoding="utf-8")
    return 1 if worse and not options.lower else 0


def below(figures: dict[str, Any], floors: dict[str, Any]) -> dict[str, Any]:
    """Floors that figures miss, by name; what was never counted before has the floor 0."""
    names = floors.keys() | {name for name in figures if floors and name.startswith(COUNTED)}
    return {name: floors.get(name, 0) for name in names if _is_worse(name, figures.get(name, 0), floors.get(name, 0))}


def _is_worse(name: str, value: float, floor: float) -> bool:
    """Failures, absent fields and needless warnings should be few, items as many as they were; else more is better."""
    if name.startswith("items."):
        return value != floor
    if name.startswith(FEWER):
        return value > floor
    return value < floor


if __name__ == "__main__":
    sys.exit(main())
