"""Inputs that are larger than they may be, wherever they are."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

from tests.batch.conftest import Batch, write_letters

TOLD = "it is larger than 0.098 MiB"
LIMIT = 100 << 10


def errors(out: Path) -> dict[str, tuple[str, str]]:
    found = map(json.loads, (out / "errors.jsonl").read_bytes().splitlines())
    return {Path(one["path"]).name: (one["code"], one["message"]) for one in found}


def test_what_is_too_large_costs_itself(tmp_path: Path, batch: Batch) -> None:
    folder = write_letters(tmp_path / "letters", 3)
    (folder / "large.txt").write_bytes(b"x" * (LIMIT + 1))
    (folder / "just.txt").write_bytes(b"x" * LIMIT)
    with zipfile.ZipFile(folder / "some.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("unpacked.txt", b"x" * (LIMIT + 1))
    tally = batch(folder, out=tmp_path / "out", max_input=LIMIT)
    assert tally.letters == 4
    assert errors(tmp_path / "out") == dict.fromkeys(("large.txt", "unpacked.txt"), ("too_large", TOLD))
