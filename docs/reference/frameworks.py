"""What changed in the frameworks of inspection, made from the data that charts are drawn with."""

from __future__ import annotations

from docs.reference.markdown import code, plain, table
from ofsted_letters.corpus.breaks import breaks
from ofsted_letters.families import FAMILIES

INTRODUCTION = """\
# What changed when

The months in which a framework of inspection began, stopped or changed what it judges: numbers before and after one are
of different things. The charts of `browse` draw them. They are general knowledge: check those that matter to you.
"""


def page() -> str:
    """The changes that touched each family."""
    rows = (
        (code(family), *map(plain, one.said.split(": ", 1)))
        for family in dict.fromkeys(family.name for family in FAMILIES)
        for one in breaks(family)
    )
    return "\n".join([INTRODUCTION, table(("family", "month", "what changed"), rows)])
