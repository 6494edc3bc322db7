"""The names that `explain` prints, made from the rules."""

from __future__ import annotations

from collections.abc import Iterator

from docs.reference.docstrings import of_members
from docs.reference.markdown import code, plain, table
from ofsted_letters.label.labels import Role
from ofsted_letters.label.rules import Basis, Rule
from ofsted_letters.label.steps import Step

INTRODUCTION = """\
# What `explain` prints

`explain` names for every line what it is, the evidence that told it, and the rule that spoke.
"""


def page() -> str:
    """What a line can be, what tells it, and the rules."""
    return "\n".join(
        [
            INTRODUCTION,
            "## What a line is\n",
            ", ".join(code(role.value) for role in Role) + "\n",
            "## What a rule goes by\n",
            "The surest first.\n",
            table(("evidence", "what it is"), evidence()),
            "## Steps\n",
            "The first that knows a line takes it. `explain --line` tells which looked at it, and why they left it.\n",
            table(("step", "what it looks for"), steps()),
            "## Rules\n",
            table(("rule", "goes by", "says of a line"), rules()),
        ]
    )


def evidence() -> Iterator[tuple[str, str]]:
    """Each kind of evidence with its meaning."""
    meanings = of_members(Basis)
    return ((code(basis.value), plain(meanings[basis.name])) for basis in Basis)


def steps() -> Iterator[tuple[str, str]]:
    """Each step with what it looks for."""
    meanings = of_members(Step)
    return ((code(step.value), plain(meanings[step.name])) for step in Step)


def rules() -> Iterator[tuple[str, str, str]]:
    """Each rule with its evidence and its meaning."""
    for rule in Rule:
        yield code(rule.value), code(rule.basis.value), plain(rule.__doc__ or "")
