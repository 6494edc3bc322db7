"""How well the rules of the package tell each theme, on findings that were labelled by hand.

`measured.json` is what `python -m benchmarks.themes --pin` counted, of the rules whose digest it names.
"""

from __future__ import annotations

import functools
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

from ofsted_letters.themes.rules import HERE, Rules

FIGURES = f"{HERE}/measured.json"


class Figures(NamedTuple):
    """Of one theme; None where nothing was counted."""

    labelled: int | None
    """Findings that have it by hand."""
    precision: float | None
    """Of those that the rules say have it, the share that has."""
    recall: float | None
    """Of those that have it, the share that the rules say have."""


UNMEASURED = Figures(None, None, None)


def measured(rules: Rules) -> Mapping[str, Figures]:
    """The figures of each theme; none for rules that they were not counted of."""
    counted = _counted()
    if counted["sha256"] != rules.sha256:
        return {}
    return {code: Figures(**figures) for code, figures in counted["themes"].items()}


@functools.cache
def _counted() -> Any:
    return json.loads(Path(FIGURES).read_bytes())
