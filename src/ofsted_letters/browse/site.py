"""Letters in, pages out: a letter's page as soon as it is there, those of authorities and the index at the end."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from fnmatch import fnmatchcase
from typing import Any

from markupsafe import Markup

from ofsted_letters.browse.authority_page import authority_page
from ofsted_letters.browse.charts import charted
from ofsted_letters.browse.dataset import dataset, embedded, finding_values
from ofsted_letters.browse.letter_page import letter_page
from ofsted_letters.browse.page import Page, Scripts, drawn
from ofsted_letters.browse.page_images import PageImage, files, shown
from ofsted_letters.corpus import coverage, grades, overview, themes_asked, wording
from ofsted_letters.corpus.about import About
from ofsted_letters.corpus.beside.comparison import Summaries
from ofsted_letters.corpus.beside.summaries import summary
from ofsted_letters.corpus.choice import Choice
from ofsted_letters.corpus.held import Held, held
from ofsted_letters.corpus.history.measured import TOLD as TOLD_OF_LINKS
from ofsted_letters.corpus.places import Place
from ofsted_letters.corpus.selection import ALL, Selection
from ofsted_letters.corpus.shelf import families_of, judgements_in_time, newest_first
from ofsted_letters.model import Letter
from ofsted_letters.terms import IMPROVEMENTS
from ofsted_letters.write.findings import Row
from ofsted_letters.write.without_people import TOLD, letter_without_people

Draw = Callable[[Letter], Sequence[PageImage]]
"""What makes pictures of a letter's pages."""
INDEX = "index.html"
PATHS = (INDEX, "letters/*.html", "authorities/*.html", "data/findings-*.js", "pictures/*/*.png")
"""Where pages are, from their folder."""
MOST_INSIDE = 20_000_000
"""Characters of data that the index holds; more go into script files beside it, for a page could not fetch them."""
QUOTING = Scripts(("clipboard.js", "quotation.js", "letter.js"))
LOOKING = Scripts((*QUOTING.names, "dom.js", "sheet.js"))
SEARCHING = (
    *("clipboard.js", "quotation.js", "dom.js", "fold.js", "query.js", "match.js", "records.js", "filters.js"),
    *("facets.js", "words.js", "address.js", "csv.js", "results.js", "views.js", "index.js"),
)


class Site:
    """Pages of the letters that were added; what they need of a letter is kept, not the letter.

    Attributes:
        selection: which of them have pages.
    """

    def __init__(
        self,
        choice: Choice = ALL,
        *,
        without_people: bool = False,
        about: About | None = None,
        former: datetime.date | None = None,
    ) -> None:
        """Make pages.

        Args:
            choice: letters that are not asked for are on no page; findings that are not are not in the search.
            without_people: names, mails and telephones outside the texts are left out.
            about: what others know of them.
            former: the day of the run before, which some letters are new since.
        """
        self._about, self._former = about, former
        self.selection = Selection(choice)
        self._without_people = without_people
        self._shelf: list[Held] = []
        self._pages: set[str] = set()
        self._places: dict[str, Place] = {}

    def add(self, letter: Letter, file: str | None = None) -> Page | None:
        """Take a letter, and give its page, which shows no pictures; None for one that is not asked for."""
        return next(self.pages(letter, file), None)

    def pages(
        self, letter: Letter, file: str | None = None, draw: Draw | None = None, *, is_new: bool = False
    ) -> Iterator[Page]:
        """Take a letter, and give its page with the pictures that it shows; none for one that is not asked for.

        Args:
            letter: each only once.
            file: the way from the folder of the pages to the file that was read, for links to its pages.
            draw: makes pictures of the file's pages.
            is_new: whether the run before did not have it.
        """
        if self._without_people:
            letter = letter_without_people(letter)
        about = self._about.of(letter.source.sha256, letter.source.name) if self._about else None
        one = held(letter, file)._replace(is_new=is_new, about=about)
        if not self.selection.takes(one.row):
            return
        one = self._told_apart(one)
        self._shelf.append(one)
        page_images = draw(letter) if draw else []
        scripts = LOOKING if page_images else QUOTING
        page, pictures = letter_page(letter, page_images), shown(one.page, page_images)
        yield drawn(one.page, "letter.html", scripts, held=one, letter=letter, page=page, pictures=pictures)
        yield from files(one.page, page_images)

    def _told_apart(self, one: Held) -> Held:
        """A letter with a page of its own, and with the name that its authority's page had first."""
        page, number = one.page, 1
        while page in self._pages:
            number += 1
            page = f"{one.page.removesuffix('.html')}-{number}.html"
        self._pages.add(page)
        return one._replace(page=page, place=self._places.setdefault(one.place.page, one.place))

    @property
    def letters(self) -> int:
        """How many letters have a page."""
        return len(self._shelf)

    @property
    def linked(self) -> int:
        """How many of them lead to the file that was read."""
        return sum(one.file is not None for one in self._shelf)

    def finish(self) -> Iterator[Page]:
        """The pages of authorities, and the index."""
        judgements = judgements_in_time(self._shelf)
        yield from self._authorities(judgements)
        yield from self._index(judgements)

    def _authorities(self, judgements: list[Row]) -> Iterator[Page]:
        shelf: dict[Place, list[Held]] = defaultdict(list)
        for one in self._shelf:
            shelf[one.place].append(one)
        of_letter: dict[str, list[Row]] = defaultdict(list)
        for row in judgements:
            of_letter[row["letter_id"]].append(row)
        others = Summaries(summary(one.row, one.findings, one.judgements) for one in self._shelf)
        for place in all_places(shelf):
            page = authority_page(place, shelf, of_letter, others)
            yield drawn(place.page, "authority.html", Scripts(()), page=page, told=TOLD_OF_LINKS)

    def _index(self, judgements: list[Row]) -> Iterator[Page]:
        texts: dict[str, int] = {}
        shelf = newest_first(self._shelf)
        findings = [embedded(values) for values in finding_values(shelf, texts, self.selection.choice)]
        inside, beside = parted(findings)
        figures = self._figures(judgements)
        data = dataset(shelf, texts, figures["as_of"])
        yield from (Page(name, script) for name, script in beside)
        yield drawn(
            INDEX,
            "index.html",
            Scripts(SEARCHING, beside=bool(beside)),
            data=Markup(embedded(data)),
            findings=Markup(f"[{inside}]"),
            beside=[name for name, _ in beside],
            **figures,
        )

    def _figures(self, judgements: list[Row]) -> dict[str, Any]:
        as_of = max((one.date for one in self._shelf if one.date), default=None)
        today = as_of or datetime.date.max
        return {
            "as_of": as_of,
            "chosen": wording.chosen(self.selection.choice),
            "selection": self.selection,
            "people": TOLD if self._without_people else None,
            "shelf": self._shelf,
            "family_lines": overview.family_lines(self._shelf),
            "by_year": list(map(charted, overview.by_year(self._shelf))),
            "regions": overview.region_lines(self._shelf, today),
            "in_no_region": overview.in_no_region(self._shelf),
            "latest": overview.latest(self._shelf),
            "former": self._former,
            "new": [one for one in newest_first(self._shelf) if one.is_new],
            "aspects": grades.aspect_lines(judgements, {one.row["letter_id"]: one.place for one in self._shelf}),
            "coverage": coverage.coverage(self._shelf, today),
            "others": coverage.others(self._shelf, today),
            "families": families_of(self._shelf),
            "areas": themes_asked.areas(self._shelf),
            "improvements": IMPROVEMENTS,
        }


def all_places(shelf: dict[Place, list[Held]]) -> list[Place]:
    """The authorities that have a page: each that a letter is about."""
    return sorted(shelf, key=lambda place: place.page)


def is_page(path: str) -> bool:
    """Whether a file in the folder of the pages may be one of them."""
    return any(fnmatchcase(path, pattern) for pattern in PATHS)


def parted(findings: list[str]) -> tuple[str, list[tuple[str, bytes]]]:
    """The findings that the index holds, and the scripts beside it that hold the others.

    Args:
        findings: each as JSON.
    """
    if sum(map(len, findings)) <= MOST_INSIDE:
        return ",".join(findings), []
    parts: list[list[str]] = []
    room = 0
    for one in findings:
        if len(one) > room:
            parts.append([])
            room = MOST_INSIDE
        parts[-1].append(one)
        room -= len(one)
    scripts = [f"(globalThis.findingsParts ??= []).push([{','.join(part)}]);\n".encode() for part in parts]
    return "", [(f"data/findings-{number}.js", script) for number, script in enumerate(scripts, 1)]
