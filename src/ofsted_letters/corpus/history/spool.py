"""Records on disk by the authority that they are about, so that only one authority's are in memory at a time."""

from __future__ import annotations

import json
import tempfile
from collections import defaultdict
from collections.abc import Iterator
from typing import Any, NamedTuple

from ofsted_letters.write.findings import Row


class Authority(NamedTuple):
    """An authority as it is told apart from others: the successor of an abolished one has another code."""

    name: str
    la_code: str
    """Empty for one that is in no register."""


def authority_of(row: Row) -> Authority | None:
    """Whom a letter is about, by a row of a table that has its columns; None where it is not known."""
    name = row["official_name"] or row["authority_name"]
    return Authority(name, row["la_code"] or "") if name else None


class Spool:
    """What was added, in the order in which it came, authority after authority by name."""

    def __init__(self) -> None:
        self._file = tempfile.TemporaryFile()  # noqa: SIM115 - open until `close`
        self._places: dict[Authority, list[int]] = defaultdict(list)

    def add(self, authority: Authority, record: Any) -> None:
        """Keep a record, which is of what JSON knows."""
        self._places[authority].append(self._file.tell())
        self._file.write(json.dumps(record).encode() + b"\n")

    def of_each(self) -> Iterator[tuple[Authority, list[Any]]]:
        """Every authority with its records; nothing can be added meanwhile."""
        for authority in sorted(self._places):
            yield authority, [self._at(place) for place in self._places[authority]]

    def close(self) -> None:
        """Give the room back."""
        self._file.close()

    def _at(self, place: int) -> Any:
        self._file.seek(place)
        return json.loads(self._file.readline())
