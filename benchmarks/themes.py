"""How well the theme rules tell what findings are about, on findings that were labelled by hand.

    python -m benchmarks.themes                 # all, by family, by theme
    python -m benchmarks.themes --halves        # and the two halves of the letters, drawn by a fixed seed
    python -m benchmarks.themes --wrong 40      # and findings that it tells wrongly
    python -m benchmarks.themes --pin           # keep the figures of each theme, which stand beside counts of it

Reads ../shared/themes/labels.jsonl beside the repository; texts are judged as they are, without parsing a letter.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import random
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from ofsted_letters.themes.deciding import themes_of
from ofsted_letters.themes.measured import FIGURES
from ofsted_letters.themes.rules import Rules, packaged

SHARED = Path(__file__).resolve().parent.parent.parent / "shared"
LABELS = SHARED / "themes" / "labels.jsonl"
NONE = "none"
"""The label of a finding without a theme."""
SEED = 17
"""Draws the letters whose findings are the first half."""
ELSEWHERE = "report_elsewhere"
"""For a family, of findings whose report is not in the folder: 44 of reports before 2018."""
ENOUGH = 15
"""Labels of a theme from which its own F1 means something."""


class Judged(NamedTuple):
    """A finding: what it is about by hand, and by the rules."""

    sha256: str
    text: str
    labelled: frozenset[str]
    told: frozenset[str]


class Score(NamedTuple):
    """Themes told rightly, told wrongly, and missed."""

    right: int
    wrong: int
    missed: int

    @property
    def precision(self) -> float:
        """Of those told, the share that is right."""
        return self.right / max(1, self.right + self.wrong)

    @property
    def recall(self) -> float:
        """Of those labelled, the share that is told."""
        return self.right / max(1, self.right + self.missed)

    @property
    def f1(self) -> float:
        """Their harmonic mean."""
        return 2 * self.right / max(1, 2 * self.right + self.wrong + self.missed)


def main() -> int:
    """Print the figures."""
    options = _options()
    if not LABELS.exists():
        print("no folder `shared` with labelled findings beside the repository: nothing to score")
        return 0
    findings = judged(packaged())
    for name, part in [("all", findings), *by_family(findings).items(), *(halves(findings) if options.halves else ())]:
        _print(name, score(part))
    scores = by_theme(findings)
    for theme in sorted(scores, key=lambda theme: -scores[theme].right - scores[theme].missed):
        _print(f"  {theme}", scores[theme])
    for one in [one for one in findings if one.labelled != one.told][: options.wrong]:
        missed, extra = sorted(one.labelled - one.told), sorted(one.told - one.labelled)
        print(f"\nmissed {missed}, told wrongly {extra}:\n  {one.text}")
    if options.pin:
        _pin(packaged(), scores)
    return 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--halves", action="store_true", help="also score the two halves")
    parser.add_argument("--wrong", type=int, default=0, metavar="N", help="show N findings that are told wrongly")
    parser.add_argument("--pin", action="store_true", help="keep the figures of each theme")
    return parser.parse_args()


def _print(name: str, one: Score) -> None:
    told = f"precision {one.precision:.3f}  recall {one.recall:.3f}  F1 {one.f1:.3f}"
    print(f"{name:45s} {told}  labelled {one.right + one.missed}")


def figures() -> dict[str, float]:
    """What is held to its floor: all findings together, each family's, and the lowest theme that has enough labels."""
    findings = judged(packaged())
    enough = [one.f1 for one in by_theme(findings).values() if one.right + one.missed >= ENOUGH]
    together = score(findings)
    return {
        "themes.precision": together.precision,
        "themes.recall": together.recall,
        "themes.f1": together.f1,
        **{f"themes.f1_{family}": score(part).f1 for family, part in by_family(findings).items()},
        "themes.lowest_f1": min(enough),
    }


def judged(rules: Rules) -> list[Judged]:
    """Every labelled finding with what the rules say of it."""
    lines = map(json.loads, LABELS.read_text(encoding="utf-8").splitlines())
    return [
        Judged(
            *(one["sha256"], one["text"], frozenset(one["themes"]) - {NONE}),
            frozenset(themes_of(one["text"], rules)),
        )
        for one in lines
    ]


def score(findings: Iterable[Judged]) -> Score:
    """All their themes together."""
    counts: Counter[str] = Counter()
    for one in findings:
        counts["right"] += len(one.labelled & one.told)
        counts["wrong"] += len(one.told - one.labelled)
        counts["missed"] += len(one.labelled - one.told)
    return Score(counts["right"], counts["wrong"], counts["missed"])


def by_theme(findings: Sequence[Judged]) -> dict[str, Score]:
    """Each theme that was labelled or told."""
    themes = sorted({theme for one in findings for theme in one.labelled | one.told})
    return {theme: score(_narrowed(one, theme) for one in findings) for theme in themes}


def _narrowed(one: Judged, theme: str) -> Judged:
    return one._replace(labelled=one.labelled & {theme}, told=one.told & {theme})


def by_family(findings: Iterable[Judged]) -> dict[str, list[Judged]]:
    """By the folder that the letter lies in."""
    found: defaultdict[str, list[Judged]] = defaultdict(list)
    families = _families()
    for one in findings:
        found[families.get(one.sha256, ELSEWHERE)].append(one)
    return dict(sorted(found.items()))


def _families() -> Mapping[str, str]:
    files = [*(SHARED / "letters").glob("[!n]*/*.pdf"), *(SHARED / "reports").glob("*/*.pdf")]
    return {hashlib.sha256(file.read_bytes()).hexdigest(): file.parent.name for file in files}


def halves(findings: Sequence[Judged]) -> list[tuple[str, list[Judged]]]:
    """The findings of half the letters, drawn by a seed, and those of the others."""
    letters = sorted({one.sha256 for one in findings})
    random.Random(SEED).shuffle(letters)
    drawn = set(letters[: len(letters) // 2])
    return [
        ("first half", [one for one in findings if one.sha256 in drawn]),
        ("second half", [one for one in findings if one.sha256 not in drawn]),
    ]


def _pin(rules: Rules, scores: Mapping[str, Score]) -> None:
    themes: dict[str, dict[str, Any]] = {}
    for code in rules.themes:
        one = scores.get(code, Score(0, 0, 0))
        themes[code] = {
            "labelled": one.right + one.missed,
            "precision": round(one.precision, 2) if one.right + one.wrong else None,
            "recall": round(one.recall, 2) if one.right + one.missed else None,
        }
    lines = ",\n".join(f'  "{code}": {json.dumps(told)}' for code, told in themes.items())
    Path(FIGURES).write_text(f'{{\n "sha256": "{rules.sha256}",\n "themes": {{\n{lines}\n }}\n}}\n', encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
