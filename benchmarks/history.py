"""Measure which later improvement points are found to raise an earlier one again, against a reader's pairs.

    python -m benchmarks.history             # compare with the floors of this module
    python -m benchmarks.history --show 20   # also show what is wrong: pairs that no reader gave, and those not found

Reads `shared/history` beside this repository: improvement points of 16 authorities, and the pairs that one reader
gave. Nothing is parsed. The halves are the authorities that the rules were first made on and those that were kept
unseen until the first measurement: strong links were pairs in 68 of 100 cases then and held 65 of 100 clear pairs, and
all links were pairs in 39 of 100 and held 89 of 100. The rules were then made again on all, so that today's figures of
both halves are of texts that the rules know. What they reach on authorities that no rule was made on is told by
`corpus.history.measured`.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any, NamedTuple

from ofsted_letters.corpus.history.points import Point
from ofsted_letters.corpus.history.raised import Raised, raised_again
from ofsted_letters.corpus.whom import JOINT, group_of
from ofsted_letters.fields.responsible import responsible_body
from ofsted_letters.fields.rules import Found

SHARED = Path(__file__).resolve().parent.parent.parent / "shared" / "history"
SEED, HALF = 2026, 8
"""What drew the authorities that the rules were first made on, and how many they are."""
FLOORS = {
    "strong.precision": 0.96,
    "strong.precision_of_clear": 0.80,
    "strong.recall_of_clear": 0.60,
    "any.precision": 0.51,
    "any.recall": 0.84,
    "any.later_points_found": 0.87,
}
"""What was reached on 28 November 2026 on all 16 authorities, rounded down."""

Pairs = dict[tuple[str, str], int]
"""The pairs of a reader, with 2 for one that is clear and 1 for one that is arguable."""


class Read(NamedTuple):
    """What the reader read and gave."""

    points: dict[str, list[Point]]
    """By authority."""
    pairs: Pairs


def main() -> int:
    """Print the figures; exit 1 where one lies below its floor."""
    shown = options().show
    if not SHARED.is_dir():
        print("no folder `shared/history` beside the repository: nothing to measure")
        return 0
    read = labelled()
    first = set(random.Random(SEED).sample(sorted(read.points), HALF))
    for name, authorities in (("first half", first), ("other half", read.points.keys() - first)):
        print(name, *(f"{figure} {value:.3f}" for figure, value in figures(read, authorities).items()), sep="\n  ")
    reached = figures(read, read.points.keys())
    print("all", *(f"{figure} {value:.3f}" for figure, value in reached.items()), sep="\n  ")
    show(read, shown)
    worse = [name for name, floor in FLOORS.items() if reached[name] < floor]
    print(*(f"BELOW ITS FLOOR: {name} is {reached[name]:.3f}, was {FLOORS[name]}" for name in worse), sep="\n")
    return 1 if worse else 0


def options() -> argparse.Namespace:
    """How the module is called."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--show", type=int, default=0, metavar="N", help="show so many of each kind of mistake")
    return parser.parse_args()


def labelled(folder: Path = SHARED) -> Read:
    """The points and pairs of a folder."""
    points: dict[str, list[Point]] = {}
    for item in lines(folder / "items.jsonl"):
        whole = Point(item["id"], item["sha256"], item["date"], item["text"], None, for_whom(item), item["family"])
        points.setdefault(item["la_code"], []).append(whole)
    pairs = {(pair["earlier"], pair["later"]): pair["strength"] for pair in lines(folder / "pairs.jsonl")}
    return Read(points, pairs)


def lines(path: Path) -> Iterable[dict[str, Any]]:
    """The values of a file of JSON Lines."""
    return map(json.loads, path.read_text(encoding="utf-8").splitlines())


def for_whom(item: dict[str, Any]) -> str:
    """Who is asked, by the point's words alone: neither its heading nor its lead-in is given."""
    if item["family"] not in JOINT:
        return "council"
    found = responsible_body(item["text"], "", "")
    return group_of(found.value) if isinstance(found, Found) else "not told"


def figures(read: Read, authorities: Iterable[str]) -> dict[str, float]:
    """Precision and recall of the links of some authorities."""
    authorities = set(authorities)
    links = [one for authority in authorities for one in raised_again(read.points[authority])]
    of = {point.finding_id for authority in authorities for point in read.points[authority]}
    pairs = {pair: strength for pair, strength in read.pairs.items() if pair[1] in of}
    clear = {pair for pair, strength in pairs.items() if strength == 2}
    strong = {ids(one) for one in links if one.strength == "strong"}
    found = {ids(one) for one in links}
    return {
        "strong.precision": share(strong & pairs.keys(), strong),
        "strong.precision_of_clear": share(strong & clear, strong),
        "strong.recall_of_clear": share(strong & clear, clear),
        "any.precision": share(found & pairs.keys(), found),
        "any.recall": share(found & pairs.keys(), pairs),
        "any.later_points_found": share({b for _, b in found & pairs.keys()}, {b for _, b in pairs}),
        "any.later_points_right": share({b for _, b in found & pairs.keys()}, {b for _, b in found}),
        "strong.later_points_right": share({b for _, b in strong & pairs.keys()}, {b for _, b in strong}),
        "links": float(len(found)),
    }


def ids(one: Raised) -> tuple[str, str]:
    """A link as the reader gives it."""
    return one.earlier.finding_id, one.later.finding_id


def share(some: Iterable[object], of: Iterable[object]) -> float:
    """How many of all."""
    whole = len(list(of))
    return len(list(some)) / whole if whole else 1.0


def show(read: Read, number: int) -> None:
    """Some of what is wrong, the surest mistakes first."""
    links = [one for points in read.points.values() for one in raised_again(points)]
    wrong = sorted((one for one in links if ids(one) not in read.pairs), key=lambda one: -one.likeness.score)
    for one in wrong[:number]:
        print(f"NO PAIR {one.likeness}\n  {one.earlier.text}\n  {one.later.text}")
    texts = {point.finding_id: point.text for points in read.points.values() for point in points}
    missed = sorted(read.pairs.keys() - {ids(one) for one in links}, key=lambda pair: -read.pairs[pair])
    for pair in missed[:number]:
        print(f"NOT FOUND {read.pairs[pair]}", *(texts[one] for one in pair), sep="\n  ")


if __name__ == "__main__":
    sys.exit(main())
