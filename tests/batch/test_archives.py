"""What a zip archive can do to a batch: nothing but fail itself, or a member."""

from __future__ import annotations

import json
import os
import struct
import tracemalloc
import warnings
import zipfile
from pathlib import Path

import pytest

from ofsted_letters.batch.archives import Allowance, counted_members
from ofsted_letters.batch.contents import Unreadable, read
from ofsted_letters.batch.inputs import Entry, Search
from ofsted_letters.batch.run import Observer
from ofsted_letters.batch.schedule import Settled
from ofsted_letters.batch.task import Failure
from tests.batch.conftest import Batch


def found(search: Search, archive: Path) -> list[Entry]:
    return list(search.entries(os.fspath(archive), alone=True))


def codes(entries: list[Entry]) -> list[str]:
    return [entry.failure.code if entry.failure else "input" for entry in entries]


def zipped(path: Path, *members: tuple[str, str]) -> Path:
    with zipfile.ZipFile(path, "w") as file:
        for name, text in members:
            with file.open(zipfile.ZipInfo(name), "w") as member:
                member.write(text.encode())
    return path


def test_a_member_without_a_name_costs_itself(tmp_path: Path, batch: Batch) -> None:
    path = zipped(tmp_path / "letters.zip", ("a.txt", "Letter 1"), ("", "2"), (".", "3"), ("b.txt", "Letter 4"))
    tally = batch(path, out=tmp_path / "out", letters=True)
    assert (tally.letters, tally.failures) == (2, {"nameless_member": 2})


def test_members_of_long_and_deep_paths_are_written(tmp_path: Path, batch: Batch) -> None:
    paths = ("x" * 262 + "/a.txt", "d/" * 2100 + "a.txt", "d/" * 2100 + "b.txt")
    path = zipped(tmp_path / "letters.zip", *((name, f"Letter {len(name)}{name[-5]}") for name in paths))
    assert batch(path, out=tmp_path / "out", letters=True).letters == 3
    assert len(list((tmp_path / "out" / "letters").rglob("*.txt.json"))) == 3


@pytest.mark.parametrize(
    "members",
    [
        [("b.txt", "second"), ("a.txt", "first!")],
        [("a.txt", "first!"), ("b.txt", "other.")],
        [("a.txt", "first!"), ("b.txt", "longer than it was")],
        [("a.txt", "first!")],
        [("b.txt", "second"), ("a.txt", "first!"), ("b.txt", "second")],
    ],
    ids=["other order", "other content", "other size", "fewer", "one more before"],
)
def test_a_replaced_archive_gives_no_content_to_another_name(tmp_path: Path, members: list[tuple[str, str]]) -> None:
    path = zipped(tmp_path / "letters.zip", ("a.txt", "first!"), ("b.txt", "second"))
    _, second = found(Search(), path)
    assert second.locator
    assert read(second.locator) == b"second"
    with warnings.catch_warnings(action="ignore"):
        zipped(tmp_path / "new.zip", *members).replace(path)
    with pytest.raises(Unreadable) as error:
        read(second.locator)
    assert error.value.failure.code == "changed_archive"


def test_a_replaced_archive_is_an_error_of_its_inputs(tmp_path: Path, batch: Batch) -> None:
    members = [(f"{number:03}.txt", f"Letter\nof {number:03}.txt") for number in range(200)]
    path = zipped(tmp_path / "letters.zip", *members)
    replacement = zipped(tmp_path / "new.zip", *reversed(members))

    class Replacing(Observer):
        def settled(self, one: Settled) -> None:
            if replacement.exists():
                replacement.replace(path)

    tally = batch(path, out=tmp_path / "out", observer=Replacing())
    assert set(tally.failures) == {"changed_archive"}
    assert tally.letters + tally.failed == 200
    for line in (tmp_path / "out" / "letters.jsonl").read_bytes().splitlines():
        letter = json.loads(line)
        assert letter["sections"][0]["items"][0]["text"] == f"of {letter['source']['name']}"


def test_an_archive_of_too_many_members_is_one_error(tmp_path: Path) -> None:
    path = zipped(tmp_path / "letters.zip", *((f"{number}.txt", "x") for number in range(11)))
    assert codes(found(Search(allowance=Allowance(members=10)), path)) == ["archive_too_large"]
    assert codes(found(Search(allowance=Allowance(members=11)), path)) == ["input"] * 11


def test_an_archive_of_too_many_bytes_is_one_error(tmp_path: Path) -> None:
    path = zipped(tmp_path / "letters.zip", ("a.txt", "x" * 60), ("b.pdf", "y" * 60))
    assert codes(found(Search(allowance=Allowance(unpacked=119)), path)) == ["archive_too_large"]
    assert codes(found(Search(allowance=Allowance(unpacked=120)), path)) == ["input"] * 2
    assert codes(found(Search("*.pdf", allowance=Allowance(unpacked=60)), path)) == ["input"]


def directory_of(path: Path, members: int, said: int) -> Path:
    """A zip archive that is nothing but a directory."""
    entries = b"".join(b"PK\x01\x02" + bytes(24) + b"\x08" + bytes(17) + b"%08x" % at for at in range(members))
    end = b"PK\x05\x06" + struct.pack("<4H2LH", 0, 0, said, said, len(entries), 0, 0)
    path.write_bytes(entries + end)
    return path


@pytest.mark.parametrize("said", [1, 65_535])
def test_members_are_counted_before_anything_is_made_of_them(tmp_path: Path, said: int) -> None:
    path = directory_of(tmp_path / "many.zip", 200_000, said)
    tracemalloc.start()
    (entry,) = found(Search(), path)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    reason = "the archive has 200,000 members, more than 100,000"
    remedy = "unpack it and give the folder, or allow more with --max-members"
    assert entry.failure == Failure("archive_too_large", reason, remedy)
    assert peak < 2 << 20


def test_members_of_an_archive_of_the_larger_kind_are_counted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(zipfile, "ZIP_FILECOUNT_LIMIT", 5)
    path = zipped(tmp_path / "letters.zip", *((f"{number}.txt", "x") for number in range(11)))
    assert b"PK\x06\x07" in path.read_bytes()
    with path.open("rb") as file:
        assert counted_members(file) == 11


def test_what_is_no_archive_has_no_members(tmp_path: Path) -> None:
    path = tmp_path / "letters.zip"
    path.write_bytes(b"nothing of the kind")
    assert codes(found(Search(), path)) == ["broken_archive"]
