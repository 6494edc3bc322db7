"""Arguments and options that several commands share."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable
from functools import wraps
from typing import TYPE_CHECKING, Any, get_args

import click

from ofsted_letters.batch.limits import Limits
from ofsted_letters.terms import Engine, Ocr, Reading

if TYPE_CHECKING:
    from pathlib import Path

    from ofsted_letters.corpus.about import About
    from ofsted_letters.themes.rules import Rules

LEAST_MEMORY = 32 << 20
"""Bytes. With 16 MiB no worker can parse a letter and with 20 it can (Linux); other systems may need more."""
UNITS = {"": 1, "k": 1 << 10, "m": 1 << 20, "g": 1 << 30, "t": 1 << 40}


class Size(click.ParamType):  # type: ignore[type-arg,unused-ignore]  # generic in newer versions of click only
    """A number of bytes, also as 512M or 2GiB."""

    name = "size"

    def __init__(self, least: int = 1) -> None:
        self._least = least

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """The number of bytes."""
        if isinstance(value, int):
            return value
        match = re.fullmatch(r"(\d+)\s*([kmgt]?)(i?b)?", value.strip().lower())
        if not match or not int(match[1]):
            self.fail(f"{value!r} is no size: write it as 512M or 2GiB", param, ctx)
        size = int(match[1]) * UNITS[match[2]]
        if size < self._least:
            self.fail(f"{value!r} is too little for any letter: allow {self._least >> 20}M at least", param, ctx)
        return size


class NumberRange(click.ParamType):  # type: ignore[type-arg,unused-ignore]  # as above
    """Some pages or lines, as 12-15, or one, as 12."""

    def __init__(self, name: str) -> None:
        self.name = name

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> tuple[int, int]:
        """The first and the last."""
        match = re.fullmatch(r"\s*([1-9]\d{0,8})(?:\s*[-–]\s*([1-9]\d{0,8}))?\s*", str(value))
        if not match or int(match[2] or match[1]) < int(match[1]):
            self.fail(f"{value!r} names no {self.name}: write them as 12-15, or one as 12", param, ctx)
        return int(match[1]), int(match[2] or match[1])


PATH = click.Path(readable=False, allow_dash=True)
"""Completes names; whether a file can be read is told for each file, not as a fault of the command line."""


def inputs(ctx: click.Context, parameter: click.Parameter, names: tuple[str, ...]) -> tuple[str, ...]:
    """The names as given, standard input once at most."""
    if names.count("-") > 1:
        raise click.BadParameter("standard input can be read only once: give - once", ctx, parameter)
    return names


SIDE_FILES = "ofsted_letters.side_files"
"""Where a context keeps the names of files that options have read, such as tables that people wrote."""


def side_file(ctx: click.Context, parameter: click.Parameter, name: str | None) -> str | None:
    """A file that an option reads, which no output may take the place of; the option is eager, to come before those."""
    if name is not None:
        ctx.meta.setdefault(SIDE_FILES, []).append(name)
    return name


def not_an_input(ctx: click.Context, parameter: click.Parameter, output: str | None) -> str | None:
    """An output file in a folder that exists, and none of the inputs."""
    if output is not None and output != "-":
        files = ctx.params.get("files") or [ctx.params["file"]]
        try:
            wrong = misplaced(output, [*files, *ctx.meta.get(SIDE_FILES, ())])
        except OSError as error:
            wrong = f"{output!r} can't be a file ({error.strerror}): choose another name"
        if wrong:
            raise click.BadParameter(wrong, ctx, parameter)
    return output


def misplaced(output: str, files: Iterable[str]) -> str | None:
    """Why nothing can be written there; None where nothing speaks against it.

    Raises:
        OSError: The system knows no such path, for example because a name is too long.
    """
    if not output or output.endswith(("/", os.sep)):
        return f"{output!r} is no file's name: give one"
    from pathlib import Path

    target = Path(output)
    folder = target.parent
    if not is_there(folder):
        return f"there is no folder {str(folder)!r}: make it first"
    if not folder.is_dir():
        return f"{str(folder)!r} is a file and no folder: choose another place"
    if not is_there(target):
        return None
    if any(Path(name).exists() and target.samefile(name) for name in files):
        return f"{output!r} is also an input: choose another name"
    around = next((name for name in files if Path(name).is_dir() and is_within(target, Path(name))), None)
    if around is not None and target.suffix.lower() not in NEVER_READ:
        return f"{output!r} is in the folder {around!r}, which is an input, and there already: choose another name"
    return None


NEVER_READ = (".html", ".docx", ".xlsx")
"""How files are named that are no letters, and nothing that a dataset is read from: pages, briefs and trackers."""


def is_within(path: Path, folder: Path) -> bool:
    """Whether a file is in a folder, however far down, by whatever ways they are named."""
    return folder.resolve() in path.resolve().parents


def is_there(path: Path) -> bool:
    """Whether something has that name. `Path.exists` says no from Python 3.14 on where the system knows no such name.

    Raises:
        OSError: The system knows no such name.
    """
    try:
        path.stat()
    except (FileNotFoundError, NotADirectoryError):
        return False
    return True


def theme_rules(ctx: click.Context, parameter: click.Parameter, name: str | None) -> Rules | None:
    """The rules in a file, if one is named."""
    if name is None:
        return None
    from pathlib import Path

    side_file(ctx, parameter, name)
    from ofsted_letters.themes.writing import BadThemes, read_rules

    try:
        return read_rules(Path(name).read_bytes(), name)
    except OSError as error:
        raise click.BadParameter(f"{name}: it can't be read ({error.strerror}): check it", ctx, parameter) from error
    except BadThemes as error:
        raise click.BadParameter(str(error), ctx, parameter) from error


def named(ending: str, what: str) -> Callable[[click.Context, click.Parameter, str | None], str | None]:
    """What sees that an output file is named as what it will be, and is no input.

    Args:
        ending: of its name, such as ".xlsx".
        what: it is, such as "workbook".
    """

    def seen(ctx: click.Context, parameter: click.Parameter, output: str | None) -> str | None:
        if output is not None and not output.lower().endswith(ending):
            raise click.BadParameter(f"{output!r} is no {what}'s name: give one that ends in {ending}", ctx, parameter)
        return not_an_input(ctx, parameter, output)

    return seen


files = click.argument(
    "files",
    nargs=-1,
    required=True,
    type=PATH,
    callback=inputs,
    metavar="FILE...",
    is_eager=True,  # known before `not_an_input` looks at the output, whichever is written first
)
file = click.argument("file", type=PATH, metavar="FILE", is_eager=True)
engine = click.option(
    "--engine",
    type=click.Choice(get_args(Engine)),
    default="pdfium",
    show_default=True,
    help="What reads PDF files; pdfplumber is slower and a second opinion.",
)
pages = click.option(
    "--pages",
    type=NumberRange("pages"),
    metavar="FIRST-LAST",
    help="Look at these pages of a PDF alone, such as those of one letter in an agenda pack.",
)
ocr = click.option(
    "--ocr",
    type=click.Choice(get_args(Ocr)),
    default="auto",
    show_default=True,
    help="Which pages tesseract reads: those without text where it is installed, none, or all.",
)
cross_check = click.option(
    "--cross-check", is_flag=True, help="Read PDFs with both engines and warn where they disagree."
)
only_failures = click.option("-q", "--quiet", is_flag=True, help="Say nothing but what failed.")
quiet = click.option("-q", "--quiet", is_flag=True, help="Do not name letters that were parsed with warnings.")
without_people = click.option(
    "--without-people",
    is_flag=True,
    help="Leave out names, mails and telephones of heads and ends; texts stay as they are and may name people.",
)
rules = click.option(
    "--themes",
    "rules",
    type=PATH,
    callback=theme_rules,
    is_eager=True,  # known before --theme names one of its themes
    metavar="FILE",
    help="Tell what findings are about by the rules in FILE; `themes --toml` writes the program's own, to be changed.",
)
excel = click.option(
    "--excel", is_flag=True, help="Begin CSV with a byte order mark, by which Excel knows its encoding."
)
output = click.option(
    "-o",
    "--output",
    type=click.Path(dir_okay=False, writable=True, allow_dash=True),
    callback=not_an_input,
    metavar="FILE",
    help="Write to FILE instead of standard output. It appears whole or not at all.",
)


def read_about(ctx: click.Context, parameter: click.Parameter, path: str | None) -> About | None:
    """The table about letters."""
    if path is None:
        return None
    from pathlib import Path

    from ofsted_letters.corpus.about import About, NotAbout

    side_file(ctx, parameter, path)
    try:
        return About(Path(path))
    except NotAbout as error:
        raise click.BadParameter(f"{path}: {error.reason}; {error.remedy}", ctx, parameter) from error


about = click.option(
    "--about",
    type=click.Path(exists=True, dir_okay=False),
    callback=read_about,
    is_eager=True,
    metavar="CSV",
    help="Join what you know of letters: columns sha256 or source_name, and url, published and any others.",
)
page_images = click.option(
    "--page-images",
    is_flag=True,
    help="Show pictures of PDFs' pages beside letters' texts, with a box around what is chosen; some 90 KB a page.",
)


def check_pictures(*, page_images: bool, without_people: bool) -> None:
    """See that people who are left out are not shown."""
    if page_images and without_people:
        raise click.UsageError(
            "pictures of pages show the people that --without-people leaves out: ask for one of them"
        )


timeout = click.option(
    "--timeout",
    type=click.FloatRange(0, min_open=True),
    default=Limits().timeout,
    show_default="60, and 20 for each page that tesseract reads; 900 at most",
    metavar="SECONDS",
    help="Time for one letter.",
)
max_memory = click.option(
    "--max-memory",
    type=Size(LEAST_MEMORY),
    default="1GiB",
    show_default=True,
    metavar="SIZE",
    help="Memory for the process that reads a letter.",
)
max_input = click.option(
    "--max-input", type=Size(), default="256MiB", show_default=True, metavar="SIZE", help="Size of an input at most."
)


def reading(command: Callable[..., None]) -> Callable[..., None]:
    """The options of how a letter is read; the command gets them, and what it has of the others, as one, `reading`."""

    @engine
    @ocr
    @wraps(command)
    def read(*arguments: Any, **chosen: Any) -> None:
        asked = {name: chosen.pop(name) for name in Reading._fields if name in chosen}
        command(*arguments, reading=Reading(**asked), **chosen)

    return read


def limits(command: Callable[..., None]) -> Callable[..., None]:
    """The three options of what a letter may take; the command gets them as one value, `limits`."""

    @timeout
    @max_memory
    @max_input
    @wraps(command)
    def limited(*arguments: Any, timeout: float | None, max_memory: int, max_input: int, **chosen: Any) -> None:
        command(*arguments, limits=Limits(timeout, max_memory, max_input), **chosen)

    return limited
