"""Many letters: inputs, worker processes, results that survive a kill."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from ofsted_letters.batch.api import Result, findings_table, parse_many

__all__ = ["Result", "findings_table", "parse_many"]


def __getattr__(name: str) -> Any:
    """Import a public name when it is first asked for: the command's help and the workers need none of them."""
    if name not in __all__:
        raise AttributeError(name)
    from ofsted_letters.batch import api

    return getattr(api, name)
