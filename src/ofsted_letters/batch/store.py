"""What has been found out, kept where a kill, a crash or a full disk can't spoil it.

Results are kept by content: the SHA-256 of the bytes and the recipe (parser version and options) they were parsed
with. So a second run, whatever happened to the first, asks for the bytes only to see that it knows them. SQLite
does the hard part: each result is one transaction in a write-ahead log, whole or not there. What a disk spoils later
shows in the seal that each result has, and costs that result.

The listing says which inputs this run has, in order, and which content each turned out to have. It is on disk too,
so that memory does not grow with it, but it is made anew by every run and needs no safety.
"""

from __future__ import annotations

import hashlib
import json
import os
import sqlite3
from contextlib import closing, contextmanager, suppress
from typing import TYPE_CHECKING, Any, NamedTuple

from ofsted_letters.batch.databases import lenient, opened
from ofsted_letters.batch.task import BY_LIMITS, Failure, Locator, Outcome

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from ofsted_letters.batch.inputs import Entry

RESULTS = """
CREATE TABLE IF NOT EXISTS result (
    id INTEGER PRIMARY KEY,
    sha256 TEXT NOT NULL,
    recipe TEXT NOT NULL,
    limits TEXT,
    name TEXT NOT NULL,
    letter BLOB,
    findings BLOB,
    summary BLOB,
    code TEXT,
    message TEXT,
    remedy TEXT,
    seal BLOB NOT NULL,
    UNIQUE (sha256, recipe)
);
"""
SEALED = "sha256, recipe, limits, name, letter, findings, summary, code, message, remedy"
KEPT = f"{SEALED}, seal"
KEEP = f"INSERT OR REPLACE INTO result ({KEPT}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
LISTING = """
CREATE TABLE listing.found (
    argument INTEGER NOT NULL,
    sorting BLOB NOT NULL,
    path TEXT NOT NULL,
    name TEXT NOT NULL,
    relative TEXT NOT NULL,
    locator TEXT,
    code TEXT,
    message TEXT,
    remedy TEXT,
    PRIMARY KEY (argument, sorting)
) WITHOUT ROWID;
CREATE TABLE listing.input (
    position INTEGER PRIMARY KEY,
    path TEXT NOT NULL,
    name TEXT NOT NULL,
    relative TEXT NOT NULL,
    locator TEXT,
    code TEXT,
    message TEXT,
    remedy TEXT,
    sha256 TEXT
);
"""
IN_ORDER = """
INSERT INTO listing.input (path, name, relative, locator, code, message, remedy)
SELECT path, name, relative, locator, code, message, remedy FROM listing.found ORDER BY argument, sorting
"""
BY_CONTENT = "CREATE INDEX IF NOT EXISTS listing.by_content ON input (sha256)"
OUTPUT = """
SELECT input.position, (SELECT min(position) FROM listing.input AS same WHERE same.sha256 = input.sha256),
    input.path, input.name, input.relative, input.sha256, result.name, result.letter,
    result.findings, result.summary,
    coalesce(input.code, result.code), coalesce(input.message, result.message), coalesce(input.remedy, result.remedy)
FROM listing.input LEFT JOIN result ON result.sha256 = input.sha256 AND result.recipe = ?
ORDER BY input.position
"""


class Listed(NamedTuple):
    """An input still to be looked into."""

    position: int
    path: str
    name: str
    locator: Locator


class Known(NamedTuple):
    """A result that is there already."""

    number: int
    """Greater than those of all that were there before it."""
    failure: Failure | None


class Record(NamedTuple):
    """All there is to say of one input when everything is done."""

    position: int
    first: int
    """The position of the first input with the same bytes."""
    path: str
    name: str
    relative: str
    sha256: str | None
    parsed_as: str | None
    """The name the letter was parsed under, if the same bytes stand under another name too."""
    letter: bytes | None
    findings: bytes | None
    summary: bytes | None
    failure: Failure | None


class Store:
    """The results and the listing of one output folder; one process at a time.

    Args:
        folder: where the database files are, made before.
        recipe: what results depend on beside the letter's bytes.
        limits: what failures by time or memory depend on as well.

    Attributes:
        set_aside: where the former results are now, if their database was damaged as a whole.
        damaged: how many results were found damaged and dropped.
    """

    def __init__(self, folder: Path, recipe: str, limits: str) -> None:
        self._recipe = recipe
        self._limits = limits
        self._listing = folder / "listing.db"
        self.damaged = 0
        self._database, self.set_aside = opened(
            folder / "results.db", RESULTS, "journal_mode = WAL", "synchronous = NORMAL"
        )
        try:
            self._start()
        except BaseException:
            self._database.close()
            raise

    def _start(self) -> None:
        """Start a listing. The log survives the process, so no result waits for the disk."""
        if self.set_aside is not None:
            self._salvage(self.set_aside)
        self._database.execute("DELETE FROM result WHERE limits != ?", [self._limits])  # other limits, another chance
        self._listing.unlink(missing_ok=True)  # of a run that was killed
        self._database.execute("ATTACH CAST(? AS TEXT) AS listing", [os.fsencode(self._listing)])
        for pragma in ("journal_mode = OFF", "synchronous = OFF"):
            self._database.execute(f"PRAGMA listing.{pragma}")
        self._database.executescript(LISTING)

    def _salvage(self, damaged: Path) -> None:
        """Keep the results of a damaged database that can still be read."""
        with closing(sqlite3.connect(damaged)) as former, suppress(sqlite3.DatabaseError):
            former.text_factory = lenient
            for *values, seal in former.execute(f"SELECT {KEPT} FROM result NOT INDEXED"):
                if seal == seal_of(*values):
                    self._database.execute(KEEP, [*values, seal])

    def close(self) -> None:
        """Let go of the folder."""
        self._database.close()
        self._listing.unlink(missing_ok=True)

    def list_inputs(self, entries: Iterable[tuple[int, Entry]]) -> int:
        """Fill the listing, sorted within each argument, and tell how long it is."""
        self._database.execute("BEGIN")
        self._database.executemany(
            "INSERT OR IGNORE INTO listing.found VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            ((argument, *entry_row(entry)) for argument, entry in entries),
        )
        self._database.execute(IN_ORDER)
        self._database.execute("DROP TABLE listing.found")
        self._database.execute("COMMIT")
        return self._number("SELECT count(*) FROM listing.input")

    def hopeless(self) -> Iterator[tuple[str, Failure]]:
        """Inputs that failed while they were listed."""
        for path, *failure in self._database.execute(
            "SELECT path, code, message, remedy FROM listing.input WHERE locator IS NULL ORDER BY position"
        ):
            yield path, Failure(*failure)

    def unread(self, after: int, count: int) -> list[Listed]:
        """The next inputs whose content isn't known, or that wait for a result that nobody delivered."""
        rows = self._database.execute(
            "SELECT position, path, name, locator FROM listing.input"
            " WHERE position > ? AND locator IS NOT NULL AND code IS NULL AND NOT EXISTS"
            " (SELECT 1 FROM result WHERE result.sha256 = input.sha256 AND recipe = ?) ORDER BY position LIMIT ?",
            [after, self._recipe, count],
        )
        return [Listed(position, path, name, Locator(*json.loads(text))) for position, path, name, text in rows]

    def note_content(self, position: int, sha256: str) -> None:
        """An input's bytes are these."""
        self._database.execute("UPDATE listing.input SET sha256 = ? WHERE position = ?", [sha256, position])

    def note_failure(self, position: int, failure: Failure) -> None:
        """An input could not be read at all."""
        self._database.execute(
            "UPDATE listing.input SET code = ?, message = ?, remedy = ? WHERE position = ?", [*failure, position]
        )

    def known(self, sha256: str) -> Known | None:
        """The result for these bytes, or None when there is none yet; one that was damaged is none."""
        row = self._database.execute(
            f"SELECT id, {KEPT} FROM result WHERE sha256 = ? AND recipe = ?", [sha256, self._recipe]
        ).fetchone()
        if row is None:
            return None
        number, *values, seal = row
        if seal != seal_of(*values):
            self._database.execute("DELETE FROM result WHERE id = ?", [number])
            self.damaged += 1
            return None
        failure = values[-3:]
        return Known(number, Failure(*failure) if failure[0] else None)

    def add(self, sha256: str, name: str, outcome: Outcome) -> None:
        """Keep one result."""
        code, message, remedy = outcome.failure or (None, None, None)
        limits = self._limits if code in BY_LIMITS else None
        values = (
            *(sha256, self._recipe, limits, name),
            *(outcome.letter, outcome.findings, outcome.summary),
            *(code, message, remedy),
        )
        self._database.execute(KEEP, [*values, seal_of(*values)])

    def records(self) -> Iterator[Record]:
        """Everything, in input order."""
        self._database.execute(BY_CONTENT)
        for row in self._database.execute(OUTPUT, [self._recipe]):
            position, first, path, name, relative, sha256, parsed_as, letter, findings, summary, *failure = row
            given = Failure(*failure) if failure[0] else None
            content = (sha256, parsed_as, letter, findings, summary, given)
            yield Record(position, first or position, path, name, json.loads(relative), *content)

    def files(self) -> Iterator[str]:
        """The files on this machine that are read: letters, and the archives that they are in."""
        last = None
        for (locator,) in self._database.execute("SELECT locator FROM listing.input WHERE locator NOT NULL"):
            kind, path, *_ = json.loads(locator)
            if kind == "file" and path != last:
                yield path
            last = path

    def contents(self) -> str:
        """SHA-256 over those of all inputs: each once and on a line of its own, sorted."""
        digest = hashlib.sha256()
        query = "SELECT DISTINCT sha256 FROM listing.input WHERE sha256 NOT NULL ORDER BY sha256"
        for (one,) in self._database.execute(query):
            digest.update(f"{one}\n".encode())
        return digest.hexdigest()

    def places(self) -> Iterator[str]:
        """Where each input's own output would go, in input order."""
        for (relative,) in self._database.execute("SELECT relative FROM listing.input WHERE locator NOT NULL"):
            yield json.loads(relative)

    def newest(self) -> int:
        """Number of the last result."""
        return self._number("SELECT coalesce(max(id), 0) FROM result")

    def give_out(self, path: Path, after: int) -> None:
        """Write the results after a number to a database of their own."""
        path.unlink(missing_ok=True)
        with self._attached(path):
            self._database.execute(f"CREATE TABLE piece.result AS SELECT {KEPT} FROM result WHERE id > ?", [after])

    def take_in(self, path: Path) -> bool:
        """Add results that were given out; False when none of them is of use any more, or can be read."""
        try:
            with self._attached(path):
                taken = self._database.execute(
                    f"INSERT OR REPLACE INTO result ({KEPT}) SELECT {KEPT} FROM piece.result"
                    " WHERE recipe = ? AND (limits IS NULL OR limits = ?)",
                    [self._recipe, self._limits],
                )
                return taken.rowcount > 0
        except sqlite3.DatabaseError as error:
            if "full" in str(error):
                raise
            self.damaged += 1
            return False

    @contextmanager
    def _attached(self, path: Path) -> Iterator[None]:
        self._database.execute("ATTACH CAST(? AS TEXT) AS piece", [os.fsencode(path)])
        try:
            yield
        finally:
            self._database.execute("DETACH piece")

    def forget_other_recipes(self) -> None:
        """Drop what a former parser version or other options gave, now that this run has everything."""
        self._database.execute("DELETE FROM result WHERE recipe != ?", [self._recipe])

    def _number(self, query: str) -> int:
        number: int = self._database.execute(query).fetchone()[0]
        return number


def entry_row(entry: Entry) -> list[Any]:
    """An entry as the listing has it. JSON in ASCII takes undecodable file names, which SQLite's text does not."""
    locator = json.dumps(entry.locator) if entry.locator else None
    failure = entry.failure or (None, None, None)
    return [entry.order, entry.path, entry.name, json.dumps(entry.relative), locator, *failure]


def seal_of(*values: str | bytes | int | None) -> bytes:
    """Digest of a result's values, by which damage is known."""
    digest = hashlib.sha256()
    for value in values:
        data = value if isinstance(value, bytes) else str(value).encode("utf-8", "surrogatepass")
        digest.update(f"{type(value).__name__} {len(data)} ".encode())
        digest.update(data)
    return digest.digest()
