"""Labels -> the letter's values: folds blocks of lines into the contract's fields, and reads no layout."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from typing import Any, NamedTuple

from ofsted_letters.diagnostics import DiagnosticCode, diagnostic
from ofsted_letters.document import Document, Line
from ofsted_letters.evidence import Evidence, Passage, passage, where
from ofsted_letters.fields.authorities import Authority, resolve
from ofsted_letters.fields.cited import Cited
from ofsted_letters.fields.contacts import read_sender
from ofsted_letters.fields.dates import Period, read_date
from ofsted_letters.fields.framework import framework_references
from ofsted_letters.fields.inspection import inspection_periods, legal_basis
from ofsted_letters.fields.inspectors import inspectors
from ofsted_letters.fields.people import read_copied, read_signatory
from ofsted_letters.fields.previous import previous_inspections
from ofsted_letters.fields.recipients import read_recipients
from ofsted_letters.fields.recurrence import recall
from ofsted_letters.fields.roles import roles_of
from ofsted_letters.fields.rules import Outcome
from ofsted_letters.fields.subject import authority_name
from ofsted_letters.fields.team import told_of
from ofsted_letters.fields.theme import theme
from ofsted_letters.label.labels import ENTRY, ItemStart, Label, Labelling, Role, SectionStart
from ofsted_letters.terms import SCHEMA_VERSION

Values = dict[str, Any]
"""Some part of a letter with the contract's keys, not yet validated."""
DOUBTS = {
    DiagnosticCode.UNCERTAIN_PARAGRAPH: "whether a paragraph begins here can't be seen; it is taken to go on",
    DiagnosticCode.TAGS_AGAINST_GEOMETRY: "the page and the file's structure disagree whether a paragraph begins here",
}
"""What to say of a label that is in doubt."""


class Assembled(NamedTuple):
    """A letter's values, and how each field that is searched for was found."""

    values: Values
    outcomes: dict[str, Outcome[Any]]
    """By the field's JSON pointer."""


def assemble(document: Document, labelling: Labelling, source: Values) -> Assembled:
    """Fold a document's labels into a letter; `source` is the contract's object of that name."""
    assembly = _Assembly(document, labelling)
    # In this order: metadata are read from the texts of items and footnotes, and cite the subject's evidence.
    sections = assembly.sections()
    footnotes = assembly.footnotes()
    header = assembly.header()
    values = {
        "schema_version": SCHEMA_VERSION,
        "family": labelling.family.name,
        "form": "letter",
        "source": source,
        "header": header,
        "metadata": assembly.metadata(header),
        "sections": sections,
        "footnotes": footnotes,
        "signatories": assembly.people(Role.SIGNATORY, "/signatories", _signatory),
        "copies": assembly.people(Role.COPY, "/copies", _copied),
        "evidence": assembly.evidence,
        "diagnostics": assembly.diagnostics,
    }
    return Assembled(values, assembly.outcomes)


class _Assembly:
    """The letter in the making: every part is read from its labels, and leaves its evidence."""

    def __init__(self, document: Document, labelling: Labelling) -> None:
        self._labelling = labelling
        self._paged = document.media_type == "application/pdf"
        self._blocks: dict[Role, dict[int, list[Label]]] = defaultdict(lambda: defaultdict(list))
        for label in labelling.labels:
            self._blocks[label.role][label.group].append(label)
        self._introduction: list[Passage] = []
        self._footnotes: list[Passage] = []
        self._items: list[Passage] = []
        self.evidence: dict[str, list[Evidence]] = {}
        self.outcomes: dict[str, Outcome[Any]] = {}
        self.diagnostics: list[Values] = [
            self._diagnostic(note.code, note.message, None, [document.lines[number - 1] for number in note.lines])
            for note in document.notes
        ]

    def header(self) -> Values:
        """Sender, date, recipients, salutation and subject."""
        date = self._whole(Role.DATE, "/header/date")
        return {
            "sender": self._sender(),
            "date": read_date(date) if date else None,
            "recipients": self.people(Role.RECIPIENT, "/header/recipients", _addressed),
            "salutation": self._salutation(),
            "subject": self._whole(Role.SUBJECT, "/header/subject"),
            "title": None,
        }

    def _whole(self, role: Role, pointer: str) -> str | None:
        labels = [label for group in self._blocks[role].values() for label in group]
        if not labels:
            return None
        self._cite(pointer, [label.line for label in labels])
        return passage(labels).text

    def _salutation(self) -> str | None:
        """Without its comma; programs that take text out of PDFs can set its first letter apart."""
        pointer = "/header/salutation"
        printed = self._whole(Role.SALUTATION, pointer)
        if printed is None:
            return None
        salutation = printed.rstrip(" ,")
        if not salutation.startswith("D ear "):
            return salutation
        code, message = DiagnosticCode.REPAIRED_SALUTATION, "a space taken out of the salutation"
        self.diagnostics.append(diagnostic(code, message, pointer, self.evidence[pointer]))
        return salutation.replace("D ear", "Dear", 1)

    def _sender(self) -> Values:
        labels = [label for group in self._blocks[Role.LETTERHEAD].values() for label in group]
        reading = read_sender([label.text for label in labels])
        for field, indexes in reading.sources.items():
            self._cite(f"/header/sender/{field}", [labels[index].line for index in indexes])
        for repair in reading.repairs:
            lines, pointer = [labels[index].line for index in repair.lines], f"/header/sender/{repair.field}"
            self.diagnostics.append(self._diagnostic(DiagnosticCode.REPAIRED_EMAIL, repair.message, pointer, lines))
        return reading.sender._asdict()

    def people(self, role: Role, pointer: str, read: Callable[[Sequence[Label]], list[Values]]) -> list[Values]:
        """Everyone of a role; a block of labels can hold several people run together."""
        everyone: list[Values] = []
        for labels in self._blocks[role].values():
            block = passage(labels)
            for person in read(labels):
                self._cite_values(f"{pointer}/{len(everyone)}", person, block)
                everyone.append(person)
        return everyone

    def _cite_values(self, pointer: str, value: Any, block: Passage, after: int = 0) -> int:
        """Evidence for every text in a value: the lines of the block in which it stands, or the whole block.

        Most are printed in the contract's order: each is looked for behind the one before it, which ends at `after`,
        since a town can stand in its council's name as well. Returns where the last one ends.
        """
        if isinstance(value, (dict, list, tuple)):
            for key, inner in value.items() if isinstance(value, dict) else enumerate(value):
                after = self._cite_values(f"{pointer}/{key}", inner, block, after)
        elif value is not None:
            place = block.place_of(value, after)
            self._cite(pointer, block.lines_between(*place) if place else block.lines)
            after = max(after, place[1]) if place else after
        return after

    def metadata(self, header: Values) -> Values:
        """What the introduction, and the whole text about earlier inspections, say of the inspection."""
        texts = [block.text for block in self._introduction]
        notes = texts + [block.text for block in self._footnotes]
        subject = header["subject"] or ""
        periods = self._found("inspection_start", inspection_periods(texts, header["date"])) or ()
        named = self._found("inspectors", inspectors(texts)) or ()
        for index, period in enumerate(periods):
            self._cite_passage(f"/metadata/inspection_periods/{index}", period, self._introduction)
        for index, inspector in enumerate(named):
            self._cite_passage(f"/metadata/inspectors/{index}", inspector, self._introduction)
        start, end = self._first_and_last(periods)
        return {
            "authority": self._authority(subject, texts, start or header["date"]),
            "inspection_start": start,
            "inspection_end": end,
            "inspection_periods": [{"start": period.value.start, "end": period.value.end} for period in periods],
            "legal_basis": self._text("legal_basis", legal_basis(notes), self._introduction + self._footnotes),
            "inspectors": [inspector.value for inspector in named],
            "inspection_team": self._team(named, texts),
            "previous_inspections": self._previous(start),
            "visit_scope": [],
            "theme": self._theme(subject, texts),
            "judgements": [],
            "outcome": None,
            "partners": [],
        }

    def _first_and_last(self, periods: Sequence[Cited[Period]]) -> tuple[Any, Any]:
        """First day of the inspection's first part, last day of its last."""
        if not periods:
            return None, None
        self._cite_passage("/metadata/inspection_start", periods[0], self._introduction)
        self._cite_passage("/metadata/inspection_end", periods[-1], self._introduction)
        return periods[0].value.start, periods[-1].value.end

    def _team(self, named: Sequence[Cited[str]], texts: Sequence[str]) -> list[Values]:
        team = []
        for index, (inspector, told) in enumerate(zip(named, told_of(named, texts), strict=True)):
            block = self._introduction[inspector.paragraph or 0]
            lines = [line for place in told.places for line in block.lines_between(*place)]
            self._cite(f"/metadata/inspection_team/{index}", dict.fromkeys(lines))
            team.append({"name": inspector.value, "role": told.role, "organisation": None, "lead": told.lead})
        return team

    def _theme(self, subject: str, texts: Sequence[str]) -> str | None:
        if not self._labelling.family.themed:
            return None
        return self._text("theme", theme(subject, texts), self._introduction)

    def _authority(self, subject: str, texts: Sequence[str], on: Any) -> Values:
        name = self._text("authority/name", authority_name(subject, texts), self._introduction)
        entry = resolve(name, on) if name else None
        if entry is None:
            return {"name": name} | dict.fromkeys(Authority._fields)
        return {"name": name, **entry._asdict()}

    def _previous(self, present: Any) -> list[str]:
        blocks = self._items + self._footnotes
        found = previous_inspections([block.text for block in blocks], present)
        for index, mention in enumerate(found):
            self._cite_passage(f"/metadata/previous_inspections/{index}", mention, blocks)
        return [mention.value for mention in found]

    def _found(self, field: str, outcome: Outcome[Any]) -> Any:
        self.outcomes[f"/metadata/{field}"] = outcome
        return outcome.found.value if outcome.found else None

    def _text(self, field: str, outcome: Outcome[Cited[str]], blocks: Sequence[Passage]) -> str | None:
        cited = self._found(field, outcome)
        if cited is None:
            return None
        self._cite_passage(f"/metadata/{field}", cited, blocks)
        return str(cited.value)

    def _cite_passage(self, pointer: str, cited: Cited[Any], blocks: Sequence[Passage]) -> None:
        if cited.paragraph is None:
            self.evidence[pointer] = self.evidence["/header/subject"]
        else:
            self._cite(pointer, blocks[cited.paragraph].lines_between(cited.start, cited.end))

    def sections(self) -> list[Values]:
        """All sections with their items in the order printed; unplaced lines come last."""
        items: dict[int, list[Values]] = defaultdict(list)
        for group, item in sorted(self._labelling.items.items(), key=lambda pair: self._first_line(pair[0])):
            pointer = f"/sections/{item.section}/items/{len(items[item.section])}"
            items[item.section].append(self._item(group, item, pointer))
        sections = [self._section(start, items[index]) for index, start in enumerate(self._labelling.sections)]
        levels = [section["level"] for section in sections]
        for index, (section, level_below) in enumerate(zip(sections, [*levels[1:], 0], strict=True)):
            self._give_roles(section, f"/sections/{index}", has_sections=level_below > levels[index])
        return sections + self._unplaced(f"/sections/{len(sections)}")

    def _give_roles(self, section: Values, pointer: str, *, has_sections: bool) -> None:
        """Say of each item what it is to its section, and of what was raised before what became of it."""
        kind, items = section["kind"], section["items"]
        roles = roles_of(kind, [item["text"] for item in items], has_sections=has_sections)
        for index, (item, role) in enumerate(zip(items, roles, strict=True)):
            recalled = recall(kind, role, item["text"])
            item |= {"role": role, "recurrence": recalled.recurrence}
            if recalled.unclear:
                message = f"whether an earlier inspection raised this can't be told: “{recalled.unclear}”"
                code, place = DiagnosticCode.UNCLEAR_RECURRENCE, f"{pointer}/items/{index}"
                self.diagnostics.append(diagnostic(code, message, place, item["evidence"]))

    def _first_line(self, group: int) -> int:
        return self._blocks[Role.ITEM][group][0].line.number

    def _section(self, start: SectionStart, items: list[Values]) -> Values:
        labels = self._blocks[Role.HEADING][start.heading] if start.heading is not None else []
        heading = passage(labels) if labels else None
        evidence = self._where(heading.lines) if heading else []
        first = evidence or (items[0]["evidence"] if items else [])
        return {
            "kind": start.kind,
            "heading": heading.text if heading else None,
            "level": start.level,
            "judgement": None,
            "footnotes": _marks(labels),
            "page": first[0]["page"] if first else None,
            "evidence": evidence,
            "items": items,
        }

    def _item(self, group: int, item: ItemStart, pointer: str) -> Values:
        labels = self._blocks[Role.ITEM][group]
        block = passage(labels)
        for label in labels:
            if label.doubt is not None:
                self.diagnostics.append(self._diagnostic(label.doubt, DOUBTS[label.doubt], pointer, [label.line]))
        kind = self._labelling.sections[item.section].kind
        self._items.append(block)
        if kind == "introduction":
            self._introduction.append(block)
        return self._values_of(item, block, labels)

    def _values_of(self, item: ItemStart, block: Passage, labels: Sequence[Label]) -> Values:
        return {
            "type": item.type,
            "number": item.number,
            "level": item.level,
            "text": block.text,
            "page": labels[0].line.page,
            "evidence": self._where(block.lines),
            "footnotes": _marks(labels),
            "role": None,
            "responsible_body": None,
            "addressee": None,
            "framework_references": framework_references(block.text),
            "themes": [],
            "recurrence": None,
        }

    def _unplaced(self, pointer: str) -> list[Values]:
        labels = [label for group in self._blocks[Role.UNPLACED].values() for label in group]
        if not labels:
            return []
        lines = [label.line for label in labels]
        counted = "1 line fits" if len(lines) == 1 else f"{len(lines)} lines fit"
        message = f"{counted} nowhere in the letter"
        self.diagnostics.append(self._diagnostic(DiagnosticCode.UNPLACED_TEXT, message, pointer, lines))
        paragraph = ItemStart(len(self._labelling.sections), "paragraph", None, 1)
        items = [self._values_of(paragraph, passage([label]), [label]) for label in labels]
        return [self._section(SectionStart("other", 1, None), items)]

    def footnotes(self) -> list[Values]:
        """The notes at the pages' feet, in order."""
        notes = []
        for labels in self._blocks[Role.FOOTNOTE].values():
            block = passage(labels)
            self._footnotes.append(block)
            notes.append({"marker": labels[0].marks[0], "text": block.text, "page": labels[0].line.page})
        return notes

    def _cite(self, pointer: str, lines: Iterable[Line]) -> None:
        self.evidence[pointer] = self._where(lines)

    def _where(self, lines: Iterable[Line]) -> list[Evidence]:
        return where(lines, paged=self._paged)

    def _diagnostic(self, code: DiagnosticCode, message: str, pointer: str | None, lines: Iterable[Line]) -> Values:
        return diagnostic(code, message, pointer, self._where(lines))


def _marks(labels: Sequence[Label]) -> list[str]:
    """Markers of footnotes that stand in a block, each once."""
    return list(dict.fromkeys(mark for label in labels for mark in label.marks))


def _addressed(labels: Sequence[Label]) -> list[Values]:
    listed = labels[0].part == ENTRY
    return [reading._asdict() for reading in read_recipients([label.text for label in labels], listed)]


def _signatory(labels: Sequence[Label]) -> list[Values]:
    agency = [label for label in labels if label.part == "organisation"]
    texts = [label.text for label in labels if label.part != "organisation"]
    return [read_signatory(texts, passage(agency).text or None)._asdict()]


def _copied(labels: Sequence[Label]) -> list[Values]:
    return [reading._asdict() for reading in read_copied([label.text for label in labels if label.text])]
