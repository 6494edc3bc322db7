"""One letter as a page: what it is about, its sections as printed, and each doubt at the value that it is about."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from ofsted_letters.browse.letter_body import Block, blocks_of, noted_in
from ofsted_letters.browse.letter_facts import Fact, facts_of, people_of
from ofsted_letters.browse.page_images import PageImage
from ofsted_letters.corpus import wording
from ofsted_letters.model import Diagnostic, Letter


class LetterPage(NamedTuple):
    """All of it."""

    title: str
    facts: list[Fact]
    judged: list[tuple[str, str, str]]
    """Aspect, code of the grade and the grade as printed."""
    blocks: list[Block]
    people: list[Fact]
    notes: list[Diagnostic]
    """Those about the letter as a whole, or about a value that the page does not show."""


def letter_page(letter: Letter, page_images: Sequence[PageImage] = ()) -> LetterPage:
    """What stands on a letter's page.

    Args:
        letter: the letter.
        page_images: the pages that are shown beside it.
    """
    facts = [fact for fact in facts_of(letter) if fact.values or fact.notes]
    people = [fact for fact in people_of(letter) if fact.values or fact.notes]
    blocks = list(blocks_of(letter, page_images))
    shown = {id(note) for fact in (*facts, *people) for note in fact.notes} | set(noted_in(blocks))
    return LetterPage(
        letter.header.subject or letter.header.title or "Without a subject",
        facts,
        [(wording.ASPECTS[one.aspect], one.grade, one.grade_printed) for one in letter.metadata.judgements],
        blocks,
        people,
        [one for one in letter.diagnostics if id(one) not in shown],
    )
