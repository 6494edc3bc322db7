"""Which pieces of a page can be seen: text can be in a file and not on the page.

Word clips a frame's text to the frame. What flows over the frame's foot is hidden with it, though it was
meant to be read; what a template left in the frame is hidden on purpose. So is what stands below a postcode, which ends
an address.
"""

from __future__ import annotations

from ofsted_letters.fields.addresses import split_postcode
from ofsted_letters.read.glyphs import Box, Piece, Sight
from ofsted_letters.read.places import Nearby

SMALLEST = 2.0
"""In points. Nobody reads smaller print."""
MIDDLE = 0.25
"""In em above the baseline: the middle of small letters. A clip that leaves it to be seen only shaves."""
LETTER_TOP = 0.7
"""In em above the baseline: a capital's height."""
LINE_PITCH = 1.6
"""In em. Lines of one block follow one another at 1.2 to 1.5; with a blank line between it is at least 2.4."""
SAME_MARGIN = 2.0
"""In points. Lines of one block start within this of one another."""


def judged(pieces: list[Piece], page: Box) -> list[Piece]:
    """The same pieces, each with its `sight`."""
    _, top, right, bottom = page
    if not any(
        piece.veil or piece.size < SMALLEST or not (0 <= piece.x0 < right and top < piece.baseline < bottom)
        for piece in pieces
    ):
        return pieces
    hidden = [at for at, piece in enumerate(pieces) if _is_hidden(piece, page)]
    if not hidden:
        return pieces
    found = list(pieces)
    for at in hidden:
        found[at] = pieces[at]._replace(sight=Sight.HIDDEN)
    printed = Nearby(piece for piece in found if piece.sight is not Sight.HIDDEN)
    for at in sorted(hidden, key=lambda at: pieces[at].baseline):
        if _flows_on(pieces[at], printed):
            found[at] = pieces[at]._replace(sight=Sight.OVERFLOWING)
            printed.add(found[at])
    return found


def _is_hidden(piece: Piece, page: Box) -> bool:
    if not _on(page, piece):
        return True
    if piece.veil is None:
        return False
    return not piece.veil.inked or (piece.veil.clip is not None and not _on(piece.veil.clip, piece))


def _on(area: Box, piece: Piece) -> bool:
    middle = piece.baseline - MIDDLE * piece.size
    return area.top < middle < area.bottom and piece.x0 < area.x1 and piece.x1 > area.x0 and piece.size >= SMALLEST


def _flows_on(piece: Piece, printed: Nearby) -> bool:
    """Whether a hidden line goes on from a printed one over its frame's foot, where nothing else is printed."""
    if piece.veil is None or piece.veil.clip is None or not piece.veil.inked:
        return False
    clip, baseline = piece.veil.clip, piece.baseline
    left, right = piece.x0 - SAME_MARGIN, piece.x0 + SAME_MARGIN
    above = printed.within(Box(left, baseline - LINE_PITCH * piece.size, right, baseline))
    if not any(_is_followed_by(other, piece, clip) for other in above):
        return False
    line = Box(piece.x0, baseline - LETTER_TOP * piece.size, piece.x1, baseline)
    beside = printed.within(line, em=Box(0.0, 0.0, 0.0, LETTER_TOP))
    return not any(_overprints(other, piece) for other in beside)


def _is_followed_by(above: Piece, below: Piece, clip: Box) -> bool:
    if split_postcode(above.text)[1] is not None:
        return False
    pitch = (below.baseline - above.baseline) / below.size
    in_frame = _on(clip, above) or above.sight is Sight.OVERFLOWING
    return in_frame and 0 < pitch < LINE_PITCH and abs(above.x0 - below.x0) < SAME_MARGIN


def _overprints(one: Piece, other: Piece) -> bool:
    return (
        one.x0 < other.x1
        and other.x0 < one.x1
        and one.baseline - LETTER_TOP * one.size < other.baseline
        and other.baseline - LETTER_TOP * other.size < one.baseline
    )
