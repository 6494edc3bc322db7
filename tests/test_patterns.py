"""A pattern that is too long for a line is written verbose, so that its parts stand apart, with what each is for."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import ofsted_letters

PACKAGE = Path(ofsted_letters.__file__).parent
LONGEST = 120


def _too_long(source: str) -> Iterator[str]:
    """Each long pattern that a source compiles without `re.VERBOSE`, as written, its lines put together."""
    for call in ast.walk(ast.parse(source)):
        if isinstance(call, ast.Call) and ast.unparse(call.func) == "re.compile":
            pattern, *flags = (ast.get_source_segment(source, part) or "" for part in call.args)
            written = "".join(map(str.strip, pattern.splitlines()))
            if len(written) > LONGEST and "(?x" not in written and "re.VERBOSE" not in "".join(flags):
                yield written


@pytest.mark.parametrize(
    ("source", "found"),
    [
        (f're.compile(r"{"a" * LONGEST}")', 1),
        (f're.compile(\n    r"{"a" * 70}"\n    rf"{{b}}{"a" * 70}"\n)', 1),
        (f're.compile(r"{"a" * LONGEST}", re.VERBOSE)', 0),
        (f're.compile(r"{"a" * 70}")', 0),
    ],
)
def test_pattern_that_is_too_long_is_told(source: str, found: int) -> None:
    assert len(list(_too_long(source))) == found


def test_long_patterns_are_verbose() -> None:
    long = {path: list(_too_long(path.read_text(encoding="utf-8"))) for path in PACKAGE.rglob("*.py")}
    assert {path: patterns for path, patterns in long.items() if patterns} == {}
