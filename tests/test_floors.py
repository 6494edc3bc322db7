"""No version with a fault that is known may be installed with this package."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement

PROJECT = tomllib.loads((Path(__file__).parents[1] / "pyproject.toml").read_text(encoding="utf-8"))["project"]
FAULTY = {
    "click": "8.3.2",
    "dask": "2025.12.0",
    "distributed": "2025.12.0",
    "duckdb": "1.4.1",
    "fonttools": "4.60.1",
    "pdfplumber": "0.11.8",
    "pyarrow": "23.0.0",
    "pypdf": "6.15.0",
    "pypdfium2": "5.0.0",
    "pytest": "9.0.2",
}
"""The newest version with the fault that pyproject.toml names, or one that is known to have it."""


@pytest.mark.parametrize("name", FAULTY)
def test_the_floor_is_past_the_fault(name: str) -> None:
    groups = [PROJECT["dependencies"], *PROJECT["optional-dependencies"].values()]
    floors = [requirement for group in groups for requirement in map(Requirement, group) if requirement.name == name]
    assert floors
    assert not any(floor.specifier.contains(FAULTY[name]) for floor in floors)
