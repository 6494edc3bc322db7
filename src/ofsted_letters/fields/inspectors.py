"""Who inspected: the names that the introduction gives, in any of its wordings.

- The inspectors were A B, Her Majesty’s Inspector, and C D, HMI.
- His Majesty’s Inspectors for this visit were A B and C D.
- … on 3 May 2018 carried out by (two of Her Majesty’s Inspectors:) A B and C D, Her Majesty’s Inspectors.
- A B and C D, Her Majesty’s Inspectors, carried out the visit.
- … which A B HMI and C D HMI carried out. · … that my colleague A B HMI and I conducted.
- … that two of Her Majesty’s Inspectors, A B and C D, conducted.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Sequence

from ofsted_letters.fields.cited import Cited
from ofsted_letters.fields.inspection import OPENING
from ofsted_letters.fields.names import is_name
from ofsted_letters.fields.rules import Declined, Found, Outcome, decide
from ofsted_letters.fields.sentences import sentence_spans
from ofsted_letters.fields.titles import is_body

_ROLE = r"(?:S?HMIs?|Her|His|Majesty|Senior|Ofsted|Lead|Team|Social|Regulatory|Quality|Inspectors?|Designate|The)\b"
_FIRST = r"(?:When|While|With|On|In|At|Our|Your|Two|Three|Four|Both|All|As|After|During|Here|This|These|Those|We)\b"
_POST = (
    r"(?:(?:Her|His)\sMajesty[’']s\s[Ii]nspectors?"  # Her Majesty’s Inspectors
    r"|S?HMIs?|Ofsted\s[Ii]nspectors?"  # SHMI · Ofsted Inspector
    r"|(?:[Ll]ead|[Tt]eam)\s[Ii]nspectors?)"  # lead inspector
)
# senior HMI (social care)
_ROLE_BEFORE = rf"(?:(?:[Ss]enior\s|[Ss]chools\s)?{_POST}(?:\s\([^()]*\))?\s*)*"
_WORD = rf"(?!{_ROLE})[^\W\d_a-z][\w’'.-]{{0,40}}"
_PARTICLE = r"(?:van|von|de|der|den|da|dos|la|le|al|el|bin|ap|Mc|Mac)\s"
_NAME = rf"(?!{_FIRST}){_WORD}(?:\s(?:{_PARTICLE}){{0,3}}{_WORD}){{1,5}}"

MOST_CLAUSES = 3
"""Clauses before a verb that are tried for its list, the nearest of them."""
# on this occasion · for this visit · conducting the focused visit
_OF_VISIT = (
    r"(?:\son\sthis\soccasion|\s(?:for|on|of|conducting|undertaking)\s(?:this|the)\s(?:focused\s)?(?:visit|inspection))"
)
# were · was made up of · comprised
_WERE = r"(?:(?:was|were)\smade\sup\sof|was|were|comprised|included|consisted\sof)"


def inspectors(paragraphs: Sequence[str]) -> Outcome[tuple[Cited[str], ...]]:
    """Names of those who inspected, as printed, without their roles, in order.

    Someone who shadowed or observed is not one of them, nor is a quality assurance manager; an inspector (designate)
    named in the same list is.

    Args:
        paragraphs: Texts of the introduction, in order.
    """
    return decide(
        (named_as_inspectors, named_as_doing_it, named_before_doing_it, named_with_role), paragraphs[:OPENING]
    )


def named_as_inspectors(paragraphs: Sequence[str]) -> Found[tuple[Cited[str], ...]] | Declined:
    """As in "The inspectors were …", "His Majesty’s Inspectors for this visit were …"."""
    return _listed(_inspectors_were(), paragraphs, "no sentence says who the inspectors were")


def named_as_doing_it(paragraphs: Sequence[str]) -> Found[tuple[Cited[str], ...]] | Declined:
    """As in "The visit was carried out by …"; not "by inspectors from Ofsted"."""
    return _listed(_done_by(), paragraphs, "no sentence says by whom it was carried out")


def named_before_doing_it(paragraphs: Sequence[str]) -> Found[tuple[Cited[str], ...]] | Declined:
    """As in "A B and C D, Her Majesty’s Inspectors, carried out the visit", "which A B HMI carried out"."""
    names = tuple(
        Cited(text[start:end], index, start, end)
        for index, text in enumerate(paragraphs)
        for sentence in sentence_spans(text)
        if (found := _did_it().search(text, *sentence))
        for start, end in _names_before(text, sentence[0], found.start())
    )
    return Found(names) if names else Declined("no clause begins with those who carried it out")


def named_with_role(paragraphs: Sequence[str]) -> Found[tuple[Cited[str], ...]] | Declined:
    """As in "The fieldwork was done by A HMI and B, an additional inspector", "HMI A and B came", whatever the verb."""
    names = tuple(
        Cited(text[start:end], index, start, end)
        for index, text in enumerate(paragraphs)
        for sentence_start, sentence_end in sentence_spans(text)
        if (found := _with_role().search(text, sentence_start, sentence_end))
        for start, end in _names_of_list(text, sentence_start, found, sentence_end)
        if is_name(text[start:end])
    )
    return Found(names) if names else Declined("nobody is called an inspector")


def _names_of_list(text: str, start: int, first: re.Match[str], end: int) -> list[tuple[int, int]]:
    """Names of the list in which the first with a role stands: from the sentence’s beginning, or what leads to it."""
    leads = [lead.end() for lead in _list_lead().finditer(text, start, first.end())]
    return next(filter(None, (_names(text, at, end) for at in [start, *leads, first.start()])), [])


def _names_before(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Names in the list that a verb ends, from its clause's beginning or the sentence's."""
    clauses = [clause.span() for clause in _clause().finditer(text, start, end)][-MOST_CLAUSES:]
    lists = (
        _names(text, at, end) for start, at in [*clauses, (start, start)] if _inspecting().search(text, start, end)
    )
    return next(filter(None, lists), [])


def introduced_without_name(paragraphs: Sequence[str]) -> Cited[str] | None:
    """Words of the introduction that say who inspected, or call someone an inspector: where no name was read, a doubt.

    Args:
        paragraphs: Texts of the introduction, in order.
    """
    for index, text in enumerate(paragraphs[:OPENING]):
        if found := _introduced().search(text):
            return Cited(found.group(), index, *found.span())
    return None


def _listed(
    lead: re.Pattern[str], paragraphs: Sequence[str], otherwise: str
) -> Found[tuple[Cited[str], ...]] | Declined:
    """Names in all lists that `lead` leads to."""
    names = tuple(
        Cited(text[start:end], index, start, end)
        for index, text in enumerate(paragraphs)
        for sentence_start, sentence_end in sentence_spans(text)
        if (found := lead.search(text, sentence_start, sentence_end))
        for start, end in _names(text, found.end(), sentence_end)
    )
    return Found(names) if names else Declined(otherwise)


def _names(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Names in a list of people, roles and remarks; none at all when it begins with something else, or a body."""
    names: list[tuple[int, int]] = []
    if basis := _legal_basis().search(text, start, end):
        end = basis.start()
    for part_start, part_end in _parts(text, start, end):
        name = _role_and_name().match(text, part_start, part_end)
        if _watching().search(text, part_start, part_end):  # "who observed the visit" is said of the name before
            names = names if _any_name().search(text, part_start, part_end) else names[:-1]
        elif name and name["name"] and not is_body(name["name"]):
            names.append(name.span("name"))
        elif not names and (not name or not _is_role(text, part_start, name.end(), part_end)):
            return []
    return names


def _is_role(text: str, start: int, about: int, end: int) -> bool:
    """Whether nothing follows a role but what it is about ("Her Majesty’s Inspectors (HMI) Social Care")."""
    return about == end or (start < about and text[about:end].istitle())


def _parts(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """What stands between the commas and conjunctions of a list, its full stop left out."""
    end = start + len(text[start:end].rstrip(" .:"))
    for link in _link().finditer(text, start, end):
        yield start, link.start()
        start = link.end()
    yield start, end


@functools.cache
def _inspectors_were() -> re.Pattern[str]:
    return re.compile(
        rf"""\b(?:
        # The inspectors for this visit were · Inspection team: · Those who visited (on both days) were
        (?:[Ii]nspectors? | (?:[Ii]nspection\s)?[Tt]eam | [Tt]hose\swho\s(?:inspected | visited))
          (?:\s\([^()]*\))?(?:{_OF_VISIT}?\s{_WERE}:? | :)
        # She was joined by
        | (?:She | He | They)\s(?:was | were)\s(?:accompanied | supported | assisted | joined)\sby
        )\s""",
        re.VERBOSE,
    )


@functools.cache
def _introduced() -> re.Pattern[str]:
    return re.compile(
        rf"""
        \b[Ii]nspectors?(?:\s\([^()]*\))?(?:
          {_OF_VISIT}\s{_WERE}                          # The inspectors for this visit were
          | \s{_WERE}:?\s(?=(?:Her | His)\b | {_NAME})   # The inspectors were Her · Inspectors were: Ann Example
        )
        | {_NAME},?\sS?HMI\b                            # Ann Example, HMI
        """,
        re.VERBOSE,
    )


@functools.cache
def _done_by() -> re.Pattern[str]:
    return re.compile(
        r"""
        \b(?:carried\ out | conducted | undertaken | completed | led | made | visit(?:ed)?)   # was carried out
        (?:\s(?:on | between | over | from)\s[^.;]{0,60}?)?   # on 3 and 4 May
        \s(?:by | with\smy\scolleagues?)\s                    # by · with my colleague
        # two of Her Majesty’s Inspectors:
        (?:\w+\sof\s(?:Her | His)\sMajesty[’']s\s[Ii]nspectors(?:\s\([^()]*\))?[:,]\s)?
        """,
        re.VERBOSE,
    )


@functools.cache
def _did_it() -> re.Pattern[str]:
    return re.compile(r",?\s(?:carried (?:(?:it|this) )?out|conducted|undertook|made|completed)\b(?!\sby\b)")


@functools.cache
def _clause() -> re.Pattern[str]:
    # which · that my colleagues · that two of (Her Majesty’s Inspectors)
    return re.compile(r"\b(?:which|that)\s(?:my\scolleagues?\s|\w+\sof\s(?=(?:Her|His)\b))?")


@functools.cache
def _inspecting() -> re.Pattern[str]:
    return re.compile(r"\b(?:[Ii]nspectors?|S?HMIs?)\b|\bmy\scolleagues?\b")


@functools.cache
def _link() -> re.Pattern[str]:
    return re.compile(
        r"""
        (?:[,;]\s* | \s)(?:(?:
          and | with | alongside | together\ with                 # and · , together with
          | (?:accompanied | supported | assisted | joined)\ by   # , accompanied by
          | &                                                     # &
        )\s)+
        | [,;]\s*                                                 # ,
        """,
        re.VERBOSE,
    )


@functools.cache
def _legal_basis() -> re.Pattern[str]:
    """Where a list of people ends: "…, under section 138 of the Education and Inspections Act"."""
    return re.compile(r",?\s(?:under|in\saccordance\swith)\s")


@functools.cache
def _role_and_name() -> re.Pattern[str]:
    return re.compile(rf"{_ROLE_BEFORE}(?P<name>{_NAME})?")


@functools.cache
def _any_name() -> re.Pattern[str]:
    return re.compile(_NAME)


@functools.cache
def _with_role() -> re.Pattern[str]:
    majesty = r"(?:Her|His)\sMajesty[’']s\s"
    # both · who are all · senior
    each = r"(?:(?:who\sare|who\swere|both|all|each|of\sthem|[Ss]enior|[Ll]ead)\s){0,3}"
    # HMI · both Her Majesty’s Inspectors · an additional inspector · two of His Majesty’s Inspectors
    role = rf"{each}(?:S?HMIs?\b|(?:an?\s\w+|\w+\sof)?\s?(?:{majesty})?[Ii]nspectors?\b)"
    # were your inspectors
    were = r"(?:was|were)\s(?:the|our|your)\s(?:lead\s)?inspectors?\b"
    # Ann Example · Ann Example, Bo Example and Cy Example
    several = rf"(?<!\d\s)\b(?:{_NAME}(?:,|,?\sand)\s){{0,5}}{_NAME}"
    # Her Majesty’s Inspectors · my colleague: before their names
    before = r"\b(?:[Ii]nspectors?|HMIs?(?!\s(?:Probation|Constabulary|Prisons))|[Mm]y\scolleagues?)"
    return re.compile(rf"{several}(?:,?\s|,?\s\()(?:{role}|{were})|{before},?\s{_NAME}")


@functools.cache
def _list_lead() -> re.Pattern[str]:
    return re.compile(
        r"""
        \b(?:by | with | were | was | included? | comprised | from | of   # were · comprised
          | [Mm]y\scolleagues? | [Ii]nspectors?,? | HMIs?)\s              # my colleagues · Inspectors, · HMI
        | :\s                                                             # :
        | \s[(–-]\s?                                                      # ( · –
        """,
        re.VERBOSE,
    )


@functools.cache
def _watching() -> re.Pattern[str]:
    return re.compile(r"\b(?:shadow|observ)", re.IGNORECASE)
