"""The letterhead's lines -> whom a letter comes from and how to reach them.

A letterhead is one line each, a few lines, or columns flattened row by row:

    Freshford House T 0300 1231231 Direct T 0117 9456333
    -> address ["Freshford House"], telephone "0300 1231231", direct_telephone "0117 9456333"

What is labelled or has a form of its own (numbers, mailboxes, web address, postcode) is taken out of its line;
the words that stay are the address. Digits keep the grouping that is printed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ofsted_letters.fields.addresses import is_address, split_address, split_postcode
from ofsted_letters.fields.agencies import MOTTO
from ofsted_letters.fields.words import tidy

PUBLIC_MAILBOXES = ("enquiries@", "enquiry@")
"""Ofsted's mailbox for everyone; any other one in a letterhead is the writing office's own."""

NUMBER_LABELS = ("T", "Tel", "Telephone", "F", "Fax", "Textphone", "Minicom")
MOST_BETWEEN = 3
"""Lines back, other columns' among them, at which a first half is looked for."""
FEWEST_DIGITS = 10
"""Digits of a British telephone number at least."""
LONGEST_LINE = 1000
"""Characters of a letterhead's line at most: one that was put on one line has 300."""
LONGEST_ADDRESS = 12
"""Words of an office's address in one line with its contacts at most."""

_NUMBER = re.compile(
    r"""
    \b(?P<direct>Direct\ )?                    # Direct
    (?P<label>
      Textphone(?:/Minicom)? | Minicom         # Textphone/Minicom
      | [Tt]elephone | Tel | T                 # Tel: · T
      | Fax | F                                # Fax
      | Mobile | line                          # Direct line
    )\b[.:]?\ ?
    (?P<digits>\(?0[\d() ]*\d)                 # 01632 960123 · (01632) 960 123
    """,
    re.VERBOSE,
)
_DIRECT_MAILBOX_LABEL = re.compile(r"\b(?:Direct )?(?:E|Email|E-mail)\b:? ?$")
_WEBSITE_LABEL = re.compile(r"\bW:? ?$")
_MAILBOX_BEGINNING = re.compile(r"(?:^| )(?!www\.)[A-Za-z]+\.(?!uk$)[a-z]+$")
_AT = re.compile(r" ?@ ?(?P<domain>[A-Za-z-]+(?: ?\. ?[A-Za-z-]+)+)")
_ON_LINE = re.compile(r"(?:[^\s@]{1,64}@|www\.)[A-Za-z0-9.-]*")
"""A mailbox, or a web address, or as much of it as a column had room for."""
_WHOLE_DOMAIN = re.compile(r"(?:@|www\.)[a-z0-9-]+(?:\.[a-z0-9-]+)*\.(?:uk|com|org|net)$", re.IGNORECASE)
_WEBSITE = re.compile(r"\b(?:https?://)?www ?\. ?[a-z]+(?: ?\. ?[a-z]+)+(?:/\w+)*")


class SenderReading(NamedTuple):
    """A letterhead's values; the fields are those of `model.Sender`."""

    organisation: str | None = None
    address: tuple[str, ...] = ()
    postcode: str | None = None
    telephone: str | None = None
    direct_telephone: str | None = None
    direct_fax: str | None = None
    textphone: str | None = None
    email: str | None = None
    direct_email: str | None = None
    website: str | None = None


class Repair(NamedTuple):
    """What extraction had done to a value, and was undone."""

    field: str
    message: str
    lines: tuple[int, ...]
    """Indexes into the texts."""


class Reading(NamedTuple):
    """What was read, from which of the texts each field came, and what had to be repaired on the way."""

    sender: SenderReading
    sources: dict[str, tuple[int, ...]]
    """Field, or line of the address such as "address/0" -> indexes into the texts."""
    repairs: tuple[Repair, ...]


class _Part(NamedTuple):
    """One value found in one text."""

    field: str
    """As in `SenderReading`; or "fax", for which the contract has no field."""
    value: str
    repaired: bool = False


def read_sender(texts: Sequence[str]) -> Reading:
    """Read a letterhead; `texts` are its printed lines in reading order.

    Where a field is printed twice the first one counts.
    """
    values: dict[str, str] = {}
    address: list[str] = []
    sources: dict[str, tuple[int, ...]] = {}
    repairs: list[Repair] = []
    for indexes, text in _whole_lines(texts):
        for part in () if text.casefold() in MOTTO else _parts(text):
            if part.field == "address":
                sources[f"address/{len(address)}"] = indexes
                address.append(part.value)
            elif part.field not in values and part.field in SenderReading._fields:
                values[part.field] = part.value
                sources[part.field] = indexes
            if part.repaired:
                repairs.append(Repair(part.field, f"spaces taken out of {part.value}", indexes))
    return Reading(SenderReading(address=tuple(address), **values), sources, tuple(repairs))


def is_contact(text: str) -> bool:
    """Whether a line is a letterhead's: a number, mailbox or web address, and nothing besides but an address."""
    if len(text) > LONGEST_LINE or not ("@" in text or "www" in text or " 0" in text or "phone" in text):
        return False
    parts = list(_parts(text))
    if all(part.field in ("address", "postcode", "organisation") for part in parts):
        return False
    postal = " ".join(part.value for part in parts if part.field == "address").split()
    return len(postal) <= LONGEST_ADDRESS and all(word[0].isupper() or not word[0].isalpha() for word in postal)


def _whole_lines(texts: Sequence[str]) -> list[tuple[tuple[int, ...], str]]:
    """Bring together what a line's end broke in two, a number or a mailbox; columns can stand between the halves."""
    whole: list[tuple[tuple[int, ...], str]] = []
    for index, text in enumerate(texts):
        for at in range(len(whole) - 1, max(len(whole) - 1 - MOST_BETWEEN, -1), -1):
            indexes, before = whole[at]
            if is_cut_domain(before, text):
                whole[at] = (*indexes, index), f"{before}{text}"
                break
            if _is_cut_number(before, text) or (at == len(whole) - 1 and _is_cut_mailbox(before, text)):
                whole[at] = (*indexes, index), f"{before} {text}"
                break
        else:
            whole.append(((index,), text))
    return whole


def _is_cut_number(before: str, text: str) -> bool:
    if not text[:1].isdigit() or len(before) > LONGEST_LINE:
        return False
    tail = before[-20:]
    if tail.split()[-1] in NUMBER_LABELS:
        return True
    number = _NUMBER.search(tail)
    return number is not None and number.end() == len(tail) and sum(map(str.isdigit, number["digits"])) < FEWEST_DIGITS


def is_cut_domain(before: str, text: str) -> bool:
    """Whether a line ends in a mailbox's or web address's domain, and the other has its rest: "x@ofs", "ted.gov.uk"."""
    if len(before) > LONGEST_LINE or " " in text or "@" in text or text.startswith("www"):
        return False
    begun = before.rpartition(" ")[2]
    if _ON_LINE.fullmatch(begun) is None or _WHOLE_DOMAIN.search(begun):
        return False
    return _WHOLE_DOMAIN.search(begun + text) is not None


def _is_cut_mailbox(before: str, text: str) -> bool:
    """Whether a mailbox goes on from the line before: its words are in lower case, or only its domain is left.

    One word is whole as it stands, but below the beginning of another ("Safeguarding.lookedafter"). So does any
    address whose last part is left (".uk").
    """
    if len(before) > LONGEST_LINE:
        return False
    if text.startswith(".") and ("@" in before or "www" in before):
        return True
    local, at, _ = text.partition("@")
    local, _ = split_postcode(local.strip())
    if not at or not local:
        return bool(at)
    return local[0].islower() and (" " in local or _MAILBOX_BEGINNING.search(before) is not None)


def _parts(text: str) -> Iterator[_Part]:
    text = text.strip(" ,")
    while found := _NUMBER.search(text):
        yield _Part(_number_field(found), found["digits"].strip())
        text = _cut(text, found.start(), found.end())
    if found := _WEBSITE.search(text):
        yield _Part("website", found.group().replace(" ", "").removeprefix("http://").removeprefix("https://"))
        text = _cut(_WEBSITE_LABEL.sub("", text[: found.start()]) + text[found.end() :], found.start(), found.start())
    while found := _AT.search(text):
        before, postcode = split_postcode(text[: found.start()].strip())
        if postcode and text[: found.start()].rstrip().endswith(postcode):  # of the column beside it
            yield _Part("postcode", postcode)
            if "." not in before.rpartition(" ")[2]:  # nor is the town before it the mailbox
                yield _Part("address", text[found.start() : found.end()])
                text = before + text[found.end() :]
            else:
                text = f"{before} {text[found.start() :]}"
            continue
        start = _mailbox_start(text, found.start())
        printed = text[start : found.end()].strip()
        mailbox = printed.replace(" ", "").lower()
        field = "email" if mailbox.startswith(PUBLIC_MAILBOXES) else "direct_email"
        yield _Part(field, mailbox, repaired=" " in printed)
        text = _cut(_DIRECT_MAILBOX_LABEL.sub("", text[:start]) + text[found.end() :], start, start)
    yield from _postal_parts(text.strip(" ,"))


def _number_field(found: re.Match[str]) -> str:
    label = found["label"].casefold()
    if label.startswith(("textphone", "minicom")):
        return "textphone"
    kind = "fax" if label.startswith("f") else "telephone"
    return f"direct_{kind}" if found["direct"] else kind


def _cut(text: str, start: int, end: int) -> str:
    """The text without a span, which leaves a comma: what stood on its two sides is not one phrase."""
    before, after = text[:start].strip(" ,"), text[end:].strip(" ,")
    return f"{before}, {after}" if before and after else before or after


def _mailbox_start(text: str, at: int) -> int:
    """Where the words that extraction pulled apart begin: "Safeguarding.looked after children @ofsted.gov.uk".

    Words are taken up to the one with a dot or a capital, the mailbox's beginning. One that is joined to its @
    and has nothing of the kind before it is whole as it stands.
    """
    joined = text.rfind(" ", 0, at) + 1
    start = joined
    if "." in text[joined:at]:
        return joined
    while start:
        start = text.rfind(" ", 0, start - 1) + 1
        word = text[start:].split(" ", 1)[0]
        if "." in word[:-1]:
            return start
        if not word.isalpha() or word[0].isupper():
            return start if word.isalpha() and text[at] == " " else joined
    return start if text[at] == " " else joined


def _postal_parts(text: str) -> Iterator[_Part]:
    text, postcode = split_postcode(text)
    if postcode:
        yield _Part("postcode", postcode)
    if text.casefold().strip("0123456789. ") == "ofsted":
        yield _Part("organisation", "Ofsted")
        return
    if text.startswith(("Ofsted ", "Ofsted,")) and is_address(text):
        yield _Part("organisation", "Ofsted")
        text = text[len("Ofsted") :].strip(" ,")
    for line in map(_without_strokes, split_address(text) if is_address(text) else [tidy(text)]):
        if line and not line.startswith("Direct"):
            yield _Part("address", line)


def _without_strokes(line: str) -> str:
    """A line without what stood between it and contacts in its row, or the specks of a scan: words of signs alone."""
    words = line.split(" ")
    spoken = [at for at, word in enumerate(words) if any(map(str.isalnum, word))]
    return " ".join(words[spoken[0] : spoken[-1] + 1]) if spoken else ""
