"""The formats that `--to` knows. Only names: the command line's help needs no more."""

from __future__ import annotations

from typing import NamedTuple


class Format(NamedTuple):
    """Where an exporter is, the files it writes, and the library it needs, which the extra of its name brings."""

    place: str
    files: tuple[str, ...]
    library: str | None = None
    about: str | None = None
    """The file that it writes beside these where others' table about letters is joined."""


PARQUET = (
    *("letters", "findings", "items", "people", "diagnostics", "boxes", "footnotes", "judgements", "finding_themes"),
    *("themes", "authorities", "neighbours"),
)
LINES = ("findings", "judgements", "themes")
CSV = ("letters", "judgements", "finding_themes", "themes", "authorities", "neighbours")
PAGES = "html"
"""The format that is a folder of pages: how many there are only the letters tell."""
FORMATS = {
    "parquet": Format(
        "ofsted_letters.write.parquet:ParquetFiles",
        tuple(f"{table}.parquet" for table in PARQUET),
        "pyarrow",
        "about.parquet",
    ),
    "sqlite": Format("ofsted_letters.write.sqlite:Database", ("letters.db", "datasette.yaml"), "sqlite_utils"),
    "xlsx": Format("ofsted_letters.office.workbook:Workbook", ("letters.xlsx",), "xlsxwriter"),
    "csv": Format("ofsted_letters.batch.exports:csv_tables", tuple(f"{table}.csv" for table in CSV)),
    "jsonl": Format(
        "ofsted_letters.batch.exports:lines_tables", tuple(f"{table}.jsonl" for table in LINES), about="about.jsonl"
    ),
    PAGES: Format("ofsted_letters.batch.pages:Pages", ()),
}
