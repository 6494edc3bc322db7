"""One authority beside its region and its statistical neighbours, in counts; nobody is ranked."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple, get_args

from ofsted_letters.corpus.beside.summaries import Summary
from ofsted_letters.corpus.judgements import JUDGED_WITHIN
from ofsted_letters.corpus.register import successions
from ofsted_letters.terms import Aspect, Family, Grade
from ofsted_letters.write.counted import counted
from ofsted_letters.write.findings import Row

COLUMNS = (
    *("official_name", "what", "family", "about", "beside", "value"),
    *("number", "of", "unit", "authorities", "date", "text", "source"),
)
"""Of the rows: `number` of `of` of the `unit`, which stand for so many authorities."""
ITSELF = "itself"
NEIGHBOURS = "statistical neighbours"
NOT_LOOKED_AT = "not looked at"
JUDGED_IN_PARTS = "judged in parts since"
NO_THEMES = "no theme is told in any of the letters here (JSON that was made without themes has none)"
WIDESPREAD = 4
"""Letters of others from which a theme is listed that the authority itself was not asked about."""


class Group(NamedTuple):
    """Authorities that one is set beside, whether letters of them are here or not."""

    name: str
    keys: frozenset[str]
    source: str | None = None
    """What says that they belong together."""


class Summaries:
    """The letters of every authority.

    Attributes:
        left_out: how many letters have no date or no authority, and so stand beside nothing.
    """

    def __init__(self, summaries: Iterable[Summary | None] = ()) -> None:
        self._of: dict[str, list[Summary]] = defaultdict(list)
        self._known: set[str] = set()
        self.left_out = 0
        for one in summaries:
            self.add(one)

    def add(self, one: Summary | None) -> None:
        """Take a letter; a copy of one that was taken changes nothing."""
        if one is None:
            self.left_out += 1
        elif one.letter_id not in self._known:
            self._known.add(one.letter_id)
            self._of[one.key].append(one)

    def of(self, keys: Iterable[str]) -> list[Summary]:
        """The letters of some authorities, the latest first."""
        found = (one for key in keys for one in self._of.get(key, ()))
        return sorted(found, key=lambda one: (one.date, one.label), reverse=True)

    def groups(self, key: str, neighbours: Mapping[str, Sequence[str]], source: str) -> list[Group]:
        """Whom an authority is set beside: those of its region that letters are here of, and its neighbours.

        Args:
            key: the authority's.
            neighbours: the DfE codes of the neighbours, by DfE code.
            source: what says who they are.
        """
        regions = {code: letters[0].region for code, letters in self._of.items()}
        region = regions.get(key)
        same = frozenset(code for code, its in regions.items() if its == region and code != key)
        near = frozenset(neighbours.get(key, ()))
        return [*([Group(region, same)] if region else []), *([Group(NEIGHBOURS, near, source)] if near else [])]


def comparison(key: str, shelf: Summaries, groups: Sequence[Group]) -> list[Row]:
    """All rows on an authority: each thing first of itself, then of each group.

    Args:
        key: the authority's.
        shelf: the letters of all authorities.
        groups: whom it is set beside.
    """
    own = shelf.of([key])
    name = {"official_name": own[0].name if own else None}
    sources = {group.name: group.source for group in groups}
    beside = [(group.name, shelf.of(group.keys - abolished())) for group in groups]
    rows = (*judged(own, beside), *asked(own, beside), *themes_asked(own, beside), *actions(own, beside))
    empty = dict.fromkeys(COLUMNS)
    return [{**empty, **name, **row, "source": sources.get(row["beside"])} for row in rows]


def abolished() -> frozenset[str]:
    """The authorities that are no more: whoever took over stands for the area."""
    return frozenset(one.predecessor for one in successions())


Beside = Sequence[tuple[str, list[Summary]]]


def judged(own: list[Summary], beside: Beside) -> Iterator[Row]:
    """The latest judgement on each aspect, and how many of the others have which."""
    for aspect in get_args(Aspect):
        own_grades = latest_grades(own, aspect)
        others = [(name, latest_grades(letters, aspect)) for name, letters in beside]
        if not any(any(grades.values()) for grades in (own_grades, *(grades for _, grades in others))):
            continue
        for judgement in own_grades.values():
            letter, grade = judgement or (None, JUDGED_IN_PARTS)
            where = {"date": letter.date, "text": letter.label} if letter else {}
            yield row("judgement", aspect, ITSELF, value=grade, authorities=1, **where)
        for name, grades in others:
            yield from grades_of_group(aspect, name, list(grades.values()))


def grades_of_group(aspect: str, name: str, latest: list[tuple[Summary, str] | None]) -> Iterator[Row]:
    """How many of a group's authorities have which grade, and for how many it is judged in parts since."""
    counts = Counter(judgement[1] if judgement else JUDGED_IN_PARTS for judgement in latest)
    of = len(latest) - counts[JUDGED_IN_PARTS]
    for grade in get_args(Grade):
        number = {"number": counts[grade], "of": of, "unit": "authorities", "authorities": of}
        yield row("judgement", aspect, name, value=grade, **number)
    if parts := counts[JUDGED_IN_PARTS]:
        number = {"number": parts, "of": len(latest), "unit": "authorities", "authorities": len(latest)}
        yield row("judgement", aspect, name, value=JUDGED_IN_PARTS, **number)


def latest_grades(letters: Iterable[Summary], aspect: str) -> dict[str, tuple[Summary, str] | None]:
    """By authority, the latest letter that judges an aspect, and its grade; the letters come the latest first.

    None for an authority of which a later letter judges it in parts: "in care and care leavers" where the report of a
    later framework has each apart.
    """
    found: dict[str, tuple[Summary, str] | None] = {}
    for letter in letters:
        grades = dict(letter.grades)
        if aspect in grades:
            found.setdefault(letter.key, (letter, grades[aspect]))
        elif any(whole == aspect for part, whole in JUDGED_WITHIN.items() if part in grades):
            found.setdefault(letter.key, None)
    return found


def by_family(own: list[Summary], beside: Beside) -> Iterator[tuple[Family, list[tuple[str, list[Summary]]]]]:
    """The letters of each side, family by family: those of different families are never added up."""
    for family in get_args(Family):
        sides = [(name, [one for one in letters if one.family == family]) for name, letters in ((ITSELF, own), *beside)]
        if sides[0][1]:
            yield family, sides


def asked(own: list[Summary], beside: Beside) -> Iterator[Row]:
    """Improvement points a letter."""
    for family, sides in by_family(own, beside):
        for name, letters in sides:
            points, of = sum(one.asked for one in letters), len(letters)
            value = f"{points / of:.1f} a letter" if of else "no letter here"
            counts = {"number": points, "of": of, **unit_of(letters)}
            yield row("points", None, name, family=family, value=value, text=for_whom(letters), **counts)


def for_whom(letters: Sequence[Summary]) -> str | None:
    """What stands beside a number of points of joint inspections: not all are for the council."""
    partners, untold = sum(one.for_partners for one in letters), sum(one.untold for one in letters)
    told = ((partners, "without {} for partners alone"), (untold, "{} for nobody named"))
    return ", ".join(words.format(number) for number, words in told if number) or None


def themes_asked(own: list[Summary], beside: Beside) -> Iterator[Row]:
    """Of each theme, in how many of the letters that looked at it something was asked."""
    if not any(one.about for _, letters in ((ITSELF, own), *beside) for one in letters):
        yield row("theme", None, ITSELF, value=NO_THEMES)
    for family, sides in by_family(own, beside):
        for theme in listed(sides):
            for name, letters in sides:
                looked = [one for one in letters if one.looked_at(theme)]
                number, of = sum(theme in one.themes for one in looked), len(looked)
                value = None if looked else NOT_LOOKED_AT
                counts = {"number": number, "of": of, **unit_of(looked)}
                yield row("theme", theme, name, family=family, value=value, **counts)


def listed(sides: Beside) -> list[str]:
    """The themes that are shown, by name: those of the authority itself, and those that are widespread elsewhere."""
    (_, own), *beside = sides
    counts = Counter(theme for _, letters in beside for one in letters for theme in one.themes)
    widespread = {theme for theme, number in counts.items() if number >= WIDESPREAD}
    return sorted(widespread.union(*(one.themes for one in own)))


def actions(own: list[Summary], beside: Beside) -> Iterator[Row]:
    """The latest letter with an area for priority action, and how many of the others have any in a letter here."""
    for family, ((_, letters), *others) in by_family(own, beside):
        yield from own_actions(family, letters)
        for name, its in others:
            with_any, of = {one.key for one in its if one.actions}, {one.key for one in its}
            counts = {"number": len(with_any), "of": len(of), "unit": "authorities", "authorities": len(of)}
            value = None if of else "no letter here"
            yield row("priority_action", None, name, family=family, value=value, **counts)


def own_actions(family: Family, letters: list[Summary]) -> Iterator[Row]:
    """The areas for priority action of the latest letter that has any."""
    latest = next((one for one in letters if one.actions), None)
    if latest is None:
        none = f"none for the council in {counted(len(letters), 'letter')} here"
        yield row("priority_action", None, ITSELF, family=family, value=none)
        return
    where = {"family": family, "date": latest.date, "text": latest.label}
    yield from (row("priority_action", None, ITSELF, value=action.text, **where) for action in latest.actions)


def unit_of(letters: Iterable[Summary]) -> Row:
    """That letters are counted, and of how many authorities they are."""
    return {"unit": "letters", "authorities": len({one.key for one in letters})}


def row(what: str, about: str | None, beside: str, **values: object) -> Row:
    """Some columns of a row."""
    return {"what": what, "about": about, "beside": beside, **values}
