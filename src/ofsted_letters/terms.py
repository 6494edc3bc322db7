"""The contract's own words, for every stage: nothing here needs anything to be imported."""

from __future__ import annotations

from typing import Literal

SCHEMA_VERSION = "1.0"

Engine = Literal["pdfium", "pdfplumber"]
"""What reads a PDF."""
ItemType = Literal["paragraph", "bullet", "numbered"]
Recurrence = Literal["addressed", "outstanding"]
"""What became of an item that was raised at an earlier inspection."""
SectionKind = Literal[
    "introduction",
    "summary",
    "strengths",
    "meets_requirements",
    "areas_for_development",
    "priority_action",
    "findings",
    "case_study",
    "context",
    "next_steps",
    "closing",
    "other",
]
FINDING_KINDS = ("strengths", "meets_requirements", "areas_for_development", "priority_action", "findings")
"""Kinds of sections whose items are findings."""
