"""Drawing for people: colours and the terminal's width on a terminal, plain text of a fixed width elsewhere."""

from __future__ import annotations

import io
import sys
from typing import BinaryIO

from rich.console import Console, RenderableType
from rich.text import Text

from ofsted_letters.write.printable import printable

PLAIN_WIDTH = 100
"""Columns where there is no terminal, so that the same letter always gives the same bytes."""


def draw(renderable: RenderableType, stream: BinaryIO) -> None:
    """Write a renderable to standard output or to a file."""
    if stream.isatty():
        Console(file=sys.stdout, highlight=False).print(renderable)
        return
    plain = io.StringIO()
    console = Console(file=plain, width=PLAIN_WIDTH, color_system=None, force_terminal=False, force_jupyter=False)
    console.print(renderable)
    lines = plain.getvalue().splitlines()
    stream.write("".join(line.rstrip() + "\n" for line in lines).encode())


def words(text: object, style: str = "") -> Text:
    """Text from a letter: neither rich's markup nor escape sequences in it mean anything."""
    return Text(printable(str(text)), style)
