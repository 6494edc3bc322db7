"""What two readings of one letter must agree on: everything but where it stands."""

from __future__ import annotations

from typing import Any

from ofsted_letters.model import Letter
from samples.report import TOLD


def parsed_facts(letter: Letter) -> dict[str, Any]:
    """The parsed letter in the shape of `samples.letter.facts`."""
    json = letter.model_dump(mode="json")
    header, metadata = json["header"], json["metadata"]
    return {
        "family": json["family"],
        "date": header["date"],
        "sender": header["sender"],
        "recipients": header["recipients"],
        "salutation": header["salutation"],
        "subject": header["subject"],
        "authority": metadata["authority"]["name"],
        **{
            name: metadata[name]
            for name in (
                "inspection_start",
                "inspection_end",
                "legal_basis",
                "inspectors",
                "previous_inspections",
                "theme",
            )
        },
        "sections": [
            {name: section[name] for name in ("kind", "heading", "level")}
            | {"items": [item_facts(item) for item in section["items"]]}
            for section in json["sections"]
        ],
        "footnotes": [{name: note[name] for name in ("marker", "text")} for note in json["footnotes"]],
        "signatories": json["signatories"],
        "copies": json["copies"],
    }


def item_facts(item: dict[str, Any]) -> dict[str, Any]:
    """An item without its place."""
    return {name: item[name] for name in ("type", "number", "level", "text", "footnotes", "recurrence")}


def parsed_report_facts(letter: Letter) -> dict[str, Any]:
    """The parsed report in the shape of `samples.report.report_facts`."""
    json = letter.model_dump(mode="json")
    metadata = json["metadata"]
    return {
        "family": json["family"],
        "form": json["form"],
        "title": json["header"]["title"],
        "sender": json["header"]["sender"],
        "authority": metadata["authority"]["name"],
        "judgements": metadata["judgements"],
        **{name: metadata[name] for name in TOLD},
        "sections": [
            {name: section[name] for name in ("kind", "heading", "level", "judgement")}
            | {
                "items": [
                    item_facts(item) | {"responsible_body": item["responsible_body"]} for item in section["items"]
                ]
            }
            for section in json["sections"]
        ],
    }
