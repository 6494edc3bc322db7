"""Letters spoiled at random, as text and as PDF: each mutant has a number, and comes out the same every time."""

from __future__ import annotations

import base64
import re
import zlib
from collections.abc import Callable
from contextlib import suppress
from random import Random

Spoil = Callable[[bytes, Random], bytes]

PIECES = (
    "• ".encode(),
    "\uf0a7\t".encode(),
    b"1.2.3 ",
    b"(a) ",
    "¹".encode(),
    b"[1]",
    b"Dear ",
    b"Dear Ms Ashgrove",
    b"Yours sincerely",
    b"cc: ",
    b"What needs to improve",
    b"AB1 2CD",
    b"31 February 2021",
    b"29 February 2100 to 3",
    b"99999999999999999999",
    b"9 to 8 May 2019 and 0 June 20",
    b"https://a.b/?",
    b"a@b.c",
    "\u2019".encode(),
    "\u202e".encode(),
    "\u200b".encode(),
    "\ufeff".encode(),
    "\ufffe".encode(),
    "\u0301".encode(),
    "\u00ad".encode(),
    "\u2028".encode(),
    "İıſß".encode(),
    "٣".encode(),
    "²".encode(),
    "𝟗".encode(),
    "\U0001f469\u200d\U0001f467".encode(),
    b"\x00",
    b"\x1b[2J",
    b"\f",
    b"\v",
    b"\r",
    "\x85".encode(),
    b"\t",
    b" " * 40,
    b"-\n",
    b"|---|",
    b"</p>",
    b"> ",
    b"%%EOF",
    b"\xff",
    b"\xe2\x80",
    b"\xed\xa0\x80",
    b"\x93",
)
"""What the rules look for, and what has stopped programs that read text."""
NUMBERS = (b"0", b"-1", b"1", b"65535", b"2147483648", b"-99999999999", b"1e9", b"0.0000001", b"nan", b"9" * 40)
MOST_REPEATS = 2_000
LONGEST = 200_000
"""Bytes of a mutant: what a whole letter may take is measured by `benchmarks.growth`."""
NUMBER = re.compile(rb"-?\d+(?:\.\d+)?")
WORD = re.compile(rb"[^\s<>\[\]()/]+")
NAME = re.compile(rb"/[A-Za-z0-9]+")
STREAM = re.compile(rb"stream\r?\n(.*?)\r?\n?endstream", re.DOTALL)


def text_mutant(originals: list[bytes], random: Random) -> bytes:
    """A letter as text, spoiled a few times."""
    data = random.choice(originals)
    for _ in range(random.randint(1, 8)):
        spoil = random.choice((*OF_LINES, *OF_BYTES, with_lines_of(random.choice(originals))))
        data = spoil(data, random)[:LONGEST]
    return data


def pdf_mutant(originals: list[bytes], random: Random) -> bytes:
    """A letter as PDF, spoiled a few times: its objects, or what is packed in its streams."""
    data = random.choice(originals)
    for _ in range(random.randint(1, 6)):
        data = random.choice((*OF_OBJECTS, *OF_BYTES, inside_a_stream, inside_a_stream))(data, random)
    return data


def flipped(data: bytes, random: Random) -> bytes:
    """Some bytes are others."""
    spoiled = bytearray(data)
    for _ in range(random.choice((1, 3, 30)) if data else 0):
        spoiled[random.randrange(len(spoiled))] = random.randrange(256)
    return bytes(spoiled)


def cut(data: bytes, random: Random) -> bytes:
    """The start or the end is missing."""
    at = random.randint(0, len(data))
    return data[:at] if random.random() < 0.7 else data[at:]


def without_a_piece(data: bytes, random: Random) -> bytes:
    """A piece in the middle is missing."""
    start, end = sorted(random.randint(0, len(data)) for _ in range(2))
    return data[:start] + data[max(start, end - random.randint(0, end - start)) :]


def with_a_piece(data: bytes, random: Random) -> bytes:
    """Something stands where nothing was, once or again and again."""
    at = random.randint(0, len(data))
    return data[:at] + random.choice(PIECES) * repeats(random) + data[at:]


def with_pieces_on_lines(data: bytes, random: Random) -> bytes:
    """Many lines start, or end, in the same way."""
    piece, share = random.choice(PIECES), random.random()
    at_start = random.random() < 0.6
    spoiled = [
        (piece + line if at_start else line + piece) if random.random() < share else line for line in data.split(b"\n")
    ]
    return b"\n".join(spoiled)


def shuffled(data: bytes, random: Random) -> bytes:
    """The lines of some stretch are in another order."""
    lines = data.split(b"\n")
    start, end = sorted(random.randint(0, len(lines)) for _ in range(2))
    return b"\n".join(lines[:start] + random.sample(lines[start:end], end - start) + lines[end:])


def with_a_line_again(data: bytes, random: Random) -> bytes:
    """A stretch of lines is there many times."""
    lines = data.split(b"\n")
    start = random.randrange(len(lines))
    end = start + random.choice((1, 1, 2, 10, 60))
    return b"\n".join(lines[:end] + lines[start:end] * repeats(random) + lines[end:])


def joined(data: bytes, random: Random) -> bytes:
    """The ends of many lines are gone, or something else."""
    end, share = random.choice((b" ", b"", b"\r", b"\n\n", b"\f")), random.random()
    return re.sub(rb"\n", lambda match: end if random.random() < share else match[0], data)


def in_another_encoding(data: bytes, random: Random) -> bytes:
    """The text is written in another way."""
    encoding = random.choice(("utf-16", "utf-16-le", "utf-32", "cp1252", "utf-8-sig"))
    return data.decode("utf-8", "replace").encode(encoding, "replace")


def with_lines_of(other: bytes) -> Spoil:
    """A letter that goes on as another does."""

    def spoiled(data: bytes, random: Random) -> bytes:
        lines, others = data.split(b"\n"), other.split(b"\n")
        at, start = random.randrange(len(lines)), random.randrange(len(others))
        return b"\n".join(lines[:at] + others[start:])

    return spoiled


def with_other_numbers(data: bytes, random: Random) -> bytes:
    """Some numbers of the objects are extreme, or another's."""
    return replaced(NUMBER, data, random, lambda: random.choice((*NUMBERS, b"%d" % random.randint(0, 40))))


def with_other_names(data: bytes, random: Random) -> bytes:
    """Some names stand where others should."""
    names = NAME.findall(data)
    return replaced(NAME, data, random, lambda: random.choice(names)) if names else data


def with_other_words(data: bytes, random: Random) -> bytes:
    """Some words, operators among them, stand where others should."""
    words = WORD.findall(data)
    return replaced(WORD, data, random, lambda: random.choice(words)) if words else data


def replaced(pattern: re.Pattern[bytes], data: bytes, random: Random, made: Callable[[], bytes]) -> bytes:
    """A few, or many, matches are something else."""
    share = random.choice((0.002, 0.02, 0.2))
    return pattern.sub(lambda match: made() if random.random() < share else match[0], data)


def inside_a_stream(data: bytes, random: Random) -> bytes:
    """What one stream holds is unpacked, spoiled and packed again; a length that is no longer true stays."""
    streams = list(STREAM.finditer(data))
    if not streams:
        return data
    stream = random.choice(streams)
    with suppress(ValueError, zlib.error):
        ascii85 = stream[1].rstrip().endswith(b"~>")
        held = unpacked(stream[1], ascii85)
        for _ in range(random.randint(1, 3)):
            held = random.choice((*OF_STREAMS, *OF_BYTES))(held, random)[:LONGEST]
        return data[: stream.start(1)] + packed(held, ascii85) + data[stream.end(1) :]
    return data


def unpacked(data: bytes, ascii85: bool) -> bytes:
    """A stream's content."""
    return zlib.decompress(base64.a85decode(b"<~" + data.strip(), adobe=True) if ascii85 else data)


def packed(data: bytes, ascii85: bool) -> bytes:
    """A stream of some content."""
    small = zlib.compress(data)
    return base64.a85encode(small) + b"~>" if ascii85 else small


def repeats(random: Random) -> int:
    """Mostly once, sometimes very often."""
    return random.choice((1, 1, 1, 5, 50, MOST_REPEATS))


OF_BYTES: tuple[Spoil, ...] = (flipped, cut, without_a_piece, with_a_piece)
OF_LINES: tuple[Spoil, ...] = (with_pieces_on_lines, shuffled, with_a_line_again, joined, in_another_encoding)
OF_OBJECTS: tuple[Spoil, ...] = (with_other_numbers, with_other_names, with_other_words, shuffled)
OF_STREAMS: tuple[Spoil, ...] = (with_other_numbers, with_other_words, shuffled, with_a_line_again)
