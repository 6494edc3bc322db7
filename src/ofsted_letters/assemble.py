"""Labels -> the letter's values: folds blocks of lines into the contract's fields, and reads no layout."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from typing import Any, NamedTuple

from ofsted_letters.diagnostics import DiagnosticCode, diagnostic
from ofsted_letters.document import Document, Line, Note
from ofsted_letters.evidence import Evidence, Passage, passage, where
from ofsted_letters.fields.addressee import addressee
from ofsted_letters.fields.authorities import Authority, resolve
from ofsted_letters.fields.cited import Cited
from ofsted_letters.fields.contacts import read_sender
from ofsted_letters.fields.dates import Period, find_mentions, read_date
from ofsted_letters.fields.framework import framework_references
from ofsted_letters.fields.inspection import inspection_periods, legal_basis
from ofsted_letters.fields.inspectors import inspectors, introduced_without_name
from ofsted_letters.fields.judgements import aspect_of, judged_in, whole_grade
from ofsted_letters.fields.people import read_copied, read_signatories
from ofsted_letters.fields.previous import previous_inspections
from ofsted_letters.fields.recipients import read_recipients
from ofsted_letters.fields.recurrence import recall
from ofsted_letters.fields.responsible import responsible_body
from ofsted_letters.fields.roles import roles_of
from ofsted_letters.fields.rules import Outcome
from ofsted_letters.fields.subject import authority_name, council_addressed
from ofsted_letters.fields.team import told_of
from ofsted_letters.fields.theme import points, theme
from ofsted_letters.fields.title_page import authority_of_report, leaders, periods_printed
from ofsted_letters.label.extent import notes_around
from ofsted_letters.label.labels import (
    ADDRESS,
    ASPECT,
    ENTRY,
    GRADE,
    HEAD,
    NAME,
    ORGANISATION,
    PERSON,
    WEBSITE,
    ItemStart,
    Label,
    Labelling,
    Role,
    SectionStart,
)  # fmt: skip
from ofsted_letters.terms import IMPROVEMENTS, SCHEMA_VERSION
from ofsted_letters.themes.scopes import visit_scopes

Values = dict[str, Any]
"""Some part of a letter with the contract's keys, not yet validated."""
DOUBTS = {
    DiagnosticCode.UNCERTAIN_PARAGRAPH: "whether a paragraph begins here can't be seen; it is taken to go on",
    DiagnosticCode.TAGS_AGAINST_GEOMETRY: "the page and the file's structure disagree whether a paragraph begins here",
}
"""What to say of a label that is in doubt."""


PARTS = (HEAD, ORGANISATION, PERSON, WEBSITE, ADDRESS)
"""The parts of a partner's column."""
ROWS = {
    "organisation": ORGANISATION,
    "name": PERSON,
    "role": PERSON,
    "website": WEBSITE,
    "address": ADDRESS,
    "postcode": ADDRESS,
}
"""In which of them a partner's values stand."""


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
    metadata = assembly.metadata(header, sections)
    assembly.recall_earlier(sections, metadata["previous_inspections"])
    values = {
        "schema_version": SCHEMA_VERSION,
        "family": labelling.family.name,
        "form": labelling.form,
        "source": source,
        "header": header,
        "metadata": metadata,
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
        self._document = document
        self._labelling = labelling
        self._lines = document.lines
        self._paged = document.media_type == "application/pdf"
        self._blocks: dict[Role, dict[int, list[Label]]] = defaultdict(lambda: defaultdict(list))
        for label in labelling.labels:
            self._blocks[label.role][label.group].append(label)
        self._introduction: list[Passage] = []
        self._points: set[int] = set()
        """Which passages of the introduction are points of a list."""
        self._footnotes: list[Passage] = []
        self._items: list[Passage] = []
        self._under: defaultdict[str, list[Passage]] = defaultdict(list)
        """Items by their section's kind."""
        self.evidence: dict[str, list[Evidence]] = {}
        self.outcomes: dict[str, Outcome[Any]] = {"/family": labelling.recognition}
        self.diagnostics: list[Values] = [
            self._diagnostic(note.code, note.message, None, self._lines_of(note)) for note in document.notes
        ]

    def _lines_of(self, note: Note) -> list[Line]:
        first = self._lines[0].number if self._lines else 0
        return [self._lines[number - first] for number in note.lines]

    def header(self) -> Values:
        """Sender, date, recipients, salutation and subject."""
        date = self._whole(Role.DATE, "/header/date")
        return {
            "sender": self._sender(),
            "date": read_date(date) if date else None,
            "recipients": self.people(Role.RECIPIENT, "/header/recipients", _addressed),
            "salutation": self._salutation(),
            "subject": self._whole(Role.SUBJECT, "/header/subject"),
            "title": self._whole(Role.TITLE, "/header/title"),
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
        """Everyone of a role; a block of labels can hold several people run together.

        Those who signed come as their blocks count, which is row by row, though a name can begin above another's.
        """
        everyone: list[Values] = []
        blocks = self._blocks[role]
        for group in sorted(blocks) if role is Role.SIGNATORY else blocks:
            labels = blocks[group]
            block = passage(labels)
            for person in read(labels):
                at = f"{pointer}/{len(everyone)}"
                self._cite_values(at, person, block)
                self._doubt_postcode(f"{at}/postcode", person.get("postcode"), block)
                everyone.append(person)
        return everyone

    def _doubt_postcode(self, pointer: str, postcode: str | None, block: Passage) -> None:
        if postcode is not None and postcode not in block.text:
            message = f"the postcode is spelled {postcode}"
            self.diagnostics.append(
                diagnostic(DiagnosticCode.REPAIRED_POSTCODE, message, pointer, self.evidence[pointer])
            )

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

    def metadata(self, header: Values, sections: Sequence[Values]) -> Values:
        """What the title page or the introduction, and the whole text of earlier inspections, say of the inspection."""
        texts = [block.text for block in self._introduction]
        printed = self._on_title_page() if self._labelling.form == "report" else self._in_opening(texts, header["date"])
        periods = printed["inspection_periods"]
        start, end = self._first_and_last(periods)
        looked_at = self._theme(header["subject"] or "", texts)
        return {
            "authority": self._authority(header, texts, start or header["date"]),
            "inspection_start": start,
            "inspection_end": end,
            **printed,
            "inspection_periods": [{"start": period.start, "end": period.end} for period in periods],
            "legal_basis": self._legal_basis(),
            "previous_inspections": self._previous(start),
            "visit_scope": self._visit_scope(looked_at),
            "theme": looked_at,
            "judgements": self._judgements(sections),
            "outcome": self._outcome(),
            "partners": self._partners(),
        }

    def _legal_basis(self) -> str | None:
        """The law that the opening, a footnote or a report's last section names."""
        blocks = self._introduction + self._footnotes + self._under["about_inspection"]
        return self._text("legal_basis", legal_basis([block.text for block in blocks]), blocks)

    def _outcome(self) -> Values | None:
        """What an area SEND report concludes, and where it says so."""
        blocks = self._under["outcome"]
        if not blocks or "outcome" not in self._labelling.family.fields:
            return None
        from ofsted_letters.fields.outcome import read_outcome

        reading = read_outcome([block.text for block in blocks])
        for field, cited in reading.places.items():
            self._cite_passage(f"/metadata/outcome/{field}", cited, blocks)
        return dict(reading.values)

    def _partners(self) -> list[Values]:
        """The bodies of the partnership, a column each."""
        partners: list[Values] = []
        if not (columns := self._columns(Role.PARTNER)):
            return partners
        from ofsted_letters.fields.partners import read_partners

        for labels in columns:
            texts = {part: [label.text for label in labels if label.part == part] for part in PARTS}
            head, organisation, person = (_joined(labels, part) for part in PARTS[:3])
            for partner in read_partners(head, organisation, person, texts[WEBSITE], texts[ADDRESS]):
                self._cite_partner(f"/metadata/partners/{len(partners)}", partner._asdict(), labels)
                partners.append(partner._asdict())
        return partners

    def _cite_partner(self, pointer: str, partner: Values, labels: Sequence[Label]) -> None:
        """Where a column stands, and in it the row of each value; a post's row stands for each of its lines."""
        self._cite(pointer, [label.line for label in labels])
        rows = {part: [label.line for label in labels if label.part == part] for part in PARTS}
        for field, part in ROWS.items():
            values = [f"/{index}" for index in range(len(partner[field]))] if field == "address" else [""]
            for value in values if partner[field] else ():
                self._cite(f"{pointer}/{field}{value}", rows[part])

    def _columns(self, role: Role) -> list[list[Label]]:
        """The columns of a panel, without its heading."""
        return [labels for group, labels in self._blocks[role].items() if group]

    def _first_and_last(self, periods: Sequence[Period]) -> tuple[Any, Any]:
        """First day of the inspection's first part, last day of its last."""
        if not periods:
            return None, None
        where = "/metadata/inspection_periods"
        self.evidence["/metadata/inspection_start"] = self.evidence[f"{where}/0"]
        self.evidence["/metadata/inspection_end"] = self.evidence[f"{where}/{len(periods) - 1}"]
        return periods[0].start, periods[-1].end

    def _in_opening(self, texts: Sequence[str], written: Any) -> Values:
        """When a letter says that the inspection took place, and who inspected."""
        periods = self._found("inspection_start", inspection_periods(texts, written)) or ()
        named = self._found("inspectors", inspectors(texts)) or ()
        for index, period in enumerate(periods):
            self._cite_passage(f"/metadata/inspection_periods/{index}", period, self._introduction)
        if not named and (words := introduced_without_name(texts)):
            lines = self._introduction[words.paragraph or 0].lines_between(words.start, words.end)
            message = "the opening says who inspected, and no name was read"
            self.diagnostics.append(
                self._diagnostic(DiagnosticCode.UNNAMED_INSPECTORS, message, "/metadata/inspectors", lines)
            )
        for index, inspector in enumerate(named):
            self._cite_passage(f"/metadata/inspectors/{index}", inspector, self._introduction)
        return {
            "inspection_periods": [period.value for period in periods],
            "inspectors": [inspector.value for inspector in named],
            "inspection_team": self._team(named, texts),
        }

    def _on_title_page(self) -> Values:
        """When a report says that the inspection took place, and who led it."""
        dates, led = self._block(Role.INSPECTION_DATES), self._block(Role.INSPECTOR)
        periods = periods_printed(dates.text)
        for index, period in enumerate(periods):
            self._cite(f"/metadata/inspection_periods/{index}", dates.lines_between(*period.span))
        self._watch_footers(periods)
        team = leaders(led.text)
        names = [leader.name for leader in team]
        self._cite_values("/metadata/inspection_team", [leader._asdict() for leader in team], led)
        self._cite_values("/metadata/inspectors", names, led)
        members = [leader._asdict() | {"organisation": None, "lead": True} for leader in team] + self._listed(len(team))
        return {
            "inspection_periods": periods,
            "inspectors": [member["name"] for member in members],
            "inspection_team": members,
        }

    def _listed(self, first: int) -> list[Values]:
        """The inspection team as a report's last page lists it; `first` is its first member's index."""
        from ofsted_letters.fields.team_table import read_team

        members: list[Values] = []
        for labels in self._columns(Role.TEAM):
            head, people = labels[0], labels[1:]
            block = passage(people)
            for member in read_team(head.text or None, [label.text for label in people]):
                lines = block.lines_between(*(block.place_of(member.name) or (0, 0)))
                for field in ("inspection_team", "inspectors"):
                    self._cite(f"/metadata/{field}/{first + len(members)}", lines)
                members.append(member._asdict())
        return members

    def _block(self, role: Role) -> Passage:
        return passage([label for group in self._blocks[role].values() for label in group])

    def _watch_footers(self, periods: Sequence[Period]) -> None:
        """Say so where the dates at the pages' feet are not those of the title page."""
        known = {period[:2] for period in periods}
        for label in self._blocks[Role.RUNNING][0]:
            at_foot = periods_printed(label.line.text) if known else []
            if at_foot and {period[:2] for period in at_foot} != known:
                message = "the dates at the page's foot are not those of the title page, which count"
                code, pointer = DiagnosticCode.PERIOD_MISMATCH, "/metadata/inspection_periods"
                self.diagnostics.append(self._diagnostic(code, message, pointer, [label.line]))
                return

    def _judgements(self, sections: Sequence[Values]) -> list[Values]:
        """The rows of a report's table, each with the section that argues it."""
        judged = ((index, section["judgement"]) for index, section in enumerate(sections))
        argued = {judgement["aspect"]: index for index, judgement in judged if judgement}
        rows: list[Values] = []
        for group, labels in self._blocks[Role.JUDGEMENT].items():
            parts = {part: passage([label for label in labels if label.part == part]) for part in (ASPECT, GRADE)}
            printed = {f"{part}_printed": block.text for part, block in parts.items()}
            aspect, grade = aspect_of(parts[ASPECT].text), whole_grade(parts[GRADE].text)
            if aspect and grade:
                self._cite(f"/metadata/judgements/{len(rows)}", [label.line for label in labels])
                section = f"/sections/{argued[aspect]}" if aspect in argued else None
                rows.append({"aspect": aspect, "grade": grade, **printed, "section": section})
            elif group:
                message, pointer = "no judgement that is known", "/metadata/judgements"
                code, lines = DiagnosticCode.UNREAD_JUDGEMENT, [label.line for label in labels]
                self.diagnostics.append(self._diagnostic(code, message, pointer, lines))
        return rows

    def _team(self, named: Sequence[Cited[str]], texts: Sequence[str]) -> list[Values]:
        team = []
        for index, (inspector, told) in enumerate(zip(named, told_of(named, texts), strict=True)):
            block = self._introduction[inspector.paragraph or 0]
            lines = [line for place in told.places for line in block.lines_between(*place)]
            self._cite(f"/metadata/inspection_team/{index}", dict.fromkeys(lines))
            team.append({"name": inspector.value, "role": told.role, "organisation": None, "lead": told.lead})
        return team

    def _theme(self, subject: str, texts: Sequence[str]) -> str | None:
        if "theme" not in self._labelling.family.fields:
            return None
        outcome = theme(subject, texts)
        value = self._text("theme", outcome, self._introduction)
        if value is None or outcome.found is None:
            return None
        found = outcome.found.value
        below = points(found, texts, self._points)
        if found.paragraph is not None and below:
            led = self._introduction[found.paragraph].lines_between(found.start, found.end)
            self._cite("/metadata/theme", [*led, *(line for at in below for line in self._introduction[at].lines)])
        return "; ".join((value, *below.values()))

    def _visit_scope(self, looked_at: str | None) -> tuple[str, ...]:
        """What kind of work a theme is, in a family of visits."""
        if looked_at is None or "visit_scope" not in self._labelling.family.fields:
            return ()
        return visit_scopes(looked_at)

    def _authority(self, header: Values, texts: Sequence[str], on: Any) -> Values:
        found = (
            authority_of_report(header["title"], self._labelling.family.titles)
            if header["title"]
            else authority_name(header["subject"] or "", texts)
        )
        name = self._text("authority/name", found, self._introduction)
        entry = resolve(name, on) if name else None
        organisations = [recipient["organisation"] or "" for recipient in header["recipients"]]
        if entry is None and (addressed := council_addressed(organisations, on)):
            index, name = addressed
            entry = resolve(name, on)
            self.evidence["/metadata/authority/name"] = self.evidence[f"/header/recipients/{index}/organisation"]
        if entry is None:
            return {"name": name} | dict.fromkeys(Authority._fields)
        return {"name": name, **entry._asdict()}

    def _previous(self, present: Any) -> list[str]:
        if (printed := self._block(Role.PREVIOUS)).lines:
            return self._previous_on_title_page(printed)
        blocks = self._items + self._footnotes
        found = previous_inspections([block.text for block in blocks], present)
        for index, mention in enumerate(found):
            self._cite_passage(f"/metadata/previous_inspections/{index}", mention, blocks)
        return [mention.value for mention in found]

    def _previous_on_title_page(self, printed: Passage) -> list[str]:
        """The dates below a report's own; "Not previously inspected" gives none."""
        mentions = find_mentions(printed.text)
        for index, mention in enumerate(mentions):
            self._cite(f"/metadata/previous_inspections/{index}", printed.lines_between(*mention.span))
        return [mention.value for mention in mentions]

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
            self.evidence[pointer] = self.evidence.get("/header/title") or self.evidence["/header/subject"]
        else:
            self._cite(pointer, blocks[cited.paragraph].lines_between(cited.start, cited.end))

    def sections(self) -> list[Values]:
        """All sections with their items in the order printed; unplaced lines come last."""
        items: dict[int, list[Values]] = defaultdict(list)
        for group, item in sorted(self._labelling.items.items(), key=lambda pair: self._first_line(pair[0])):
            pointer = f"/sections/{item.section}/items/{len(items[item.section])}"
            items[item.section].append(self._item(group, item, pointer))
        sections = [self._section(start, items[index]) for index, start in enumerate(self._labelling.sections)]
        levels = [section["level"] for section in sections] + [0]
        for index, section in enumerate(sections):
            self._give_roles(section, has_sections=levels[index + 1] > levels[index])
            self._doubt_heading(section, self._labelling.sections[index].heading, f"/sections/{index}")
            if section["kind"] in IMPROVEMENTS:
                self._say_who_is_asked(section, f"/sections/{index}/items")
        return sections + self._unplaced(f"/sections/{len(sections)}")

    def _give_roles(self, section: Values, *, has_sections: bool) -> None:
        """Say of each item what it is to its section."""
        items = section["items"]
        roles = roles_of(section["kind"], [item["text"] for item in items], has_sections=has_sections)
        for item, role in zip(items, roles, strict=True):
            item["role"] = role

    def recall_earlier(self, sections: list[Values], inspected: Sequence[str]) -> None:
        """Say of what was raised before, at the inspections of these dates or another, what became of it."""
        for at, section in enumerate(sections):
            for index, item in enumerate(section["items"]):
                recalled = recall(section["kind"], item["role"], item["text"], inspected)
                item["recurrence"] = recalled.recurrence
                if recalled.unclear:
                    message = f"whether an earlier inspection raised this can't be told: “{recalled.unclear}”"
                    code, place = DiagnosticCode.UNCLEAR_RECURRENCE, f"/sections/{at}/items/{index}"
                    self.diagnostics.append(diagnostic(code, message, place, item["evidence"]))

    def _say_who_is_asked(self, section: Values, pointer: str) -> None:
        """Say of each improvement point whom it is for, and which agency it names where letters speak to several."""
        family, lead_in = self._labelling.family, ""
        for index, item in enumerate(section["items"]):
            if item["type"] == "paragraph":
                lead_in = item["text"] if item["role"] == "lead_in" else ""
            if item["role"] != "finding":
                continue
            if "subjects" in family.fields:
                body = responsible_body(item["text"], lead_in, section["heading"] or "")
                self._say(item, f"{pointer}/{index}", "responsible_body", body)
            asked = addressee(item["text"], item["responsible_body"], family.asks)
            self._say(item, f"{pointer}/{index}", "addressee", asked)

    def _say(self, item: Values, pointer: str, field: str, outcome: Outcome[Any]) -> None:
        """Give an item a value that rules found, if they did."""
        item[field] = outcome.found.value if outcome.found else None
        self.outcomes[f"{pointer}/{field}"] = outcome

    def _doubt_heading(self, section: Values, group: int | None, pointer: str) -> None:
        """Tell of a heading of unknown words: what it opens is told by its looks and its end, unless it judges."""
        if group is None or section["judgement"]:
            return
        if (doubt := self._blocks[Role.HEADING][group][0].doubt) is not None:
            message = f"an unknown heading opens a section, which is taken for {section['kind']}"
            self.diagnostics.append(diagnostic(doubt, message, pointer, section["evidence"]))

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
            "judgement": self._judgement(heading),
            "footnotes": _marks(labels),
            "page": first[0]["page"] if first else None,
            "evidence": evidence,
            "items": items,
        }

    def _judgement(self, heading: Passage | None) -> Values | None:
        """The judgement that a heading gives, in a family whose reports give some."""
        if heading is None or "judgements" not in self._labelling.family.fields:
            return None
        judged = judged_in(heading.text)
        return judged._asdict() if judged else None

    def _item(self, group: int, item: ItemStart, pointer: str) -> Values:
        labels = self._blocks[Role.ITEM][group]
        block = passage(labels)
        for label in labels:
            if label.doubt is not None:
                self.diagnostics.append(self._diagnostic(label.doubt, DOUBTS[label.doubt], pointer, [label.line]))
        kind = self._labelling.sections[item.section].kind
        self._items.append(block)
        self._under[kind].append(block)
        if kind == self._labelling.family.outline.opening:
            if item.type == "bullet":
                self._points.add(len(self._introduction))
            self._introduction.append(block)
        return self._values_of(item, block, labels) | {"responsible_body": self._responsible(item)}

    def _responsible(self, item: ItemStart) -> str | None:
        """The body beside which an item stands in its table."""
        return passage(self._blocks[Role.BODY][item.row]).text or None if item.row else None

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
        for note in notes_around(self._document, self._labelling):
            self.diagnostics.append(self._diagnostic(note.code, note.message, pointer, self._lines_of(note)))
        if lines := [label.line for label in labels if label.doubt is None]:
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


def _joined(labels: Sequence[Label], part: str) -> str:
    return passage([label for label in labels if label.part == part]).text


def _marks(labels: Sequence[Label]) -> list[str]:
    """Markers of footnotes that stand in a block, each once."""
    return list(dict.fromkeys(mark for label in labels for mark in label.marks))


def _addressed(labels: Sequence[Label]) -> list[Values]:
    listed = labels[0].part == ENTRY
    return [reading._asdict() for reading in read_recipients([label.text for label in labels], listed)]


def _signatory(labels: Sequence[Label]) -> list[Values]:
    agency, name = _joined(labels, ORGANISATION), _joined(labels, NAME)
    texts = [label.text for label in labels if label.part not in (ORGANISATION, NAME)]
    return [reading._asdict() for reading in read_signatories([name, *texts] if name else texts, agency or None)]


def _copied(labels: Sequence[Label]) -> list[Values]:
    return [reading._asdict() for reading in read_copied([label.text for label in labels if label.text])]
