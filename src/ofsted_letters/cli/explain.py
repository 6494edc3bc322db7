"""`explain`: why a letter came out as it did."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from itertools import groupby
from typing import TYPE_CHECKING, Any

import click

from ofsted_letters.cli import options
from ofsted_letters.cli.failures import tell
from ofsted_letters.cli.inputs import done_apart
from ofsted_letters.cli.output import destination
from ofsted_letters.cli.pointers import (
    ABOUT_VALUES,
    at,
    cited,
    explained_alone,
    lines_of,
    meant,
    places_of,
    pointers,
    without_evidence,
)
from ofsted_letters.write.printable import printable

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

    from ofsted_letters.batch.limits import Limits
    from ofsted_letters.document import Document
    from ofsted_letters.fields.rules import Outcome
    from ofsted_letters.label.labels import Label
    from ofsted_letters.pipeline import Trace
    from ofsted_letters.terms import Reading
    from ofsted_letters.themes.rules import Rules
    from ofsted_letters.why import Look

WIDTH = 120
"""Characters of a line of explanation at most."""

EPILOG = """\b
Examples:
  ofsted-letters explain letter.pdf
  ofsted-letters explain letter.pdf --field inspectors
  ofsted-letters explain letter.pdf --field /header/date --field /metadata/theme
  ofsted-letters explain letter.pdf --field themes
  ofsted-letters explain letter.pdf --field recipients --field family
  ofsted-letters explain letter.pdf --line 14 --line 50-52

A source line is shown as its number, its page, what it is ("…": more of the same), the evidence and the rule that said
so, and its text; below it are the rules asked before and why each declined. What the rules say stands under the lines.
Line numbers are the ones that evidence in the JSON cites. The first step that knows a line takes it: unseen text,
furniture, pages around the letter, footnotes, letterhead, date, addressees, salutation, subject, headings, items and
sign-off. With --line, every step that looked at the line is told, and why it left the line to the next.

Without --field and --line, the fields that rules search for are explained, and the diagnostics.
"""


def field_names(ctx: click.Context, parameter: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Names that a shell can complete: the keys of the letter's values."""
    from click.shell_completion import CompletionItem

    from ofsted_letters.write.schema import json_schema

    schema = json_schema("letter")
    values = (schema, *(part for name, part in schema["$defs"].items() if name not in ("Evidence", "Diagnostic")))
    keys = {key for part in values for key in part.get("properties", ())} - ABOUT_VALUES
    return [CompletionItem(key) for key in sorted(keys) if key.startswith(incomplete)]


@click.command(epilog=EPILOG)
@options.file
@click.option(
    "--field",
    "fields",
    multiple=True,
    metavar="NAME",
    shell_complete=field_names,
    help="Only this value: its JSON Pointer, or the start or the last part of it. Can be given several times.",
)
@click.option(
    "--line",
    "lines",
    multiple=True,
    type=options.NumberRange("lines"),
    metavar="LINES",
    help="Only this line or these, such as 14 or 50-52: each step that looked at it. Can be given several times.",
)
@options.rules
@options.reading
@options.pages
@options.limits
@click.pass_context
def explain(
    ctx: click.Context,
    file: str,
    fields: tuple[str, ...],
    lines: tuple[tuple[int, int], ...],
    reading: Reading,
    limits: Limits,
) -> None:
    """Explain how a letter was read, line by line and field by field.

    For a field: which rule found its value and in which lines, or which rules tried and why each declined. For a
    line: which steps looked at it, and why each took or left it. FILE is a path, or - for standard input.
    """
    failed: list[str] = []
    work = partial(explained, reading=reading, fields=fields, lines=lines)
    for _, (told, among, wrong, fault) in done_apart([file], work, limits, failed):
        if fault:
            raise click.BadParameter(fault, param_hint=wrong)
        if among:
            tell(file, among)
        with destination(None) as stream:
            stream.write("".join(printable(line).rstrip() + "\n" for line in told).encode())
    if failed:
        ctx.exit(1)


def explained(
    data: bytes, name: str, *, reading: Reading, fields: tuple[str, ...], lines: tuple[tuple[int, int], ...]
) -> tuple[list[str], str, str, str]:
    """The lines of an explanation, and what to tell of the letter where it is one of several, or carried by its file.

    Or else the option that asks for what is not in the letter, and what is wrong with it.
    """
    from ofsted_letters.pipeline import trace

    made = trace(data, name, reading)
    explanation = Explanation(made, reading.rules)
    try:
        told = list(explanation.fields(explanation.chosen(fields)))
    except UnknownField as error:
        return [], "", "--field", str(error)
    if absent := next((part for part in lines if not in_document(part, made.document)), None):
        return [], "", "--line", unknown_line(absent, made.document)
    told += steps(made.document, lines)
    source, among = made.letter.source, ""
    if source.page_range and not reading.pages:
        among = f"explained is {source.name}, the first of its letters; --pages explains another"
    elif "/" in source.name:
        among = f"explained is {source.name}; save what else is attached, and give that"
    return told if fields or lines else list(explanation.whole()), among, "", ""


class UnknownField(Exception):
    """The letter has no value of that name."""


class Explanation:
    """What can be said about one letter."""

    def __init__(self, made: Trace, rules: Rules | None = None) -> None:
        self._rules = rules
        self._outcomes = made.outcomes
        self._labels = {label.line.number: label for label in made.labels}
        letter = made.letter.model_dump(mode="json")
        self._values = without_evidence(letter)
        self._places = places_of(letter)
        self._diagnostics = letter["diagnostics"]

    def chosen(self, names: Iterable[str]) -> list[str]:
        """The pointers that the given names mean, in the order asked for."""
        known = list(pointers(self._values))
        found: list[str] = []
        for name in names:
            named = meant(name, known)
            if not named:
                raise UnknownField(unknown(name, known))
            found += [part for pointer in named for part in explained_alone(at(self._values, pointer), pointer)]
        return list(dict.fromkeys(found))

    def whole(self) -> Iterator[str]:
        """All lines, the rules that told them, the fields that rules search for, the diagnostics."""
        yield from listing(list(self._labels.values()))
        yield ""
        yield from legend(self._labels.values())
        yield ""
        yield from self.fields(pointer for pointer in self._outcomes if not pointer.startswith("/sections/"))
        if self._diagnostics:
            yield ""
        for one in self._diagnostics:
            yield f"{one['severity']}: {one['message']} ({one['code']})"
            yield from self._quoted(lines_of(one["evidence"]))

    def fields(self, chosen: Iterable[str]) -> Iterator[str]:
        """The values at these pointers: what each is, how it was found, and where."""
        import json

        for pointer in chosen:
            value = at(self._values, pointer)
            yield f"{pointer}: {json.dumps(value, ensure_ascii=False)}"
            places = cited(self._places, pointer)
            if pointer in self._outcomes:
                yield from attempts(self._outcomes[pointer])
                yield from self._quoted(places)
                continue
            if pointer.endswith("/themes"):
                yield from self._themes(pointer)
                continue
            if value in (None, []):
                yield "    these lines don't say it:" if places else "    no line was read as it"
            for label in self._cited(places):
                yield f"    line {label.line.number}: {label.line.text}"
                yield f"        {label.role} by {label.rule.basis}, {label.rule}: {label.rule.__doc__}"
                yield from declines(label, "        ")

    def _themes(self, pointer: str) -> Iterator[str]:
        """The words that told each theme of an item, and where they stand."""
        from ofsted_letters.themes.deciding import told
        from ofsted_letters.themes.rules import packaged

        item = at(self._values, pointer.removesuffix("/themes"))
        reasons = {one.theme: one for one in told(item["text"], self._rules or packaged())}
        for theme in item["themes"]:
            words = ", ".join(f"“{words}”" for words in reasons[theme].words)
            yield f"    {theme}: {words}, {reasons[theme].reason}"
        yield from self._quoted(cited(self._places, pointer))

    def _quoted(self, places: Iterable[range]) -> Iterator[str]:
        for label in self._cited(places):
            yield f"    line {label.line.number}: {label.line.text}"

    def _cited(self, places: Iterable[range]) -> list[Label]:
        numbers = {number for place in places for number in place} & self._labels.keys()
        return [self._labels[number] for number in sorted(numbers)]


def unknown(name: str, known: Iterable[str]) -> str:
    """What to say of a name that no value has."""
    from difflib import get_close_matches

    keys = dict.fromkeys(part for pointer in known for part in pointer.split("/") if part and not part.isdigit())
    near = get_close_matches(name.strip("/").rpartition("/")[2], keys, n=1)
    example = f"perhaps {near[0]!r} is meant" if near else "give a key of its JSON, such as inspectors or /header/date"
    return f"the letter has no field {name!r}: {example}"


def in_document(part: tuple[int, int], document: Document) -> bool:
    """Whether any line has one of these numbers."""
    first, last = part
    return any(first <= line.number <= last for line in document.lines)


def unknown_line(part: tuple[int, int], document: Document) -> str:
    """What to say of lines that the letter has not."""
    numbers = [line.number for line in document.lines]
    return f"the letter has no line {part[0]}: it has {numbers[0]} to {numbers[-1]}"


def steps(document: Document, parts: Sequence[tuple[int, int]]) -> Iterator[str]:
    """Of each line of some parts the steps that looked at it, in their order, and what their rules said."""
    if not parts:
        return
    from ofsted_letters.forms import label_document
    from ofsted_letters.why import looks

    lines = [line for line in document.lines if any(first <= line.number <= last for first, last in parts)]
    looked = looks(document, label_document(document), [line.number for line in lines])
    for line in lines:
        page = f" (page {line.page})" if line.page else ""
        yield f"line {line.number}{page}: {line.text}"
        for look in looked[line.number]:
            yield f"    {look.step}"
            yield from said(look)


def said(look: Look) -> Iterator[str]:
    """What the rules of a step said of a line; those that declined for one reason in one line."""
    from textwrap import wrap

    told = []
    for reason, same in groupby(look.declined, key=lambda attempt: attempt.reason):
        told.append(f"{', '.join(dict.fromkeys(attempt.rule for attempt in same))}: declined, {reason}")
    if look.label is not None:
        rule = look.label.rule
        told.append(f"{rule}: found it, {look.label.role} by {rule.basis}: {rule.__doc__}")
    for one in told:
        yield from wrap(one, WIDTH, initial_indent=" " * 8, subsequent_indent=" " * 10)


def listing(labels: Sequence[Label]) -> Iterator[str]:
    """Every line in columns, number, page, role, evidence, rule and text; below it what declined."""
    role = max((len(label.role) for label in labels), default=0)
    basis = max((len(label.rule.basis) for label in labels), default=0)
    rule = max((len(label.rule) for label in labels), default=0)
    for above, label in zip([None, *labels], labels, strict=False):
        page = f"p{label.line.page}" if label.line.page else "-"
        told = f"{goes_on(above, label) or label.role:<{role}}  {label.rule.basis:<{basis}}  {label.rule:<{rule}}"
        yield f"{label.line.number:>5}  {page:<4}  {told}  {label.line.text}"
        yield from declines(label, " " * 13)


def goes_on(above: Label | None, label: Label) -> str:
    """The sign of a line that is of one block with the one above; empty for another."""
    same = above is not None and label.group and (above.role, above.group) == (label.role, label.group)
    return "…" if same else ""


def declines(label: Label, indent: str) -> Iterator[str]:
    """The rules that were asked before the one that told a line, and why each declined."""
    from textwrap import wrap

    tried = [attempt for outcome in label.outcomes for attempt in outcome.attempts]
    reasons = dict.fromkeys(attempt.reason for attempt in tried if attempt.reason is not None)
    named = {reason: ", ".join(attempt.rule for attempt in tried if attempt.reason == reason) for reason in reasons}
    if named:
        said = "; ".join(f"{rules}: {reason}" for reason, rules in named.items())
        yield from wrap(f"declined {said}", WIDTH, initial_indent=indent, subsequent_indent=indent + "  ")


def legend(labels: Iterable[Label]) -> Iterator[str]:
    """What each rule that told a line says, by the evidence that it goes by."""
    from ofsted_letters.label.rules import Rule

    spoke = {label.rule for label in labels}
    rules = [rule for rule in Rule if rule in spoke]
    width = max(map(len, rules), default=0)
    for rule in rules:
        yield f"{rule:<{width}}  by {rule.basis}: {rule.__doc__}"


def attempts(outcome: Outcome[Any]) -> Iterator[str]:
    """What each rule that was tried came to."""
    for attempt in outcome.attempts:
        yield f"    {attempt.rule}: " + ("found it" if attempt.reason is None else f"declined, {attempt.reason}")
