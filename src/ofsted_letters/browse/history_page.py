"""The histories of authorities as one page for a browser."""

from __future__ import annotations

from collections.abc import Iterable

from ofsted_letters.browse.page import Page, Scripts, drawn
from ofsted_letters.corpus.history.account import Account
from ofsted_letters.corpus.history.measured import TOLD


def history_page(accounts: Iterable[Account]) -> Page:
    """A page that stands alone: it leads to no other."""
    return drawn("history.html", "history.html", Scripts(()), accounts=accounts, told=TOLD)
