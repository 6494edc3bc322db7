r"""The signs by which a sentence tells that something was raised before: each a small pattern with its examples.

What signs mean together is for `recurrence` to say. Patterns are verbose: a space of the text is `\s` here.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from enum import Enum, auto
from typing import NamedTuple

from ofsted_letters.fields.dates import YEAR


class Sign(Enum):
    """What some words of a sentence are a sign of; where words could be two of them, they are the first."""

    EVENT = auto()
    """An earlier inspection, visit or letter."""
    TIME = auto()
    """An earlier time that is not said of an inspection."""
    DATE = auto()
    """A time that is the date of an earlier inspection: which dates are, the letter says."""
    VISIT = auto()
    """An earlier visit of anybody: Ofsted's where inspectors speak of it."""
    AGAIN = auto()
    """That inspectors say what they said before."""
    KNOWN = auto()
    """An area for development that the words themselves say is from before."""
    SINCE = auto()
    """What makes a mere comparison of the event that follows."""
    JUDGED = auto()
    """What an inspection does besides raising something."""
    AREA = auto()
    """An area for development, or what else such a letter calls it."""
    WRONG = auto()
    """What is never said of good things."""
    RAISED = auto()
    """What inspections do with good things and bad."""
    SAID = auto()
    """What inspectors do where they raise something, and others do, too."""
    SAME = auto()
    """That it was so before."""
    MENDED = auto()
    LASTING = auto()
    WEAK = auto()
    SHORT = auto()
    """What was not so."""
    GOOD = auto()
    OFSTED = auto()
    BODY = auto()
    """What other than an inspection raises something."""
    OTHERS = auto()
    """Whose words show that it was not Ofsted's inspection."""
    WHEN = auto()
    NOT = auto()


EARLIER = (Sign.EVENT, Sign.TIME, Sign.DATE, Sign.VISIT, Sign.AGAIN, Sign.KNOWN)
"""Of which one stands in what speaks of an earlier time."""


class Found(NamedTuple):
    """A sign and where in its sentence it stands."""

    sign: Sign
    start: int
    end: int


# June 2009 · March and June 2015 · 14 July 2010 · both 2009 and 2010
_DATE = rf"(?:both\s)?(?:\d{{1,2}}\s)?(?:[A-Z]\w+\s)?(?:and\s(?:[A-Z]\w+\s)?)?{YEAR}"
# last · most recent: not “prior to”
_EARLIER = r"(?i:last|latest|previous|earlier|prior(?!\sto\b)|preceding|most\srecent)"
# inspections · focused visit · JTAI: not a social worker’s visit
_INSPECTION = r"(?:inspections?|JTAI|ILACS|SIF|(?:focused|monitoring|assurance|Ofsted|our)\s(?:\w+\s)?visits?)"
_WORD = r"(?:[\w’'/-]+\s)"
# area for further development · areas identified for improvement
_AREA = r"""(?:areas?\s(?:\w+\s){0,2}?(?:for|of)\s(?:\w+\s)?
    (?:development|improvement|priority\sactions?|concern|weakness))"""
_COUNT = r"(?i:an?|one|two|three|four|five|six|nine|twelve|eighteen|some|several|many|\d{1,2})"
_WE = r"(?:[Ww]e|[Ii]nspectors|Ofsted)"
_CAME = r"(?:came|called|visited|inspected|looked|wrote|reported)"

_PATTERNS = {
    Sign.EVENT: rf"""(?:
        # the last unannounced inspection · both of the previous inspections · the last inspectors to visit
        {_EARLIER}\s{_WORD}{{0,6}}?(?:{_INSPECTION}|inspectors)
        # our last visit · Ofsted’s earlier report · the previous letter · last year’s letter
        | (?:[Oo]ur|Ofsted’s)\s{_EARLIER}\s(?:\w+\s)?(?:visit|report) | {_EARLIER}\s(?:year[’']s\s)?letter
        # Ofsted’s 2015 inspection · the 2010 visit · the 2009 letter · the first monitoring visit · the full inspection
        | {YEAR}\s(?:{_WORD}{{0,4}}?{_INSPECTION}|visit|letter|report) | first\smonitoring\svisit
        | (?<=\bthe\s)(?:full|standard|short|ILACS|SIF)\sinspection(?!\s(?:of|in|on|from)\b)
        # our first visit · the inspectors of 2009 · inspectors who came in July 2010
        | our\sfirst\s(?:visit|inspection) | inspectors\s(?:of|in|who\s{_CAME}\s(?:here\s)?in)\s{_DATE}
        # the inspection in June 2010 · the inspection under the single inspection framework, published in June 2016
        | (?:{_INSPECTION}|(?<!\ba\s)letter)(?:\sreport)?(?:\sunder\sthe\s{_WORD}{{1,4}}framework)?
          (?:,?\s(?:published|conducted|undertaken|completed|carried\sout))?
          ,?\s(?:of|in|on|from|dated)\s(?:(?!{YEAR})\w+\s){{0,4}}{YEAR}
        # Ofsted’s earlier criticism · the second inspection to find
        | {_EARLIER}(?=\s(?:criticism|recommendation))
        | (?:second|third)\s(?:\w+\s)?inspection(?=\s(?:to|in\sa\srow|running|at\swhich)\b) | \w+\sinspections?\sago
        # when the service was last inspected · when inspectors visited in 2009
        | [Ww]hen\s{_WORD}{{1,6}}?(?:last\s(?:inspected|visited) | (?:inspected|visited|came)(?:\sby\sOfsted)?
            \sin\s{_DATE})
        # when we came in July 2009 · when Ofsted last called · when we were last here
        | {_WE}\s(?:{_CAME}\s(?:(?:to\s)?\w+\s)?(?:before|last|in\s{_DATE}) | last\s{_CAME}
            | were\s(?:last\shere|here\s(?:last|before|in\s{_DATE})))
        # at the time of the joint area review, what came before these inspections
        | joint\sarea\sreview
        )\b(?:,?\s(?:in|of)\s{_DATE}\b)?""",
    # in January 2010 · last year · two years ago · previously · identified then · a second time · since 2010, when
    Sign.TIME: rf"""(?:[Aa]t|[Ii]n|[Ff]rom|[Dd]uring)\s{_DATE}\b | (?<!the\s)[Ll]ast\s(?:year|time)\b
        | since\s{_DATE}(?=,\swhen\b) | (?<=development\s)since\s{_DATE}
        | {_COUNT}\s(?:years?|months?)\s(?:ago|earlier|before|back)\b | (?:[Pp]reviously|[Ff]ormerly)\b
        | [Oo]n\s(?:the|that)\s{_EARLIER}\soccasion\b
        | (?<=ed\s)then\b | then(?=\s(?:identified|raised|noted)\b)
        | (?:[Ff]or|is)\sthe\s(?:second|third)\s(?:\w+\s)?time\b(?:\sthat\b)?""",
    # for the third year running, inspectors · twice now an inspection · once again we found · we have said this before
    Sign.AGAIN: rf"""(?:[Ff]or\sthe\s(?:second|third|fourth)\s(?:(?:consecutive|successive)\s)?(?:time|year|inspection)
            (?:\s(?:running|in\sa\srow|now))?,?\s{_WE}
        | (?:[Tt]wice|[Tt]hree\stimes)\s(?:now|already|before),?\s(?:{_WE}|(?:an\s)?inspections?)
        | [Oo]nce\s(?:again|more),?\s{_WE}
        | {_WE}\s(?:now\s)?(?:must\s|have\sto\s)?(?:again\s(?:find|found|ask|say|report|recommend|saw|see)
            | (?:say|find|ask|raise|report|recommend)\s(?:this\s|it\s|so\s)?again)
        | {_WE}\s(?:have|had)\s(?:\w+\s){{1,4}}before(?=,|\.|$|\sand\b)
        | (?:has|have|had)\sbeen\s(?:said|raised|reported|pointed\sout)\s(?:to\s(?:the\s)?\w+\s)?before(?=,|\.|$))\b""",
    # at the previous visit: not one to a child
    Sign.VISIT: rf"[Aa]t\s(?:the|their)\s{_EARLIER}\svisit\b(?!\sto\b)",
    # had been an area for development · used to be one · an earlier area for priority action · no longer an area for
    # the area for development on fostering has been met
    Sign.KNOWN: rf"""(?:had\s(?:\w+\s){{0,2}}?been | used\sto\sbe | [Ww]hat\s(?:was|were)(?:\sonce)?
            | (?:was|were)\sonce | no\slonger)(?<!not\sbeen)\s(?:(?:an?|one\sof\sthe)\s)?{_AREA}\b
        | (?:{_EARLIER}|[Ff]ormer)\s{_AREA}\b
        | [Tt]he\s{_AREA}\s(?:on|about|concerning|regarding)\s[^.,;]{{0,60}}?\s(?:has|have)\s(?:now\s|since\s)?been
            \s(?=addressed|met|resolved|closed|dealt|tackled)
        | [Tt]he\s(?:first|second|third|other|remaining)\s(?:{_AREA}|priority\saction)\b[^.;]{{0,60}}?\s(?:has|have)\s
            (?:now\s|since\s)?been\s(?=addressed|met|resolved|closed|dealt|tackled|discharged|cleared)
        | was\s(?:the\s)?(?:first|second|third|last|one)\sof\sthe\s(?:\w+\s)?(?:{_AREA}|priority\sactions)\b""",
    # since the last inspection · than they were at it · Following it, … · prior to it · an improvement from it: not
    # “has improved since.”, “has since improved”
    Sign.SINCE: r"""(?:(?<!\bhas\s)(?<!\bhave\s)since(?![.,;]|$|\sand\b) | than
        | ^(?:Since|Following|After|Prior\sto|Before|Until) | prior\sto | before(?!,) | improvements?\sfrom)\b""",
    # judged to be good · required improvement to be good · took place in · was the third such inspection
    Sign.JUDGED: r"""(?:judged | requir(?:es?|ed|ing)\simprovement | rated | took\splace | focused\son
        | such\sinspection)\b""",
    # area for further development · areas identified for improvement · required development · in need of improvement
    Sign.AREA: rf"""(?:{_AREA}
        | need(?:ed|ing|(?<=to\sneed))\s(?:development|improvement) | requir(?:e[ds]?|ing)\sdevelopment
        | need\sof\simprovement
        | priority\sactions?
        | development\s(?:area|need|point)s?)\b""",
    # the criticism of · weaknesses · recommended · assurances given
    Sign.WRONG: r"""(?i:concern | criticis[me] | critical(?=\sof\b) | weakness | shortfall | shortcoming | deficit
        | deficienc(?:y|ie)
        | recommend(?:ation|ed) | failing | fault | gap | obstacle | barrier | backlog | singled\sout
        | assurances | this\s(?:issue|matter|point))(?:e?[sd])?\b""",
    # identified · noted · asked for · drew attention · a point made · made clear · set at: not “required improvement”
    Sign.RAISED: rf"""(?:identified | raised | highlighted | noted | reported(?!\son\b) | flagged | named | findings?
        | asked(?!\s[^.,;]{{0,40}}?\b(?:what|whether|how|why|if|about)\b) | required
        | set(?=\s(?:as|at|by|in|out\sin|after|following)\b)
        | dr(?:ew|awn)\s(?:\w+\s)?attention | pointed\sout | to\sfind
        | ha(?:d|ve\shad)\sto\s(?:report|say|raise|note|criticise)
        | (?<!than\s)found(?=\s(?:in|at|by\s(?:the\s)?inspectors)\b) | made(?=\s(?:at|in|by)\b)
        | made\s(?:clear|plain|known) | (?:was|were)\stold | commented\s(?:up)?on | brought\sto\sthe\sattention
        | seen(?=\s(?:by\s(?:the\s)?inspectors|{_COUNT}\s(?:year|month)s?)\b))\b""",
    # the last inspection had called for · inspectors advised in 2009 · that inspectors met in June 2010
    Sign.SAID: r"""(?:(?<!was\s)(?<!is\s)(?<!were\s)(?<!been\s)said | called\s(?:for|on|upon) | advised | urged | told
        | wanted | pressed | warned | stressed | commented | remarked | opened | complained | expected | sought | saw
        | observed | listed | regretted | pointed\sto | had\sto\s(?:ask|call|press|insist|urge|remind)
        | (?<=inspectors\s)met)\b""",
    # made the same observation · as was the case · as at the time of the last inspection · as in 2009
    Sign.SAME: rf"""(?:found|made|said|reported)\sthe\s(?:very\s)?same(?:\spoint|\sobservation)?\b
        | as\s(?:{_WE}|our\s\w+)\s(?:did|said|found|noted|reported|had)\s(?=(?:at|in|last|before|an?|two|three)\b)
        | [Tt]h(?:at|is)\swas\s(?:so|true)\s(?=(?:at|in|when)\b) | is\srepeated\b
        | [Aa]s\s(?:was\s(?:the\scase|found)\b | (?:it|they)\s(?:did|was|were)\s(?=(?:at|in)\b)
            | (?=at\s(?:the\stime\sof\s)?(?:the|our|its)\b | in\s{_DATE}\b))""",
    # has been addressed · no longer applies · is now reliable: not “work to address”, “is now in Fell Street”
    Sign.MENDED: r"""(?:addressed | resolved | rectified | remedied | tackled | dealt\swith | put\sright
        | cleared | carried\sout | delivered | completed? | implemented | (?<!\b[Ww]e\s)met | improved | strengthened
        | responded | now(?!\s(?:(?:in|at)\s(?:the\s)?[A-Z] | based | called | known\sas | led\sby | (?:\w+\s)?even\b))
        | acted\son | answers | no\slonger | close[sd] | overcome | achieved | become\sa\sstrength)\b""",
    # persists · is still late · yet to improve · been too slow · little has changed · a continuing area
    Sign.LASTING: r"""(?:remain(?:s|ed|ing)? | continu(?:es?|ing) | persist(?:s|ed)? | (?<!was\s)(?<!were\s)still
        | (?:too|as\swell)(?=[.;]|$) | no\s(?:better|more\s\w+\sthan) | yet\sto
        | not\syet | too\sslow(?:ly)? | slow\sto | unchanged | repeats? | [Ll]ittle\s(?:progress|has)
        | (?:lack\sof|no)\sprogress | failure)\b""",
    # records were incomplete · found to be weak · from the low level · too few · not good enough · not well served
    Sign.WEAK: r"""(?:was|were|be|been|too|the)\s(?:\w+\s)?(?:weak|poor|incomplete|insufficient|inconsistent|variable
        |unsafe|unclear|late|overlooked|missing|delayed|low)\b
        | [Tt]oo\s(?:few|many|little|much|often|long)\b
        | (?<!go\s)(?<!goes\s)(?<!going\s)(?<!went\s)missing(?!\s(?:from\s(?:home|care|education|school)|children))
        | (?:absen(?:t|ce)|thin|patchy|sketchy|without|seldom|rarely|hardly|scarcely|nothing|none|neither|no\ssuch)\b
        | left\s(?:out|waiting|alone|behind) | confused | unaware | unsure
        | (?:[Ww]eak|wanting|lacking|[Pp]oor|lack(?:ed)?|not\s(?:yet\s)?(?:good|strong|effective|well))\b""",
    # had not been told · were not understood: not “was not an area”, “were not identified”, “was not looked at”
    Sign.SHORT: r"""(?:did|was|were|could|had)
        (?=\snot\b(?!\s(?:been\s|then\s)?(?:an?\b|one\b|the\b|among|identified|raised|found|noted|set\b|named|highlighted
            |listed|negatively|adversely|look|inspect|consider|seen|part\b|visit|cover|include)))""",
    # the positive findings · the strengths seen · learning from it
    Sign.GOOD: r"""(?i:strengths? | (?<!made\s)good | positive | effective | strong | outstanding | timely | progress
        | high\sstandard | learning | praised | commended)\b""",
    # inspectors found: not what was shared with them · made clear to the authority, whom Ofsted writes to
    Sign.OFSTED: r"""(?<!with\s)(?<!to\s)(?<!told\s)(?:[Ww]e|[Ii]nspectors|Ofsted)\b
        | (?:authority | council)(?=\swas\stold)
        | (?<=\breported\s)to\s(?:the\s)?(?:local\s)?(?:authority|council)\b
        | (?<=\b(?:clear|plain|known)\s)to\s(?:the\s)?(?:local\s)?(?:authority|council)\b""",
    # an audit · annual reviews · self-assessment
    Sign.BODY: r"(?:[Aa]udits?|[Rr]eviews?|[Aa]ppraisals?|[Ss]elf-(?:assessment|evaluation)s?)\b",
    # a serious case review · the council’s own audit · the council identified · raised by neighbours
    # a school inspection · a previous inspection, of whomever
    Sign.OTHERS: rf"""(?:serious\scase|peer|internal|own|external)\s(?:audit|review|inspection)s?\b
        | (?:council|authority|board|managers|leaders|partnership)\s(?:had\s)?
          (?=(?:identified|raised|named|set|noted)\b)
        | by\s(?!(?:the\s)?(?:inspectors|Ofsted|inspection|{_EARLIER}|{YEAR})\b)(?=[a-z])
        | (?:school|fostering|prison|[Pp]robation|home)\s(?=inspection)
        | (?:school|college|home|hospital|prison|board)\s(?:was|were)\s(?=inspected)
        | [Aa]n?\s(?={_EARLIER}\s(?!areas?\b))""",
    # at which · which had
    Sign.WHEN: r"(?:when|where|at\swhich|which(?=\shad\b))\b",
    # never · none of
    Sign.NOT: r"(?:not|[Nn]o|never|nor|[Nn]either|[Nn]one\sof)\b",
}


def signs(sentence: str) -> list[Found]:
    """All signs of a sentence, in order; none where it speaks of no earlier time and of nothing that lasts."""
    found = [each for sign in EARLIER if sign in _PATTERNS for each in _all_of(sign, sentence)]
    if not found and not (_all_of(Sign.LASTING, sentence) and _all_of(Sign.AREA, sentence)):
        return []
    found += [each for sign in _PATTERNS if sign not in EARLIER for each in _all_of(sign, sentence)]
    return list(_apart(sorted(found, key=lambda each: (each.start, each.sign.value))))


def _apart(found: list[Found]) -> Iterator[Found]:
    """Signs that do not overlap: of words that could be two, the first of them."""
    end = 0
    for each in found:
        if each.start >= end:
            yield each
            end = each.end


def _all_of(sign: Sign, sentence: str) -> list[Found]:
    return [Found(sign, *match.span()) for match in _pattern(sign).finditer(sentence)]


@functools.cache
def _pattern(sign: Sign) -> re.Pattern[str]:
    """Each by itself: most letters need only the first two, and one pattern of all takes a third longer to compile."""
    return re.compile(rf"\b(?:{_PATTERNS[sign]})", re.VERBOSE)
