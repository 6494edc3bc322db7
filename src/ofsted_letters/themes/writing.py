"""A file of theme rules -> the rules, or what is wrong with it: in which line, and what to do.

    version = "1"

    [areas]
    practice = "Social work practice"

    [themes.recording]
    area = "practice"
    name = "Recording"
    description = "Case records and chronologies"
    phrases = ["case recording", "quality of records"]
    subjects = ["record"]
    exclusions = ["criminal record"]

Of the kinds of phrases a theme needs one that tells it, and no more.
"""

from __future__ import annotations

import hashlib
import re
import tomllib
from collections.abc import Mapping
from difflib import get_close_matches
from typing import Any, NoReturn

from ofsted_letters.errors import LetterError
from ofsted_letters.themes.phrases import EXCLUSIONS, GAP, TELLING, TURNS, Tree, plant, spelled
from ofsted_letters.themes.rules import Rules, Theme
from ofsted_letters.themes.sentence import LEADS

PARTS = (*TELLING, EXCLUSIONS)
TOLD = ("area", "name", "description")
BESIDE = "beside"
KEYS = ("version", "areas", "themes")


class BadThemes(LetterError):
    """A file of theme rules that can't be used; the reason names the line."""

    code = "bad_themes"


def read_rules(data: bytes, name: str) -> Rules:
    """The rules in a file.

    Args:
        data: the file.
        name: what to call it in errors.

    Raises:
        BadThemes: it can't be used.
    """
    return _File(name, _text(data, name)).rules()


def _text(data: bytes, name: str) -> str:
    try:
        return data.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise BadThemes(name, f"line {line} is not UTF-8", "save the file as UTF-8") from error


class _File:
    """A file of rules while it is read; it knows where in it something stands."""

    def __init__(self, name: str, text: str) -> None:
        self._name, self._text = name, text

    def rules(self) -> Rules:
        """All of it."""
        values = self._values()
        self._known(values, KEYS, "")
        areas, told = self._table(values, "areas"), self._table(values, "themes")
        for area in areas:
            self._worded(areas, area, "areas")
        tree = grown()
        themes = {code: self._theme(code, self._table(told, code), areas, tree) for code in told}
        for code, theme in themes.items():
            if theme.beside is not None and theme.beside not in themes:
                remedy = "name a theme of this file, or leave it out"
                self._refuse(f"themes.{code}", f"there is no theme {theme.beside!r} to stand beside", remedy, BESIDE)
        if not themes:
            self._refuse("", "it has no themes", "write one as in `ofsted-letters themes --toml`")
        digest = hashlib.sha256(self._text.encode()).hexdigest()
        return Rules(self._worded(values, "version", ""), digest, dict(areas), themes, tree)

    def _values(self) -> dict[str, Any]:
        try:
            return tomllib.loads(self._text)
        except tomllib.TOMLDecodeError as error:
            found = re.search(r"\(at (?:line (\d+), column \d+|end of document)\)$", str(error))
            line = found[1] if found and found[1] else self._text.count("\n") + 1
            what = str(error).rpartition(" (at ")[0].rstrip(".") or str(error)
            remedy = "texts stand in quotes, lists in [ ], and a table's name is written once"
            raise BadThemes(self._name, f"line {line} is no TOML: {what[:1].lower()}{what[1:]}", remedy) from error

    def _theme(self, code: str, values: Mapping[str, Any], areas: Mapping[str, str], tree: Tree) -> Theme:
        at = f"themes.{code}"
        if not re.fullmatch(r"[a-z][a-z0-9_]*", code):
            self._refuse(at, f"{code!r} is no code", "use small letters, digits and _")
        self._known(values, (*TOLD, BESIDE, *PARTS), at)
        area, name, description = (self._worded(values, key, at) for key in TOLD)
        if area not in areas:
            self._refuse(
                at, f"there is no area {area!r}", f"use one of {', '.join(areas)}, or name it under [areas]", "area"
            )
        if not sum(self._plant(values, part, code, tree) for part in TELLING):
            self._refuse(at, "no phrase tells this theme", "give it phrases = [...]")
        self._plant(values, EXCLUSIONS, code, tree)
        return Theme(code, area, name, description, values.get(BESIDE))

    def _plant(self, values: Mapping[str, Any], part: str, code: str, tree: Tree) -> int:
        """Enter the phrases of a part; how many there are."""
        phrases = values.get(part, [])
        if not isinstance(phrases, list):
            self._refuse(f"themes.{code}", f"{part} is no list", f'write {part} = ["…"]', part)
        for phrase in phrases:
            if fault := fault_of(phrase):
                self._refuse(
                    f"themes.{code}", f"{phrase!r} {fault}", "write words with spaces between them", str(phrase)
                )
            plant(tree, phrase, part, code)
        return len(phrases)

    def _known(self, values: Mapping[str, Any], keys: tuple[str, ...], at: str) -> None:
        for key in values:
            if key not in keys:
                near = get_close_matches(key, keys, n=1)
                remedy = f"perhaps {near[0]!r} is meant" if near else f"take it out; known are {', '.join(keys)}"
                self._refuse(at, f"{key!r} means nothing here", remedy, key)

    def _table(self, values: Mapping[str, Any], key: str) -> Mapping[str, Any]:
        table = values.get(key, {})
        if not isinstance(table, dict):
            self._refuse("", f"{key!r} is no table", f"write [{key}] on a line of its own", key)
        return table

    def _worded(self, values: Mapping[str, Any], key: str, at: str) -> str:
        """A text that must be there."""
        value = values.get(key)
        if not isinstance(value, str) or not value.strip():
            what = f"{key} is missing" if value is None else f"{key} is no text"
            self._refuse(at, what, f'write {key} = "…"', key)
        return value

    def _refuse(self, at: str, what: str, remedy: str, near: str = "") -> NoReturn:
        """Say what is wrong in a table (empty: before the first), next to some words of it."""
        line = self._line(at, near)
        table = f"[{at}]: " if at else ""
        raise BadThemes(self._name, f"line {line}: {table}{what}", remedy)

    def _line(self, at: str, near: str) -> int:
        """The line where a table begins, or the first in it with some words; 1 where neither is found."""
        lines = self._text.split("\n")
        begins = next((number for number, line in enumerate(lines) if _heads(line, at)), 0) if at else 0
        within = _until_next_table(lines, begins) if at else range(len(lines))
        word = re.compile(rf"(?<!\w){re.escape(near)}(?!\w)")
        return next((number for number in within if near and word.search(lines[number])), begins) + 1


def grown() -> Tree:
    """A tree with nothing in it but the turns of sentences, of no theme, so that one walk finds them too."""
    tree: Tree = {}
    for turn, phrases in LEADS.items():
        for phrase in phrases:
            plant(tree, phrase, TURNS, turn)
    return tree


def fault_of(phrase: object) -> str:
    """Why something can't be a phrase; empty where it can."""
    if not isinstance(phrase, str):
        return "is no text"
    sequences = list(spelled(phrase))
    if any(not sequence or set(sequence) == {GAP} for sequence in sequences):
        return "has no word"
    return f"begins or ends with {GAP}" if any(GAP in (one[0], one[-1]) for one in sequences) else ""


def _heads(line: str, table: str) -> bool:
    return re.sub(r"[\s\"']", "", line.partition("#")[0]) == f"[{table}]"


def _until_next_table(lines: list[str], begins: int) -> range:
    after = (number for number in range(begins + 1, len(lines)) if lines[number].lstrip().startswith("["))
    return range(begins, next(after, len(lines)))
