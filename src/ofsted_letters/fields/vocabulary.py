"""Words that tell a name from a role, an organisation and an address: facts about titles, kept apart from grammar.

All in lower case, possessives with a straight apostrophe; `fields.words` brings a printed word to that form.
Collected from 230 published letters and from the titles of the bodies that these letters are written to.
"""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


HONORIFICS = _words(
    "mr mrs ms miss mx dr doctor prof professor sir dame lord lady baroness baron viscount earl rev revd cllr "
    "councillor dci dcc acc"
)

POST_NOMINALS = _words(
    "obe cbe mbe kbe dbe qpm kpm qc kc dl jp cb kcb dcb  phd frsa frca frcp frcs rgn rn fcca cipfa "
    "bsc ba ma msc mb bs chb mbbs dch mba frcgp frcpch mrcgp bem gm"
)

NAME_PARTICLES = _words("de da del della der den van von la le du st bin al el ap")
"""Lower-case or short words inside a surname."""

SURNAMES = _words(
    "young head nurse constable mayor justice child early place work lead senior force trust lord dean person "
    "care principal leader community culture holder clerk member town champion"
)
"""Surnames that are words of titles and organisations too."""

ROLE_HEADS = _words(
    "director directors officer officers manager managers chief head heads chair chairs chairman chairwoman "
    "chairperson lead leads leader commander commissioner commissioners constable mayor scrutineer inspector "
    "inspectors nurse ceo dcs principal secretary superintendent president coordinator administrator adviser "
    "advisor registrar trustee governor member holder clerk champion hmi"
)
"""The noun of a title: what someone is."""

ROLE_OPENERS = _words(
    "executive deputy assistant associate acting interim joint senior divisional designated named detective"
)
"""What stands before the noun of a title and can begin it."""

ROLE_MODIFIERS = ROLE_OPENERS | _words(
    "corporate strategic group managing regional national vice operating operational accountable independent "
    "statutory police fire crime borough area bi-borough tri-borough service services medical financial nursing "
    "probation programme temporary cabinet portfolio town"
)
"""What can stand between the beginning of a title and its noun."""

PORTFOLIOS = _words(
    "children children's child childrens young people people's peoples person person's family families family's adult "
    "adults adult's adults' social care work health healthcare wellbeing well-being education educational schools "
    "school skills learning lifelong early help intervention prevention support safeguarding protection quality "
    "nursing regulation integrated governance commissioning communities community safer culture housing inclusion "
    "integration resilience improvement achievement place partnerships partnership public service services services' "
    "youth justice criminal offending crime policing targeted gangs looked after looked-after constabulary rescue "
    "fire primary "
    "secondary medical hospitals hospital corporate resources strategy transformation performance standards practice "
    "operations specialist universal send needs special disability disabilities transport environment libraries "
    "leisure employment lives opportunities outcomes reform effectiveness area local "
    "delivery unit business"
)
"""What a director directs; such words alone never name an organisation."""

JOINING_WORDS = _words("of and for the & in to with at on within / - –")

ORGANISATION_WORDS = _words(
    "council authority borough corporation trust board team company group groups ccg ccgs icb icbs lscb lscbs police "
    "constabulary force commission department agency nhs cafcass foundation collaborative committee ltd limited "
    "ofsted cqc hmicfrs hmip office ministry university college mbc mdc bc cc lbc dfe hospital service partnership "
    "hmpps lscp division directorate"
)
"""The noun of a body's name, and short names of bodies."""

ORGANISATION_OPENERS = _words("office department ministry")
"""Nouns that make a body's name of whatever follows, a title included ("Office of the … Commissioner")."""

DEPARTMENT_WORDS = _words("directorate department division team unit services service group")
"""The noun of a part of a council: no organisation of its own in an address block."""

COUNCIL_WORDS = _words("council borough mbc mdc corporation trust authority")
"""The noun of what an addressee serves, in an address block."""

BUILDING_WORDS = _words(
    "house hall centre center buildings building offices office tower towers court chambers gate extension annexe "
    "wing suite floor room box block guildhall level pavilion campus park exchange castle wharf atrium"
)

STREET_WORDS = _words(
    "street road way lane avenue square place crescent drive close terrace row quay parade gardens walk green hill "
    "boulevard circus rise grove mews embankment broadway kingsway queensway parkway highway approach gateway strand "
    "bridge bank crossing end fields market"
)

COUNTED_WORDS = _words("floor room box block level unit suite no number")
"""Words that a number belongs to ("Floor 3", "PO Box 20"), so that it begins no street address."""

REGIONS = frozenset(
    {
        "east midlands", "east of england", "london", "north east", "north east, yorkshire and humber", "north west",
        "south east", "south west", "west midlands", "yorkshire and humber", "yorkshire and the humber",
    }
)  # fmt: skip
"""Of which a regional director is one's."""

COUNTIES = frozenset(
    {
        "bedfordshire", "berkshire", "buckinghamshire", "cambridgeshire", "cheshire", "cleveland", "cornwall",
        "county durham", "cumbria", "derbyshire", "devon", "dorset", "east sussex", "east yorkshire", "essex",
        "gloucestershire", "greater manchester", "hampshire", "herefordshire", "hertfordshire", "isle of wight",
        "kent", "lancashire", "leicestershire", "lincolnshire", "london", "merseyside", "middlesex", "norfolk",
        "north yorkshire", "northamptonshire", "northumberland", "nottinghamshire", "oxfordshire", "rutland",
        "shropshire", "somerset", "south yorkshire", "staffordshire", "suffolk", "surrey", "tyne and wear",
        "warwickshire", "west midlands", "west sussex", "west yorkshire", "wiltshire", "worcestershire",
    }
)  # fmt: skip
"""What can stand after the town in an address; London too, which follows its districts."""
