from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest

from ofsted_letters.cli.warnings import tell_warnings
from ofsted_letters.write.json import letter_json, letter_line
from ofsted_letters.write.values import values_line
from tests.cli.conftest import Run, parse_bytes

ONE, TWO = b"Records are late.", b"Thresholds are clear."


@pytest.fixture(autouse=True)
def files(run: Run) -> None:
    for name, data in {"one.txt": ONE, "two.pdf": TWO, "empty.txt": b"", "crash.pdf": b"crash"}.items():
        Path(name).write_bytes(data)


def test_one_file_is_one_object(run: Run) -> None:
    result = run("parse", "one.txt")
    assert result.stdout_bytes == letter_json(parse_bytes(ONE, "one.txt"))
    assert (result.exit_code, result.stderr) == (0, "")


def test_several_files_are_one_array_in_the_order_named(run: Run) -> None:
    result = run("parse", "two.pdf", "one.txt", "two.pdf")
    assert [letter["source"]["name"] for letter in json.loads(result.stdout)] == ["two.pdf", "one.txt", "two.pdf"]


def test_jsonl_is_one_letter_a_line(run: Run) -> None:
    result = run("parse", "--format", "jsonl", "one.txt", "two.pdf")
    assert result.stdout_bytes == letter_line(parse_bytes(ONE, "one.txt")) + letter_line(parse_bytes(TWO, "two.pdf"))


def test_standard_input(run: Run) -> None:
    result = run("parse", "-", stdin=ONE)
    assert result.stdout_bytes == letter_json(parse_bytes(ONE, "-"))


def test_standard_input_can_be_given_once(run: Run) -> None:
    result = run("parse", "-", "-", stdin=ONE)
    assert result.exit_code == 2
    assert "only once" in result.stderr


def test_an_address_is_for_batch(run: Run) -> None:
    result = run("parse", "https://example.org/letter.pdf")
    assert "this is an address; give it to `ofsted-letters batch`" in result.stderr
    assert result.exit_code == 1


def test_a_file_that_may_not_be_read_is_no_fault_of_the_command_line(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("os.access", lambda *_: False)
    assert run("parse", "one.txt").exit_code == 0


def test_a_file_that_fails_is_told_in_one_line_and_the_others_are_written(run: Run) -> None:
    result = run("parse", "one.txt", "empty.txt", "no.pdf", ".", "crash.pdf", "two.pdf")
    assert [letter["source"]["name"] for letter in json.loads(result.stdout)] == ["one.txt", "two.pdf"]
    assert result.exit_code == 1
    empty, missing, folder, crash = result.stderr.splitlines()
    assert empty == "ofsted-letters: empty.txt: the file is empty; download it again"
    assert missing == "ofsted-letters: no.pdf: no such file; check the name and the folder"
    assert folder.startswith("ofsted-letters: .: this is a folder; ")
    assert crash.startswith("ofsted-letters: crash.pdf: unexpected KeyError in tests.cli.conftest:")
    assert "please report it" in crash


def test_a_letter_that_cannot_be_written_costs_that_letter(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def fussy(letter: dict[str, Any]) -> bytes:
        if letter["source"]["name"] == "one.txt":
            raise ValueError("surrogates not allowed")
        return values_line(letter)

    monkeypatch.setattr("ofsted_letters.write.values.values_line", fussy)
    result = run("parse", "--format", "jsonl", "one.txt", "two.pdf")
    assert [json.loads(line)["source"]["name"] for line in result.stdout.splitlines()] == ["two.pdf"]
    assert (result.exit_code, len(result.stderr.splitlines())) == (1, 1)


def test_an_array_with_one_letter_left_is_still_an_array(run: Run) -> None:
    assert len(json.loads(run("parse", "empty.txt", "one.txt").stdout)) == 1


@pytest.mark.parametrize("layout", ["json", "jsonl"])
def test_nothing_is_written_when_nothing_could_be_parsed(run: Run, layout: str) -> None:
    Path("out.json").write_bytes(b"before")
    result = run("parse", "empty.txt", "crash.pdf", "--format", layout, "-o", "out.json")
    assert (result.exit_code, result.stdout) == (1, "")
    assert Path("out.json").read_bytes() == b"before"


def test_an_unreadable_file_says_so(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(name: str, max_input: int) -> bytes:
        raise PermissionError(13, "Permission denied", name)

    monkeypatch.setattr("ofsted_letters.cli.inputs.read", refuse)
    result = run("parse", "one.txt")
    assert result.stderr == "ofsted-letters: one.txt: not allowed to open it; check its permissions\n"
    assert result.exit_code == 1


def test_strict_leaves_out_letters_with_warnings(run: Run) -> None:
    Path("three.txt").write_bytes(b"doubtful")
    result = run("parse", "--strict", "--format", "jsonl", "three.txt", "one.txt")
    assert [json.loads(line)["source"]["name"] for line in result.stdout.splitlines()] == ["one.txt"]
    assert result.exit_code == 1
    assert result.stderr.startswith("ofsted-letters: three.txt: not written for --strict: no_signatory (nobody signed)")
    assert run("parse", "three.txt").exit_code == 0


def test_each_letter_of_a_file_is_written_told_and_refused_by_itself(run: Run) -> None:
    Path("pack.txt").write_bytes(b"One\fdoubtful")
    result = run("parse", "pack.txt")
    assert [one["source"]["name"] for one in json.loads(result.stdout)] == ["pack.txt#pages=1-1", "pack.txt#pages=2-2"]
    assert result.stderr.startswith("ofsted-letters: pack.txt#pages=2-2: parsed with 1 warning")
    strict = run("parse", "--strict", "pack.txt")
    assert json.loads(strict.stdout)["source"]["name"] == "pack.txt#pages=1-1"
    assert (strict.exit_code, strict.stderr.partition(": not written")[0]) == (1, "ofsted-letters: pack.txt#pages=2-2")


def test_pages_choose_a_letter_of_a_file(run: Run) -> None:
    Path("pack.txt").write_bytes(b"One\fTwo")
    (alone,) = run("parse", "pack.txt", "--pages", "2", "--format", "jsonl").stdout.splitlines()
    assert json.loads(alone)["source"]["name"] == "pack.txt#pages=2-2"
    for wrong in ("0", "3-2", "a", "1-", "-4"):
        assert run("parse", "pack.txt", f"--pages={wrong}").exit_code == 2


def test_letters_with_warnings_are_named_and_written(run: Run) -> None:
    Path("three.txt").write_bytes(b"doubtful")
    for command in (["parse"], ["findings", "--format", "csv"], ["show"]):
        result = run(*command, "three.txt")
        assert result.stderr == "ofsted-letters: three.txt: parsed with 1 warning: no_signatory (/signatories page 1)\n"
        assert result.exit_code == 0
        assert run(*command, "three.txt", "-q").stderr == ""
        assert run(*command, "three.txt", "-q").stdout_bytes == result.stdout_bytes
    assert run("parse", "-", stdin=b"doubtful").stderr.startswith("ofsted-letters: standard input: parsed with")


def test_warnings_are_counted_and_each_code_named_once(capsys: pytest.CaptureFixture[str]) -> None:
    warnings = ["numbering_gap (/sections/1/items/4 page 2)", "no_date", "numbering_gap (/sections/2/items/0 page 3)"]
    tell_warnings("a/b.pdf", warnings, quiet=False)
    told = "parsed with 3 warnings: numbering_gap (/sections/1/items/4 page 2), no_date"
    assert capsys.readouterr().err == f"ofsted-letters: a/b.pdf: {told}\n"


def test_quiet_does_not_silence_failures(run: Run) -> None:
    assert run("parse", "-q", "empty.txt").stderr == "ofsted-letters: empty.txt: the file is empty; download it again\n"


def test_strict_lets_remarks_pass(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    assert any(remark.severity == "info" for remark in parse_bytes(ONE, "one.txt").diagnostics)
    assert run("parse", "--strict", "one.txt").exit_code == 0


def test_engine_and_cross_check_reach_the_parser(run: Run) -> None:
    assert json.loads(run("parse", "--engine", "pdfplumber", "one.txt").stdout)["source"]["engine"] == "pdfplumber"
    assert run("parse", "--cross-check", "--strict", "one.txt").exit_code == 1


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["--format", "xml", "one.txt"],
        ["--engine", "tesseract", "one.txt"],
        ["--no-such-option", "one.txt"],
        ["one.txt", "-o", "missing/out.json"],
        ["one.txt", "-o", "."],
    ],
)
def test_a_wrong_command_line_exits_2(run: Run, arguments: list[str]) -> None:
    result = run("parse", *arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    (line,) = result.stderr.splitlines()
    assert line.startswith("ofsted-letters: ")
    assert line.endswith("; see ofsted-letters parse --help")


class TestOutputFile:
    def test_holds_what_standard_output_would(self, run: Run) -> None:
        result = run("parse", "one.txt", "two.pdf", "-o", "out.json")
        assert (result.exit_code, result.stdout, result.stderr) == (0, "", "")
        assert Path("out.json").read_bytes() == run("parse", "one.txt", "two.pdf", "-o", "-").stdout_bytes

    def test_appears_whole_or_not_at_all(self, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
        Path("out.json").write_bytes(b"before")
        names = set(Path().iterdir())

        def full(texts: Iterable[bytes]) -> Iterator[bytes]:
            yield from texts
            raise OSError(28, "No space left on device")

        monkeypatch.setattr("ofsted_letters.cli.parse.array_of", full)
        result = run("parse", "one.txt", "two.pdf", "-o", "out.json")
        assert result.exit_code == 1
        assert result.stderr.startswith("ofsted-letters: out.json: writing it failed (No space left on device); ")
        assert Path("out.json").read_bytes() == b"before"
        assert set(Path().iterdir()) == names

    def test_is_not_touched_before_all_is_written(self, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
        Path("out.json").write_bytes(b"before")
        seen: list[bytes] = []

        def watched(*told: Any, **options: Any) -> None:
            seen.append(Path("out.json").read_bytes())

        monkeypatch.setattr("ofsted_letters.cli.parse.tell_warnings", watched)
        assert run("parse", "one.txt", "two.pdf", "--format", "jsonl", "-o", "out.json").exit_code == 0
        assert seen == [b"before", b"before"]
        assert len(Path("out.json").read_bytes().splitlines()) == 2

    def test_s_place_is_named_where_it_is_impossible(self, run: Run) -> None:
        for place, told in {
            "none/out.json": "there is no folder 'none': make it first",
            "one.txt/out.json": "'one.txt' is a file and no folder: choose another place",
            "": "'' is no file's name: give one",
            "out/": "'out/' is no file's name: give one",
            "x" * 300: "can't be a file (File name too long): choose another name",
        }.items():
            result = run("parse", "two.pdf", "-o", place)
            assert told in result.stderr
            assert (result.exit_code, len(result.stderr.splitlines())) == (2, 1)

    @pytest.mark.skipif(not Path("/proc/self").is_dir(), reason="no /proc")
    def test_s_folder_is_named_where_no_file_can_be_made(self, run: Run) -> None:
        result = run("parse", "one.txt", "-o", "/proc/out.json")
        assert result.stderr.startswith("ofsted-letters: /proc/out.json: no file can be made in /proc (No such file or")
        assert result.exit_code == 1

    @pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full")
    def test_is_named_where_a_device_takes_no_more(self, run: Run) -> None:
        result = run("parse", "one.txt", "-o", "/dev/full")
        assert result.stderr.startswith("ofsted-letters: /dev/full: writing to it failed (No space left on device); ")
        assert result.exit_code == 1

    def test_is_never_an_input(self, run: Run) -> None:
        result = run("parse", "-o", "one.txt", "two.pdf", "./one.txt")
        assert result.exit_code == 2
        assert "is also an input" in result.stderr
        assert Path("one.txt").read_bytes() == ONE

    @pytest.mark.skipif(sys.platform == "win32", reason="links need a privilege on Windows")
    def test_of_a_link_is_what_it_leads_to(self, run: Run) -> None:
        Path("folder").mkdir()
        Path("link.json").symlink_to("folder/out.json")
        assert run("parse", "one.txt", "-o", "link.json").exit_code == 0
        assert Path("link.json").is_symlink()
        assert Path("folder/out.json").read_bytes() == letter_json(parse_bytes(ONE, "one.txt"))

    @pytest.mark.skipif(sys.platform == "win32", reason="no /dev on Windows")
    def test_can_be_a_device(self, run: Run) -> None:
        assert run("parse", "one.txt", "-o", "/dev/null").exit_code == 0
        assert not Path("/dev/null").is_file()
