"""What MkDocs calls: it adds the generated pages to the written ones, so that none need be committed."""

from __future__ import annotations

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

from docs.reference.pages import PAGES


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """The written pages, and the generated ones."""
    for place, page in PAGES.items():
        files.append(File.generated(config, place, content=page()))
    return files
