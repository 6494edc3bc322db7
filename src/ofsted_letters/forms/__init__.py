"""Document -> labels: what every line is, by the zones of the form that the document has.

What begins on a page with a title that a family knows is a report; all else is read as a letter.
"""

from __future__ import annotations

from ofsted_letters.document import Document
from ofsted_letters.forms.letter import label_letter
from ofsted_letters.forms.title import find_titles
from ofsted_letters.label.extent import letters
from ofsted_letters.label.labels import Labelling


def label_document(document: Document) -> Labelling:
    """Label every line of a document once: of a file that holds several the first is read."""
    titles = find_titles(document.lines)
    extents = letters([line for line in document.lines if line.printed], titles) if titles else []
    first = extents[0].first if extents else None
    if first not in titles:
        return label_letter(document, titles)
    from ofsted_letters.forms.report import label_report  # what no letter needs

    return label_report(document, titles[first], extents)
