"""What a letter's last paragraphs say: what happens next, in whatever words."""

from __future__ import annotations

import pytest

from ofsted_letters.families.closings import says_what_is_next


@pytest.mark.parametrize(
    "text",
    [
        "Ofsted plans to come back in the spring.",
        "Our letter may be of use to partners.",
        "The findings will inform later work.",
        "The visit’s findings feed into the timing of a full inspection.",
        "What was seen will be borne in mind when Ofsted next comes to Fellbridge.",
        "Progress is to be looked at in any future inspection of safeguarding.",
        "An inspection of these services in the coming year will look at what has changed.",
        "These matters will be raised at the annual conversation.",
        "A plan should reach Ofsted within 20 working days.",
        "It would help to have a written response by 4 May 2021.",
        "A copy has gone to the Department for Education.",
        "The chief inspector has been notified of this.",
        "Inspectors would like to thank all who took part.",
        "Our gratitude goes to the carers.",
        "It will be borne in mind when the council’s next inspection is planned.",
        "You are required to send a plan for the area for priority action within 20 working days.",
        "This letter will be published on 4 May 2021.",
        "We have told the Department for Education of this.",
    ],
)
def test_what_is_next(text: str) -> None:
    assert says_what_is_next(text)


@pytest.mark.parametrize(
    "text",
    [
        "Homes that should be registered with Ofsted are not.",
        "Ofsted visited homes for children.",
        "Leaders welcomed what was found.",
        "Parents say that they are grateful and thank workers by name.",
        "The plan should be read by all who work with the child.",
        "Since the last Ofsted inspection, caseloads have come down.",
        "A letter to the child says when the next visit will be.",
        "The department has a plan, and writes to carers.",
        "Young people will move within six weeks.",
        "Children live in homes that Ofsted rates as good.",
        "Managers know what Ofsted will look for.",
        "Annual inspections of foster homes are late.",
        "Staff will be ready for the home’s next inspection.",
        "Each child’s plan must be written within 10 working days.",
        "Plans should be clear to young people by 4 May 2021.",
        "Notifications to the Department for Education are sent in good time.",
        "The Department for Education has been notified of each child who went missing.",
        "This letter contains an area for priority action.",
        "Leaders accepted the findings of this visit and will act on them.",
        "An audit was made. The findings will be read by managers.",
        "One child said: ‘I am grateful for what we will do.’",
    ],
)
def test_findings(text: str) -> None:
    assert not says_what_is_next(text)
