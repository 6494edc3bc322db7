"""A page that is whole in one file: its style and script are in it, and its policy lets nothing else run or load."""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from ofsted_letters import __version__
from ofsted_letters.corpus import wording
from ofsted_letters.corpus.quotation import LICENCE
from ofsted_letters.write.counted import counted
from ofsted_letters.write.identity import day, family_name

HERE = Path(__file__).parent
STYLE = "browse.css"


class Page(NamedTuple):
    """A file of the pages."""

    path: str
    """From the folder of the pages, with `/` between its parts."""
    data: bytes


class Scripts(NamedTuple):
    """Files of `static/` that make a page's script, in their order."""

    names: tuple[str, ...]
    beside: bool = False
    """Whether the page also loads scripts that lie beside it."""


def drawn(path: str, template: str, scripts: Scripts, **values: Any) -> Page:
    """A template filled in.

    Args:
        path: the page's own.
        template: its name in `templates/`.
        scripts: what it runs.
        **values: what it says.
    """
    style, script = Markup(static(STYLE)), Markup("\n".join(map(static, scripts.names)))
    text = (
        templates()
        .get_template(template)
        .render(
            style=style, script=script, policy=policy(style, script, scripts), root="../" * path.count("/"), **values
        )
    )
    return Page(path, text.encode("utf-8", "replace"))


def policy(style: str, script: str, scripts: Scripts) -> str:
    """What the page may do: run its own script, use its own style, show pictures that lie beside it."""
    beside = " 'self'" if scripts.beside else ""
    return (
        f"default-src 'none'; style-src '{digest(style)}'; script-src '{digest(script)}'{beside};"
        " img-src 'self'; base-uri 'none'; form-action 'none'"
    )


def digest(text: str) -> str:
    """A text as a content security policy names it."""
    return f"sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}"


@cache
def static(name: str) -> str:
    """A file of `static/`."""
    return (HERE / "static" / name).read_text(encoding="utf-8")


@cache
def templates() -> Environment:
    """The templates; whatever they are given is escaped."""
    environment = Environment(
        loader=FileSystemLoader(HERE / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals.update(version=__version__, wording=wording, licence=LICENCE)
    environment.filters.update(
        day=day, counted=counted, plain=wording.plain, family=family_name, beginning=wording.beginning
    )
    return environment
