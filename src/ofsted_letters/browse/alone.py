"""One letter as a page that needs no other."""

from __future__ import annotations

from ofsted_letters.browse.letter_page import letter_page
from ofsted_letters.browse.page import drawn
from ofsted_letters.browse.site import QUOTING
from ofsted_letters.corpus.held import held
from ofsted_letters.model import Letter


def page_alone(letter: Letter) -> bytes:
    """A letter's page as it is among others, without links to them."""
    values = {"held": held(letter, None), "letter": letter, "page": letter_page(letter), "pictures": None}
    return drawn("letter.html", "alone.html", QUOTING, **values).data
