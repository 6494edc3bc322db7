"""A letter's closing: the last paragraphs of its body that say what happens next, in a section of their own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ofsted_letters.families.closings import says_what_is_next
from ofsted_letters.families.family import Family
from ofsted_letters.fields.roles import states_none
from ofsted_letters.label.body import Body
from ofsted_letters.label.labels import ItemStart, SectionStart

LONGEST = 6
"""Paragraphs that a closing has at most (counted: four)."""


def with_closing(body: Body, family: Family) -> Body:
    """Move the last paragraphs that say what happens next to a closing of their own.

    Not all that a section has: what stands below a heading has its place.
    """
    if not family.closings or not body.sections:
        return body
    end = len(body.sections)
    last = next((body.items[label.group].section for label in reversed(body.labels) if label.group in body.items), 0)
    boxes_follow = all(section.kind in family.outline.boxes for section in body.sections[last + 1 :])
    if not boxes_follow or body.sections[last].kind in (family.outline.opening, "next_steps"):
        return body
    groups = [group for group, item in body.items.items() if item.section == last]
    closing = _closing_of(body, groups, family)
    if not 0 < closing < len(groups) <= closing + LONGEST:
        return body
    moved = set(groups[closing:])
    items = {group: item._replace(section=end) if group in moved else item for group, item in body.items.items()}
    return Body(body.labels, [*body.sections, SectionStart("closing", 1, None)], items)


def _closing_of(body: Body, groups: Sequence[int], family: Family) -> int:
    """Where among the items of the last section the closing begins; their number where none does.

    By its formula one says it for all below it; by its meaning each says it for itself.
    """
    texts = _texts(body, groups[-LONGEST:])
    items = [body.items[group] for group in groups]
    first = _first_of_closing(items, list(texts.values()), family)
    closing = len(groups) if first is None else first
    while _says_next(body, groups[:closing], texts):
        closing -= 1
    findings = bool(items) and body.sections[items[0].section].kind == "findings"
    if closing == len(groups) and (findings or not family.outline.thematic):
        closing = _end_of_list(items, led_in=not family.outline.thematic) or closing
    return closing


def _first_of_closing(items: Sequence[ItemStart], last_texts: Sequence[str], family: Family) -> int | None:
    """The first of a section's last paragraphs that says what happens next.

    Below a list, or a statement that there is nothing to list, less of a sign will do.
    """
    shift = len(items) - len(last_texts)
    listed = [item.type != "paragraph" for item in items]
    for at, text in enumerate(last_texts, shift):
        listed[at] = listed[at] or states_none(text)
    end = len(items) - listed[::-1].index(True) if any(listed) else len(items)
    return next(
        (
            at
            for at, text in enumerate(last_texts, shift)
            if items[at].type == "paragraph" and family.says_next(text, below_list=at >= end)
        ),
        None,
    )


def _says_next(body: Body, groups: Sequence[int], texts: Mapping[int, str]) -> bool:
    """Whether the last of some groups is a paragraph that says what happens next."""
    last = groups[-1] if groups else 0
    return last in texts and body.items[last].type == "paragraph" and says_what_is_next(texts[last])


def _texts(body: Body, groups: Sequence[int]) -> dict[int, str]:
    """The text of each of some groups."""
    texts: dict[int, list[str]] = {group: [] for group in groups}
    for label in body.labels:
        if label.group in texts:
            texts[label.group].append(label.text)
    return {group: " ".join(parts) for group, parts in texts.items()}


def _end_of_list(items: Sequence[ItemStart], *, led_in: bool = False) -> int | None:
    """Where paragraphs follow a section that is a list from its first item on: they are the letter's again.

    Args:
        items: The section's.
        led_in: Whether a paragraph may lead in to the list.
    """
    start = 1 if led_in and len(items) > 1 and items[0].type == "paragraph" else 0
    end = next((at for at, item in enumerate(items[start:], start) if item.type == "paragraph"), start)
    return end if end > start and all(item.type == "paragraph" for item in items[end:]) else None
