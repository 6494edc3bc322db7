import pytest

from ofsted_letters.fields import recurrence
from ofsted_letters.fields.recurrence import EARLIER_WORDS, LASTING_WORDS, TOPICS, recall


@pytest.mark.parametrize(
    "text",
    [
        "Records are late. This was an area for development in the last unannounced inspection.",
        "This was identified as an area for development at the previous inspection.",
        "Staff are trained; this was identified as an area for priority action by the previous inspection.",
        "This had been identified as an area for priority action in the previous inspection.",
        "It remains an area for development from the last inspection.",
        "This remains an area for development.",
        "Supervision remains as an area for improvement.",
        "The last inspection identified weak recording.",
        "At the last inspection this was an area for improvement.",
        "Thresholds are better understood since the last inspection, when this was an area for development.",
        "As recommended at the inspection in June 2010, audits are regular.",
        "What was set as an area for improvement at the last focused visit in March 2016 is unchanged.",
        "This was an area for development in June 2010.",
        "Recording has not been sufficiently addressed since the last inspection.",
        "Both areas for improvement were identified at the ILACS inspection in May 2016.",
        "Recording was previously identified as an area for development.",
        "A finding of the inspection under the single framework, published in June 2015, was that visits are late.",
        "Audits were recommended after the inspection carried out in June 2015.",
        "In response to the findings of the last inspection, audits are regular.",
        "Managers have responded well to findings from the previous inspection.",
        "At the time of the 2009 inspection this was identified as an area for development.",
        "This was a priority action at the last inspection.",
        "This was a development area at the last inspection.",
        "The previous inspection found this to be an area for development.",
        "This was an area for development when the service was last inspected.",
        "This was also an area for development last year.",
        "The areas for improvement identified in March and June 2015 have not all been tackled.",
    ],
)
def test_an_item_says_that_it_was_raised_before(text: str) -> None:
    assert recall("strengths", "finding", text).recurrence == "addressed"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Since the last inspection, caseloads have reduced.",
        "Although caseloads have reduced since the last inspection, some are high.",
        "Caseloads are lower than at the previous inspection.",
        "Services were judged to be good at the last inspection.",
        "Risks are identified at the first visit and recorded.",
        "Needs identified in earlier visits by social workers are met.",
        "Areas for development are identified in supervision.",
        "Inspectors identified weak recording during this inspection.",
        "Children who remain at home are visited.",
        "An area for development is the quality of chronologies.",
        "Practice maintains the positive findings of the last inspection.",
        "Good findings at the last inspection have been built on.",
        "This finding was confirmed at the last inspection as a strength.",
        "Since the last inspection, when services were good, weaknesses have grown.",
        "Since the last inspection, when services were judged good, no weaknesses were found.",
        "Since the last inspection the hub was reorganised, which means that concerns are identified more quickly.",
        "Since the last inspection there is a programme which ensures that concerns raised by staff are met.",
        "Areas for improvement identified in the 2021 self-assessment have been tackled.",
        "Areas for improvement identified in supervision are tackled.",
        "The last inspection found that audits were good; they now show areas for development.",
        "Priority actions are set when children are seen.",
        "Reducing caseloads remains a priority action in the council’s plan.",
        "The plan sets out priority actions from 2011 to 2014.",
        "Performance against the development areas in 2010 was good; the last inspection is remembered.",
        "A recent audit by an independent inspection found that areas for improvement were few.",
    ],
)
def test_mere_comparison_is_no_recurrence(text: str) -> None:
    assert recall("strengths", "finding", text).recurrence is None


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        ("strengths", "addressed"),
        ("meets_requirements", "addressed"),
        ("areas_for_development", "outstanding"),
        ("priority_action", "outstanding"),
        ("findings", "raised_before"),
        ("introduction", "raised_before"),
        ("closing", None),
        ("case_study", None),
    ],
)
def test_the_kind_of_section_says_what_became_of_it(kind: str, expected: str | None) -> None:
    raised = "This was an area for development in the last unannounced inspection."
    assert recall(kind, "finding", raised).recurrence == expected
    assert recall(kind, "finding", "Since the last inspection, caseloads have reduced.").recurrence is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The weaknesses found at the last inspection have been tackled.", "addressed"),
        ("The weaknesses found at the last inspection have not been tackled.", "outstanding"),
        ("Although some work has been completed, the weaknesses found at the last inspection persist.", "outstanding"),
        ("Plans are good; they were an area for improvement at the last inspection.", "raised_before"),
        (
            "The areas for improvement set at the last inspection were considered. Two have been met.",
            "raised_before",
        ),
        (
            "The points raised at the last inspection were considered. Plans remain an area for improvement.",
            "outstanding",
        ),
        (
            "What was raised at the last inspection has been met. Plans remain an area for improvement.",
            "raised_before",
        ),
    ],
)
def test_in_kinds_that_mix_good_and_bad_the_sentence_says_it(text: str, expected: str) -> None:
    assert recall("summary", None, text).recurrence == expected


def test_what_states_nothing_or_leads_in_to_more_was_not_raised_before() -> None:
    remain = "The areas for improvement set at the last inspection remain."
    assert recall("areas_for_development", "finding", remain).recurrence == "outstanding"
    assert recall("areas_for_development", "none_stated", remain).recurrence is None
    more = "The areas for improvement set at the last inspection remain. In addition to these, we found the following:"
    assert recall("areas_for_development", "lead_in", more).recurrence is None
    same = "The areas for improvement continue to be those set at the last inspection:"
    assert recall("areas_for_development", "lead_in", same).recurrence == "outstanding"


def test_words_of_unknown_meaning_are_quoted() -> None:
    said = "The last inspection is remembered by staff."
    assert recall("findings", "finding", f"Caseloads are low. {said}").unclear == said
    assert recall("introduction", None, said).unclear is None
    assert recall("findings", "finding", "Since the last inspection, caseloads have fallen.").unclear is None


def test_the_month_of_an_earlier_inspection_speaks_of_it() -> None:
    text = "Minutes are late. In May 2014 they took four weeks, and that was thought too long."
    assert recall("areas_for_development", "finding", text, ["2014-05-12"]).recurrence == "outstanding"
    assert recall("areas_for_development", "finding", text, ["2013-05", "2014"]).recurrence is None


@pytest.mark.parametrize("words", [EARLIER_WORDS, TOPICS, LASTING_WORDS])
def test_each_word_of_the_cheap_test_can_decide(words: tuple[str, ...]) -> None:
    assert [word for word in words if any(other in word for other in words if other != word)] == []


@pytest.mark.parametrize("text", ["Allegations against staff are noted.", "Each priority is noted."])
def test_words_that_only_hold_one_of_an_earlier_time_do_not_pass(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[str] = []
    monkeypatch.setattr(recurrence, "_read", lambda sentence, *_: read.append(sentence))
    assert recall("findings", "finding", text).recurrence is None
    assert read == []


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("strengths", "At the last inspection the team was in the town hall."),
        ("strengths", "The team was in the town hall at the last inspection and is now in Fell Street."),
        ("strengths", "Staff were well known at the last inspection and are now known even better."),
        ("strengths", "Morale was high at the last inspection and remains so."),
        ("strengths", "At the last inspection, staff were proud of their work, and they still are."),
        ("strengths", "Children were safe at the last inspection."),
        ("strengths", "Children were never left waiting at the last inspection."),
        ("strengths", "The manager, who was appointed at the time of the last inspection, leads well."),
        ("strengths", "At the previous inspection thresholds were well understood and this continues."),
        ("strengths", "In May 2010 the team was in the town hall."),
        ("areas_for_development", "Once again we saw many strengths."),
        ("areas_for_development", "The team that was set up at the last inspection remains short of staff."),
        ("areas_for_development", "The team was praised at the last inspection, but shrank; records remain late."),
        ("areas_for_development", "In 2009 we asked children what they thought."),
        ("findings", "Once again we found that children are not left waiting."),
        ("findings", "In 2009 we asked children what they thought."),
        ("findings", "In 2009 inspectors saw children at play."),
        ("findings", "Inspectors said in 2009 that staff were at ease."),
    ],
)  # fmt: skip
def test_an_earlier_time_without_a_contrast_or_what_was_amiss_is_doubtful(kind: str, text: str) -> None:
    assert recall(kind, "finding", text, ["2010-05"]) == (None, text)


@pytest.mark.parametrize(
    ("kind", "text", "expected"),
    [
        ("strengths", "The rota was thin at the last inspection and is full.", "addressed"),
        ("strengths", "The rota was monthly at the last inspection and is now weekly.", "addressed"),
        ("strengths", "The rota was monthly at the last inspection and has improved since.", "addressed"),
        ("strengths", "The rota was monthly at the last inspection and has since improved.", "addressed"),
        ("strengths", "The rota is kept. That closes a point that we opened in 2009.", "addressed"),
        ("areas_for_development", "A rota was promised at the last inspection; it has yet to come.", "outstanding"),
        ("findings", "Once again we found that children are left waiting.", "raised_before"),
        ("findings", "In 2009 inspectors advised that the rota be kept.", "raised_before"),
        ("findings", "In 2009 we said this.", "raised_before"),
        ("findings", "In 2009 we asked that the rota be kept.", "raised_before"),
    ],
)  # fmt: skip
def test_an_earlier_time_with_a_contrast_or_what_was_amiss_is_not(kind: str, text: str, expected: str) -> None:
    assert recall(kind, "finding", text) == (expected, None)
