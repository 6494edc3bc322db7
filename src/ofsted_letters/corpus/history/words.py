"""The words of a text by their stems, and how rare each is.

A stem stands for all forms of a word, since two points about one matter seldom use the same form: "planning" and
"plans". The theme rules, which look for phrases as they are said, take the plural off alone (`themes.words`).
"""

from __future__ import annotations

import csv
import math
import re
from functools import cache
from pathlib import Path

DATA = Path(__file__).parent / "data"
POINTS = 2682
"""Improvement points that `data/words.csv` was counted on: those of letters and reports of 2016 to 2026."""
RAREST = 3
"""Points that a word stands in at least, to be in the table; others count as standing in one."""
ENDINGS = ("ments", "ment", "ness", "ings", "ing", "ied", "ies", "ed", "es", "s", "ly", "e", "y")
"""Taken off a word, the first that fits: "planning", "planned" and "plans" are one word."""
SHORTEST = 3
"""Letters of a stem at least."""
IRREGULAR = {"children": "child", "lives": "life", "living": "live"}


def stems(text: str) -> list[str]:
    """The words of a text in their order, each by its stem; an apostrophe or a hyphen is no part of one."""
    return [stem(word) for word in spelt(text)]


def spelt(text: str) -> list[str]:
    """The words of a text in lower case, without possessives."""
    return re.findall(r"[a-z0-9]+", re.sub(r"(?<=\w)[’']s\b|[’']", "", text.casefold()))


@cache
def stem(word: str) -> str:
    """What the forms of a word have in common."""
    if word in IRREGULAR:
        return IRREGULAR[word]
    ending = next((one for one in ENDINGS if word.endswith(one) and len(word) - len(one) >= SHORTEST), "")
    ending = "" if word.endswith("ss") else ending
    short = word[: len(word) - len(ending)]
    is_doubled = len(short) > SHORTEST and short[-1] == short[-2] and short[-1] not in "ls" and ending
    return short[:-1] if is_doubled else short


@cache
def common() -> frozenset[str]:
    """The stems of words that say nothing of what a point is about."""
    return frozenset(map(stem, (DATA / "common.txt").read_text(encoding="utf-8").split()))


@cache
def rarity(stem: str) -> float:
    """How much a shared word says: the logarithm of how few points have it; 0 for one that says nothing."""
    return 0.0 if stem in common() else math.log(POINTS / points_with().get(stem, 1))


@cache
def points_with() -> dict[str, int]:
    """In how many improvement points each stem stands."""
    with (DATA / "words.csv").open(encoding="utf-8", newline="") as file:
        return {row["word"]: int(row["points"]) for row in csv.DictReader(file)}
