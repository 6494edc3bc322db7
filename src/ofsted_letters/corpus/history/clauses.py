"""The parts of an improvement point: what is to be improved, of what or for whom, and what for.

- The quality of supervision | for social workers | , so that plans do not drift.
- Case records | are not kept up to date. | This means that …
"""

from __future__ import annotations

import functools
import re
from typing import NamedTuple

HOW = ("How ", "The extent to which ", "Whether ")
"""How a point begins that is one clause, verb and all: letters word them so by the national framework."""


class Clauses(NamedTuple):
    """A point in three parts; a part that it does not have is empty."""

    subject: str
    """Its first noun phrase."""
    further: str
    """The rest of what is to be improved: of what, by whom, and what is wrong with it."""
    purpose: str
    """What it is for, examples, and further sentences."""
    has_examples: bool
    """Whether the last part only begins to name some of what the first is about: ", particularly for …"."""


def clauses(text: str) -> Clauses:
    """Divide a point."""
    purpose = _purpose().search(text)
    head, rest = (text[: purpose.start()], text[purpose.start() :]) if purpose else (text, "")
    opening = _opening().match(head)
    further = None if head.startswith(HOW) else _relation().search(head, opening.end() if opening else 0)
    end = further.start() if further else len(head)
    return Clauses(head[:end], head[end:], rest, bool(_examples().match(rest)))


@functools.cache
def _purpose() -> re.Pattern[str]:
    """Where it goes on to what it is for, to examples, or to another sentence."""
    return re.compile(
        r"""(?x)
        # to ensure · , so as to reduce · in order to better support
          ,?\s (?: in\sorder\s | so\sas\s )? to \s (?: (?: better | consistently | effectively | fully | further ) \s )?
          (?: address | avoid | consider | demonstrate | drive | enable | ensure | evidence | focus | gain | have | help
            | improve | inform | make | meet | minimise | prevent | progress | promote | provide | reduce | reflect
            | review | support ) \b
        # so that · , which
        | ,?\s (?: so\sthat | so\sas\sto | in\sorder | which | and\sensur\w+\sthat | in\sdriving | by\sensuring ) \b
        # , to · , particularly · , with a specific
        | ,\s (?: to | including | namely | particularly | especially | in\sparticular
            | with\sa\s(?:particular|specific)\s ) \b
        # (a stop) This
        | (?<= [.?!] ) \s (?= [A-Z] )
        """
    )


@functools.cache
def _examples() -> re.Pattern[str]:
    return re.compile(r",\s(?:including|particularly|especially|with\s)")


@functools.cache
def _opening() -> re.Pattern[str]:
    """How a sentence begins that names its subject later."""
    return re.compile(
        r"""
        (?:\w+(?:\s\w+){0,5},\s)?                  # In a few teams,
        (?:there\s(?:is | are | has\sbeen)         # There is
          | this\sinspection\shas\sidentified)\s   # This inspection has identified
        | in\s\w+\s\w+,\s                          # In some cases,
        """,
        re.IGNORECASE | re.VERBOSE,
    )


@functools.cache
def _relation() -> re.Pattern[str]:
    """What follows a subject: to what it relates, or the verb of a whole sentence."""
    return re.compile(
        r"""(?x) \s
        # relating to · referred to · for · within · has · needs
        (?: in\srelation\sto | relating\sto | subject\sto | (?:sent|referred|made)\sto
          | when | who | where | for | by | with | in | within | from | at
          | is | are | was | were | has | have | do | does | should | can | could | needs? | must ) \s
        """
    )
