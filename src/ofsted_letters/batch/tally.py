"""What a run comes to: the counts in run.json and in the summary at the end."""

from __future__ import annotations

import datetime
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ofsted_letters.batch.rendered import Rendered


@dataclass(slots=True)
class Tally:
    """Counts over all inputs of a finished run, the same however it got there."""

    inputs: int = 0
    letters: int = 0
    """Lines of letters.jsonl."""
    duplicates: int = 0
    """Inputs with the bytes of a letter that an input before them has."""
    with_warnings: int = 0
    """Letters with a warning in their diagnostics."""
    left_out: int = 0
    """Letters of another family or form than was asked for."""
    failed: int = 0
    families: Counter[str] = field(default_factory=Counter)
    items: Counter[str] = field(default_factory=Counter)
    """By section kind."""
    failures: Counter[str] = field(default_factory=Counter)
    """By error code."""
    diagnostics: Counter[str] = field(default_factory=Counter)
    """By diagnostic code."""
    changes: Counter[str] = field(default_factory=Counter)
    """Rows of changes.csv by their change."""
    former: datetime.date | None = None
    """The day of the run before; None where there was none."""
    undrawn: list[tuple[str, str]] = field(default_factory=list)
    """Files whose pages could not be drawn, with the reason."""

    def add(self, rendered: Rendered) -> None:
        """Count one input, or one of its letters."""
        self.inputs += not rendered.is_further
        if rendered.failure is not None:
            self.failed += 1
            self.failures[rendered.failure.code] += 1
        self.left_out += rendered.left_out
        self.duplicates += rendered.is_copy
        if rendered.has_line and rendered.summary is not None:
            self.letters += 1
            self.with_warnings += rendered.summary["doubtful"]
            self.families[rendered.summary["family"]] += 1
            self.items.update(rendered.summary["items"])
            self.diagnostics.update(rendered.summary["diagnostics"])

    def close(self) -> None:
        """Nothing to finish."""

    def as_json(self) -> dict[str, object]:
        """Counts with their keys in alphabetical order."""
        counters = ("families", "items", "failures", "diagnostics", "changes")
        numbers = ("inputs", "letters", "duplicates", "with_warnings", "left_out", "failed")
        numbered = {name: getattr(self, name) for name in numbers} | {"former": self.former and self.former.isoformat()}
        return numbered | {name: dict(sorted(getattr(self, name).items())) for name in counters}
