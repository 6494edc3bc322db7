"""Questions to begin with, as SQL over the tables of letters.db. Datasette asks for what stands behind a colon."""

from __future__ import annotations

from ofsted_letters.terms import IMPROVEMENTS

WITH_PRIORITY_ACTION = """\
SELECT official_name, date, family, lead_in, text, page, addressee, responsible_body, letter_id
FROM findings
WHERE kind = 'priority_action' AND date >= coalesce(nullif(:since, ''), '0000')
ORDER BY date DESC, official_name"""
ASKED_ABOUT = f"""\
SELECT findings.date, findings.family, findings.kind, findings.lead_in, findings.text, findings.page,
  findings.recurrence, findings.letter_id
FROM findings JOIN items_fts ON items_fts.rowid = findings.item_rowid
WHERE items_fts MATCH '"' || replace(:words, '"', '""') || '"' AND findings.official_name = :authority
  AND findings.kind IN {IMPROVEMENTS}
ORDER BY findings.date DESC"""
FELL_TWO_GRADES = """\
WITH places (grade, place) AS
  (VALUES ('outstanding', 1), ('good', 2), ('requires_improvement', 3), ('inadequate', 4))
SELECT judgements.official_name, judgements.aspect, judgements.previous_date, judgements.previous_grade,
  judgements.date, judgements.grade, judgements.letter_id
FROM judgements
JOIN places AS now ON now.grade = judgements.grade
JOIN places AS before ON before.grade = judgements.previous_grade
WHERE judgements.comparable = 1 AND now.place - before.place >= 2
ORDER BY judgements.date DESC"""
BY_YEAR = """\
SELECT family, year, count(*) AS letters, sum(priority_action_count > 0) AS with_priority_action,
  sum(areas_for_development_count > 0) AS with_areas_for_development
FROM letters
GROUP BY family, year
ORDER BY family, year"""
RAISED_AGAIN = """\
SELECT official_name, date, family, kind, text, page, letter_id
FROM findings
WHERE recurrence = 'outstanding'
ORDER BY date DESC, official_name"""
NEIGHBOURS = """\
SELECT neighbours.rank, other.official_name, judgements.grade, judgements.date
FROM authorities AS one
JOIN neighbours ON neighbours.la_code = one.la_code
JOIN authorities AS other ON other.la_code = neighbours.neighbour_la_code
LEFT JOIN judgements ON judgements.la_code = other.la_code
  AND judgements.aspect = 'overall_effectiveness' AND judgements.is_latest_held = 1
WHERE one.official_name = :authority
ORDER BY neighbours.rank"""
NONE_HELD = """\
SELECT authorities.region, authorities.official_name
FROM authorities LEFT JOIN letters ON letters.la_code = authorities.la_code
WHERE letters.letter_id IS NULL AND authorities.in_force_to IS NULL
ORDER BY authorities.region, authorities.official_name"""
DOUBTED = """\
SELECT letters.label, diagnostics.code, diagnostics.message, diagnostics.page, diagnostics.pointer
FROM diagnostics JOIN letters ON letters.letter_id = diagnostics.letter_id
WHERE diagnostics.severity <> 'info'
ORDER BY letters.label, diagnostics.page"""

QUERIES = {
    "priority_actions": {"title": "Every priority action since a day", "sql": WITH_PRIORITY_ACTION},
    "asked_about": {"title": "What an authority was asked about something, and when", "sql": ASKED_ABOUT},
    "fell_two_grades": {"title": "Who fell two grades", "sql": FELL_TWO_GRADES},
    "letters_by_family_and_year": {"title": "Letters by kind of inspection and year", "sql": BY_YEAR},
    "still_outstanding": {"title": "What was raised before and is outstanding", "sql": RAISED_AGAIN},
    "judged_of_neighbours": {"title": "The latest judgement here on each neighbour", "sql": NEIGHBOURS},
    "none_held": {"title": "Authorities in force of which nothing is here", "sql": NONE_HELD},
    "doubted": {"title": "What a reader should doubt", "sql": DOUBTED},
}
