"""What recognition makes of scans: letters drawn as pictures, with what scanners do to them, and read back.

    python -m benchmarks.scans                                    # the samples, at 200 dpi, straight
    python -m benchmarks.scans --dpi 150 --dpi 300 --turn 0.7 --turn 180
    python -m benchmarks.scans --letters 10 ../shared/letters     # and so many letters of a folder

The truth is our own reading of the file that was born digital. Header, dates, sections and item boundaries are each
right or wrong; of its items' text the share of characters is counted that would have to be changed. Straight and curly
quotes, and hyphens and dashes, count as the same: recognition can't tell them apart. Last come the costs: the time for
a letter beside that of the tesseract commands alone. Needs tesseract; the noise is the same in every run.
"""

from __future__ import annotations

import argparse
import io
import random
import sys
import time
from collections.abc import Iterator, Sequence
from itertools import chain
from pathlib import Path
from typing import NamedTuple

import pypdfium2
from PIL import Image, ImageChops

from ofsted_letters import Letter, LetterError, parse
from ofsted_letters.read import tesseract

SAMPLES = Path(__file__).parents[1] / "samples"
POINTS = 72
SAME = str.maketrans("‘’“”–—−\u2011", "''\"\"----")
SEED = 20
NOISE = 12
"""Standard deviation of the grey of a scanner's pixels."""


class Setting(NamedTuple):
    """How a letter is scanned."""

    dpi: int
    turn: float
    """Degrees, to the left."""


class Read(NamedTuple):
    """How a scanned letter was read; each that is True is right."""

    name: str
    setting: Setting
    header: bool
    dates: bool
    sections: bool
    boundaries: bool
    wrong: int
    """Characters of items that would have to be changed."""
    characters: int
    silent: tuple[str, ...]
    """Dates and names that are wrong without a diagnostic about them."""
    seconds: float
    by_tesseract: float
    differences: tuple[str, ...] = ()

    @property
    def right(self) -> bool:
        """Whether all of it is."""
        return self.header and self.dates and self.sections and self.boundaries


def main() -> None:
    """Scan and read all letters in all settings, and tell what came of it."""
    options = _options()
    if tesseract.version() is None:
        sys.exit(f"tesseract is not installed: {tesseract.installing()}")
    files = [*_samples(options.samples), *_chosen(options.folder, options.letters)]
    read: list[Read] = []
    for file in files:
        truth = parse(file)
        for setting in [Setting(dpi, turn) for dpi in options.dpi or [200] for turn in options.turn or [0.0]]:
            read.append(compared(file, truth, setting))
            _tell(read[-1], options.verbose)
    _summarise(read)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", type=Path, help="of more letters")
    parser.add_argument("--letters", type=int, default=0, help="how many of them, drawn at random")
    parser.add_argument("--samples", type=int, default=100, help="how many of the samples")
    parser.add_argument("--dpi", type=int, action="append")
    parser.add_argument("--turn", type=float, action="append")
    parser.add_argument("--verbose", action="store_true", help="say what differs")
    return parser.parse_args()


def _samples(number: int) -> list[Path]:
    return sorted(SAMPLES.glob("*.pdf"))[:number]


def _chosen(folder: Path | None, number: int) -> list[Path]:
    if folder is None or not number:
        return []
    files = sorted(folder.rglob("*.pdf"))
    return random.Random(SEED).sample(files, min(number, len(files)))


def scanned(file: Path, setting: Setting) -> bytes:
    """A letter as a scanner would give it: a PDF of grey pictures."""
    pages = []
    pdf = pypdfium2.PdfDocument(file)
    for number, page in enumerate(pdf):
        picture = page.render(scale=setting.dpi / POINTS, grayscale=True).to_pil()
        turned = picture.rotate(setting.turn, Image.Resampling.BICUBIC, fillcolor=255)
        pages.append(ImageChops.add(turned, _noise(turned.size, number), offset=-128))
    pdf.close()
    data = io.BytesIO()
    pages[0].save(data, "PDF", save_all=True, append_images=pages[1:], resolution=setting.dpi)
    return data.getvalue()


def _noise(size: tuple[int, int], number: int) -> Image.Image:
    """The same grain for the same page: a tile that is laid out over it."""
    drawn = random.Random(SEED + number)
    tile = Image.frombytes(
        "L", (256, 256), bytes(min(255, max(0, round(drawn.gauss(128, NOISE)))) for _ in range(1 << 16))
    )
    whole = Image.new("L", size)
    for left in range(0, size[0], 256):
        for top in range(0, size[1], 256):
            whole.paste(tile, (left, top))
    return whole


def compared(file: Path, truth: Letter, setting: Setting) -> Read:
    """How a letter is read from its scan."""
    data = scanned(file, setting)
    clock = _Clock()
    began = time.perf_counter()
    try:
        letter = parse(data, name=file.name)
    except LetterError as error:
        took = time.perf_counter() - began
        size = len("".join(_texts(truth)))
        return Read(file.name, setting, False, False, False, False, size, size, (), took, clock.stop(), (str(error),))
    took = time.perf_counter() - began
    differences = tuple(_differences(truth, letter))
    kinds = {difference.partition(" ")[0] for difference in differences}
    wanted, got = "\n".join(_texts(truth)), "\n".join(_texts(letter))
    return Read(
        file.name,
        setting,
        "header" not in kinds,
        "dates" not in kinds,
        "sections" not in kinds,
        "boundaries" not in kinds,
        _changes(wanted, got),
        len(wanted),
        tuple(_silent(truth, letter)),
        took,
        clock.stop(),
        differences,
    )


class _Clock:
    """Counts the time of the tesseract commands that read pages, while it runs."""

    def __init__(self) -> None:
        self.seconds = 0.0
        self._run = tesseract._run
        tesseract._run = self._timed

    def _timed(self, *arguments: object) -> bytes:
        began = time.perf_counter()
        try:
            return self._run(*arguments)  # type: ignore[arg-type]
        finally:
            self.seconds += time.perf_counter() - began

    def stop(self) -> float:
        """The seconds counted."""
        tesseract._run = self._run
        return self.seconds


def _same(value: object) -> object:
    return value.translate(SAME) if isinstance(value, str) else value


def _values(letter: Letter, part: str) -> Iterator[tuple[str, object]]:
    """Values by name: those of the header, or the dates."""
    header, metadata = letter.header, letter.metadata
    if part == "dates":
        yield "date", header.date
        yield "inspection_start", metadata.inspection_start
        yield "inspection_end", metadata.inspection_end
        yield "previous_inspections", metadata.previous_inspections
        return
    for name in ("salutation", "subject", "title"):
        yield name, _same(getattr(header, name))
    for number, recipient in enumerate(header.recipients):
        yield (
            f"recipient {number}",
            tuple(map(_same, (recipient.name, recipient.role, recipient.organisation, recipient.postcode))),
        )
    yield "authority", (metadata.authority.name if metadata.authority else None, letter.family)


def _names(letter: Letter) -> Iterator[tuple[str, object]]:
    for number, signatory in enumerate(letter.signatories):
        yield f"/signatories/{number}", _same(signatory.name)
    for number, recipient in enumerate(letter.header.recipients):
        yield f"/header/recipients/{number}", _same(recipient.name)
    for number, inspector in enumerate(letter.metadata.inspectors):
        yield f"/metadata/inspectors/{number}", _same(inspector)
    yield "/header/date", letter.header.date
    yield "/metadata/inspection_start", letter.metadata.inspection_start
    yield "/metadata/inspection_end", letter.metadata.inspection_end


def _differences(truth: Letter, letter: Letter) -> Iterator[str]:
    for part in ("header", "dates"):
        wanted, got = dict(_values(truth, part)), dict(_values(letter, part))
        for name in {**wanted, **got}:
            if wanted.get(name) != got.get(name):
                yield f"{part} {name}: {wanted.get(name)!r} is read as {got.get(name)!r}"
    sections = [[(section.kind, section.level) for section in one.sections] for one in (truth, letter)]
    if sections[0] != sections[1]:
        yield f"sections {sections[0]} are read as {sections[1]}"
    wanted_items, got_items = ([text[:25] for text in _texts(one)] for one in (truth, letter))
    if not _same_boundaries(truth, letter):
        missing = [text for text in wanted_items if text not in got_items]
        more = [text for text in got_items if text not in wanted_items]
        yield f"boundaries {len(wanted_items)} items are read as {len(got_items)}; not begun: {missing}; begun: {more}"


def _same_boundaries(truth: Letter, letter: Letter) -> bool:
    """Whether each section has as many items, and each of them is about as long."""
    lengths = [[[len(item.text) for item in section.items] for section in one.sections] for one in (truth, letter)]
    if [list(map(len, sections)) for sections in lengths[:1]] != [list(map(len, sections)) for sections in lengths[1:]]:
        return False
    pairs = zip(*(chain.from_iterable(sections) for sections in lengths), strict=True)
    return all(abs(wanted - got) <= max(5, wanted // 20) for wanted, got in pairs)


def _silent(truth: Letter, letter: Letter) -> Iterator[str]:
    """Names and dates that are other ones, of which no diagnostic speaks, nor any of the words they are read in."""
    doubted = [evidence for one in letter.diagnostics if one.severity != "info" for evidence in one.evidence]
    lines = {number for one in doubted for number in range(one.lines[0], one.lines[1] + 1)}
    pointers = [one.pointer or "" for one in letter.diagnostics]
    got = dict(_names(letter))
    for pointer, wanted in _names(truth):
        value = got.get(pointer)
        if value == wanted or value is None or any(told.startswith(pointer) for told in pointers):
            continue
        evidence = [each for key, found in letter.evidence.items() if key.startswith(pointer) for each in found]
        if not any(number in lines for each in evidence for number in range(each.lines[0], each.lines[1] + 1)):
            yield f"{pointer}: {wanted!r} is read as {value!r}"


def _texts(letter: Letter) -> list[str]:
    return [item.text.translate(SAME) for section in letter.sections for item in section.items]


def _changes(one: str, other: str) -> int:
    """The characters to be put in, taken out or replaced to make one text of the other."""
    from difflib import SequenceMatcher

    a, b = one.split(" "), other.split(" ")
    total = 0
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, a, b, autojunk=False).get_opcodes():
        if tag != "equal":
            total += _distance(" ".join(a[i1:i2]), " ".join(b[j1:j2]))
    return total


def _distance(one: str, other: str) -> int:
    row = list(range(len(other) + 1))
    for at, letter in enumerate(one, 1):
        above, row[0] = row[0], at
        for to, sign in enumerate(other, 1):
            above, row[to] = row[to], min(row[to] + 1, row[to - 1] + 1, above + (letter != sign))
    return row[-1]


def _tell(read: Read, verbose: bool) -> None:
    marks = " ".join(
        f"{name} {'right' if right else 'WRONG'}"
        for name, right in zip(("header", "dates", "sections", "items"), read[2:6], strict=True)
    )
    error = 100 * read.wrong / max(read.characters, 1)
    cost = read.seconds / max(read.by_tesseract, 0.001)
    print(
        f"{read.name} {read.setting.dpi} dpi {read.setting.turn:g}°: {marks}, {error:.2f} % wrong, {cost:.2f} x",
        flush=True,
    )
    for difference in (*read.silent, *(read.differences if verbose else ())):
        print(f"    {difference}", flush=True)


def _summarise(read: Sequence[Read]) -> None:
    print()
    for setting in dict.fromkeys(one.setting for one in read):
        some = [one for one in read if one.setting == setting]
        wrong = 100 * sum(one.wrong for one in some) / sum(one.characters for one in some)
        cost = sum(one.seconds for one in some) / sum(one.by_tesseract for one in some)
        silent = sum(len(one.silent) for one in some)
        print(
            f"{setting.dpi} dpi, {setting.turn:g}°: {sum(one.right for one in some)} of {len(some)} right,"
            f" {wrong:.2f} % of characters wrong, {silent} dates and names wrong without a word,"
            f" {cost:.2f} times tesseract's time"
        )


if __name__ == "__main__":
    main()
