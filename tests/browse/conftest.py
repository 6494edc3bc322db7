"""Pages of the samples and of invented letters, and a browser to look at them.

The browser is a chromium that the system has (`apt-get install chromium`), driven by Playwright; `CHROMIUM` may name
one. Where either is missing these tests skip.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from ofsted_letters import read_jsonl
from ofsted_letters.browse.site import Site
from ofsted_letters.corpus.files import way
from ofsted_letters.model import Letter, SectionJudgement
from tests.corpus.held_letters import URGENT, judgement, letter_on, points
from tests.write.invented import item, section

SAMPLES = Path(__file__).resolve().parents[2] / "samples"
NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome")
AXE_TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
HOSTILE = (
    "</script><script>window.harmed = 1</script><img src=x onerror='window.harmed = 1'> {{ 7 * 7 }} \u2028 \u202egnp"
)


def letters() -> list[Letter]:
    """The samples, and letters that have what samples have not."""
    samples = [next(read_jsonl(path)) for path in sorted(SAMPLES.glob("*.pdf.json"))]
    mash = points("The multi-agency safeguarding hub answers late.", "Children’s plans – of too few – are read.")
    paragraph = section("findings", "Leaders", item("Oversight is weak.", type="numbered", number="18", page=4))
    led = section(
        "areas_for_development",
        "What needs to improve",
        item("The police should:", type="paragraph", role="lead_in"),
        item("send notices in time.", role="finding"),
    )
    hostile = section("priority_action", HOSTILE, item(HOSTILE), item("word " * 20_000))
    return [
        *samples,
        letter_on("204", "2018-01-10", "ilacs_inspection", (paragraph,), (judgement("good"),)),
        letter_on("204", "2022-01-10", "ilacs_inspection", (points("A", "B"),), (judgement("inadequate"),)),
        letter_on("204", "2023-02-10", "joint_targeted_area", (led,)),
        letter_on("305", "2019-03-04", "focused_visit", (mash, URGENT)),
        scoped(letter_on("305", "2021-03-04", sections=(points("Answer calls.", addressee="police"),))),
        letter_on("940", "2022-05-05", "focused_visit", (points("Records are late.", recurrence="outstanding"),)),
        letter_on("928", "2018-05-05", "focused_visit", (points("Old records."),)),
        letter_on("306", "2024-05-05", "focused_visit", (hostile,)),
    ]


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of pages."""
    folder = tmp_path_factory.mktemp("site")
    pages = Site()
    for letter in letters():
        page = pages.add(letter, way(str(folder), str(SAMPLES / letter.source.name), far=True))
        assert page is not None
        write(folder, page.path, page.data)
    for page in pages.finish():
        write(folder, page.path, page.data)
    return folder


def scoped(letter: Letter) -> Letter:
    """A letter that says what kind of work it is about, with sections that give a judgement."""
    about = letter.metadata.model_copy(update={"visit_scope": ("front_door",)})
    judged = SectionJudgement(aspect="leadership", grade="inadequate")
    sections = tuple(one.model_copy(update={"judgement": judged}) for one in letter.sections)
    return letter.model_copy(update={"metadata": about, "sections": sections})


def write(folder: Path, path: str, data: bytes) -> None:
    """Write a page, of which there may be only one."""
    file = folder / path
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("xb") as stream:
        stream.write(data)


def chromium() -> str | None:
    """The browser of this system."""
    return os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """A browser without a window. While Playwright drives it no other test can run an event loop: so not longer."""
    driver = pytest.importorskip("playwright.sync_api", reason="no Playwright: pip install playwright")
    path = chromium()
    if path is None:
        pytest.skip("no chromium to look at pages with: apt-get install chromium, or name one in CHROMIUM")
    as_root = hasattr(os, "geteuid") and os.geteuid() == 0
    with driver.sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"] if as_root else [])
        yield opened
        opened.close()


@pytest.fixture
def page(browser: Any) -> Iterator[Any]:
    """A tab that may use the clipboard; what it complains of fails the test, and so does any request off the disk."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, accept_downloads=True)
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    tab = context.new_page()
    complaints: list[str] = []
    tab.on("pageerror", lambda error: complaints.append(str(error)))
    tab.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    tab.on(
        "request",
        lambda request: None if request.url.startswith(("file:", "blob:")) else complaints.append(request.url),
    )
    yield tab
    context.close()
    assert complaints == []


def violations(browser: Any, address: str, scheme: str, width: int = 1280) -> list[tuple[str, list[str]]]:
    """What axe-core finds on a page, where `AXE` names its axe.min.js, which is not part of this project."""
    axe = os.environ.get("AXE")
    if not axe:
        pytest.skip("no axe: get axe-core from npm and name its axe.min.js in AXE")
    context = browser.new_context(color_scheme=scheme, bypass_csp=True, viewport={"width": width, "height": 900})
    tab = context.new_page()
    tab.goto(address)
    tab.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true })")
    tab.evaluate(Path(axe).read_text(encoding="utf-8"))
    found = tab.evaluate(f"axe.run(document, {{ runOnly: {AXE_TAGS} }})")
    context.close()
    return [(one["id"], [node["html"] for node in one["nodes"]]) for one in found["violations"]]
