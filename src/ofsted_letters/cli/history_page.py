"""The history of an authority as a page to read in a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from ofsted_letters.cli.draw import words
from ofsted_letters.corpus.history.account import Account, Asked
from ofsted_letters.corpus.history.documents import DatedLetter, Passage
from ofsted_letters.corpus.history.measured import TOLD
from ofsted_letters.corpus.history.named import Named, ToldAgain
from ofsted_letters.corpus.history.points import Point
from ofsted_letters.corpus.history.raised import Raised
from ofsted_letters.corpus.history.said import Said
from ofsted_letters.corpus.wording import RECURRENCES

INDENT = 4


def history_page(account: Account) -> RenderableType:
    """All of it: each document with what it asked, and below each point what came of it."""
    return Group(
        words(account.authority.name, "bold"),
        *(words(f"({told}; what was found there is not said of this authority)", "dim") for told in account.succession),
        words(TOLD, "dim"),
        *documents(account),
        *told_again(account.told_again),
    )


def documents(account: Account) -> Iterator[RenderableType]:
    """What each document asked."""
    for document, asked in account.asked():
        yield Text()
        yield words(document.label, "bold cyan")
        if not asked:
            yield words("No improvement points were read in it.", "dim")
        for one in asked:
            yield words(f"• {one.passage.point.text}{in_brackets(one.passage)}")
            yield from (Padding(line, (0, 0, 0, INDENT)) for line in what_came(one))


def what_came(asked: Asked) -> Iterator[RenderableType]:
    """What later documents have on a point."""
    yield from (words(again(one), "yellow" if one.strength == "strong" else "") for one in asked.again)
    yield from (words(said(one), "dim") for one in asked.said_later)
    if not asked.again:
        yield words(str(asked.later), "dim")


def again(one: Raised) -> str:
    """A later point, and why it may be the same."""
    why = f"decided by {one.decided_by}" if one.decided_by else f"{one.strength}: {', '.join(one.likeness.matters)}"
    return f"Possibly raised again, {one.later.date}{page_of(one.later)} ({why}): {one.later.text}"


def said(one: Said) -> str:
    """What a later document says."""
    kind = one.passage.kind.replace("_", " ")
    return f"Said later, {one.document.date}{page_of(one.passage.point)} ({kind}): {one.passage.point.text}"


def page_of(point: Point) -> str:
    """Where a point stands."""
    return f", page {point.page}" if point.page else ""


def in_brackets(passage: Passage) -> str:
    """The same behind a sentence, and whom it asks."""
    page = f" (page {passage.point.page})" if passage.point.page else ""
    return f"{page} [{passage.for_whom}]" if passage.for_whom else page


def told_again(told: Iterable[ToldAgain]) -> Iterator[RenderableType]:
    """What letters themselves say was raised before."""
    for number, one in enumerate(told):
        if not number:
            yield Text()
            yield words("What letters themselves say was raised before", "bold cyan")
        state = RECURRENCES[one.passage.recurrence or "raised_before"].lower()
        yield words(f"• {one.document.date}{page_of(one.passage.point)} ({state}): {one.passage.point.text}")
        yield from (Padding(words(inspection(each), "dim"), (0, 0, 0, INDENT)) for each in one.named)


def inspection(named: Named) -> str:
    """An earlier inspection that a letter names."""
    return f"It names an inspection of {named.date}: {labels(named.letters) or 'not among these letters'}"


def labels(documents: Iterable[DatedLetter]) -> str:
    """The documents that it can mean."""
    return " or ".join(one.label for one in documents)
