"""`explain`: why a letter came out as it did."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

import click

from ofsted_letters.cli import options
from ofsted_letters.cli.inputs import done
from ofsted_letters.cli.output import destination
from ofsted_letters.write.printable import printable

if TYPE_CHECKING:
    from ofsted_letters.fields.rules import Outcome
    from ofsted_letters.label.labels import Label
    from ofsted_letters.model import Evidence, Letter
    from ofsted_letters.pipeline import Trace
    from ofsted_letters.terms import Engine

EPILOG = """\b
Examples:
  ofsted-letters explain letter.pdf
  ofsted-letters explain letter.pdf --field inspectors
  ofsted-letters explain letter.pdf --field /header/date --field /metadata/theme

A source line is shown as its number, its page, what it is, the rule that said so, and its text. Line numbers are the
ones that evidence in the JSON cites.
"""


@click.command(epilog=EPILOG)
@options.file
@click.option(
    "--field",
    "fields",
    multiple=True,
    metavar="NAME",
    help="Only this field: its JSON Pointer or the last part of it. Can be given several times.",
)
@options.engine
@click.pass_context
def explain(ctx: click.Context, file: str, fields: tuple[str, ...], engine: Engine) -> None:
    """Explain how a letter was read, line by line and field by field.

    For a field: which rule found its value and in which lines, or which rules tried and why each declined. FILE is a
    path, or - for standard input.
    """
    from ofsted_letters.pipeline import trace

    failed: list[str] = []
    for made in done([file], lambda data, name: trace(data, name, engine=engine), failed):
        lines = explained_fields(made, chosen(made, fields)) if fields else explained(made)
        with destination(None) as stream:
            stream.write("".join(printable(line).rstrip() + "\n" for line in lines).encode())
    if failed:
        ctx.exit(1)


def chosen(made: Trace, fields: tuple[str, ...]) -> list[str]:
    """The pointers that the given names mean, in the order asked for."""
    pointers: list[str] = []
    for field in fields:
        meant = [pointer for pointer in made.outcomes if f"{pointer}/".endswith(f"/{field.strip('/')}/")]
        if not meant:
            known = ", ".join(made.outcomes) or "none"
            raise click.BadParameter(f"no field {field!r}; there are {known}", param_hint="--field")
        pointers += meant
    return pointers


def explained(made: Trace) -> Iterator[str]:
    """The whole explanation: all lines, then all fields."""
    yield from listing(made.labels)
    yield ""
    yield from explained_fields(made, made.outcomes)


def listing(labels: Iterable[Label]) -> Iterator[str]:
    """Every line in columns: number, page, role, rule, text."""
    ordered = sorted(labels, key=lambda label: label.line.number)
    role = max((len(label.role) for label in ordered), default=0)
    rule = max((len(label.rule) for label in ordered), default=0)
    for label in ordered:
        page = f"p{label.line.page}" if label.line.page else "-"
        yield f"{label.line.number:>5}  {page:<4}  {label.role:<{role}}  {label.rule:<{rule}}  {label.line.text}"


def explained_fields(made: Trace, pointers: Iterable[str]) -> Iterator[str]:
    """The fields at these pointers."""
    texts = {label.line.number: label.line.text for label in made.labels}
    values = made.letter.model_dump(mode="json")
    for pointer in pointers:
        yield f"{pointer}: {value_at(values, pointer)}"
        yield from attempts(made.outcomes[pointer])
        yield from cited(made.letter, pointer, texts)


def attempts(outcome: Outcome[Any]) -> Iterator[str]:
    """What each rule that was tried came to."""
    for attempt in outcome.attempts:
        yield f"    {attempt.rule}: " + ("found it" if attempt.reason is None else f"declined, {attempt.reason}")


def cited(letter: Letter, pointer: str, texts: dict[int, str]) -> Iterator[str]:
    """The source lines that a field's evidence cites, the parts' evidence included."""
    places = [
        place
        for at, evidence in letter.evidence.items()
        if at == pointer or at.startswith(pointer + "/")
        for place in evidence
    ]
    for number in sorted({number for place in places for number in lines_of(place)} & texts.keys()):
        yield f"    line {number}: {texts[number]}"


def lines_of(place: Evidence) -> range:
    """The numbers of the lines at one place."""
    return range(place.lines[0], place.lines[1] + 1)


def value_at(value: Any, pointer: str) -> str:
    """The value at a JSON Pointer, as JSON; what is not in the letter is absent, null."""
    import json

    for part in pointer.split("/")[1:]:
        if isinstance(value, list):
            value = value[int(part)] if part.isdigit() and int(part) < len(value) else None
        else:
            value = value.get(part) if isinstance(value, dict) else None
    return json.dumps(value, ensure_ascii=False)
