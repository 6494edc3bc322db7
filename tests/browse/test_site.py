"""A whole site, without a browser: which pages there are, and that each is whole and inert."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from pathlib import Path

import pytest

from ofsted_letters.browse import site as sites
from ofsted_letters.browse.page import static
from ofsted_letters.browse.site import SEARCHING, Site
from ofsted_letters.write.findings import findings
from tests.browse.conftest import letters
from tests.corpus.held_letters import letter_on
from tests.write.invented import item, section

ADDRESS = re.compile(r"""(?:src|href|url)\s*[=(]\s*["']?(https?:|//)[^"'>]*""", re.IGNORECASE)
LICENCE = "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/"


def pages(site: Path) -> dict[str, str]:
    return {file.relative_to(site).as_posix(): file.read_text(encoding="utf-8") for file in site.rglob("*.html")}


def test_there_is_a_page_a_letter_and_a_page_an_authority(site: Path) -> None:
    made = letters()
    assert len(list(site.glob("letters/*.html"))) == len(made)
    assert len(list(site.glob("authorities/*.html"))) == len({letter.metadata.authority.name for letter in made})
    assert sorted(file.name for file in site.iterdir()) == ["authorities", "index.html", "letters"]


def test_the_same_letters_make_the_same_pages(site: Path) -> None:
    again = Site()
    for letter in letters():
        again.add(letter)
    written = {page.path for page in again.finish()}
    assert "index.html" in written
    first, second = Site(), Site()
    for one in (first, second):
        one.add(letter_on("204"))
    assert list(first.finish()) == list(second.finish())


def test_nothing_is_asked_of_the_network(site: Path) -> None:
    for name, text in pages(site).items():
        shown = re.sub(r'<script type="application/json".*?</script>', "", text, flags=re.DOTALL)
        assert {one[0] for one in ADDRESS.finditer(shown)} == {f'href="{LICENCE}'}, name


def test_each_page_lets_only_its_own_style_and_script_run(site: Path) -> None:
    for name, text in pages(site).items():
        (policy,) = re.findall(r'Content-Security-Policy" content="([^"]*)"', text)
        policy = policy.replace("&#39;", "'")
        run = re.findall(r"<script>(.*?)</script>", text, re.DOTALL) + re.findall(
            r"<style>(.*?)</style>", text, re.DOTALL
        )
        digests = {f"sha256-{base64.b64encode(hashlib.sha256(one.encode()).digest()).decode()}" for one in run}
        assert digests == set(re.findall(r"'(sha256-[^']*)'", policy)) - ({digest_of_nothing()} - digests), name
        assert "unsafe" not in policy
        assert policy.startswith("default-src 'none'")


def digest_of_nothing() -> str:
    return f"sha256-{base64.b64encode(hashlib.sha256(b'').digest()).decode()}"


def test_a_letter_s_text_stands_in_its_page(site: Path) -> None:
    text = next(site.glob("letters/wexcombe*")).read_text(encoding="utf-8")
    assert "Supervision takes place every month" in text
    assert "samples/wexcombe-2010.pdf#page=2" in text


def test_more_data_than_a_page_should_hold_lie_in_scripts_beside_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sites, "MOST_INSIDE", 2_000)
    site = Site()
    made = [letter_on("204", f"2019-01-{day:02}") for day in range(1, 29)]
    for letter in made:
        site.add(letter)
    written = {page.path: page.data.decode() for page in site.finish()}
    beside = sorted(name for name in written if name.startswith("data/"))
    assert len(beside) > 1
    held = [json.loads(re.fullmatch(r".*?\.push\((.*)\);\n", written[name])[1]) for name in beside]  # type: ignore[index]
    assert sum(map(len, held)) == sum(len(findings(letter)) for letter in made)
    assert '<script type="application/json" id="rows">[]</script>' in written["index.html"]
    for name in beside:
        assert f'<script src="{name}"></script>' in written["index.html"]
    assert "'self';" in written["index.html"].replace("&#39;", "'")


def test_scripts_can_stand_in_a_page() -> None:
    for name in (*SEARCHING, "letter.js", "browse.css"):
        assert not re.search(r"</?(script|style)|<!--", static(name), re.IGNORECASE)


def test_json_of_others_names_no_file_outside() -> None:
    made = letter_on("204")
    hostile = made.model_copy(update={"source": made.source.model_copy(update={"sha256": "../../../../etc/passwd"})})
    page = Site().add(hostile)
    assert page is not None
    assert page.path == "letters/hackney_focused-visit_2019-03-04_--------.html"


def test_letters_whose_ids_are_alike_have_pages_of_their_own() -> None:
    made = letter_on("204")
    sha256 = made.source.sha256[:8] + "0" * 56
    like = made.model_copy(update={"source": made.source.model_copy(update={"sha256": sha256})})
    site = Site()
    pages = [page.path for page in (site.add(made), site.add(like)) if page]
    assert len(set(pages)) == 2
    (authority,) = [page for page in site.finish() if page.path.startswith("authorities/")]
    for path in pages:
        assert path in authority.data.decode()


def test_letters_that_are_in_no_year_or_no_region_are_counted() -> None:
    made = letter_on("204")
    undated = made.metadata.model_copy(update={"inspection_start": None, "inspection_end": None})
    unknown = dict.fromkeys(("official_name", "gss_code", "la_code", "region"))
    authority = made.metadata.authority.model_copy(update=unknown)
    site = Site()
    for metadata in (undated, undated, made.metadata.model_copy(update={"authority": authority})):
        header = made.header.model_copy(update={"date": None if metadata is undated else made.header.date})
        site.add(made.model_copy(update={"metadata": metadata, "header": header}))
    index = {page.path: page.data.decode() for page in site.finish()}["index.html"]
    assert "2 letters without a date, in no year here." in index
    assert "1 letter on an authority in no register, in no region here." in index
    assert "in no year here" not in "".join(page.data.decode() for page in Site().finish())


def test_an_authority_s_page_has_a_lead_in_once_and_capitals_as_they_are() -> None:
    lead_in = item("The council should:", type="paragraph", role="lead_in")
    asked = (item("Plans drift."), lead_in, item("visit in time"), item("write records"))
    site = Site()
    site.add(letter_on("204", family="area_send", sections=(section("areas_for_development", "", *asked),)))
    (page,) = [page.data.decode() for page in site.finish() if page.path.startswith("authorities/")]
    assert page.count("The council should:") == 1
    assert page.count("<ul") == page.count("</ul>") == 2
    assert ">Area SEND, 4 March 2019<" in page


def test_authorities_whose_names_are_alike_share_a_page() -> None:
    made = [letter_on("204", f"2019-01-0{day}") for day in (1, 2)]
    unknown = dict.fromkeys(("official_name", "gss_code", "la_code", "region"))
    site = Site()
    for letter, name in zip(made, ("Wexcombe City Council", "Wexcombe city council"), strict=True):
        authority = letter.metadata.authority.model_copy(update=unknown | {"name": name})
        about = letter.metadata.model_copy(update={"authority": authority})
        site.add(letter.model_copy(update={"metadata": about}))
    (page,) = [page for page in site.finish() if page.path.startswith("authorities/")]
    assert page.path == "authorities/wexcombe-city-council-unregistered.html"
    assert "2 documents held here" in page.data.decode()


def test_a_site_without_letters_is_one_page_that_says_so() -> None:
    (index,) = Site().finish()
    assert "0 letters and reports" in index.data.decode()


def test_every_line_of_a_table_says_what_it_is_about(site: Path) -> None:
    for name, text in pages(site).items():
        assert '<th scope="row"></th>' not in text, name
