"""No rule without a page that shows it: each speaks on some page or sample, and none is asked for its name."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from ofsted_letters.document import BANNER, Document, Element, Medium
from ofsted_letters.forms import label_document
from ofsted_letters.forms.letter import label_letter
from ofsted_letters.label.footnotes import label_footnotes
from ofsted_letters.label.furniture import label_furniture
from ofsted_letters.label.letterhead import label_letterhead
from ofsted_letters.label.rules import Rule
from ofsted_letters.label.signoff import label_signoff
from ofsted_letters.read import read_document
from ofsted_letters.read.starred import with_stars_raised
from tests.conftest import ROOT
from tests.forms import test_report, test_send_report
from tests.label import test_headings, test_items, test_letter, test_lone_headings, test_structure
from tests.label.page import text_lines
from tests.label.typeset import as_document, body_of, typeset


def rules_that_spoke() -> Iterator[str]:
    """Rules of the labels of all samples, and of the pages in the tables of these tests."""
    for path in (ROOT / "samples").glob("*.*"):
        if path.suffix in (".pdf", ".txt"):
            yield from (label.rule for label in label_letter(read_document(path.read_bytes(), path.name)).labels)
    yield from (label.rule for label in label_footnotes(test_structure.NOTES, body_size=12.0))
    yield from (label.rule for label in label_furniture(test_structure.EDGES))
    for lines in (*test_structure.PAGES.values(), *test_lone_headings.LONE.values()):
        yield from (label.rule for label in body_of(lines).labels)
    for page in (*test_items.PAGES, *(page for page, _ in test_headings.LEVELS.values())):
        yield from (label.rule for label in body_of(page).labels)
    yield from (label.rule for label in body_of(test_headings.in_pieces()).labels)
    lone = text_lines(test_headings.TEXT.format(line="Early help"))
    yield from (label.rule for label in body_of(lone, medium=Medium.TEXT).labels)
    yield from (label.rule for label in body_of(typeset("•\n•\nVisits are made.\n\nPlans wait.")).labels)
    yield from (label.rule for label in label_letter(odd_letter()).labels)
    for report in (test_report.REPORT, test_report.CELL_BELOW_CELL, test_report.WITHOUT_STOP, test_send_report.REPORT):
        yield from (label.rule for label in label_document(read_document(report.encode(), "report.txt")).labels)
    yield from (label.rule for label in label_furniture(text_lines("RECEIVED\n12 May 2011\nVisits are made.")))
    sent = text_lines("06-JUN-2011 16:41 FROM FERRISBY\n\nVisits are made.\n\nContinued .../\n- 2 -\nPlans wait.")
    yield from (label.rule for label in label_furniture(sent))
    mail = text_lines("From: Una\nTo: Ivo\n\n12 May 2011\n-----\nVisits are made.")
    yield from (label.rule for label in label_furniture(mail))
    numbered = text_lines("\n".join(f"{number}          Records wait" for number in range(1, 10)))
    below = numbered[-1].baseline + 3 * numbered[-1].size
    numbered.append(numbered[-1]._replace(number=98, text="Printed on recycled paper", baseline=below))
    numbered.append(numbered[-1]._replace(number=99, text="DRAFT", slanted=True))
    yield from (label.rule for label in label_furniture(numbered))
    banner = text_lines("Care Qua lity\nVisits are made.")
    banner[0] = banner[0]._replace(element=Element((), BANNER))
    yield from (label.rule for label in label_furniture(banner))
    logo = text_lines("fsted\nPiccadilly Gate\nStore Street\nM1 2WD\nT 0300 123 1231\n12 May 2011\nDear Ms Oak")
    yield from (label.rule for label in label_letterhead(logo))
    unit = text_lines("T 0300 123 1231\nSafe care and schools\nvisiting team\nDirect T 0300 123 1232\n12 May 2011")
    yield from (label.rule for label in label_letterhead(unit))
    yield from (label.rule for label in label_signoff(text_lines("Yours sincerely\npp\nUna Brightwell")))
    cut_note = typeset("Visits are made.[^1]\n^ [^1] The Act\n---\nPlans wait.\n^ says why.")
    yield from (label.rule for label in label_footnotes(cut_note, body_size=12.0))
    unmarked = typeset("Visits are made.[^1]\n^ The Act says why.")
    yield from (label.rule for label in label_footnotes(unmarked, body_size=12.0))
    starred = with_stars_raised(typeset("Ivo* went.\n*Not his\nname."))
    yield from (label.rule for label in label_footnotes(starred, body_size=12.0))


def odd_letter() -> Document:
    """A letter with a number in its address, small words in its sign-off, a line unseen, a plan and a comment."""
    page = test_letter.LETTER.replace("Ferrisby Council", "14\nFerrisby Council\nInsert address")
    lines = typeset(page.replace("\nPage 2", "\n^ Small words\nPage 2") + "\n---\nAppendix")
    comment = lines[-1]._replace(number=len(lines) + 1, text="Deleted: some", x0=600.0, x1=650.0, size=7.0)
    return as_document([line._replace(printed=line.text != "Insert address") for line in (*lines, comment)])


def test_every_rule_has_spoken() -> None:
    assert set(Rule) - set(rules_that_spoke()) == set()


def test_no_rule_is_asked_for() -> None:
    """A rule's name is for people: what follows from a label stands in its other fields.

    Only what tells people of rules asks for it.
    """
    paths = [path for path in (ROOT / "src").rglob("*.py") if path.parent.name != "why"]
    trees = [ast.parse(path.read_text(encoding="utf-8")) for path in paths]
    compared = [node for tree in trees for node in ast.walk(tree) if isinstance(node, ast.Compare)]
    assert compared
    assert [ast.unparse(node) for node in compared if any(map(_names_rule, ast.walk(node)))] == []


def _names_rule(node: ast.AST) -> bool:
    if not isinstance(node, ast.Attribute):
        return False
    return node.attr == "rule" or (isinstance(node.value, ast.Name) and node.value.id == "Rule")
