"""datasette.yaml: how Datasette is to show letters.db. What columns mean, what to count by, questions to begin with.

Datasette takes it as `datasette letters.db --metadata datasette.yaml`.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from ofsted_letters.model import Finding
from ofsted_letters.write.queries import QUERIES

LICENCE = {
    "license": "Open Government Licence v3.0",
    "license_url": "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/",
}
BOX = {
    "x0": "left edge, in points from the page's left",
    "top": "upper edge, in points from the page's top",
    "x1": "right edge, in points from the page's left",
    "bottom": "lower edge, in points from the page's top",
}
SHOWN: dict[str, dict[str, Any]] = {
    "letters": {
        "description": "One row for a letter or report.",
        "label_column": "label",
        "sort_desc": "date",
        "facets": ["family", "region", "year"],
    },
    "findings": {
        "description": "One row for a finding. Never add up over families: each looks at something else.",
        "facets": ["kind", "family", "region", "recurrence"],
        "fts_table": "items_fts",
        "fts_pk": "item_rowid",
        "columns": {name: field.description or "" for name, field in Finding.model_fields.items()} | BOX,
    },
    "items": {
        "description": "One row for an item of any section and role.",
        "facets": ["kind", "role"],
        "columns": BOX,
    },
    "boxes": {"description": "Where items stand on their pages.", "columns": BOX},
    "judgements": {
        "description": "One row for a judgement, beside the one before it that is here.",
        "facets": ["aspect", "grade", "is_latest_held", "change"],
    },
    "people": {"description": "One row for someone named.", "facets": ["part"]},
    "diagnostics": {"description": "What a reader of the data should doubt.", "facets": ["code", "severity"]},
    "footnotes": {"description": "One row for a footnote."},
    "finding_themes": {"description": "One row for a finding and a theme of its.", "facets": ["theme"]},
    "themes": {
        "description": "One row for a theme that the rules can tell, and how well they told it.",
        "facets": ["area"],
    },
    "authorities": {
        "description": "Every English authority with children's services, whether or not a letter is about it.",
        "label_column": "official_name",
        "facets": ["region"],
    },
    "neighbours": {"description": "Ten statistical neighbours of each authority, the most alike first."},
    "inputs": {"description": "What became of each input.", "facets": ["status"]},
    "errors": {"description": "Inputs that gave no letter.", "facets": ["code"]},
}
"""How each table is shown; a link to a letter has its label."""


def datasette_yaml() -> str:
    """The file."""
    database = {"tables": SHOWN, "queries": QUERIES}
    told = {"title": "Ofsted inspection letters", **LICENCE, "databases": {"letters": database}}
    return "\n".join(yaml_lines(told)) + "\n"


def yaml_lines(values: Mapping[str, Any], indent: str = "") -> Iterator[str]:
    """Values as YAML: what is short on the line of its key, a text of several lines as a block."""
    for key, value in values.items():
        if isinstance(value, Mapping):
            yield f"{indent}{key}:"
            yield from yaml_lines(value, f"{indent}  ")
        elif isinstance(value, str) and "\n" in value:
            yield f"{indent}{key}: |-"
            yield from (f"{indent}  {line}" for line in value.splitlines())
        else:
            yield f"{indent}{key}: {json.dumps(value, ensure_ascii=False)}"
