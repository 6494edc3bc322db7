"""What improvement points are about: for each theme the letters that ask something of it, a column a family.

Main findings are left out: their paragraphs mix praise and blame, and one about a theme need not find fault with it.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from ofsted_letters.corpus import wording
from ofsted_letters.corpus.figures import Share
from ofsted_letters.corpus.held import Held
from ofsted_letters.corpus.shelf import families_of
from ofsted_letters.themes.measured import UNMEASURED, Figures, measured
from ofsted_letters.themes.rules import packaged

Counts = Mapping[str, Counter[str]]
"""By family, how many letters ask something about each theme."""


OTHERS = "Other themes"
"""Where the themes of rules other than the package's stand."""


class ThemeLine(NamedTuple):
    """One theme."""

    code: str
    name: str
    figures: Figures
    """How well it is told."""
    cells: list[Share]
    """By family: of the letters read those with an improvement point about it."""


class Area(NamedTuple):
    """The themes of an area of which there is any here."""

    name: str
    themes: list[ThemeLine]


def names() -> dict[str, str]:
    """What the themes of the package are called, in their order."""
    return {code: theme.name for code, theme in packaged().themes.items()}


def areas(shelf: Sequence[Held]) -> list[Area]:
    """The themes that any letter asks something about, by area; those of other rules come last."""
    counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for held in shelf:
        counts[held.family].update(asked_about(held))
    letters = Counter(held.family for held in shelf)
    themes = {theme for counted in counts.values() for theme in counted}
    of_families = {family: letters[family] for family in families_of(shelf)}
    by_area: defaultdict[str, list[ThemeLine]] = defaultdict(list)
    for code in in_order(themes):
        by_area[area_of(code)].append(line(code, of_families, counts))
    return [Area(name, lines) for name, lines in by_area.items()]


def area_of(code: str) -> str:
    """The name of a theme's area."""
    rules = packaged()
    return rules.areas[rules.themes[code].area] if code in rules.themes else OTHERS


def in_order(themes: set[str]) -> list[str]:
    """Themes in the order of the rules, those of other rules behind them."""
    known = packaged().themes
    return [code for code in known if code in themes] + sorted(themes - known.keys())


def asked_about(held: Held) -> set[str]:
    """The themes of a letter's improvement points."""
    return {theme for row in held.improvement_points for theme in row["themes"]}


def line(code: str, letters: Mapping[str, int], counts: Counts) -> ThemeLine:
    """One theme, in each family that is here."""
    figures = measured(packaged()).get(code, UNMEASURED)
    cells = [Share(counts[family][code], number) for family, number in letters.items()]
    return ThemeLine(code, names().get(code, wording.plain(code)), figures, cells)
