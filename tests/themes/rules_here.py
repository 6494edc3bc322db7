"""Small rules for tests."""

from __future__ import annotations

from ofsted_letters.themes.rules import Rules
from ofsted_letters.themes.writing import read_rules

SMALL = """
version = "test"

[areas]
practice = "Practice"

[themes.supervision]
area = "practice"
name = "Supervision"
description = "Supervision of workers"
phrases = ["management oversight", "reflective supervision"]
subjects = ["supervision"]
exclusions = ["supervision order"]

[themes.care_plans]
area = "practice"
name = "Care plans"
description = "Plans of children in care"
phrases = ["care plan"]

[themes.plans]
area = "practice"
name = "Plans"
description = "Plans of no named kind"
subjects = ["plan"]

[themes.visits]
area = "practice"
name = "Visits"
description = "Visits to children"
phrases = ["statutory visit", "home visit"]

[themes.recording]
area = "practice"
name = "Recording"
description = "Records"
phrases = ["case record", "chronology"]
"""


def small() -> Rules:
    """The rules."""
    return read_rules(SMALL.encode(), "small.toml")
