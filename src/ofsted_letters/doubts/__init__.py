"""What each value of a letter stands on: weak ground becomes a diagnostic at the value; nothing is mended here.

`check` compares a letter's values with each other; here each is asked by what it was told from the rest.
"""

from __future__ import annotations

from collections.abc import Sequence

from ofsted_letters.doubts.absent import previous_inspections_are_read, scope_is_told, theme_is_read
from ofsted_letters.doubts.addresses import address_lines_are_known, postcodes_are_printed
from ofsted_letters.doubts.characters import characters_are_whole
from ofsted_letters.doubts.ground import Diagnostic, Ground, Values
from ofsted_letters.doubts.headings import headings_open_sections
from ofsted_letters.doubts.pages import pages_are_unlike, pages_count_on
from ofsted_letters.doubts.people import (
    names_are_names,
    organisations_are_bodies,
    roles_are_printed,
    roles_are_roles,
    values_are_set_apart,
)
from ofsted_letters.doubts.sentences import items_are_whole_sentences, lines_follow_one_another
from ofsted_letters.label.labels import Label

RULES = (
    pages_count_on,
    pages_are_unlike,
    characters_are_whole,
    names_are_names,
    roles_are_printed,
    roles_are_roles,
    organisations_are_bodies,
    values_are_set_apart,
    address_lines_are_known,
    postcodes_are_printed,
    previous_inspections_are_read,
    theme_is_read,
    scope_is_told,
    headings_open_sections,
    items_are_whole_sentences,
    lines_follow_one_another,
)


def doubts(letter: Values, labels: Sequence[Label]) -> list[Diagnostic]:
    """Everything in a letter that stands on weak ground.

    Args:
        letter: its values, as `assemble` gives them.
        labels: what every line of its source is, in the order of the lines.
    """
    ground = Ground(letter, labels)
    return [diagnostic for rule in RULES for diagnostic in rule(ground)]
