"""The tables of a dataset and their columns, made from the declarations that every format is written by."""

from __future__ import annotations

from collections.abc import Iterator

from docs.reference.docstrings import of_constants
from docs.reference.markdown import code, plain, table
from ofsted_letters.batch.formats import FORMATS
from ofsted_letters.corpus.history.table import COLUMNS as HISTORY_COLUMNS
from ofsted_letters.model import Diagnostic, Finding, Footnote, Item, Judgement, Metadata, Recipient, Source
from ofsted_letters.write import tables
from ofsted_letters.write.tables import COUNTS, TABLES, Column

INTRODUCTION = """\
# Tables

What `batch` writes of many letters. Every format has the same tables; rows of a letter lead to it by `letter_id`, those
of a finding by `finding_id`. In CSV and workbooks a list is joined by "; ".
"""
KINDS = {"texts": "list of text", "integer": "whole number", "truth": "true or false", "date": "day, YYYY-MM-DD"}
ALSO_MEANT = (Finding, Item, Judgement, Diagnostic, Footnote, Recipient, Metadata, Source)
"""Models whose fields are columns under their own names."""
OF_TABLES = {
    "label": "A short name of the letter for people: authority, family, date.",
    "date_basis": "Whether `date` is the inspection's last day or the letter's own date.",
    "subject_or_title": "The subject of a letter, the title of a report.",
    "overall_grade": "Of a report: the grade of overall effectiveness.",
    "recipients": "Names of those it is written to.",
    "signatories": "Names of those who signed.",
    "warnings": "Codes of the warnings in its diagnostics.",
    "path": "Where the file was read.",
    "heading_level": "1, or 2 for a heading under another one.",
    "part": "What the person is in the letter: recipient, inspector, signatory or copy.",
    "is_latest_held": "Whether no later report of the authority and family is in the dataset.",
    "previous_grade": "The grade of the report before it in the dataset.",
    "previous_date": "When that report's inspection ended.",
    "change": "Whether the grade improved, declined or is unchanged; empty where the two can't be compared.",
    "comparable": "Whether the report before judged the same aspect; false where the framework asked otherwise.",
    "theme": "One of the finding's themes.",
    "area": "The area of themes that it belongs to.",
    "description": "What it covers.",
    "rules_version": "The version that the rules of themes give themselves.",
    "rules_sha256": "SHA-256 of the rules.",
    "labelled": "Findings labelled by hand that have the theme; empty for rules of your own.",
    "precision": "Of those that the rules say have it, the share that has; likewise.",
    "recall": "Of those that have it, the share that the rules say have; likewise.",
    "first_line": "The first line of the listing that `explain` prints.",
    "last_line": "The last line there.",
    "in_force_from": "The day on which the authority began; empty where it is older than the register.",
    "in_force_to": "Its last day; empty while it is in force.",
    "source": "Who gives these facts.",
    "neighbour_la_code": "The DfE code of the neighbour.",
    "rank": "1 is the most alike, 10 the least.",
    "status": "What became of the input: parsed, failed, or left out.",
    "error_code": "Why it failed.",
    "first_seen": "The day of the run that first had the letter.",
    "before": "The value that it was; of a letter that was issued again, the one that was there before it.",
    "after": "The value that it is; empty where there is none any more.",
    "remedy": "What to do about it.",
}
"""What columns mean that are no field of a letter."""
OF_TABLE = {
    ("inputs", "diagnostics"): "Codes of the letter's diagnostics, each once, with spaces between them.",
    ("inputs", "letter_id"): "The letter in the other tables; empty for a failure.",
    ("boxes", "page"): "The page that this part of the item stands on.",
    ("neighbours", "year"): "These neighbours are of this year or later: they have the authorities that began in it.",
    ("changes", "change"): "What it is: new, read_anew, value_changed, left_out, gone or reissued.",
    ("changes", "pointer"): "JSON Pointer of the value that changed.",
    ("errors", "code"): "Why no letter came of it.",
    ("errors", "message"): "What is wrong.",
    ("people", "name"): "As printed.",
    ("themes", "theme"): "A theme that the rules can tell.",
    ("themes", "name"): "What people call it.",
    ("people", "role"): "Post held, as printed.",
    ("letters", "outcome"): "Of an area SEND report: which of the three outcomes.",
    ("items", "grade"): "The judgement that its section argues.",
    ("items", "role"): "A finding, a lead-in, or a statement that there is nothing to state; empty outside findings.",
}
"""What a column means in one table alone."""


HISTORY = {
    "earlier_letter_id": "The letter that has the earlier point.",
    "earlier_date": "The earlier inspection's last day, else its letter's date.",
    "earlier_pointer": "JSON Pointer of the earlier point in its letter.",
    "earlier_text": "The earlier point, whole.",
    "later_letter_id": "The letter that has the later point.",
    "later_date": "The later inspection's last day, else its letter's date.",
    "later_pointer": "JSON Pointer of the later point in its letter.",
    "later_text": "The later point, whole.",
    "strength": "How much speaks for the link: strong or weak.",
    "score": "By what number that was told.",
    "matters": "What both are about, by the rules.",
    "words": "Rare words that both have.",
    "earlier_page": "Where the earlier point starts.",
    "later_page": "Where the later point starts.",
    "decided_by": "Whether the rules decided, or who did.",
    "earlier_finding_id": "The earlier point in the table of findings.",
    "later_finding_id": "The later point in the table of findings.",
}
"""What columns of the history mean."""
OF_HISTORY = "One row for a later improvement point that may raise an earlier one again; always written, as CSV."

OF_ABOUT = """\
## about

What you know of letters, where `--about` joins a table of yours: a row for each letter that it has a row for, with
`letter_id` and its columns, all text. Always written as `about.csv`; with `--to parquet` and `--to jsonl` as
`about.parquet` and `about.jsonl`, with `--to sqlite` as a table that leads to `letters`. In `letters.xlsx` its columns
stand behind those that the sheet Letters shows, as `about_url`.
"""


def declared() -> dict[str, tuple[Column, ...]]:
    """Every table with its columns."""
    return TABLES | {"history": tuple(map(Column, HISTORY_COLUMNS))}


def page() -> str:
    """The files of each format, then each table with its columns."""
    return "\n".join([INTRODUCTION, table(("`--to`", "also writes"), files()), *map(section, declared()), OF_ABOUT])


def files() -> Iterator[tuple[str, str]]:
    """Each format with the files that it adds."""
    for name, one in FORMATS.items():
        yield (
            code(name),
            ", ".join(map(code, one.files)) or "`html/index.html` and a page each for letters and authorities",
        )


def section(name: str) -> str:
    """One table: what a row is, and its columns."""
    said = of_constants(tables).get(name.upper(), OF_HISTORY)
    rows = [
        (code(column.name), KINDS.get(column.kind, column.kind), meaning(name, column)) for column in declared()[name]
    ]
    return "\n".join([f"## {name}\n", plain(said) + "\n", table(("column", "holds", "what it is"), rows)])


def meaning(of_table: str, column: Column) -> str:
    """What a column holds; empty where nobody said so, which a test does not let pass."""
    counted = {count: f"How many findings of the kind `{kind}`." for kind, count in COUNTS.items()}
    fields = {name: field.description for one in reversed(ALSO_MEANT) for name, field in one.model_fields.items()}
    said = (
        OF_TABLE.get((of_table, column.name))
        or (counted | OF_TABLES | HISTORY).get(column.name)
        or fields.get(column.name)
    )
    return plain(said or "")
