"""The findings table: one row per item of the finding sections, with what identifies its letter."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Any, Literal

from ofsted_letters.diagnostics import DiagnosticCode
from ofsted_letters.extras import needed_library
from ofsted_letters.model import Finding, Item, Letter, Section
from ofsted_letters.terms import FINDING_KINDS, ItemRole
from ofsted_letters.write.identity import dated, finding_id, letter_id

FINDING_COLUMNS = tuple(Finding.model_fields)

DATES = ("date", "letter_date", "inspection_start", "inspection_end")
"""Columns that hold days."""

READ = ("official_name", "date", "kind", "page", "text")
FIRST = 20
"""Columns and rows that a notebook shows."""

Row = dict[str, Any]
"""Keys are the table's columns; dates are `datetime.date`, lists tuples, absent values None."""


class Rows(list[Row]):
    """Rows of the findings table, a list that a notebook shows in short and takes as a data frame."""

    def __repr__(self) -> str:
        return f"<Rows of findings: {len(self):,}>"

    def _repr_html_(self) -> str:
        """What a notebook shows: the first rows, with the columns that people read."""
        from html import escape

        head = "".join(f"<th>{name}</th>" for name in READ)
        rows = ("".join(f"<td>{escape(str(row[name] or ''))}</td>" for name in READ) for row in self[:FIRST])
        body = "".join(f"<tr>{row}</tr>" for row in rows)
        return f"<table><caption>{escape(repr(self)[1:-1])}</caption><tr>{head}</tr>{body}</table>"

    def to_dataframe(self) -> Any:
        """The rows as a pandas.DataFrame, with all columns also where there is no row, and dates as dates.

        Raises:
            MissingExtra: pandas is not installed.
        """
        pandas = needed_library("pandas")
        frame = pandas.DataFrame(list(self), columns=list(FINDING_COLUMNS))
        for column in DATES:
            frame[column] = pandas.to_datetime(frame[column])
        return frame


def findings(letter: Letter, role: ItemRole | Literal["all"] = "finding") -> Rows:
    """The letter's findings in the order printed, as rows that a data frame takes as they are.

    `section_index` and `item_index` count from 0 and lead back: `letter.sections[section_index].items[item_index]`.

    Args:
        letter: the letter.
        role: which items of the finding sections: findings, what leads in to lists of them, statements that there is
            nothing to state, or all.
    """
    identity = identity_of(letter)
    rows = (identity | row for row in rows_of_items(letter) if row["kind"] in FINDING_KINDS)
    return Rows({name: row[name] for name in FINDING_COLUMNS} for row in rows if role in ("all", row["role"]))


def identity_of(letter: Letter) -> Row:
    """The columns that all rows of a letter share."""
    authority, metadata, counted = letter.metadata.authority, letter.metadata, dated(letter)
    return {
        "letter_id": letter_id(letter),
        "source_name": letter.source.name,
        "sha256": letter.source.sha256,
        "family": letter.family,
        "form": letter.form,
        "date": counted.date,
        "date_basis": counted.basis,
        "year": counted.year,
        "financial_year": counted.financial_year,
        "letter_date": letter.header.date,
        "inspection_start": metadata.inspection_start,
        "inspection_end": metadata.inspection_end,
        "official_name": authority.official_name,
        "authority_name": authority.name,
        "gss_code": authority.gss_code,
        "la_code": authority.la_code,
        "ofsted_urn": authority.ofsted_urn,
        "region": authority.region,
        "visit_scope": metadata.visit_scope,
        "visit_theme": metadata.theme,
    }


def rows_of_items(letter: Letter) -> Iterator[Row]:
    """Every item of every section with the columns that are its own, in the order printed."""
    doubts = Doubts(letter)
    above: list[Section] = []
    for section_index, section in enumerate(letter.sections):
        above = [*(one for one in above if one.level < section.level), section]
        of_section = {
            "section_index": section_index,
            "kind": section.kind,
            "parent_heading": above[-2].heading if len(above) > 1 else None,
            "heading": section.heading,
            "heading_level": section.level,
            "grade": next((one.judgement.grade for one in reversed(above) if one.judgement), None),
        }
        for item_index, (item, lead_in) in enumerate(zip(section.items, lead_ins(section), strict=True)):
            yield of_section | {
                "item_index": item_index,
                "finding_id": finding_id(letter, section_index, item_index),
                "lead_in": lead_in,
                "doubt": doubts.about(section_index, item_index),
                **own_columns(item),
            }


def own_columns(item: Item) -> Row:
    """What an item says of itself; its place is where it begins."""
    box = item.evidence[0].bbox if item.evidence else None
    x0, top, x1, bottom = box or (None, None, None, None)
    return {
        "role": item.role,
        "type": item.type,
        "number": item.number,
        "level": item.level,
        "text": item.text,
        "page": item.page,
        "recurrence": item.recurrence,
        "addressee": item.addressee,
        "responsible_body": item.responsible_body,
        "themes": item.themes,
        "framework_references": item.framework_references,
        "footnotes": item.footnotes,
        "x0": x0,
        "top": top,
        "x1": x1,
        "bottom": bottom,
    }


def lead_ins(section: Section) -> Iterator[str | None]:
    """For each item the text that leads in to it: of the item that it is nested under, or of its list's lead-in."""
    lead_in: str | None = None
    above: list[Item] = []
    for item in section.items:
        above = [one for one in above if one.level < item.level]
        if item.type == "paragraph":
            yield None
            lead_in = item.text if item.role == "lead_in" else None
            continue
        yield above[-1].text if above else lead_in
        above.append(item)


class Doubts:
    """The warnings of a letter by what they are about: an item, a section, or the letter as a whole."""

    def __init__(self, letter: Letter) -> None:
        self._about: dict[tuple[str, ...], dict[DiagnosticCode, None]] = defaultdict(dict)
        for one in letter.diagnostics:
            if one.severity != "info":
                self._about[place_of(one.pointer)][one.code] = None

    def about(self, section_index: int, item_index: int) -> tuple[DiagnosticCode, ...]:
        """Codes of the warnings about an item, its section or its letter, each once."""
        section, item = str(section_index), str(item_index)
        found = (self._about.get(place, {}) for place in ((), (section,), (section, item)))
        return tuple(dict.fromkeys(code for codes in found for code in codes))


def place_of(pointer: str | None) -> tuple[str, ...]:
    """Indexes of the section and the item that a pointer leads to or into; none where it leads elsewhere."""
    match (pointer or "").split("/")[1:]:
        case ["sections", section, "items", item, *_]:
            return (section, item)
        case ["sections", section, *_]:
            return (section,)
    return ()
