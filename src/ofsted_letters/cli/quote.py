"""`quote`: an item of a letter as a picture, with its source beside it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click

from ofsted_letters.cli import options
from ofsted_letters.cli.failures import tell
from ofsted_letters.cli.inputs import done_apart
from ofsted_letters.cli.output import CannotWrite, destination
from ofsted_letters.write.printable import printable

if TYPE_CHECKING:
    from PIL.Image import Image

    from ofsted_letters.batch.limits import Limits
    from ofsted_letters.model import Letter
    from ofsted_letters.terms import Reading

EPILOG = """\b
Examples:
  ofsted-letters quote letter.pdf --find "supervision takes place" -o quote.png
  ofsted-letters quote letter.pdf --item /sections/2/items/1 -o quote.png
  ofsted-letters quote letter.pdf --item /sections/2/items/1 --page --scale 1 -o page.png

An item that goes on over a page's end is two pictures, quote-1.png and quote-2.png. Beside them quote.txt has the
source and the licence to name, and an alternative text for those who can't see a picture. The names of what was written
go to standard output.

--find looks in all items, in any case and with any quotes and dashes; the last word may go on. Where several items have
the words nothing is written: each is named on standard error, for --item, and --pages where the file holds several
letters. Pictures are made of PDFs, not of text.
"""
SMALLEST, LARGEST = 0.25, 8.0
"""Pixels a point: a page that is legible to nobody, and one that is printed 5 m wide."""
PER_INCH = 72
"""Points."""
FIRST_WORDS = 12
"""Of an item, to know it by."""


class Wanted(NamedTuple):
    """What is to be drawn, and how."""

    words: str | None
    pointer: str | None
    """One of the two says which item."""
    whole_page: bool
    scale: float


def picture_file(ctx: click.Context, parameter: click.Parameter, output: str) -> str:
    """An output file that is named as a picture and is no input; its caption takes no other file's place."""
    from ofsted_letters.browse.caption import is_caption

    options.named(".png", "picture")(ctx, parameter, output)
    beside = beside_picture(output)
    if beside.exists() and not is_caption(beside):
        raise click.BadParameter(f"{str(beside)!r} is there and no caption: choose another name", ctx, parameter)
    return output


@click.command(epilog=EPILOG)
@options.file
@click.option("--find", "words", metavar="WORDS", help="The item that has these words.")
@click.option("--item", "pointer", metavar="POINTER", help="The item at this JSON Pointer.")
@click.option(
    "-o",
    "--output",
    required=True,
    type=click.Path(dir_okay=False, writable=True),
    callback=picture_file,
    metavar="FILE",
    help="The picture, a PNG file; its caption goes into a .txt file beside it.",
)
@click.option("--page", "whole_page", is_flag=True, help="Draw the whole page, not the item with a margin alone.")
@click.option(
    "--scale",
    type=click.FloatRange(SMALLEST, LARGEST),
    default=2.0,
    show_default=True,
    metavar="NUMBER",
    help="Pixels a point; 1 is 72 an inch.",
)
@options.pages
@options.reading
@options.limits
@click.pass_context
def quote(
    ctx: click.Context,
    file: str,
    words: str | None,
    pointer: str | None,
    output: str,
    whole_page: bool,
    scale: float,
    reading: Reading,
    limits: Limits,
) -> None:
    """Make a picture of one item of a letter, as it is printed.

    FILE is a PDF's path, or - for standard input.
    """
    if (words is None) == (pointer is None):
        raise click.UsageError("say which item, by --find or by --item")
    failed: list[str] = []
    work = partial(drawn, wanted=Wanted(words, pointer, whole_page, scale), output=output, reading=reading)
    for name, (pictures, caption, choices) in done_apart([file], work, limits, failed):
        if choices:
            failed.append(name)
            if words is None:
                tell(name, f"{len(choices)} letters have an item {pointer}; name one's pages with --pages")
            else:
                tell(name, f"{len(choices)} items have the words “{words}”; name one with --item")
        for choice in choices:
            tell(name, choice)
        write(pictures, caption, output)
    if failed:
        ctx.exit(1)


def drawn(
    data: bytes, name: str, *, wanted: Wanted, output: str, reading: Reading
) -> tuple[list[bytes], bytes, list[str]]:
    """An item's pictures and their caption, as files; or else the items of which any may be meant."""
    from ofsted_letters.browse.caption import caption
    from ofsted_letters.browse.pictures import item_at, item_images
    from ofsted_letters.pipeline import parse_each

    found = meant(parse_each(data, name, reading), wanted)
    if len(found) > 1:
        return [], b"", [choice(letter, pointer) for letter, pointer in found]
    ((letter, pointer),) = found
    images = item_images(letter, data, pointer, whole_page=wanted.whole_page, scale=wanted.scale)
    names = [path.name for path in picture_files(output, len(images))]
    told = printable(caption(letter, item_at(letter, pointer), names), keep="\n")
    return [png(image, wanted.scale) for image in images], told.encode(), []


def meant(letters: Sequence[Letter], wanted: Wanted) -> list[tuple[Letter, str]]:
    """The items that can be meant, each with its letter: a file may hold several letters.

    Raises:
        NoPicture: there is none.
    """
    from ofsted_letters.browse.matching import with_words
    from ofsted_letters.browse.pictures import item_at
    from ofsted_letters.errors import NoPicture

    found: list[tuple[Letter, str]] = []
    missing: list[NoPicture] = []
    for letter in letters:
        try:
            if wanted.words is None:
                item_at(letter, wanted.pointer or "")
                found.append((letter, wanted.pointer or ""))
            else:
                found += [(letter, pointer) for pointer in with_words(letter, wanted.words)]
        except NoPicture as error:
            missing.append(error)
    if not found:
        raise missing[0]
    return found


def choice(letter: Letter, pointer: str) -> str:
    """An item by its letter, its pointer, its page and its first words."""
    from ofsted_letters.browse.pictures import item_at

    item = item_at(letter, pointer)
    words = item.text.split(" ")
    rest = " …" if len(words) > FIRST_WORDS else ""
    first, last = letter.source.page_range or (None, None)
    of_letter = f", of the letter on pages {first}-{last}" if first else ""
    return f"{pointer} (page {item.page}{of_letter}): {' '.join(words[:FIRST_WORDS])}{rest}"


def png(image: Image, scale: float) -> bytes:
    """A picture as a file, which knows how large it is printed."""
    file = BytesIO()
    image.save(file, "PNG", dpi=(PER_INCH * scale, PER_INCH * scale))
    return file.getvalue()


def picture_files(output: str, count: int) -> list[Path]:
    """The files of so many pictures: the one that was named, or numbered ones beside it."""
    path = Path(output)
    if count == 1:
        return [path]
    return [path.with_stem(f"{path.stem}-{number}") for number in range(1, count + 1)]


def beside_picture(output: str) -> Path:
    """The caption's file."""
    return Path(output).with_suffix(".txt")


def refuse_strangers(numbered: list[Path], beside: Path) -> None:
    """See that each numbered picture is new, or one that the caption there names."""
    from ofsted_letters.browse.caption import pictures_named

    ours = pictures_named(beside)
    for file in numbered:
        if file.exists() and file.name not in ours:
            raise CannotWrite(str(file), "it is there, and no picture of this quotation", "choose another name with -o")


def write(pictures: list[bytes], caption: bytes, output: str) -> None:
    """Write the pictures and their caption, and say what was written; nothing where there are none.

    Raises:
        CannotWrite: a numbered picture, whose name nobody gave, would take another file's place.
    """
    if not pictures:
        return
    files = [*picture_files(output, len(pictures)), beside_picture(output)]
    refuse_strangers(files[:-1] if len(pictures) > 1 else [], beside_picture(output))
    for file, data in zip(files, [*pictures, caption], strict=True):
        with destination(str(file)) as stream:
            stream.write(data)
    with destination(None) as stream:
        stream.writelines(f"{printable(str(file))}\n".encode() for file in files)
