"""What an item cites of the national framework for children's social care.

Letters of 2025 on end a point with it, in brackets: "(outcome 3, national framework)", "(Enabler 1)", "(Enabler two)".
"""

from __future__ import annotations

import functools
import re

NUMBERS = {word: str(number) for number, word in enumerate(("one", "two", "three", "four", "five", "six"), 1)}


def framework_references(text: str) -> tuple[str, ...]:
    """Outcomes, enablers and principles that an item cites, such as "enabler 2", in the order printed.

    Args:
        text: The item.
    """
    if "utcome" not in text and "nabler" not in text and "rinciple" not in text:
        return ()
    return tuple(
        f"{cited['part'].lower()} {NUMBERS.get(number.lower(), number)}"
        for bracket in _in_brackets().findall(text)
        for cited in _cited().finditer(bracket)
        for number in _number().findall(cited["numbers"])
    )


_NUMBER = rf"(?:\d{{1,2}}|{'|'.join(NUMBERS)})"


@functools.cache
def _in_brackets() -> re.Pattern[str]:
    return re.compile(r"\(((?:outcome|enabler|principle)s?\s[^()]*)\)", re.IGNORECASE)


@functools.cache
def _cited() -> re.Pattern[str]:
    return re.compile(
        rf"\b(?P<part>outcome|enabler|principle)s?\s(?P<numbers>{_NUMBER}\b(?:(?:,\s|\s(?:and|&)\s){_NUMBER}\b)*)",
        re.IGNORECASE,
    )


@functools.cache
def _number() -> re.Pattern[str]:
    return re.compile(rf"\b{_NUMBER}\b", re.IGNORECASE)
