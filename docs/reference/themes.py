"""The list of themes, made from the rules that tell them."""

from __future__ import annotations

from docs.reference.markdown import code, plain, table
from ofsted_letters.themes.measured import UNMEASURED, measured
from ofsted_letters.themes.rules import Rules, packaged

INTRODUCTION = """\
# Themes

What findings are about, in `themes` of each item. [How they are told](../themes.md) says what rules tell them, and how
to give others. Of each: how many of 330 findings have it that a reader labelled by hand, which share of those told is
right (precision), and which share of those labelled is told (recall). The rules were made with these findings at hand.
"""


def page() -> str:
    """Each area with its themes."""
    rules = packaged()
    return "\n".join([INTRODUCTION, *(section(rules, area) for area in rules.areas)])


def section(rules: Rules, area: str) -> str:
    """One area: its themes, and how well they are told."""
    figures = measured(rules)
    rows = [
        (code(one.code), plain(one.name), plain(one.description), *map(shown, figures.get(one.code, UNMEASURED)))
        for one in rules.themes.values()
        if one.area == area
    ]
    heads = ("theme", "name", "what it covers", "labelled", "precision", "recall")
    return "\n".join([f"## {rules.areas[area]}\n", table(heads, rows)])


def shown(figure: float | None) -> str:
    """A count or a share; empty where there is none."""
    return "" if figure is None else f"{figure:.2f}" if isinstance(figure, float) else str(figure)
