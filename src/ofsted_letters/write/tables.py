"""Letters as flat tables, the same rows for every format that holds tables."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any, Literal, NamedTuple, TypeAlias, get_args, get_origin

from ofsted_letters.model import Evidence, Finding, Letter, Person, Recipient, TeamMember
from ofsted_letters.terms import FINDING_KINDS
from ofsted_letters.themes.measured import UNMEASURED, measured
from ofsted_letters.themes.rules import Rules
from ofsted_letters.write.findings import Row, findings, identity_of, rows_of_items
from ofsted_letters.write.identity import finding_id, label

Kind = Literal["text", "integer", "number", "date", "texts", "truth"]
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
    if get_origin(annotation) is tuple:
        return "texts"
    types = get_args(annotation) or (annotation,)
    kinds: dict[type, Kind] = {datetime.date: "date", int: "integer", float: "number"}
    return next((kind for known, kind in kinds.items() if known in types), "text")


COUNTS = {kind: f"{kind}_count" for kind in FINDING_KINDS}
"""Columns that count the findings of a kind, by the kind."""
LETTERS = (
    *(Column("label"), Column("date", "date"), Column("date_basis"), Column("year", "integer")),
    *(Column("financial_year"), Column("letter_date", "date"), Column("inspection_start", "date")),
    *(Column("inspection_end", "date"), Column("official_name"), Column("authority_name"), Column("gss_code")),
    *(Column("la_code"), Column("ofsted_urn"), Column("region"), Column("family"), Column("form")),
    *(Column("subject_or_title"), Column("visit_theme"), Column("visit_scope", "texts"), Column("outcome")),
    *(Column("overall_grade"), Column("recipients", "texts"), Column("inspectors", "texts")),
    *(Column("signatories", "texts"), Column("previous_inspections", "texts"), Column("legal_basis")),
    *(Column(name, "integer") for name in COUNTS.values()),
    *(Column("warnings", "texts"), Column("pages", "integer"), Column("engine"), Column("letter_id")),
    *(Column("source_name"), Column("path"), Column("sha256")),
)
"""One row for a letter; `letter_id` in the other tables leads to it."""
FINDINGS = columns_of(Finding)
"""One row for a finding."""
ITEMS = (
    *(Column("letter_id"), Column("section_index", "integer"), Column("kind"), Column("parent_heading")),
    *(Column("heading"), Column("heading_level", "integer"), Column("grade"), Column("item_index", "integer")),
    *(Column("role"), Column("type"), Column("number"), Column("level", "integer"), Column("lead_in"), Column("text")),
    *(Column("page", "integer"), Column("recurrence"), Column("addressee"), Column("responsible_body")),
    *(Column("themes", "texts"), Column("framework_references", "texts"), Column("footnotes", "texts")),
    *(Column("doubt", "texts"), Column("x0", "number"), Column("top", "number"), Column("x1", "number")),
    *(Column("bottom", "number"), Column("finding_id")),
)
"""One row for an item of any section and role; `finding_id` is that of the findings table."""
PEOPLE = (
    *(Column("letter_id"), Column("part"), Column("name"), Column("role"), Column("organisation")),
    *(Column("address", "texts"), Column("postcode")),
)
"""One row for someone named; `part` is recipient, inspector, signatory or copy."""
DIAGNOSTICS = (
    *(Column("letter_id"), Column("code"), Column("severity"), Column("message"), Column("pointer")),
    Column("page", "integer"),
)
"""One row for a diagnostic."""
BOXES = (
    *(Column("letter_id"), Column("finding_id"), Column("page", "integer"), Column("x0", "number")),
    *(Column("top", "number"), Column("x1", "number"), Column("bottom", "number"), Column("first_line", "integer")),
    Column("last_line", "integer"),
)
"""One row for a page that an item stands on, with the box around it there; an item that runs over has two."""
FOOTNOTES = (Column("letter_id"), Column("marker"), Column("text"), Column("page", "integer"))
"""One row for a footnote."""
JUDGEMENTS = (
    *(Column("letter_id"), Column("official_name"), Column("la_code"), Column("date", "date"), Column("aspect")),
    *(Column("grade"), Column("aspect_printed"), Column("grade_printed"), Column("is_latest_held", "truth")),
    *(Column("previous_grade"), Column("previous_date", "date"), Column("change"), Column("comparable", "truth")),
)
"""One row for a judgement; what comes from `is_latest_held` on is told by others: see `corpus`."""
FINDING_THEMES = (Column("letter_id"), Column("finding_id"), Column("theme"))
"""One row for a finding and a theme of its."""
THEMES = (
    *(Column("theme"), Column("area"), Column("name"), Column("description"), Column("rules_version")),
    *(Column("rules_sha256"), Column("labelled", "integer"), Column("precision", "number"), Column("recall", "number")),
)
"""One row for a theme that the rules can tell, and how well they told it on findings labelled by hand."""
AUTHORITIES = (
    *(Column("la_code"), Column("official_name"), Column("region"), Column("gss_code"), Column("ofsted_urn")),
    *(Column("in_force_from", "date"), Column("in_force_to", "date"), Column("source")),
)
"""One row for an authority that there is or was, with its latest codes, whether or not a letter is about it."""
NEIGHBOURS = (
    *(Column("la_code"), Column("neighbour_la_code"), Column("rank", "integer"), Column("source")),
    Column("year", "integer"),
)
"""One row for a statistical neighbour of an authority; of `year` or later, the source does not tell it."""
INPUTS = (
    *(Column("path"), Column("sha256"), Column("status"), Column("error_code"), Column("letter_id")),
    *(Column("diagnostics"), Column("first_seen", "date")),
)
"""One row for an input; `diagnostics` are the codes of the letter's, each once, with spaces between them, and
`first_seen` is the day of the run that first had it."""
CHANGES = (
    *(Column("change"), Column("label"), Column("pointer"), Column("before"), Column("after"), Column("letter_id")),
    *(Column("source_name"), Column("sha256")),
)
"""One row for what is otherwise than in the run before, in changes.csv."""
ERRORS = (Column("path"), Column("code"), Column("message"), Column("remedy"))
"""One row for an input that gave no letter."""

TABLES = {
    "letters": LETTERS,
    "findings": FINDINGS,
    "items": ITEMS,
    "people": PEOPLE,
    "diagnostics": DIAGNOSTICS,
    "boxes": BOXES,
    "footnotes": FOOTNOTES,
    "judgements": JUDGEMENTS,
    "finding_themes": FINDING_THEMES,
    "themes": THEMES,
    "authorities": AUTHORITIES,
    "neighbours": NEIGHBOURS,
    "inputs": INPUTS,
    "changes": CHANGES,
    "errors": ERRORS,
}
ABOUT = "about"
"""A table more, where what others know of letters is joined; its columns are theirs."""
Declared: TypeAlias = Mapping[str, tuple[Column, ...]]
"""The tables of a dataset."""


def tables(letter: Letter, path: str) -> dict[str, list[Row]]:
    """One letter's rows of every table.

    Args:
        letter: the letter.
        path: where it was read.
    """
    identity = identity_of(letter)
    rows = findings(letter)
    unsorted = {
        "letters": [letter_row(letter, rows, path)],
        "findings": rows,
        "items": [identity | row for row in rows_of_items(letter)],
        "people": [identity | row for row in people_rows(letter)],
        "diagnostics": [identity | row for row in diagnostic_rows(letter)],
        "boxes": [identity | row for row in box_rows(letter)],
        "footnotes": [identity | note.model_dump() for note in letter.footnotes],
        "judgements": [identity | OF_OTHER_LETTERS | one.model_dump() for one in letter.metadata.judgements],
        "finding_themes": [row | {"theme": theme} for row in rows for theme in row["themes"]],
    }
    return {table: [in_columns(row, TABLES[table]) for row in of_table] for table, of_table in unsorted.items()}


def theme_rows(rules: Rules) -> list[Row]:
    """The themes of some rules."""
    figures = measured(rules)
    return [
        {
            "theme": code,
            "area": rules.areas[theme.area],
            "name": theme.name,
            "description": theme.description,
            "rules_version": rules.version,
            "rules_sha256": rules.sha256,
            **figures.get(code, UNMEASURED)._asdict(),
        }
        for code, theme in rules.themes.items()
    ]


OF_OTHER_LETTERS: Row = dict.fromkeys(("is_latest_held", "previous_grade", "previous_date", "change", "comparable"))


def in_columns(values: Row, columns: Iterable[Column]) -> Row:
    """The values that a table has columns for, in their order."""
    return {column.name: values[column.name] for column in columns}


def letter_row(letter: Letter, rows: list[Row], path: str) -> Row:
    """What there is one of in a letter; `rows` are its findings."""
    header, metadata = letter.header, letter.metadata
    counts = Counter(row["kind"] for row in rows)
    return identity_of(letter) | {
        "label": label(letter),
        "subject_or_title": header.subject or header.title,
        "outcome": metadata.outcome.outcome if metadata.outcome else None,
        "overall_grade": overall_grade(letter),
        "recipients": names(header.recipients),
        "inspectors": metadata.inspectors,
        "signatories": names(letter.signatories),
        "previous_inspections": metadata.previous_inspections,
        "legal_basis": metadata.legal_basis,
        **{column: counts[kind] for kind, column in COUNTS.items()},
        "warnings": tuple(dict.fromkeys(one.code for one in letter.diagnostics if one.severity != "info")),
        "pages": letter.source.pages,
        "engine": letter.source.engine,
        "path": path,
    }


def overall_grade(letter: Letter) -> str | None:
    """The grade of a report's overall effectiveness."""
    return next((one.grade for one in letter.metadata.judgements if one.aspect == "overall_effectiveness"), None)


def names(people: Iterable[Person | Recipient]) -> tuple[str, ...]:
    """The names of people who have one."""
    return tuple(one.name for one in people if one.name)


def people_rows(letter: Letter) -> list[Row]:
    """Everyone named, in the order of the letter's parts."""
    return [
        *(
            person("recipient", one) | {"address": one.address, "postcode": one.postcode}
            for one in letter.header.recipients
        ),
        *(person("inspector", one) for one in letter.metadata.inspection_team),
        *(person("signatory", one) for one in letter.signatories),
        *(person("copy", one) for one in letter.copies),
    ]


def person(part: str, one: Recipient | Person | TeamMember) -> Row:
    """A row of people."""
    of_person: dict[str, Any] = {"name": one.name, "role": one.role, "organisation": one.organisation}
    return {"part": part, **of_person, "address": (), "postcode": None}


def box_rows(letter: Letter) -> list[Row]:
    """Where every item stands, page by page."""
    return [
        box_row(place) | {"finding_id": finding_id(letter, section_index, item_index)}
        for section_index, section in enumerate(letter.sections)
        for item_index, item in enumerate(section.items)
        for place in item.evidence
    ]


def box_row(place: Evidence) -> Row:
    """One place."""
    x0, top, x1, bottom = place.bbox or (None, None, None, None)
    first, last = place.lines
    box = {"x0": x0, "top": top, "x1": x1, "bottom": bottom}
    return box | {"page": place.page, "first_line": first, "last_line": last}


def diagnostic_rows(letter: Letter) -> list[Row]:
    """Every diagnostic, with the page that it is about."""
    return [
        {
            "code": one.code,
            "severity": one.severity,
            "message": one.message,
            "pointer": one.pointer,
            "page": one.evidence[0].page if one.evidence else None,
        }
        for one in letter.diagnostics
    ]
