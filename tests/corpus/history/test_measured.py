"""What the rules reach on points that a reader paired may not become less."""

from __future__ import annotations

import pytest

from benchmarks.history import FLOORS, SHARED, figures, labelled


@pytest.mark.skipif(not SHARED.is_dir(), reason="there is no folder shared/history beside the repository")
def test_no_figure_lies_below_its_floor() -> None:
    read = labelled()
    reached = figures(read, read.points)
    assert {name: reached[name] for name, floor in FLOORS.items() if reached[name] < floor} == {}
