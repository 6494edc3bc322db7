"""Letters as flat tables, the same rows for every format that holds tables."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from typing import Any, Literal, NamedTuple, get_args

from ofsted_letters.model import Finding, Letter, Person, Recipient
from ofsted_letters.write.findings import Row, findings, identity_of, position_of

Kind = Literal["text", "integer", "date", "texts"]
"""What a column holds; `texts` is a list of texts. Everything may be absent."""


class Column(NamedTuple):
    """One column of a table."""

    name: str
    kind: Kind = "text"


def columns_of(model: type[Finding]) -> tuple[Column, ...]:
    """The columns of a row model."""
    return tuple(Column(name, kind_of(field.annotation)) for name, field in model.model_fields.items())


def kind_of(annotation: object) -> Kind:
    """What a field's type is as a column."""
    types = get_args(annotation) or (annotation,)
    return "date" if datetime.date in types else "integer" if int in types else "text"


LETTERS = (
    *(Column("id", "integer"), Column("path"), Column("sha256"), Column("source_name"), Column("family")),
    *(Column("letter_date", "date"), Column("authority_name"), Column("official_name"), Column("gss_code")),
    *(Column("la_code"), Column("region"), Column("inspection_start", "date"), Column("inspection_end", "date")),
    *(Column("salutation"), Column("subject"), Column("sender_organisation"), Column("inspectors", "texts")),
    *(Column("previous_inspections", "texts"), Column("legal_basis"), Column("theme"), Column("media_type")),
    *(Column("engine"), Column("bytes", "integer"), Column("pages", "integer")),
)
"""One row for a letter; `id` is its line in letters.jsonl, and `letter_id` in the other tables leads to it."""
FINDINGS = columns_of(Finding)
ITEMS = (
    *(Column("letter_id", "integer"), Column("section_index", "integer"), Column("kind"), Column("heading")),
    *(Column("heading_level", "integer"), Column("item_index", "integer"), Column("type"), Column("number")),
    *(Column("level", "integer"), Column("text"), Column("page", "integer"), Column("recurrence")),
)
"""One row for an item of any section."""
PEOPLE = (
    *(Column("letter_id", "integer"), Column("part"), Column("name"), Column("role"), Column("organisation")),
    *(Column("address", "texts"), Column("postcode")),
)
"""One row for someone named; `part` is recipient, inspector, signatory or copy."""
DIAGNOSTICS = (Column("letter_id", "integer"), Column("code"), Column("severity"), Column("message"))
ERRORS = (Column("path"), Column("code"), Column("message"), Column("remedy"))
"""One row for an input that gave no letter."""

TABLES = {
    "letters": LETTERS,
    "findings": FINDINGS,
    "items": ITEMS,
    "people": PEOPLE,
    "diagnostics": DIAGNOSTICS,
    "errors": ERRORS,
}


def tables(letter: Letter, number: int, path: str) -> dict[str, list[Row]]:
    """One letter's rows of every table.

    Args:
        letter: the letter.
        number: its line in letters.jsonl, from 1.
        path: where it was read.
    """
    return {
        "letters": [letter_row(letter, number, path)],
        "findings": findings(letter),
        "items": item_rows(letter, number),
        "people": people_rows(letter, number),
        "diagnostics": [
            {"letter_id": number, "code": one.code, "severity": one.severity, "message": one.message}
            for one in letter.diagnostics
        ],
    }


def letter_row(letter: Letter, number: int, path: str) -> Row:
    """What there is one of in a letter."""
    source, header, metadata = letter.source, letter.header, letter.metadata
    values: dict[str, Any] = identity_of(letter) | {
        "id": number,
        "path": path,
        "salutation": header.salutation,
        "subject": header.subject,
        "sender_organisation": header.sender.organisation,
        "inspectors": metadata.inspectors,
        "previous_inspections": metadata.previous_inspections,
        "legal_basis": metadata.legal_basis,
        "theme": metadata.theme,
        "media_type": source.media_type,
        "engine": source.engine,
        "bytes": source.bytes,
        "pages": source.pages,
    }
    return in_columns(values, LETTERS)


def in_columns(values: Row, columns: Iterable[Column]) -> Row:
    """The values that a table has columns for, in their order."""
    return {column.name: values[column.name] for column in columns}


def item_rows(letter: Letter, number: int) -> list[Row]:
    """Every item of every section; the same indexes as in the findings table."""
    return [
        in_columns(
            position_of(section_index, section, item_index, item)
            | {"letter_id": number, "heading_level": section.level},
            ITEMS,
        )
        for section_index, section in enumerate(letter.sections)
        for item_index, item in enumerate(section.items)
    ]


def people_rows(letter: Letter, number: int) -> list[Row]:
    """Everyone named, in the order of the letter's parts."""
    return [
        *(
            person(number, "recipient", one.name, one) | {"address": one.address, "postcode": one.postcode}
            for one in letter.header.recipients
        ),
        *(person(number, "inspector", name) for name in letter.metadata.inspectors),
        *(person(number, "signatory", one.name, one) for one in letter.signatories),
        *(person(number, "copy", one.name, one) for one in letter.copies),
    ]


def person(number: int, part: str, name: str | None, one: Recipient | Person | None = None) -> Row:
    """A row of people; of an inspector there is a name only."""
    return {
        "letter_id": number,
        "part": part,
        "name": name,
        "role": one.role if one else None,
        "organisation": one.organisation if one else None,
        "address": (),
        "postcode": None,
    }
