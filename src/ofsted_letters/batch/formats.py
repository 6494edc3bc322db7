"""The formats that `--to` knows. Only names: the command line's help needs no more."""

from __future__ import annotations

from typing import NamedTuple


class Format(NamedTuple):
    """Where an exporter is, and the library it needs."""

    place: str
    library: str | None = None


FORMATS = {
    "parquet": Format("ofsted_letters.write.parquet:ParquetFiles", "pyarrow"),
    "sqlite": Format("ofsted_letters.write.sqlite:Database", "sqlite_utils"),
    "xlsx": Format("ofsted_letters.write.xlsx:Workbook", "xlsxwriter"),
    "csv": Format("ofsted_letters.batch.exports:LettersCsv"),
    "jsonl": Format("ofsted_letters.batch.exports:FindingsLines"),
}
