"""`explain`: why a letter came out as it did."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from typing import TYPE_CHECKING, Any

import click

from ofsted_letters.cli import options
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
    from ofsted_letters.fields.rules import Outcome
    from ofsted_letters.label.labels import Label
    from ofsted_letters.pipeline import Trace
    from ofsted_letters.terms import Engine

EPILOG = """\b
Examples:
  ofsted-letters explain letter.pdf
  ofsted-letters explain letter.pdf --field inspectors
  ofsted-letters explain letter.pdf --field /header/date --field /metadata/theme
  ofsted-letters explain letter.pdf --field recipients --field family

A source line is shown as its number, its page, what it is, the rule that said so, and its text. Line numbers are the
ones that evidence in the JSON cites. Without --field, the fields that rules search for are explained, and the
diagnostics.
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
@options.engine
@options.limits
@click.pass_context
def explain(ctx: click.Context, file: str, fields: tuple[str, ...], engine: Engine, limits: Limits) -> None:
    """Explain how a letter was read, line by line and field by field.

    For a field: which rule found its value and in which lines, or which rules tried and why each declined. FILE is a
    path, or - for standard input.
    """
    failed: list[str] = []
    work = partial(explained, engine=engine, fields=fields)
    for _, (lines, fault) in done_apart([file], work, limits, failed):
        if fault:
            raise click.BadParameter(fault, param_hint="--field")
        with destination(None) as stream:
            stream.write("".join(printable(line).rstrip() + "\n" for line in lines).encode())
    if failed:
        ctx.exit(1)


def explained(data: bytes, name: str, *, engine: Engine, fields: tuple[str, ...]) -> tuple[list[str], str]:
    """The lines of an explanation, and what is wrong with the fields asked for."""
    from ofsted_letters.pipeline import trace

    explanation = Explanation(trace(data, name, engine=engine))
    try:
        return list(explanation.fields(explanation.chosen(fields)) if fields else explanation.whole()), ""
    except UnknownField as error:
        return [], str(error)


class UnknownField(Exception):
    """The letter has no value of that name."""


class Explanation:
    """What can be said about one letter."""

    def __init__(self, made: Trace) -> None:
        self._outcomes = made.outcomes
        self._labels = sorted(made.labels, key=lambda label: label.line.number)
        self._texts = {label.line.number: label.line.text for label in self._labels}
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
        """All lines, then the fields that rules search for, then the diagnostics."""
        yield from listing(self._labels)
        yield ""
        yield from self.fields(self._outcomes)
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
            elif value in (None, []):
                yield "    these lines don't say it:" if places else "    no line was read as it"
            yield from self._quoted(places)

    def _quoted(self, places: Iterable[range]) -> Iterator[str]:
        for number in sorted({number for place in places for number in place} & self._texts.keys()):
            yield f"    line {number}: {self._texts[number]}"


def unknown(name: str, known: Iterable[str]) -> str:
    """What to say of a name that no value has."""
    from difflib import get_close_matches

    keys = dict.fromkeys(part for pointer in known for part in pointer.split("/") if part and not part.isdigit())
    near = get_close_matches(name.strip("/").rpartition("/")[2], keys, n=1)
    example = f"perhaps {near[0]!r} is meant" if near else "give a key of its JSON, such as inspectors or /header/date"
    return f"the letter has no field {name!r}: {example}"


def listing(labels: list[Label]) -> Iterator[str]:
    """Every line in columns: number, page, role, rule, text."""
    role = max((len(label.role) for label in labels), default=0)
    rule = max((len(label.rule) for label in labels), default=0)
    for label in labels:
        page = f"p{label.line.page}" if label.line.page else "-"
        yield f"{label.line.number:>5}  {page:<4}  {label.role:<{role}}  {label.rule:<{rule}}  {label.line.text}"


def attempts(outcome: Outcome[Any]) -> Iterator[str]:
    """What each rule that was tried came to."""
    for attempt in outcome.attempts:
        yield f"    {attempt.rule}: " + ("found it" if attempt.reason is None else f"declined, {attempt.reason}")
