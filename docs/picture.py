"""Make docs/pages.png anew, the picture in the README: `make look`, and `python -m docs.picture look/html/index.html`.

It shows the search of the samples' findings as chromium does, which the system has or `CHROMIUM` names.
"""

from __future__ import annotations

import os
import shutil
import sys
from io import BytesIO
from pathlib import Path

from PIL import Image
from playwright.sync_api import ViewportSize, sync_playwright

PICTURE = Path(__file__).with_name("pages.png")
SIZE: ViewportSize = {"width": 1100, "height": 720}
WORDS = "supervision"
"""What is searched for: three findings have it."""
COLOURS = 64


def picture_of(index: Path) -> Image.Image:
    """What a browser shows of the page when something is searched for."""
    with sync_playwright() as browsers:
        chromium = os.environ.get("CHROMIUM") or shutil.which("chromium")
        page = browsers.chromium.launch(executable_path=chromium, args=["--no-sandbox"]).new_page(viewport=SIZE)
        page.goto(f"{index.resolve().as_uri()}#findings")
        page.get_by_role("searchbox").fill(WORDS)
        page.get_by_role("heading", name="Findings").wait_for()
        page.wait_for_timeout(500)  # while somebody types nothing is drawn
        return Image.open(BytesIO(page.screenshot()))


if __name__ == "__main__":
    picture_of(Path(sys.argv[1])).convert("RGB").quantize(COLOURS).save(PICTURE, optimize=True)
