"""Document -> labels: what every line is, by the zones of the form that the document has.

A report has a title that a family knows on its first page; all else is read as a letter.
"""

from __future__ import annotations

from ofsted_letters.document import Document
from ofsted_letters.forms.letter import label_letter
from ofsted_letters.forms.title import find_title
from ofsted_letters.label.labels import Labelling


def label_document(document: Document) -> Labelling:
    """Label every line of a document once."""
    title = find_title(document.lines)
    if title is None:
        return label_letter(document)
    from ofsted_letters.forms.report import label_report  # what no letter needs

    return label_report(document, title)
