"""A sample report: what is printed, and what the parser must make of it.

Reports are written by hand in samples/source/reports/*.toml. They are published as PDF, and no text is made of them.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from samples.letter import SENDER_NOTHING, SOURCES, Look, Section, section_facts, section_of

REPORTS = SOURCES / "reports"
TOLD: dict[str, Any] = {
    "inspection_periods": [],
    "inspection_team": [],
    "previous_inspections": [],
    "legal_basis": None,
    "outcome": None,
    "partners": [],
}
"""What the source says of an inspection in the contract's words, as it is where a report does not say it."""


@dataclass(frozen=True)
class SampleReport:
    """Everything of one sample. Fields that end in `_lines` are as printed; the rest are facts."""

    name: str
    shows: tuple[str, ...]
    family: str
    title_lines: tuple[str, ...]
    authority: str
    head_lines: tuple[tuple[str, str], ...]
    """What stands below the title: in bold what a line says, then the value."""
    judgements: tuple[dict[str, str], ...]
    sections: tuple[Section, ...]
    panels: tuple[Panel, ...]
    sender: dict[str, Any]
    imprint_lines: tuple[str, ...]
    told: dict[str, Any]
    look: Look = field(default_factory=Look)
    footnotes: Mapping[str, str] = field(default_factory=dict)

    @property
    def subject(self) -> str:
        """The title on one line."""
        return " ".join(self.title_lines)


@dataclass(frozen=True)
class Panel:
    """Columns below a heading; each has a head, and cells of one or more lines."""

    heading: str
    before: str | None
    """The heading of the section that follows it; None for the last."""
    columns: tuple[tuple[tuple[str, ...], ...], ...]


def report_facts(report: SampleReport) -> dict[str, Any]:
    """What the parsed report must say, in the shape of `parsed_report_facts` in the tests."""
    return {
        "family": report.family,
        "form": "report",
        "title": report.subject,
        "sender": SENDER_NOTHING | report.sender,
        "authority": report.authority,
        "judgements": [{"section": None} | row for row in report.judgements],
        **TOLD | report.told,
        "sections": [report_section_facts(section) for section in report.sections],
    }


def report_section_facts(section: Section) -> dict[str, Any]:
    """One section of `report_facts`."""
    facts = section_facts(section)
    for item, told in zip(section.items, facts["items"], strict=True):
        told["responsible_body"] = item.responsible_body
    judgement = dict(zip(("aspect", "grade"), section.judgement, strict=True)) if section.judgement else None
    return facts | {"judgement": judgement}


def load_report(path: Path) -> SampleReport:
    """Read one samples/source/reports/*.toml."""
    source = tomllib.loads(path.read_text(encoding="utf-8"))
    look = Look(bullet="◼", **source.get("look", {}))
    return SampleReport(
        name=path.stem,
        shows=tuple(source["shows"]),
        family=source["family"],
        title_lines=tuple(source["title_lines"]),
        authority=source["authority"],
        head_lines=tuple((said, value) for said, value in source["head_lines"]),
        judgements=tuple(source.get("judgements", ())),
        sections=tuple(section_of(table, look) for table in source["sections"]),
        panels=tuple(panel_of(table) for table in source.get("panels", ())),
        sender=source["sender"],
        imprint_lines=tuple(source["imprint_lines"]),
        told={name: told_of(source[name]) for name in TOLD if name in source},
        look=look,
    )


def told_of(value: Any) -> Any:
    """A value with the keys that the contract has; TOML has no null, so that those of people can be left out."""
    team = isinstance(value, list) and value and "lead" in value[0]
    return [{"organisation": None} | person for person in value] if team else value


def panel_of(table: dict[str, Any]) -> Panel:
    """One [[panels]] table."""
    columns = tuple(tuple(tuple(cell) for cell in column) for column in table["columns"])
    return Panel(table["heading"], table.get("before"), columns)


def load_reports() -> list[SampleReport]:
    """All samples, by name."""
    return [load_report(path) for path in sorted(REPORTS.glob("*.toml"))]
