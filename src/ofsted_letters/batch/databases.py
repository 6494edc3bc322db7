"""The databases in an output folder: opened whole, or set aside and begun anew.

What a disk or a tool spoiled in them must cost no more than what was kept there, and never a run.
"""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from pathlib import Path

LOG_ENDINGS = ("", "-wal", "-shm", "-journal")
"""What SQLite adds to a database's name for the files beside it."""
NOT_DAMAGE = ("locked", "full", "unable to open", "disk I/O")
"""What SQLite says when the system refuses, whatever is in the file."""


class Opened(NamedTuple):
    """A database that is fit for use."""

    connection: sqlite3.Connection
    damaged: Path | None = None
    """Where the former one is now, that was not."""


def opened(file: Path, tables: str, *pragmas: str) -> Opened:
    """A database of one process, with these tables.

    Args:
        file: the database; made when it isn't there.
        tables: the statements that make them where they are missing.
        pragmas: settings of the connection.

    Raises:
        sqlite3.OperationalError: The system refuses, or another process has it.
    """
    try:
        return Opened(connected(file, tables, pragmas))
    except sqlite3.DatabaseError as error:
        if is_refusal(error, file):
            raise
    aside = set_aside(file)
    return Opened(connected(file, tables, pragmas), aside)


def connected(file: Path, tables: str, pragmas: tuple[str, ...]) -> sqlite3.Connection:
    """A connection to a database that was found whole."""
    connection = sqlite3.connect(file, isolation_level=None, timeout=1)
    connection.text_factory = lenient
    try:
        for pragma in ("locking_mode = EXCLUSIVE", *pragmas):
            connection.execute(f"PRAGMA {pragma}")
        check_whole(connection, tables)
        connection.execute("PRAGMA user_version = 1")  # shows whether it can be written
    except BaseException:
        connection.close()
        raise
    return connection


def check_whole(connection: sqlite3.Connection, tables: str) -> None:
    """See that a database has these tables and that all of it can be read.

    Raises:
        sqlite3.DatabaseError: It has not, or can't.
    """
    (found,) = connection.execute("PRAGMA integrity_check(1)").fetchone()
    if found != "ok":
        raise sqlite3.DatabaseError(found)
    connection.executescript(tables)
    if schema(connection) != schema_of(tables):
        raise sqlite3.DatabaseError("its tables are others")


def lenient(text: bytes) -> str:
    """Text that damage made undecodable is told by its digest, not by an error in the middle of a query."""
    return text.decode("utf-8", "replace")


def schema_of(tables: str) -> list[str]:
    """What these statements make of an empty database."""
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.executescript(tables)
        return schema(connection)


def schema(connection: sqlite3.Connection) -> list[str]:
    """The statements that would make a database's tables."""
    return [sql for (sql,) in connection.execute("SELECT sql FROM sqlite_master WHERE sql NOT NULL ORDER BY name")]


def is_refusal(error: sqlite3.DatabaseError, file: Path) -> bool:
    """Whether the system is to blame, and not what is in the file."""
    if "readonly" in str(error):  # which damage in the header can say as well
        return not (os.access(file, os.W_OK) and os.access(file.parent, os.W_OK))
    return isinstance(error, sqlite3.OperationalError) and any(words in str(error) for words in NOT_DAMAGE)


def set_aside(file: Path) -> Path:
    """Give a database a name at which nobody looks for it, and tell which."""
    number = 1
    while (aside := file.with_name(f"{file.stem}.damaged-{number}{file.suffix}")).exists():
        number += 1
    for ending in LOG_ENDINGS:
        beside = file.with_name(file.name + ending)
        if beside.exists():
            beside.replace(aside.with_name(aside.name + ending))
    return aside
