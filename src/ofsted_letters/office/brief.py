"""brief.docx: one authority on two to four pages, to put into a paper.

What does not fit is counted, never silently left out: whoever reads it knows that there is more, and where.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from ofsted_letters.corpus import wording
from ofsted_letters.corpus.quotation import LICENCE, passage
from ofsted_letters.corpus.whom import JOINT, whom
from ofsted_letters.office.tracker import points_of
from ofsted_letters.office.word_document import WordDocument
from ofsted_letters.write.counted import counted
from ofsted_letters.write.identity import day, family_name

if TYPE_CHECKING:
    from ofsted_letters.corpus.held import Held
    from ofsted_letters.corpus.on_authority import OnAuthority
    from ofsted_letters.write.findings import Row

GOOD = ("strengths", "meets_requirements")
"""Kinds of findings that say what is well."""
ASKED_WORDS, GOOD_WORDS, SUMMED_UP_WORDS = 750, 250, 200
"""Words that each part may have. With the tables, and 450 words on a page, that is less than four pages.

Areas for priority action have as many as they need, and what else was asked to improve has the rest.
"""
MOST_DOCUMENTS = 15
"""That the last table lists, the newest."""
NONE_BEFORE = "none before it is here"
"""What a judgement stands beside where it is the first here."""


class Part(NamedTuple):
    """Rows of one letter of which there is room for some."""

    held: Held
    shown: list[Row]
    more: int


def brief(known: OnAuthority) -> bytes:
    """The document, as a file."""
    name = known.place.name
    document = WordDocument(f"{name}: what inspections found and asked for")
    document.paragraph(as_of(known))
    document.paragraph("A visit looks at some of the services; what it did not look at is not said to be fine.")
    write_judgements(document, known)
    urgent = write_urgent(document, known)
    write_asked(document, known, ASKED_WORDS - urgent)
    write_strengths(document, known)
    write_summaries(document, known)
    write_documents(document, known)
    document.heading("Source and licence")
    document.paragraph(f"Findings are in the words of those who inspected. {LICENCE}")
    return document.saved()


def as_of(known: OnAuthority) -> str:
    """What the brief is of."""
    documents = counted(len(known.letters), "document")
    days = sorted(held.date for held in known.letters if held.date)
    period = f", {wording.days(days[0], days[-1])}" if days else ""
    return (
        f"As of the documents here: {documents} on {known.place.name}{period}, among {known.read:,} that were looked"
        " through. There may be others."
    )


def write_judgements(document: WordDocument, known: OnAuthority) -> None:
    """The latest report's judgements, each beside the one before it, and how inspections of the area came out."""
    document.heading("Judgements")
    judged = [held for held in known.letters if known.judgements.get(held.row["letter_id"])]
    areas = [held for held in known.letters if held.family == "area_send"]
    if judged:
        write_grades(document, known, judged)
    else:
        document.paragraph(
            "No judgement is in the documents here: only reports of inspections of the council have them."
        )
    if areas:
        document.paragraph(
            "Area SEND inspections are of the council and its partners; they have no grades but one of three outcomes."
        )
        rows = [(titled(held), wording.OUTCOMES.get(held.row["outcome"], "none read")) for held in areas]
        document.table(("Report", "Outcome"), rows, "Outcomes of area SEND inspections, the latest first")


def write_grades(document: WordDocument, known: OnAuthority, judged: Sequence[Held]) -> None:
    """The latest report's judgements, and the overall one of each.

    Args:
        document: gets them.
        known: what is here on the authority.
        judged: its reports with judgements, the latest first.
    """
    latest = judged[0]
    document.paragraph(f"{titled(latest)}, the latest of {counted(len(judged), 'report')} here with judgements.")
    rows = [
        (wording.ASPECTS[row["aspect"]], wording.GRADES[row["grade"]], wording.change_of(row) or NONE_BEFORE)
        for row in known.judgements[latest.row["letter_id"]]
    ]
    titles = ("What is judged", "Grade", "Beside the one before it that is here")
    document.table(titles, rows, f"Judgements of {day(latest.date)}, each beside the one before it")
    if len(judged) > 1:
        in_time = list(map(overall, judged))
        document.table(("Report", "Overall effectiveness"), in_time, "Overall effectiveness, the latest report first")


def overall(held: Held) -> tuple[str, str]:
    """A report and its overall judgement."""
    return titled(held), wording.GRADES.get(held.row["overall_grade"], "none read")


def write_urgent(document: WordDocument, known: OnAuthority) -> int:
    """The areas for priority action, whole, the latest letter first; gives how many words they have."""
    document.heading("Areas for priority action")
    parts = [Part(held, rows, 0) for held in known.letters if (rows := list(filter(is_urgent, points_of(held))))]
    for part in parts:
        document.heading(titled(part.held), level=2)
        write_points(document, part)
    if not parts:
        document.paragraph("No document here has a heading for areas for priority action.")
    return sum(words_in(row) for part in parts for row in part.shown)


def is_urgent(row: Row) -> bool:
    """Whether an improvement point is an area for priority action."""
    return bool(row["kind"] == "priority_action")


def write_asked(document: WordDocument, known: OnAuthority, room: int) -> None:
    """What else was asked to improve, the latest letter first, and of whom."""
    document.heading("What was asked to improve, and when")
    letters = [(held, others_of(held)) for held in known.letters]
    parts = fitting(letters, room)
    for part in parts:
        document.heading(titled(part.held), level=2)
        if part.held.row["visit_theme"]:
            document.paragraph(f"Looked at: {part.held.row['visit_theme']}")
        write_points(document, part)
        tell_more(document, part, "improvement point")
    if not any(rows for _, rows in letters):
        document.paragraph("Nothing else was read under a heading that asks for improvement.")
    tell_left(document, letters, parts)


def others_of(held: Held) -> list[Row]:
    """A letter's improvement points that are no areas for priority action; what an area does not do well comes last."""
    rows = [row for row in points_of(held) if not is_urgent(row)]
    return sorted(rows, key=lambda row: row["kind"] == "weaknesses")


def write_points(document: WordDocument, part: Part) -> None:
    """The improvement points of a letter that are shown, each with its place."""
    for row in part.shown:
        document.item(asked(row), *source(part.held, row))


def asked(row: Row) -> str:
    """An improvement point, with what the data say of it."""
    labels = [
        f"for {whom(row).words}" if row["family"] in JOINT else "",
        (wording.RECURRENCES.get(row["recurrence"]) or "").lower(),
    ]
    told = "; ".join(filter(None, labels))
    words = " ".join(filter(None, (row["lead_in"], row["text"])))
    return f"{words} [{told}]" if told else words


def write_strengths(document: WordDocument, known: OnAuthority) -> None:
    """What was found to be well."""
    document.heading("Strengths")
    good = [(held, [row for row in held.findings if row["kind"] in GOOD]) for held in known.letters]
    parts = fitting(good, GOOD_WORDS)
    for part in parts:
        document.heading(titled(part.held), level=2)
        for row in part.shown:
            document.item(row["text"], *source(part.held, row))
        tell_more(document, part, "strength")
    if parts and (others := sum(not rows for _, rows in good)):
        number = counted(others, "other document")
        document.paragraph(f"No strengths are set apart in {number} here: what is well stands within their sections.")
    if not parts:
        document.paragraph(
            "No document here has a heading for strengths; reports of inspections tell them within their sections."
        )


def write_summaries(document: WordDocument, known: OnAuthority) -> None:
    """What those who inspected say in sum, quoted."""
    quoted = list(summaries(known))
    if quoted:
        document.heading("In the inspectors’ words")
    for held, text, at in quoted:
        document.quotation(f"“{text}”", f"{held.cited}{f', {at}' if at else ''}")


def summaries(known: OnAuthority) -> Iterator[tuple[Held, str, str | None]]:
    """The first paragraph of each summary, as long as there is room: a letter, words and where they stand."""
    room = SUMMED_UP_WORDS
    for held in known.letters:
        for item in known.headlines[held.row["letter_id"]][:1]:
            room -= len(item.text.split())
            if room >= 0:
                yield held, item.text, passage(item)


def write_documents(document: WordDocument, known: OnAuthority) -> None:
    """What is here."""
    document.heading("Documents here")
    rows = [
        (titled(held), str(len(points_of(held))), "yes" if held.has_priority_action else "no")
        for held in known.letters[:MOST_DOCUMENTS]
    ]
    titles = ("Document", "Improvement points", "Area for priority action")
    document.table(titles, rows, "Documents here, the latest first, with how many improvement points each has")
    if len(known.letters) > MOST_DOCUMENTS:
        document.paragraph(f"Older ones that are not listed: {len(known.letters) - MOST_DOCUMENTS}.")


def fitting(letters: Iterable[tuple[Held, Sequence[Row]]], room: int) -> list[Part]:
    """As many rows as there is room for, of the first letters; of each that is shown, one at least.

    Args:
        letters: each with its rows; one without rows is passed over.
        room: words in all.
    """
    parts: list[Part] = []
    for held, rows in letters:
        if not rows or room <= 0:
            continue
        shown: list[Row] = []
        for row in rows:
            words = words_in(row)
            if shown and words > room:
                break
            shown.append(row)
            room -= words
        parts.append(Part(held, shown, len(rows) - len(shown)))
    return parts


def words_in(row: Row) -> int:
    """How many words an improvement point has, with those that lead in."""
    return len(f"{row['lead_in'] or ''} {row['text']}".split())


def tell_more(document: WordDocument, part: Part, noun: str) -> None:
    """Say how many rows of a letter there was no room for."""
    if part.more:
        document.paragraph(f"This document has {counted(part.more, f'further {noun}')}.")


def tell_left(document: WordDocument, letters: Iterable[tuple[Held, Sequence[Row]]], parts: Sequence[Part]) -> None:
    """Say what letters there was no room for."""
    shown = {part.held.row["letter_id"] for part in parts}
    left = [rows for held, rows in letters if rows and held.row["letter_id"] not in shown]
    if left:
        number = counted(sum(map(len, left)), "further improvement point")
        where = f"{counted(len(left), 'document')}{' before that' if parts else ''}"
        document.paragraph(f"There was no room for {number} in {where}; the last table has all counted.")


def titled(held: Held) -> str:
    """A letter as a heading names it: "Focused visit, 4 March 2019"."""
    return f"{wording.beginning(family_name(held.family))}, {day(held.date)}"


def source(held: Held, row: Row) -> tuple[str | None, str | None]:
    """Where a row stands, in words, and where that leads."""
    if not row["page"]:
        return None, None
    numbered = f"paragraph {row['number']}, " if row["type"] == "numbered" and row["number"] else ""
    return f"{numbered}page {row['page']}", f"{held.file}#page={row['page']}" if held.file else None
