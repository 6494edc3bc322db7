"""What a local partnership's agencies are called: council, police, health, probation, schools, and all together.

A profession that one agency alone has stands for it ("school nurses"); patterns are verbose, names in any case.
"""

# a council with powers: not a children in care council, a town council or council tax
_COUNCIL = (
    r"(?<! \bcare\s ) (?<! leavers\s ) (?<! leavers[’']\s ) (?<! children[’']s\s ) (?<! youth\s ) (?<! school\s )"
    r" (?<! \btown\s ) (?<! parish\s ) council (?! \s(?: tax | tenan | hous | meeting | of\b ) )"
)
NAMES = (
    # the council
    rf"(?: (?: city | county | borough | district | metropolitan | unitary )\s ){{0,2}} {_COUNCIL}"
    r" (?: \s(?: leaders | managers | officers | staff ) )?",
    r"local\sauthority (?! \s(?: area | boundar ) ) | emergency\sduty\steams?",
    r"(?: children[’']s | adult ) \s (?: social\scare | services )",
    r"social\scare (?! \s(?: records? | assessments? | electronic | \w+ing ) \b )"
    r" (?: \s(?: managers | leaders | staff | teams? | practitioners ) )?",
    r"social\swork(?: ers? | \s(?: teams? | managers | staff ) )",
    # the police
    r"(?: (?: borough | local )\s )? police (?! \s(?: protection | force\sarea ) )"
    r" (?: \s(?: officers? | staff | force ) )?",
    # health
    r"(?: (?: community | primary | adult | mental | acute | children[’']s | sexual ) \s ){0,3}"
    r"health \s (?: services? | agenc(?: y | ies ) | partners | leaders | managers | practitioners | professionals"
    r" | staff | teams | trusts | providers | visit(?: ors? | ing(?:\sservice)? ) | commissioners"
    r" | and\ssocial\scare\spartners )",
    r"health (?= (?: ,\s | \sand\s ) (?: the\s )? (?: police | probation | social\scare | children[’']s\ss ) )"
    r" | (?<= \bpolice,\s ) health (?= \sand\s )",
    r"(?: adult\s )? mental\shealth \s and \s (?: adult\s )? substance\smisuse \s (?: services? | teams? )",
    r"(?: adult\s )? (?: substance\smisuse | mental\shealth ) \s (?: services? | trusts? | teams? | practitioners )",
    r"(?: adult\s )? drug\sand\salcohol \s (?: services? | teams? )",
    r"(?: adult\s | hospital\s )? emergency\sdepartments? | A&E (?: \s(?: departments? | staff | practitioners ) )?",
    r"GP\spractices | GPs? | general\spractitioners? | general\spractices?",
    r"school\shealth\s(?: services? | teams? ) | school\snurs(?: es? | ing ) (?: \s(?: services? | teams? ) )?",
    r"midwi(?: ves | fery ) (?: \s(?: services? | staff ) )?",
    r"CAMHS | child(?: ren )? \s and \s adolescent \s mental \s health \s (?: services? | teams? )",
    r"NHS\s(?: trusts? | providers ) | clinical\scommissioning\s\w+ | CCGs? | integrated\scare\sboards? | ICBs?",
    r"dental\s(?: practices | services ) | dentists",
    # probation and youth justice
    r"(?: national\s )? probation (?: \s(?: services? | staff | officers? | practitioners ) )? | NPS",
    r"CRCs? | community\srehabilitation\scompan(?: y | ies )",
    r"YO[ST]s? | youth\s(?: offending | justice )\s(?: services? | teams? )",
    r"CAFCASS",
    # schools
    r"school\sstaff | schools (?: \sand\scolleges )?",
    r"(?: education | early\syears )\s(?: providers | settings | services | partners )",
    # all together
    r"(?: (?: all | partner | statutory | local | safeguarding | key | other | individual )\s ){0,3} partners",
    r"(?: (?: all | partner | statutory | local | safeguarding | key | other | individual )\s ){1,3} agencies",
    r"(?: ^ | (?<= \bby\s ) | (?<= \bof\s ) | (?<= among\s ) | (?<= between\s ) ) agencies",
    r"(?: (?: strategic | safeguarding | local | wider | children )\s ){0,3} partnership (?! \sworking )",
    r"(?: local\s )? (?: safeguarding\schildren(?: [’']s )? | children[’']s\ssafeguarding )\s(?: board | partnership )",
)
PARTNERSHIPS = r"[A-Z]{0,3} SC[BP]s? | [A-Z]? CSPs? | LSPs? | [A-Z]? CYPSPs?"
"""What boards and partnerships are called in short, of which the council is one."""
PROPER_NAMES = (
    # Barset Police
    r"(?: [A-Z]\w+\s ){1,3} (?: Police | [Cc]onstabulary )",
    # Fellbridge Hospital Foundation Trust · Fellbridge children’s hospital
    r"(?: [A-Z][\w’']+ \s (?: and\s )? ){1,6} (?: [Cc]hildren[’']s\s )? [Hh]ospitals? (?: (?: \s[A-Z]\w+ )* \sTrust )?",
    # Barset, Fell and Mere Valleys NHS Foundation Trust · the Barset Safeguarding Children’s Partnership
    r"(?: [A-Z][\w’']+ ,? \s (?: and\s )? ){1,6}"
    r" (?: Trust | Board | Safeguarding\sChildren(?: [’']s )? \sPartnership )",
    # Barset County Council · the Royal Borough of Fell and Mere Council
    rf"(?: [A-Z]\w+\s (?: (?: of | and )\s )? ){{1,6}} (?= Council ) (?i: {_COUNCIL} )",
    # LSCB · BBSCP: at most two letters of the place (21 such names) · CSP, LCSPs: community safety's · LSP · FCYPSP
    PARTNERSHIPS,
)
