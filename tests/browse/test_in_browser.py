"""The pages in a real browser."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path
from typing import Any

import pytest

from ofsted_letters.browse import site as sites
from ofsted_letters.browse.site import Site
from ofsted_letters.corpus.about import About
from ofsted_letters.write.csv import csv_bytes
from ofsted_letters.write.findings import FINDING_COLUMNS, findings
from ofsted_letters.write.printable import printable
from tests.browse.conftest import HOSTILE, letters, violations, write
from tests.corpus.held_letters import letter_on

VIEWS = ("overview", "coverage", "findings")
ROWS = [row for letter in letters() for row in findings(letter)]


@pytest.fixture
def index(page: Any, site: Path) -> Any:
    """The search, opened from the disk."""
    return at(page, site, "#findings")


def at(page: Any, site: Path, address: str) -> Any:
    """The index at an address."""
    page.goto("about:blank")
    page.goto((site / "index.html").as_uri() + address)
    return page


def search(page: Any, words: str) -> list[str]:
    """The texts found, as many as are shown."""
    page.fill("#q", words)
    return texts(page)


def texts(page: Any) -> list[str]:
    return list(page.locator("#list > li > .text").all_text_contents())


def shown_count(page: Any) -> int:
    counted = re.match(r"([\d,]+) findings?", page.inner_text("#in-words"))
    assert counted
    return int(counted[1].replace(",", ""))


def choose(page: Any, facet: str, value: str) -> None:
    """Tick a box, in a list that is opened first."""
    place = page.locator(f"[data-facet={facet}]")
    place.evaluate("element => element.open = true")
    place.locator(f"input[value={value!r}]").check()


def copied(page: Any) -> str:
    page.locator("#said:not(:empty)").wait_for(state="attached")
    return str(page.evaluate("navigator.clipboard.readText()"))


def test_every_finding_is_there_and_shown_a_few_at_a_time(index: Any) -> None:
    assert shown_count(index) == len(ROWS)
    assert len(texts(index)) == 20
    while index.is_visible("#more"):
        index.click("#more")
    assert sorted(texts(index)) == sorted(printable(row["text"]) for row in ROWS)


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("children's plans", "Children’s plans – of too few – are read."),
        ('"OVERSIGHT is"', "Oversight is weak."),
        ("oversigh*", "Oversight is weak."),
        ("oversig", "Oversight is weak."),
        ("MASH", "The multi-agency safeguarding hub answers late."),
        ("notices police", "send notices in time."),
    ],
)
def test_a_search_finds(index: Any, words: str, found: str) -> None:
    assert search(index, words) == [found]


@pytest.mark.parametrize("words", ['"is oversight"', "oversight -weak", '"MASH"', "versight", "oversight nowhere"])
def test_a_search_does_not_find(index: Any, words: str) -> None:
    assert search(index, words) == []


def test_or_stands_between_two_words_of_one_choice(index: Any) -> None:
    either = search(index, "oversight OR notices")
    assert sorted(either) == ["Oversight is weak.", "send notices in time."]
    assert search(index, "oversight OR notices weak") == ["Oversight is weak."]


def test_what_was_looked_for_is_marked_and_said(index: Any) -> None:
    search(index, "mash")
    assert index.locator("mark").all_text_contents() == ["multi-agency safeguarding hub"]
    assert "“mash” (or “multi agency safeguarding hub”)" in index.inner_text("#in-words")
    search(index, "oversig")
    assert "begin with “oversig” (no finding has it as a whole word)" in index.inner_text("#in-words")


@pytest.mark.parametrize(
    ("facet", "value", "column"),
    [
        ("kind", "priority_action", lambda row: row["kind"]),
        ("family", "ilacs_inspection", lambda row: row["family"]),
        ("region", "London", lambda row: row["region"]),
        ("authority", "Hackney", lambda row: row["official_name"]),
        ("year", "2022", lambda row: str(row["year"])),
        ("recurrence", "outstanding", lambda row: row["recurrence"]),
        ("addressee", "police", lambda row: row["addressee"]),
        ("grade", "inadequate", lambda row: row["grade"]),
        ("theme", "front_door", lambda row: next((one for one in row["themes"] if one == "front_door"), "")),
        ("scope", "front_door", lambda row: "; ".join(row["visit_scope"])),
        ("doubt", "unresolved_authority", lambda row: "; ".join(row["doubt"])),
        ("recurrence", "-", lambda row: row["recurrence"] or "-"),
        ("doubt", "-", lambda row: "; ".join(row["doubt"]) or "-"),
    ],
)
def test_each_filter(index: Any, facet: str, value: str, column: Any) -> None:
    choose(index, facet, value)
    expected = [row for row in ROWS if column(row) == value]
    assert 0 < len(expected) < len(ROWS)
    assert shown_count(index) == len(expected)


def test_two_choices_of_one_filter_are_one_or_the_other_and_two_filters_both(index: Any) -> None:
    choose(index, "family", "ilacs_inspection")
    choose(index, "family", "focused_visit")
    choose(index, "authority", "Hackney")
    assert shown_count(index) == 3
    many = index.locator("[data-facet=authority] .choice", has=index.locator("input[value=Hackney]")).locator(".many")
    assert many.inner_text() == "3"


def test_counts_stand_beside_what_was_looked_at(index: Any) -> None:
    choose(index, "family", "focused_visit")
    choose(index, "kind", "priority_action")
    visits = [letter for letter in letters() if letter.family == "focused_visit"]
    said = index.inner_text("#in-words")
    assert said.startswith(f"3 findings, 2 letters, 2 councils (of {len(visits)} letters on ")
    index.click("#copy-summary")
    assert copied(index).startswith(
        "Kind of finding: Area for priority action; Kind of inspection: Focused visits: 3 findings"
    )


def test_points_of_joint_inspections_are_told_as_such(index: Any) -> None:
    search(index, "notices")
    assert "1 improvement point of joint inspections" in index.inner_text("#of-joint")
    search(index, "oversight")
    assert index.inner_text("#of-joint") == ""


def test_the_address_holds_the_search(index: Any, site: Path) -> None:
    search(index, 'plans OR "is weak" -staff')
    choose(index, "authority", "Hackney")
    index.select_option("#order", "old")
    address = index.evaluate("location.hash")
    found = texts(index)
    assert texts(at(index, site, address)) == found == ["Oversight is weak."]
    assert index.input_value("#q") == 'plans OR "is weak" -staff'
    index.select_option("#order", "new")
    index.click("#clear")
    assert index.evaluate("location.hash") == "#findings"
    assert shown_count(index) == len(ROWS)


def test_an_address_with_what_is_not_there_is_no_error(page: Any, site: Path) -> None:
    assert shown_count(at(page, site, "#findings?kind=nonsense&order=__proto__&q=%00")) >= 0
    at(page, site, "#nowhere")
    assert page.is_visible("#overview")


def test_back_and_links_change_what_is_shown(index: Any) -> None:
    index.click("text=Coverage")
    assert index.is_visible("#coverage")
    assert not index.is_visible("#findings")
    index.go_back()
    assert index.is_visible("#findings")


def test_orders(index: Any) -> None:
    choose(index, "authority", "Hackney")
    titles = index.locator("#list h3").all_text_contents()
    assert titles[0].endswith("10 February 2023")
    index.select_option("#order", "old")
    assert index.locator("#list h3").first.inner_text().endswith("10 January 2018")


def test_a_quotation_has_its_source(index: Any) -> None:
    search(index, "oversight weak")
    index.click("#list .quote")
    assert copied(index) == (
        "“Oversight is weak.” (Ofsted, Hackney: ILACS inspection, 10 January 2018, paragraph 18, page 4). "
        "Contains public sector information licensed under the Open Government Licence v3.0."
    )
    search(index, "notices")
    index.click("#list .quote")
    assert copied(index).startswith(
        "“The police should: … send notices in time.” (Ofsted, Care Quality Commission, HMICFRS"
    )


def test_the_csv_is_that_of_findings_with_a_byte_order_mark(index: Any) -> None:
    data = downloaded(index)
    expected = csv_bytes([FINDING_COLUMNS, *(row.values() for row in ROWS)])
    assert data.startswith(b"\xef\xbb\xbf")
    assert sorted(data[3:].splitlines()) == sorted(expected.splitlines())


def test_the_csv_has_what_is_filtered(index: Any) -> None:
    search(index, "oversight weak")
    (row,) = csv.DictReader(io.StringIO(downloaded(index).decode("utf-8-sig")))
    assert (row["text"], row["number"]) == ("Oversight is weak.", "18")


def downloaded(page: Any) -> bytes:
    with page.expect_download() as download:
        page.click("#download")
    return Path(download.value.path()).read_bytes()


def test_a_result_leads_to_its_item_and_to_the_page_of_its_file(index: Any) -> None:
    search(index, "supervision month seldom")
    link = index.locator("#list .place a").get_attribute("href")
    assert link.endswith("samples/wexcombe-2010.pdf#page=2")
    index.click("#list h3 a")
    assert "Supervision takes place every month" in index.inner_text(".item:target")


def test_a_letter_s_page_reads_without_scripts(browser: Any, site: Path) -> None:
    context = browser.new_context(java_script_enabled=False)
    tab = context.new_page()
    file = next(site.glob("letters/wexcombe*"))
    tab.goto(file.as_uri())
    assert tab.inner_text("h1").endswith("within Wexcombe County Council children's services")
    assert not tab.is_visible("button.quote")
    assert "Supervision takes place every month" in tab.inner_text("main")
    assert "unresolved_authority" in tab.inner_text(".facts")
    tab.goto((site / "index.html").as_uri())
    assert tab.is_visible("#overview")
    assert tab.is_visible("#coverage")
    context.close()


def test_a_letter_s_item_is_copied_with_its_source(page: Any, site: Path) -> None:
    page.goto(next(site.glob("letters/hackney_ilacs-inspection_2018*")).as_uri())
    page.click("button.quote")
    assert copied(page).startswith(
        "“Oversight is weak.” (Ofsted, Hackney: ILACS inspection, 10 January 2018, paragraph 18"
    )


def test_a_letter_s_quotation_has_its_lead_in(page: Any, site: Path) -> None:
    page.goto(next(site.glob("letters/hackney_joint*")).as_uri())
    page.locator("button.quote").nth(1).click()
    assert copied(page).startswith("“The police should: … send notices in time.” (Ofsted, Care Quality Commission")


def test_a_quotation_has_the_address_where_its_letter_was_published(page: Any, tmp_path: Path) -> None:
    (tmp_path / "about.csv").write_text("source_name,url\n204-2019-03-04.pdf,https://example.org/1\n", encoding="utf-8")
    made = Site(about=About(tmp_path / "about.csv"))
    letter = made.add(letter_on("204"))
    assert letter is not None
    for one in (letter, *made.finish()):
        write(tmp_path, one.path, one.data)
    for address, button in (("index.html#findings", "#list .quote"), (letter.path, "button.quote")):
        page.goto("about:blank")
        page.goto(f"{tmp_path.as_uri()}/{address}")
        page.click(button)
        assert "page 1, https://example.org/1). Contains public" in copied(page)


def test_findings_beside_the_page_are_searched_too(page: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sites, "MOST_INSIDE", 20_000)
    made = Site()
    for letter in letters():
        made.add(letter)
    for one in made.finish():
        write(tmp_path, one.path, one.data)
    assert len(list(tmp_path.glob("data/*.js"))) > 1
    assert shown_count(at(page, tmp_path, "#findings")) == len(ROWS)
    assert search(page, "oversight weak") == ["Oversight is weak."]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(
    "name", ["index.html#overview", "index.html#coverage", "index.html#findings", "letters", "authorities"]
)
def test_axe_finds_nothing(browser: Any, site: Path, name: str, scheme: str) -> None:
    file, _, view = name.partition("#")
    address = next(site.glob(f"{file}/hackney*")) if file in ("letters", "authorities") else site / file
    assert violations(browser, f"{address.as_uri()}#{view}", scheme) == []


def test_an_authority_s_page(page: Any, site: Path) -> None:
    page.goto((site / "authorities" / "hackney.html").as_uri())
    assert page.locator(".time h3").all_text_contents() == [
        "Joint targeted area inspection, 10 February 2023",
        "ILACS inspection, 10 January 2022",
        "ILACS inspection, 10 January 2018",
    ]
    assert "worse than before (good, 10 January 2018)" in page.inner_text(".time")
    page.goto((site / "authorities" / "north-northamptonshire.html").as_uri())
    page.click("main .box a")
    assert page.inner_text("h1") == "Northamptonshire"


def test_every_link_leads_somewhere(site: Path) -> None:
    for file in site.rglob("*.html"):
        for link in re.findall(r'href="([^"#]+)', file.read_text(encoding="utf-8")):
            if "://" not in link:
                assert (file.parent / link).exists(), (file.name, link)


@pytest.mark.parametrize("pattern", ["index.html", "letters/croydon*.html", "authorities/croydon.html"])
def test_hostile_words_are_words(page: Any, site: Path, pattern: str) -> None:
    (file,) = site.glob(pattern)
    page.goto(file.as_uri() + "#findings?q=script&kind=priority_action")
    assert page.evaluate("globalThis.harmed") is None
    assert "window.harmed = 1" in page.inner_text("main")
    assert page.locator("main img, main script").count() == 0


def test_hostile_words_come_out_of_the_search_as_they_are(index: Any) -> None:
    assert search(index, "harmed") == [printable(HOSTILE)]
    assert index.evaluate("globalThis.harmed") is None


def test_hostile_searches_are_words(index: Any, site: Path) -> None:
    for words in ("<img src=x onerror=alert(1)>", "((((", "\\", "*", "-", '"', "OR OR", "a" * 5000, "-*"):
        search(index, words)
        assert index.locator("main img").count() == 0


@pytest.mark.parametrize("width", [1280, 320])
@pytest.mark.parametrize("address", [f"#{view}" for view in VIEWS])
def test_nothing_is_wider_than_the_screen(page: Any, site: Path, width: int, address: str) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    at(page, site, address)
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_the_keyboard_goes_from_the_words_to_the_filters_to_the_results(index: Any) -> None:
    index.focus("#q")
    reached = []
    for _ in range(20):
        index.keyboard.press("Tab")
        reached.append(index.evaluate("document.activeElement.id || document.activeElement.closest('[id]').id"))
    order = list(dict.fromkeys(reached))
    assert order[:2] == ["how", "all-filters"]
    assert order.index("facets") < order.index("clear") < order.index("copy-summary") < order.index("list")
