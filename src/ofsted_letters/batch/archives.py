"""How much a zip archive may hold, seen before anything is made of it."""

from __future__ import annotations

import os
from typing import IO, TYPE_CHECKING, NamedTuple

from ofsted_letters.batch.task import Failure

if TYPE_CHECKING:
    import zipfile
    from collections.abc import Iterable

GIBIBYTE = 1 << 30
END, LOCATOR64, MEMBER = b"PK\x05\x06", b"PK\x06\x07", b"PK\x01\x02"
"""What starts the record at an archive's end, the one before it in a large archive, and a member in the directory."""
END64 = 76
"""Bytes before the end record of a large archive: a longer such record, and where that is."""
LONGEST_END = END64 + 22 + 65_535
"""Bytes: of all end records with a comment."""
BLOCK = 1 << 16


class Allowance(NamedTuple):
    """What one archive may hold."""

    members: int = 100_000
    """Python makes half a kilobyte of each, in every process that opens the archive."""
    unpacked: int = 16 * GIBIBYTE
    """Bytes of all its members, by the sizes that its directory gives: no more than that is read of any."""

    @property
    def as_options(self) -> dict[str, int]:
        """By the names of the command's options."""
        return {f"max_{name}": value for name, value in self._asdict().items()}

    def refuses_directory(self, archive: IO[bytes]) -> Failure | None:
        """Why an archive has too many members; its directory is counted without being kept."""
        count = counted_members(archive)
        if count <= self.members:
            return None
        reason = f"the archive has {count:,} members, more than {self.members:,}"
        return Failure("archive_too_large", reason, "unpack it and give the folder, or allow more with --max-members")

    def refuses_sizes(self, members: Iterable[zipfile.ZipInfo]) -> Failure | None:
        """Why an archive's members are too large together."""
        size = sum(member.file_size for member in members)
        if size <= self.unpacked:
            return None
        reason = f"the archive's members are {size / GIBIBYTE:,.1f} GiB, more than {self.unpacked / GIBIBYTE:,.1f} GiB"
        return Failure("archive_too_large", reason, "give fewer of them, or allow more with --max-unpacked")


def counted_members(archive: IO[bytes]) -> int:
    """How often an entry starts in an archive's directory, whatever number its end record gives."""
    end = archive.seek(0, os.SEEK_END)
    archive.seek(max(0, end - LONGEST_END))
    tail = archive.read()
    at = tail.rfind(END)
    if at < 0:
        return 0  # whoever opens it says what is wrong
    size = int.from_bytes(tail[at + 12 : at + 16], "little")
    if tail[at - 20 : at - 16] == LOCATOR64:
        size = END64 + int.from_bytes(tail[at - 36 : at - 28], "little")
    until = end - len(tail) + at
    archive.seek(max(0, until - size))
    count, rest = 0, b""
    while archive.tell() < until and (block := archive.read(BLOCK)):
        count += (rest + block).count(MEMBER)
        rest = block[1 - len(MEMBER) :]
    return count
