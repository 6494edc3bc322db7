"""Whether text may be damaged, told in one pass: most texts are whole, and need nothing that repairs them."""

from __future__ import annotations

import re

LEADS = "ÂÃâï¬√‚Ô┬├Γ∩"
"""How the first bytes of signs in UTF-8 read in the encodings that it is taken for."""

_SIGN = re.compile(
    rf"""
    [&?J\x01-\x08\x0e-\x1f\x80-\x9f{LEADS}ƟƩƫƞŌ\ufffd]          # few of these, so that little else is tried
    (?:
      (?<=&)(?:\# | [A-Za-z]{{2,8}}[0-9]?;)                     # a web page's entity: &#8217; · &rsquo;
      | (?<=[{LEADS}])[^\x00-\x7f] | (?<=Â)\                   # UTF-8 in another encoding: childrenâ€™s
      | (?<=[\x80-\x9fƟƩƫƞ])                                    # Windows' signs in Latin-1, Calibri's ligatures: acƟon
      | (?<=[a-zƟƩƫƞ]Ō) | (?<=[A-Z]Ō)(?=[a-z])                  # aŌer · AŌer
      | (?<=[?\x01-\x1f\ufffd])(?:[sS] | [cC][lL][oO][cC][kK])\b   # a lost apostrophe: children?s · o?clock
      | (?<=J)\ (?:anuary | une | uly)\b                        # a letter that recognition set apart: J une
    )
    """,
    re.VERBOSE,
)
_ESCAPE = re.compile(r"=(?:[0-9A-Fa-f]{2}|[ \t]*[\r\n])")
"""Of a mail's coding."""
SET_APART = (" e ", " t ", " n ", " s ")
"""Of which rows have one whose letters stand apart, and whose words other rows can't be."""
UNNAMED = "(cid:"
"""How a converter begins to tell a sign that it had no name for."""


def may_be_damaged(text: str) -> bool:
    """Whether text has a sign of damage that can be repaired wherever it was read."""
    return _SIGN.search(text) is not None


def may_be_converted(text: str) -> bool:
    """Whether a text file has one of what mail and converters do to whole texts, or the same."""
    return may_be_damaged(text) or ("=" in text and _ESCAPE.search(text) is not None) or _is_set_apart(text)


def _is_set_apart(text: str) -> bool:
    return UNNAMED in text or any(sign in text for sign in SET_APART)
