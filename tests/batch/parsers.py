"""Parsers for tests: they make a letter of any text, quickly, and do harm where the text asks for it."""

import datetime
import hashlib
import os
import time
from pathlib import Path

from ofsted_letters.errors import NotALetter
from ofsted_letters.model import Evidence, Letter
from ofsted_letters.terms import Reading

SENDER_FIELDS = ("organisation", "postcode", "telephone", "direct_telephone", "direct_fax", "textphone")
ONLINE_FIELDS = ("email", "direct_email", "website")


def plain(data: bytes, name: str, reading: Reading) -> list[Letter]:
    """Every line a finding; a text that starts with "no" is no letter."""
    if data.startswith(b"no"):
        raise NotALetter(name, "it says no", "ask again")
    return [letter(data, name, data.decode("utf-8", "replace").split("\n"))]


def several(data: bytes, name: str, reading: Reading) -> list[Letter]:
    """A letter of each part that a line with "---" ends, named after its page."""
    made = []
    for page, part in enumerate(data.decode().split("\n---\n"), 1):
        one = letter(data, f"{name}#pages={page}-{page}", part.split("\n"))
        made.append(one.model_copy(update={"source": one.source.model_copy(update={"page_range": (page, page)})}))
    return made if len(made) > 1 else plain(data, name, reading)


def inspected(lines: list[str]) -> dict[str, str]:
    """Two days that hardly two letters have in common."""
    number = int(hashlib.sha256(lines[0].encode()).hexdigest(), 16)
    start = datetime.date(2000, 1, 1) + datetime.timedelta(number % 7_000)
    return {"start": start.isoformat(), "end": (start + datetime.timedelta(1)).isoformat()}


def whole(data: bytes, name: str, reading: Reading) -> list[Letter]:
    """What the program makes of a file."""
    from ofsted_letters.pipeline import parse_each

    return list(parse_each(data, name, reading))


def pdf_or_plain(data: bytes, name: str, reading: Reading) -> list[Letter]:
    """What the program makes of a PDF, and of a text what `plain` does."""
    return whole(data, name, reading) if data.startswith(b"%PDF") else plain(data, name, reading)


def improved(data: bytes, name: str, reading: Reading) -> list[Letter]:
    """What a later version makes of a letter: another salutation, another text, other places, no doubt."""
    (made,) = plain(data, name, reading)
    header = made.header.model_copy(update={"salutation": "Dear Ada Wren"})
    first, *others = made.sections
    place = Evidence(page=1, bbox=None, lines=(7, 7))
    items = tuple(
        one.model_copy(update={"text": one.text.replace("Finding 0", "Better finding 0"), "evidence": (place,)})
        for one in first.items
    )
    sections = (first.model_copy(update={"items": items}), *others)
    return [made.model_copy(update={"header": header, "sections": sections, "diagnostics": ()})]


def letter(data: bytes, name: str, lines: list[str]) -> Letter:
    days = inspected(lines)
    return Letter.model_validate(
        {
            "schema_version": "1.1",
            "form": "letter",
            "family": "focused_visit" if len(lines) % 2 else "joint_targeted_area",
            "source": {
                "name": name,
                "media_type": "text/plain",
                "sha256": hashlib.sha256(data).hexdigest(),
                "bytes": len(data),
                "pages": None,
                "page_range": None,
                "engine": "text",
            },
            "header": {
                "sender": dict.fromkeys(SENDER_FIELDS + ONLINE_FIELDS) | {"address": []},
                "date": "2021-03-04",
                "recipients": [],
                "salutation": "Dear Ms Wren",
                "subject": lines[0],
                "title": None,
            },
            "metadata": {
                "authority": {
                    "name": "Wexcombe",
                    "official_name": None,
                    "gss_code": None,
                    "la_code": None,
                    "region": None,
                    "ofsted_urn": None,
                },
                "inspection_start": days["start"],
                "inspection_end": days["end"],
                "inspection_periods": [days],
                "legal_basis": None,
                "inspectors": ["Ada Finch"],
                "inspection_team": [{"name": "Ada Finch", "role": "HMI", "organisation": None, "lead": False}],
                "previous_inspections": [],
                "visit_scope": [],
                "theme": None,
                "judgements": [],
                "outcome": None,
                "partners": [],
            },
            "sections": [section("strengths", lines[1:]), section("closing", ["Goodbye"])],
            "footnotes": [],
            "signatories": [{"name": "Ada Finch", "role": "Her Majesty’s Inspector", "organisation": None}],
            "copies": [],
            "evidence": {},
            "diagnostics": [
                {
                    "code": "unresolved_authority",
                    "severity": "warning",
                    "message": "Wexcombe?",
                    "pointer": "/metadata/authority/name",
                    "evidence": [],
                }
            ],
        }
    )


def section(kind: str, texts: list[str]) -> dict[str, object]:
    return {
        "kind": kind,
        "heading": kind.capitalize(),
        "level": 1,
        "judgement": None,
        "footnotes": [],
        "page": None,
        "evidence": [],
        "items": [
            {
                "type": "bullet",
                "number": None,
                "level": 1,
                "text": text,
                "page": None,
                "evidence": [{"page": None, "bbox": None, "lines": [number, number]}],
                "footnotes": [],
                "role": "finding" if kind == "strengths" else None,
                "responsible_body": None,
                "addressee": None,
                "framework_references": [],
                "themes": [],
                "recurrence": None,
            }
            for number, text in enumerate(texts)
        ],
    }


def harmful(data: bytes, name: str, reading: Reading) -> list[Letter]:
    """Crash, hang, eat memory or fail unexpectedly if the text says so."""
    match data.split(b"\n", 1)[0]:
        case b"crash":
            os.abort()
        case b"hang":
            time.sleep(3600)
        case b"eat":
            eaten = []
            while True:
                eaten.append(b"\1" * (8 << 20))
        case b"full":
            eaten = [b"\1" * (160 << 20)]
            os.abort()
        case b"raise":
            raise KeyError("unexpected")
        case b"print":
            os.write(1, b"text that is no message")
            print("more of it")
    return plain(data, name, reading)


def slow(data: bytes, name: str, reading: Reading) -> list[Letter]:
    """Take a moment, as a PDF does."""
    time.sleep(0.003)
    return plain(data, name, reading)


def counting(data: bytes, name: str, reading: Reading) -> list[Letter]:
    """Leave a line for every call in the file that the environment names."""
    with Path(os.environ["BATCH_TEST_CALLS"]).open("a", encoding="utf-8") as calls:
        calls.write(hashlib.sha256(data).hexdigest() + "\n")
    return plain(data, name, reading)


def slow_and_counting(data: bytes, name: str, reading: Reading) -> list[Letter]:
    """Take a moment, and then count."""
    time.sleep(0.003)
    return counting(data, name, reading)
