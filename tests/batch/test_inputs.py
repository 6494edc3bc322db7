"""What there is to parse, and what is said of everything that can't be."""

from __future__ import annotations

import json
import ntpath
import os
import sys
import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from ofsted_letters.batch.contents import Unreadable, explain, fingerprint, read
from ofsted_letters.batch.failures import BatchStopped, InputIsOutput
from ofsted_letters.batch.formats import FORMATS
from ofsted_letters.batch.inputs import Entry, Search
from ofsted_letters.batch.letter_files import target_of
from ofsted_letters.batch.paths import PathList, cleaned, is_below, listed, shown
from ofsted_letters.batch.run import Request, check_apart
from tests.batch.conftest import Batch

linux = pytest.mark.skipif(sys.platform != "linux", reason="macOS takes no such name")
posix = pytest.mark.skipif(os.name == "nt", reason="needs a POSIX file system")


def found(search: Search, argument: str | Path, *, alone: bool = True) -> list[Entry]:
    return sorted(search.entries(os.fspath(argument), alone=alone), key=lambda entry: entry.order)


def codes(entries: list[Entry]) -> dict[str, str]:
    return {Path(entry.path).name: entry.failure.code if entry.failure else "input" for entry in entries}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("b.txt", "a/x.pdf", "a/b/y.txt", ".DS_Store", ".git/config", "a/.hidden.txt"):
        file = tmp_path / "folder" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(name.encode())
    return tmp_path / "folder"


def test_a_folder_is_walked_in_order_without_hidden_files(folder: Path) -> None:
    search = Search()
    entries = found(search, folder)
    assert [entry.relative for entry in entries] == ["a/b/y.txt", "a/x.pdf", "b.txt"]
    assert [entry.path for entry in entries] == [str(folder / entry.relative) for entry in entries]
    assert search.hidden == 3


def test_one_of_several_arguments_keeps_its_name_in_outputs(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder)
    assert [entry.relative for entry in found(Search(), "a", alone=False)] == ["a/b/y.txt", "a/x.pdf"]
    assert [entry.relative for entry in found(Search(), "../folder/b.txt", alone=False)] == ["_/folder/b.txt"]


@pytest.mark.parametrize(
    ("glob", "expected"),
    [
        ("*.txt", ["a/b/y.txt", "b.txt"]),
        ("a/*", ["a/b/y.txt", "a/x.pdf"]),
        ("*.TXT", ["a/b/y.txt", "b.txt"]),
        ("t*", []),
    ],
)
def test_a_pattern_is_for_names_or_with_a_slash_for_paths(folder: Path, glob: str, expected: list[str]) -> None:
    assert [entry.relative for entry in found(Search(glob), folder)] == expected


@posix
def test_links_that_loop_or_lead_outside_are_told_and_others_followed(folder: Path, tmp_path: Path) -> None:
    outside = tmp_path / "outside.txt"
    outside.write_text("outside", encoding="utf-8")
    (folder / "out.txt").symlink_to(outside)
    (folder / "etc").symlink_to(tmp_path, target_is_directory=True)
    (folder / "loop").symlink_to(folder / "loop")
    (folder / "up").symlink_to(folder, target_is_directory=True)
    (folder / "inside.txt").symlink_to(folder / "b.txt")
    assert codes(found(Search("*.txt"), folder)) == {
        "y.txt": "input",
        "b.txt": "input",
        "inside.txt": "input",
        "out.txt": "link_outside",
        "etc": "link_outside",
    }
    assert codes(found(Search("loop"), folder)) == {"etc": "link_outside", "loop": "broken_link"}


@posix
def test_links_are_followed_when_asked_for_each_folder_once(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "more").mkdir()
    (tmp_path / "more" / "z.txt").write_text("z", encoding="utf-8")
    (tmp_path / "more" / "back").symlink_to(folder, target_is_directory=True)
    (folder / "linked").symlink_to(tmp_path / "more", target_is_directory=True)
    names = [entry.relative for entry in found(Search(follow_links=True), folder)]
    assert names == ["a/b/y.txt", "a/x.pdf", "b.txt", "linked/z.txt"]


@posix
def test_what_is_neither_file_nor_folder_is_told(folder: Path) -> None:
    os.mkfifo(folder / "pipe")
    assert codes(found(Search(), folder))["pipe"] == "not_a_file"
    assert codes(found(Search(), folder / "pipe")) == {"pipe": "not_a_file"}
    assert codes(found(Search(), folder / "missing.pdf")) == {"missing.pdf": "not_found"}


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    path = tmp_path / "letters.zip"
    with zipfile.ZipFile(path, "w") as file:
        file.writestr("in/a.txt", "first")
        with pytest.warns(UserWarning, match="Duplicate name"):
            file.writestr("in/a.txt", "second")
        file.writestr("../../escape.txt", "third")
        file.writestr("/absolute.txt", "fourth")
        file.writestr("__MACOSX/in/._a.txt", "hidden")
        file.mkdir("empty")
    return path


def test_archives_are_listed_by_member_even_of_the_same_name(archive: Path) -> None:
    entries = found(Search(), archive)
    assert [entry.relative for entry in entries] == ["in/a.txt", "in/a.txt", "_/_/escape.txt", "absolute.txt"]
    assert [read(entry.locator) for entry in entries if entry.locator] == [b"first", b"second", b"third", b"fourth"]
    assert entries[0].path == f"{archive}/in/a.txt"
    assert len({fingerprint(entry.locator) for entry in entries if entry.locator}) == 4


def test_an_archive_in_a_folder_is_a_folder(folder: Path, archive: Path) -> None:
    archive.rename(folder / "c.ZIP")
    relative = [entry.relative for entry in found(Search("*.txt"), folder)]
    assert relative == ["a/b/y.txt", "b.txt"]
    relative = [entry.relative for entry in found(Search(), folder)]
    assert relative[-4:] == ["c.ZIP/in/a.txt", "c.ZIP/in/a.txt", "c.ZIP/_/_/escape.txt", "c.ZIP/absolute.txt"]


def test_members_that_would_escape_stay_in_the_output_folder(archive: Path, tmp_path: Path, batch: Batch) -> None:
    before = {str(file.relative_to(tmp_path)) for file in tmp_path.rglob("*")}
    batch(archive, out=tmp_path / "out", letters=True)
    after = {str(file.relative_to(tmp_path)) for file in tmp_path.rglob("*")}
    assert all(name == "out" or name.startswith("out/") for name in after - before)
    letters = tmp_path / "out" / "letters"
    assert sorted(str(file.relative_to(letters)) for file in letters.rglob("*.json")) == [
        "_/_/escape.txt.json",
        "absolute.txt.json",
        "in/a.txt.json",
        "in/a.txt~2.json",
    ]


def test_a_broken_archive_and_a_member_with_a_password_are_told(tmp_path: Path, archive: Path) -> None:
    broken = tmp_path / "broken.zip"
    broken.write_bytes(b"PK\x03\x04 and then nothing")
    assert codes(found(Search(), broken)) == {"broken.zip": "broken_archive"}
    data = bytearray(archive.read_bytes())
    for header in (b"PK\x03\x04", b"PK\x01\x02"):  # set the flag that says encrypted
        data[data.index(header) + (6 if header[2] == 3 else 8)] |= 1
    archive.write_bytes(data)
    (first, *_) = found(Search(), archive)
    assert first.locator
    with pytest.raises(Unreadable) as error:
        read(first.locator)
    assert error.value.failure.code == "encrypted_member"


@posix
def test_odd_names_come_through_whole(tmp_path: Path, batch: Batch) -> None:
    names = [
        b"-rf.txt",
        b"new\nline.txt",
        b" space .txt",
        b"x" * 246 + b".txt",
        b"latin \xe9.txt",
        b"x" * 251 + b".txt",
    ]
    folder = tmp_path / "letters"
    folder.mkdir()
    for name in names:
        with open(os.fsencode(folder) + b"/" + name, "wb") as file:  # noqa: PTH123 - bytes
            file.write(b"Letter " + name[:9])
    batch(folder, out=tmp_path / "out", letters=True)
    lines = (tmp_path / "out" / "letters.jsonl").read_bytes().splitlines()
    sources = {json.loads(line)["source"]["name"] for line in lines}
    assert sources == {name.decode("utf-8", "replace") for name in names}
    written = [os.fsencode(file.name) for file in (tmp_path / "out" / "letters").iterdir()]
    assert {name + b".json" for name in names if len(name) <= 250} < set(written)
    assert len(written) == len(names)
    assert max(map(len, written)) <= 255


@linux
def test_no_two_paths_look_the_same(tmp_path: Path, batch: Batch) -> None:
    names = [b"b\xff", b"b\\xff", b"b\\x5cxff", b"b\\xFF", b"b\\y"]
    assert [shown(os.fsdecode(name)) for name in names] == [
        "b\\xff",
        "b\\x5cxff",
        "b\\x5cx5cxff",
        "b\\xFF",
        "b\\y",
    ]
    for name in names:
        with open(os.fsencode(tmp_path) + b"/" + name, "wb") as file:  # noqa: PTH123 - bytes
            file.write(b"Letter " + name.hex().encode())
    batch(tmp_path, out=tmp_path / "out")
    listed_paths = [line.split(b",")[0] for line in (tmp_path / "out" / "inputs.csv").read_bytes().splitlines()]
    assert len(set(listed_paths)) == 1 + len(names)


@linux
def test_an_output_folder_whose_name_is_not_utf_8_takes_everything(tmp_path: Path, batch: Batch) -> None:
    pytest.importorskip("pyarrow")
    (tmp_path / "a.txt").write_text("Letter 1", encoding="utf-8")
    out = tmp_path / os.fsdecode(b"out\xff")
    tally = batch(tmp_path / "a.txt", out=out, letters=True, formats=tuple(FORMATS))
    assert tally.letters == 1
    assert {"letters.db", "letters.parquet", "letters.xlsx", "run.json"} <= {file.name for file in out.iterdir()}


@posix
def test_letters_of_long_and_deep_folders_are_written(tmp_path: Path, batch: Batch) -> None:
    for folder in ("x" * 250 + ".json", "/".join(["deeper"] * 560)):
        os.makedirs(tmp_path / "in" / folder)  # noqa: PTH103 - Path's own calls itself twice for each
        (tmp_path / "in" / folder / "a.txt").write_text(f"Letter {folder}", encoding="utf-8")
    tally = batch(tmp_path / "in", out=tmp_path / ("longer" * 30), letters=True)
    assert (tally.letters, tally.failures) == (2, {})


@posix
def test_a_file_that_may_not_be_read_is_told(tmp_path: Path, batch: Batch) -> None:
    if os.geteuid() == 0:
        pytest.skip("everything may be read by root")
    secret = tmp_path / "letters" / "a.txt"
    secret.parent.mkdir()
    secret.write_text("secret", encoding="utf-8")
    secret.chmod(0)
    assert batch(secret.parent, out=tmp_path / "out").failures == {"not_permitted": 1}


@pytest.mark.parametrize(
    ("blocks", "paths"),
    [
        ([b"a\nb b\r\n\nc"], ["a", "b b", "c"]),
        ([b"a\0b\nb\0"], ["a", "b\nb"]),
        ([b"a", b"b\nc", b"\n"], ["ab", "c"]),
        ([], []),
        ([b"caf\xe9\n"], [os.fsdecode(b"caf\xe9")]),
        ([b"\xef\xbb\xbfa\r\nb"], ["a", "b"]),
        ([b"\xef\xbb\xbfa\0b"], ["a", "b"]),
    ],
)
def test_lists_are_lines_or_end_in_nul(blocks: list[bytes], paths: list[str]) -> None:
    assert list(listed(blocks)) == paths


@pytest.mark.parametrize(
    ("path", "below"), [("/a/b", "a/b"), ("../../a", "_/_/a"), ("./a//b/.", "a/b"), ("a/..b", "a/..b")]
)
def test_a_cleaned_path_stays_below(path: str, below: str) -> None:
    assert cleaned(path) == below


def test_no_two_inputs_have_one_file(tmp_path: Path) -> None:
    assert target_of("a/b.pdf") == "letters/a/b.pdf.json"
    assert target_of("a/b.pdf", 2) == "letters/a/b.pdf~2.json"
    assert target_of("a/b.pdf.json/c") == "letters/a/b.pdf.json~/c.json"
    assert target_of("d" * 255 + "/b.pdf") == f"letters/{'d' * 255}/b.pdf.json"
    long_folders = {target_of(f"{'d' * 300}{end}/{'e' * 300}.json/b.pdf") for end in "xy"}
    deep = {target_of("d/" * 2000 + name) for name in ("b.pdf", "c.pdf", "d/b.pdf", "x" * 300)}
    assert (len(long_folders), len(deep)) == (2, 4)
    for target in long_folders | deep:
        assert max(len(part) for part in target.split("/")) <= 255
        assert not any(folder.endswith(".json") for folder in target.split("/")[:-1])
        assert len(target) <= 800
    long = target_of("é" * 200)
    assert len(os.fsencode(long)) <= len("letters/") + 255
    assert long != target_of("é" * 199 + "e")


def test_below_is_a_matter_of_folders_not_of_letters() -> None:
    root = os.sep + "data"
    assert is_below(root + os.sep + "a", root)
    assert not is_below(root + "base", root)


def test_below_is_the_same_for_addresses_and_on_windows(monkeypatch: pytest.MonkeyPatch) -> None:
    assert is_below("s3://bucket/out/letters/a", "s3://bucket/out/letters")
    assert is_below("s3://bucket/out", "s3://bucket/out")
    assert not is_below("s3://bucket/output", "s3://bucket/out")
    with monkeypatch.context() as windows:
        windows.setattr(os, "path", ntpath)
        below = is_below("C:\\Data\\Out\\letters\\a", "c:/data/out/letters")
        beside, elsewhere = is_below("C:\\out2", "C:\\out"), is_below("D:\\out", "C:\\out")
    assert (below, beside, elsewhere) == (True, False, False)


def test_an_address_is_an_output_as_a_folder_is() -> None:
    for argument, out in (("s3://b/out/", "s3://b/out"), ("s3://b/out/letters/x.pdf", "s3://b/out/")):
        with pytest.raises(InputIsOutput):
            check_apart(Request([argument], out, letters=True))
    check_apart(Request(["s3://b/out/letters2", "s3://b"], "s3://b/out", letters=True))


def test_paths_given_and_listed_can_be_gone_through_again() -> None:
    paths = PathList(["a"], BytesIO(b"b\nc"))
    assert [list(paths), list(paths)] == [["a", "b", "c"]] * 2
    assert list(PathList(["a"])) == ["a"]


def test_a_list_in_another_encoding_is_told() -> None:
    with pytest.raises(BatchStopped, match="the list of inputs is UTF-16, not UTF-8"):
        PathList([], BytesIO("\ufeffa\nb".encode("utf-16-le")))


def test_a_list_that_can_not_be_read_is_told() -> None:
    class Refusing(BytesIO):
        def read(self, size: int | None = -1) -> bytes:
            raise OSError(5, "Input/output error")

    with pytest.raises(BatchStopped, match=r"the list of inputs can't be read \(Input/output error\)"):
        PathList([], Refusing())


def test_a_folder_that_can_not_be_listed_is_told(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    scandir = os.scandir

    def refusing(path: str) -> object:
        if path.endswith("/a"):
            raise PermissionError
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refusing)
    assert codes(found(Search(), folder)) == {"a": "not_permitted", "b.txt": "input"}


def test_a_folder_of_any_store_is_walked(archive: Path) -> None:
    fsspec = pytest.importorskip("fsspec")
    store = fsspec.filesystem("memory")
    for name in ("b.txt", "a/x.txt", ".hidden/y.txt", "out/letters.jsonl"):
        store.pipe_file(f"/bucket/{name}", name.encode())
    store.put_file(str(archive), "/bucket/c.zip")
    try:
        search = Search(leave_out="memory://bucket/out/")
        entries = found(search, "memory://bucket/")
        members = ["c.zip/in/a.txt", "c.zip/in/a.txt", "c.zip/_/_/escape.txt", "c.zip/absolute.txt"]
        assert [entry.relative for entry in entries] == ["a/x.txt", "b.txt", *members]
        contents = [read(entry.locator) for entry in entries if entry.locator]
        assert contents == [b"a/x.txt", b"b.txt", b"first", b"second", b"third", b"fourth"]
        assert [entry.relative for entry in found(Search(), "memory://bucket/b.txt", alone=False)] == ["bucket/b.txt"]
        assert codes(found(Search(), "memory://bucket/no.zip")) == {"no.zip": "not_found"}
        assert codes(found(Search(), "nonsense://bucket")) == {"bucket": "unreadable"}
    finally:
        store.rm("/bucket", recursive=True)


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (FileNotFoundError(), "not_found"),
        (NotADirectoryError(), "not_found"),
        (PermissionError(), "not_permitted"),
        (IsADirectoryError(), "not_a_file"),
        (RuntimeError("File is encrypted, password required"), "encrypted_member"),
        (zipfile.BadZipFile("bad"), "broken_archive"),
        (NotImplementedError("compression type 99"), "broken_archive"),
        (OSError(5, "Input/output error"), "unreadable"),
        (OSError("odd"), "unreadable"),
    ],
)
def test_reading_errors_have_codes(error: Exception, code: str) -> None:
    failure = explain(error)
    assert failure.code == code
    assert failure.remedy


def test_reading_what_is_gone_is_a_failure(tmp_path: Path) -> None:
    (entry,) = found(Search(), Path(sys.executable))
    assert entry.locator
    with pytest.raises(Unreadable) as error:
        read(entry.locator._replace(path=str(tmp_path / "gone")))
    assert error.value.failure.code == "not_found"
