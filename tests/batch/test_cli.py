"""The command: what it says, to whom, and with which status it ends."""

from __future__ import annotations

import datetime
import json
import os
import subprocess
import sys
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result
from rich.console import Console

from ofsted_letters.batch.run import Request
from ofsted_letters.batch.schedule import Settled
from ofsted_letters.batch.tally import Tally
from ofsted_letters.batch.task import Failure
from ofsted_letters.cli import batch_progress
from ofsted_letters.cli.app import app
from ofsted_letters.cli.options import LEAST_MEMORY, Size
from ofsted_letters.write.identity import day
from tests.batch.conftest import ROOT, outputs


@pytest.fixture
def command(monkeypatch: pytest.MonkeyPatch) -> CliRunner:
    """The command with a quick parser in its workers."""
    from functools import partial

    from ofsted_letters.batch import settings

    parser = partial(settings.Settings, parser="tests.batch.parsers:plain")
    monkeypatch.setattr(settings, "Settings", parser)
    return CliRunner()


def run(command: CliRunner, *arguments: str | Path, given: bytes | None = None) -> Result:
    return command.invoke(app, ["batch", *map(str, arguments)], input=given, catch_exceptions=False)


def test_failures_and_a_summary_are_told_and_the_status_says_so(
    command: CliRunner, letters: Path, tmp_path: Path
) -> None:
    done = run(command, letters, "-o", tmp_path / "out")
    assert done.exit_code == 1
    assert done.stdout == ""
    first, *summary = done.stderr.splitlines()
    assert first == f"ofsted-letters: {letters}/no letter.txt: it says no; ask again"
    assert summary[0] == (
        "ofsted-letters: batch: 1 input is a copy of a letter that another input has (inputs.csv tells which);"
        " letters.jsonl lists each, --unique lists a letter once"
    )
    assert summary[1] == f"41 letters of 42 inputs, 1 duplicate, 41 with warnings, in {tmp_path}/out/"
    assert any("strengths" in line for line in summary)
    assert any("not_a_letter" in line for line in summary)


def test_all_parsed_is_status_0_and_quiet_is_quiet(command: CliRunner, letters: Path, tmp_path: Path) -> None:
    done = run(command, letters, "-o", tmp_path / "out", "-q", "--glob", "0*.txt")
    assert (done.exit_code, done.output) == (0, "")


def test_what_is_left_out_is_counted_and_no_failure(command: CliRunner, letters: Path, tmp_path: Path) -> None:
    (letters / "no letter.txt").unlink()
    done = run(command, letters, "-o", tmp_path / "out", "--family", "focused_visit", "--form", "letter")
    assert done.exit_code == 0
    line = f"24 letters of 41 inputs, 17 left out, 24 with warnings, in {tmp_path}/out/"
    assert done.stderr.splitlines()[0] == line
    again = run(command, letters, "-o", tmp_path / "out", "--form", "report")
    assert again.exit_code == 0
    assert again.stderr.splitlines()[0] == f"0 letters of 41 inputs (41 unchanged), 41 left out, in {tmp_path}/out/"


def test_a_second_run_says_what_is_new_and_which_files_are_gone(
    command: CliRunner, letters: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    run(command, letters, "-o", out, "--letters", "--glob", "0*.txt")
    (letters / "new.txt").write_text("New", encoding="utf-8")
    done = run(command, letters, "-o", f"{out}/", "--glob", "[0n]*[0-9w].txt", "--prune")
    assert done.exit_code == 0
    *removed, summary = [line for line in done.stderr.splitlines() if line.isascii()]
    assert len(removed) == 40
    why = "removed: an earlier run wrote it and this one does not"
    assert removed[0] == f"ofsted-letters: {out}/letters/part 0/000.txt.json: {why}"
    today = day(datetime.datetime.now(datetime.UTC).date())
    new = f"1 new since the run of {today}"
    assert summary == f"41 letters (40 unchanged), 41 with warnings, {new}, in {out}/"
    assert not (out / "letters").exists()


def test_copies_in_one_run_are_not_unchanged(command: CliRunner, letters: Path, tmp_path: Path) -> None:
    done = run(command, letters / "part 0", letters / "part 0", "-o", tmp_path / "out", "--glob", "000.txt")
    assert "\n2 letters, 1 duplicate, 2 with warnings, in " in done.stderr


@pytest.mark.parametrize(
    ("options", "why"),
    [
        (["letters", "--glob", "*.doc"], "batch: no file matches '*.doc'"),
        (["letters", "--glob", ""], "batch: no file matches ''"),
        (["empty"], "empty: there is no file to read in it"),
        (["empty", "empty"], "batch: there is no file to read in what was given"),
        (["lettres"], "lettres: no such file"),
        (["lettres", "gone.pdf"], "lettres: no such file"),
        (["lettres/"], "lettres/: no such file"),
        (["--from", "none"], "batch: there is no file to read in what was given"),
        (["out"], "out: an earlier batch wrote its outputs there"),
    ],
)
def test_nothing_to_read_is_status_2_and_changes_nothing(
    command: CliRunner, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, options: list[str], why: str
) -> None:
    for name in ("letters", "empty"):
        (tmp_path / name).mkdir()
    (tmp_path / "letters" / "a.txt").write_text("Letter", encoding="utf-8")
    (tmp_path / "none").write_bytes(b"\n")
    monkeypatch.chdir(tmp_path)
    assert run(command, "letters", "-o", "out", "--letters", "--to", "csv").exit_code == 0
    before = everything(tmp_path)
    for out in ("out", "other"):
        if options != [out]:
            done = run(command, *options, "-o", "other" if options == ["out"] else out)
            assert done.exit_code == 2
            (line,) = done.stderr.splitlines()
            assert line.startswith(f"ofsted-letters: {why}")
    assert everything(tmp_path) == before


def everything(folder: Path) -> dict[str, tuple[bytes, int]]:
    """All files, with their contents and times."""
    files = (file for file in folder.rglob("*") if file.is_file())
    return {str(file): (file.read_bytes(), file.stat().st_mtime_ns) for file in files}


@pytest.mark.skipif(os.name == "nt", reason="needs a POSIX file system")
def test_a_folder_of_links_is_one_line_and_its_errors_are_all_kept(
    command: CliRunner, letters: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "links"
    (folder / "one").mkdir(parents=True)
    for number in range(0, 30, 3):
        (folder / f"{number}.txt").symlink_to(letters / "part 0" / f"{number:03}.txt")
    (folder / "one" / "link").symlink_to(letters)
    done = run(command, folder, "-o", tmp_path / "out", "-q")
    assert (done.exit_code, done.stderr.splitlines()) == (
        1,
        [
            f"ofsted-letters: {folder}: 10 links lead outside the folder that was given; allow that with"
            " --follow-links",
            f"ofsted-letters: {folder}/one: 1 link leads outside the folder that was given; allow that with"
            " --follow-links",
        ],
    )
    assert len((tmp_path / "out" / "errors.jsonl").read_bytes().splitlines()) == 11


def test_a_list_on_standard_input(command: CliRunner, letters: Path, tmp_path: Path) -> None:
    names = [str(letters / "part 1" / "004.txt"), str(letters / "part 1" / "001.txt"), str(letters / "gone.txt")]
    for number, separator in enumerate(("\n", "\0")):
        out = tmp_path / f"out {number}"
        done = run(command, "--from", "-", "-o", out, given=separator.join(names).encode())
        assert done.exit_code == 1
        written = [json.loads(line)["source"]["name"] for line in (out / "letters.jsonl").read_bytes().splitlines()]
        assert written == ["004.txt", "001.txt"]
        assert "gone.txt: no such file; check the name and the folder" in done.stderr


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ([], "name a folder or a file"),
        (["x", "--to", "word"], "'word' is not one of"),
        (["x", "--workers", "0"], "0 is not in the range"),
        (["x", "--timeout", "0"], "0.0 is not in the range"),
        (["x", "--max-memory", "lots"], "'lots' is no size: write it as 512M or 2GiB"),
        (["x", "--max-memory", "512"], "'512' is too little for any letter"),
        (["-"], "give a list of inputs with --from -"),
        (["x", "-o", ""], "'' is no folder's name"),
        (["x", "--page-images"], "--page-images are for pages: say --to html too"),
        (["x", "--page-images", "--to", "html", "--without-people"], "pictures of pages show the people"),
    ],
)
def test_a_wrong_command_line_is_status_2(command: CliRunner, tmp_path: Path, options: list[str], message: str) -> None:
    done = run(command, "-o", tmp_path / "out", *options)
    assert done.exit_code == 2
    assert message in done.stderr
    assert not (tmp_path / "out").exists()


def test_an_output_that_is_a_file_is_status_2(command: CliRunner, letters: Path, tmp_path: Path) -> None:
    (tmp_path / "out").write_text("mine", encoding="utf-8")
    assert run(command, letters, "-o", tmp_path / "out").exit_code == 2
    assert (tmp_path / "out").read_text(encoding="utf-8") == "mine"


def test_what_stops_a_batch_is_one_line(command: CliRunner, letters: Path) -> None:
    expected = f"ofsted-letters: {letters}: the outputs would go where the inputs are; choose another output folder\n"
    for arguments, given in (([letters], None), (["--from", "-"], f"{letters}/part 1\0{letters}".encode())):
        done = run(command, *arguments, "-o", letters, given=given)
        assert (done.exit_code, done.stderr) == (1, expected)
        assert not (letters / ".ofsted-letters").exists()


@pytest.mark.parametrize(
    ("text", "size"), [("33554432", 32 << 20), ("512M", 512 << 20), ("2GiB", 2 << 30), ("65536 kb", 64 << 20)]
)
def test_sizes(text: str, size: int) -> None:
    assert Size(LEAST_MEMORY).convert(text, None, None) == size


@pytest.mark.parametrize("text", ["", "0", "-1", "1.5G", "1X", "512", "31M"])
def test_no_sizes(text: str) -> None:
    with pytest.raises(click.BadParameter):
        Size(LEAST_MEMORY).convert(text, None, None)


def test_the_real_parser_is_behind_the_command(tmp_path: Path) -> None:
    """Every sample, text and PDF: equal to what `parse` gives for it."""
    environment = os.environ | {"PYTHONPATH": os.pathsep.join([str(ROOT / "src"), os.environ.get("PYTHONPATH", "")])}
    program = [sys.executable, "-m", "ofsted_letters"]
    samples = sorted(str(file) for file in (ROOT / "samples").glob("*-20*") if file.suffix in (".pdf", ".txt"))
    assert len(samples) >= 16
    parsed = subprocess.run(
        [*program, "parse", *samples, "--format", "jsonl"], env=environment, capture_output=True, check=True
    )
    for workers in ("1", "2", "4"):
        out = tmp_path / workers
        command = [*program, "batch", "-q", "--workers", workers, *samples, "-o", str(out)]
        done = subprocess.run(command, env=environment, capture_output=True, check=False)
        assert (done.returncode, done.stderr) == (0, b"")
        assert outputs(out)["letters.jsonl"] == parsed.stdout


FAILED = Settled("odd\x1b[31m.pdf", Failure("crashed", "it crashed", "report it"), reused=False)
DONE = Settled("a.pdf", None, reused=False)
REQUEST = Request(["letters"], "out")


def test_without_a_terminal_there_is_a_line_now_and_then(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    now = 100.0
    monkeypatch.setattr("ofsted_letters.cli.batch_progress.time.monotonic", lambda: now)
    told = batch_progress.Plain(Console(stderr=True))
    told.listed(2000)
    for _ in range(30):
        now += 1
        told.settled(DONE)
        told.passing(("slow.pdf", 12.0))
    lines = capsys.readouterr().err.splitlines()
    assert lines == [
        f"ofsted-letters: batch: {count} of 2,000 inputs done, 0 failed, 1.0 a second, slow.pdf takes 12 s"
        for count in (10, 20, 30)
    ]


def test_on_a_terminal_there_is_a_display_and_failures_can_not_steer_it() -> None:
    console = Console(force_terminal=True, width=150, record=True, stderr=True)
    told = batch_progress.Moving(console)
    told.listed(10)
    told.settled(DONE)
    told.settled(FAILED)
    told.passing(("[bold]slow.pdf", 12.0))
    told._progress.refresh()
    told.writing()
    told.stop()
    told.summarise(Tally(inputs=10, letters=9, failed=1), REQUEST)
    text = console.export_text()
    assert "2/10" in text
    assert "1 failed" in text
    assert "[bold]slow.pdf 12 s" in text
    assert "ofsted-letters: odd\\x1b[31m.pdf: it crashed; report it" in text
    assert "9 letters of 10 inputs, in out/" in text


def test_stopped_by_ctrl_c_it_says_how_to_go_on(
    command: CliRunner, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stopped(request: object, settings: object, observer: batch_progress.Quiet) -> None:
        observer.listed(1200)
        observer.settled(DONE)
        raise KeyboardInterrupt

    monkeypatch.setattr("ofsted_letters.batch.run.run", stopped)
    done = run(command, "letters", "-o", tmp_path / "out", "--max-memory", "1GiB")
    assert done.exit_code == 130
    told = "stopped by Ctrl-C: 1 of 1,200 inputs done, 0 failed; run the same command again to go on from there"
    assert done.stderr == f"ofsted-letters: {told}\n"


def test_stopped_early_it_says_so(command: CliRunner, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def stopped(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("ofsted_letters.batch.run.run", stopped)
    done = run(command, "letters", "-o", tmp_path / "out")
    assert done.exit_code == 130
    assert "stopped by Ctrl-C: the inputs were still being listed; run the same command again" in done.stderr


def test_quiet_says_only_what_failed(capsys: pytest.CaptureFixture[str]) -> None:
    with batch_progress.progress(quiet=True) as told:
        told.listed(2)
        told.settled(DONE)
        told.settled(FAILED)
        told.passing(("a", 100.0))
        told.writing()
        told.published(["out/letters.csv"])
        told.summarise(Tally(), REQUEST)
    assert capsys.readouterr().err == "ofsted-letters: odd\\x1b[31m.pdf: it crashed; report it\n"
