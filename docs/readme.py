"""The README as a package index shows it: without the picture, which an index has no file of."""

from __future__ import annotations

import re
from pathlib import Path

from hatchling.metadata.plugin.interface import MetadataHookInterface

PICTURE = re.compile(r"<!-- picture -->.*?<!-- /picture -->\n*", re.DOTALL)


class ReadmeForIndex(MetadataHookInterface):  # type: ignore[misc,unused-ignore]  # hatchling is only there to build
    """What hatchling asks for the description when it builds the package."""

    def update(self, metadata: dict[str, object]) -> None:
        """Give the README without its picture."""
        text = Path(self.root, "README.md").read_text(encoding="utf-8")
        metadata["readme"] = {"content-type": "text/markdown", "text": PICTURE.sub("", text)}
