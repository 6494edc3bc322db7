"""How long the index of many findings takes in a real browser: to open, and to answer a keystroke.

    python -m benchmarks.pages --findings 20000

The letters are invented, of words as the samples have them, so that there are as many findings as are asked for. It
needs Playwright and a chromium that the system has (see tests/browse/conftest.py). Times are what a core spends on the
page's main thread, so that other programs on the machine don't count.
"""

from __future__ import annotations

import argparse
import hashlib
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random
from statistics import median
from typing import Any

from ofsted_letters import read_jsonl
from ofsted_letters.browse.site import Site
from ofsted_letters.model import Letter

ROOT = Path(__file__).resolve().parents[1]
LONG = 450
"""Characters of a finding: 16,305 of published letters and reports have 444 in the middle."""
A_LETTER = 35
"""Findings of a letter, as published ones have."""
OPENED = 5
"""Times that the page is opened."""
READY = 3000
"""Milliseconds after which a page that was opened has nothing left to do."""
TYPED = ("supervision", '"quality of assessments"', "visit* OR plans -staff", "children's care", "MASH")
"""What is typed, a keystroke after the other."""


def main() -> None:
    """Make the pages, open them, type into them, print the times."""
    options = arguments()
    with tempfile.TemporaryDirectory() as folder:
        write_pages(Path(folder), options.findings)
        size = (Path(folder) / "index.html").stat().st_size
        print(f"{options.findings:,} findings, index.html of {size / 1e6:.1f} MB")
        times = measured(Path(folder), options.chromium)
    print(f"opens in {median(times['open']):.0f} ms (of {len(times['open'])} times; at most {max(times['open']):.0f})")
    keys = sorted(times["key"])
    print(f"a keystroke: {median(keys):.0f} ms, 95 of 100 in {keys[int(len(keys) * 0.95)]:.0f}, at most {keys[-1]:.0f}")


def arguments() -> argparse.Namespace:
    """What to measure."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--findings", type=int, default=20_000)
    parser.add_argument("--chromium", default="/usr/bin/chromium")
    return parser.parse_args()


def write_pages(folder: Path, count: int) -> None:
    """The index of so many findings."""
    site = Site()
    for letter in invented(count):
        site.add(letter)
    for page in site.finish():
        path = folder / page.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(page.data)


def invented(count: int) -> Iterator[Letter]:
    """Letters with so many findings in all, of the samples' words, always the same."""
    random = Random(0)
    samples = [next(read_jsonl(path)) for path in sorted((ROOT / "samples").glob("*.pdf.json"))]
    words = [
        word for one in samples for section in one.sections for item in section.items for word in item.text.split()
    ]
    for first in range(0, count, A_LETTER):
        yield letter_of(random, random.choice(samples), words, min(A_LETTER, count - first), str(first))


def letter_of(random: Random, sample: Letter, words: list[str], findings: int, name: str) -> Letter:
    """A sample with so many findings of random words under one heading."""
    section = next(one for one in sample.sections if any(item.role == "finding" for item in one.items))
    item = next(item for item in section.items if item.role == "finding")
    items = tuple(item.model_copy(update={"text": text_of(random, words)}) for _ in range(findings))
    source = sample.source.model_copy(update={"sha256": hashlib.sha256(name.encode()).hexdigest()})
    return sample.model_copy(update={"sections": (section.model_copy(update={"items": items}),), "source": source})


def text_of(random: Random, words: list[str]) -> str:
    """Random words of a finding's length."""
    return " ".join(random.choices(words, k=LONG // 6))[:LONG]


def measured(folder: Path, chromium: str) -> dict[str, list[float]]:
    """Milliseconds that opening takes until the first results are drawn, and a keystroke until they are drawn again."""
    from playwright.sync_api import sync_playwright

    times: dict[str, list[float]] = {"open": [], "key": []}
    address = (folder / "index.html").as_uri() + "#findings"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        for _ in range(OPENED):
            tab = Tab(browser)
            times["open"].append(tab.spent(lambda tab=tab: tab.open(address)))
            tab.page.close()
        tab = Tab(browser)
        tab.open(address)
        tab.page.wait_for_timeout(READY)
        for text in TYPED:
            tab.clear()
            times["key"] += [tab.spent(lambda tab=tab, key=key: tab.press(key)) for key in text]
        browser.close()
    return times


class Tab:
    """A tab whose main thread is watched: what a core spends on it, whatever else the machine does."""

    def __init__(self, browser: Any) -> None:
        self.page = browser.new_page()
        self._session = self.page.context.new_cdp_session(self.page)
        self._session.send("Performance.enable", {"timeDomain": "threadTicks"})

    def open(self, address: str) -> None:
        """Open a page and wait for its first results."""
        self.page.goto(address)
        self.page.wait_for_selector("#list > li")
        self._wait_for_frame()

    def clear(self) -> None:
        """Empty the box, unseen by the page."""
        self.page.evaluate("document.getElementById('q').value = ''")
        self.page.focus("#q")

    def press(self, key: str) -> None:
        """Press a key and wait until the page shows what it finds."""
        self.page.keyboard.type(key)
        self._wait_for_frame()

    def spent(self, work: Callable[[], None]) -> float:
        """Milliseconds that the main thread spends on some work."""
        before = self._clock()
        work()
        return self._clock() - before

    def _wait_for_frame(self) -> None:
        self.page.evaluate("new Promise(done => requestAnimationFrame(() => setTimeout(done)))")

    def _clock(self) -> float:
        metrics = {one["name"]: one["value"] for one in self._session.send("Performance.getMetrics")["metrics"]}
        return float(metrics["TaskDuration"]) * 1000


if __name__ == "__main__":
    main()
