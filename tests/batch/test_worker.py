"""The worker's side, in this process: what it answers, and how it ends."""

from __future__ import annotations

import io
import json
import signal
import zlib
from pathlib import Path
from typing import NoReturn

import pytest

from ofsted_letters.announced import announce
from ofsted_letters.batch import child, worker
from ofsted_letters.batch.channel import Channel
from ofsted_letters.batch.failures import WorkersDontStart
from ofsted_letters.batch.limits import OUT_OF_MEMORY_STATUS
from ofsted_letters.batch.serving import answered
from ofsted_letters.batch.settings import Settings
from ofsted_letters.batch.task import READY, Locator, Outcome, Setup, Task
from ofsted_letters.model import Letter
from ofsted_letters.terms import Reading
from ofsted_letters.write.findings import FINDING_COLUMNS
from ofsted_letters.write.identity import inspection_of, known_by, label, letter_id
from tests.batch.parsers import plain

SETUP = Settings(parser="tests.batch.parsers:harmful", timeout=600).setup


@pytest.fixture
def letter(tmp_path: Path) -> Task:
    (tmp_path / "a.txt").write_text("Letter\nOne finding\nAnother", encoding="utf-8")
    return Task("parse", 1, "a.txt", "a.txt", Locator("file", str(tmp_path / "a.txt")))


def done(task: Task, setup: Setup = SETUP) -> Outcome:
    return worker.perform(task, setup, worker.named(setup.parser))


def test_a_letter_is_rendered_as_the_outputs_have_it(letter: Task) -> None:
    outcome = done(letter)
    assert outcome.letter
    assert outcome.findings
    assert outcome.summary
    parsed = Letter.model_validate_json(zlib.decompress(outcome.letter))
    assert parsed.source.sha256 == outcome.sha256 == done(letter._replace(kind="fingerprint")).sha256
    rows = zlib.decompress(outcome.findings).decode().splitlines()
    assert [row.split(",")[FINDING_COLUMNS.index("text")] for row in rows] == ["One finding", "Another"]
    (summary,) = json.loads(outcome.summary)
    assert summary == {
        "within": "",
        "letter_id": letter_id(parsed),
        "known_by": known_by(parsed.source.sha256, None),
        "label": label(parsed),
        "inspection": inspection_of(parsed),
        "family": "focused_visit",
        "form": "letter",
        "items": {"strengths": 2, "closing": 1},
        "diagnostics": {"unresolved_authority": 1},
        "doubtful": True,
    }


@pytest.mark.parametrize(("text", "code"), [("no", "not_a_letter"), ("raise\n", "internal_error")])
def test_what_fails_is_an_outcome_with_its_fingerprint(letter: Task, text: str, code: str) -> None:
    Path(letter.locator.path).write_text(text, encoding="utf-8")
    outcome = done(letter)
    assert outcome.failure
    assert outcome.failure.code == code
    assert outcome.sha256 == done(letter._replace(kind="fingerprint")).sha256


def test_a_defect_that_no_text_can_hold_is_told_all_the_same(letter: Task) -> None:
    def failing(*_: object, **__: object) -> NoReturn:
        raise ValueError("\udcff")

    def odd(data: bytes, name: str, reading: Reading) -> list[Letter]:
        (made,) = plain(data, name, reading)
        return [made.model_copy(update={"source": made.source.model_copy(update={"name": "\udcff"})})]

    for parse in (failing, odd):
        failure = worker.perform(letter, SETUP, parse).failure
        assert failure
        assert failure.code == "internal_error"
        assert failure.message.encode()


def test_what_can_not_be_read_has_no_fingerprint(letter: Task) -> None:
    Path(letter.locator.path).unlink()
    outcome = done(letter)
    assert outcome.failure
    assert (outcome.sha256, outcome.failure.code) == (None, "not_found")


class Ended(BaseException):
    """Instead of ending the process that tests run in."""


def test_out_of_memory_ends_the_worker_with_a_status_of_its_own(letter: Task, monkeypatch: pytest.MonkeyPatch) -> None:
    def ended(status: int) -> NoReturn:
        raise Ended(status)

    def greedy(*_: object, **__: object) -> NoReturn:
        raise MemoryError

    def answer(task: Task) -> Outcome:
        return worker.perform(task, SETUP, greedy)

    monkeypatch.setattr("os._exit", ended)
    with pytest.raises(Ended) as end:
        answered(answer, letter)
    assert end.value.args == (OUT_OF_MEMORY_STATUS,)


def conversation(monkeypatch: pytest.MonkeyPatch, *messages: object) -> list[object]:
    """What a worker says when the parent says these things and hangs up."""
    asked, answered = io.BytesIO(), io.BytesIO()
    for message in messages:
        Channel(io.BytesIO(), asked).send(message)
    asked.seek(0)
    monkeypatch.setattr(worker, "own_channel", lambda: Channel(asked, answered))
    monkeypatch.setattr(worker, "limit_own_memory", lambda _: None)
    worker.main()
    answered.seek(0)
    said = Channel(answered, io.BytesIO())
    return list(iter(said.receive, None))


def test_a_worker_answers_each_task_until_its_parent_hangs_up(letter: Task, monkeypatch: pytest.MonkeyPatch) -> None:
    said = conversation(monkeypatch, SETUP, [letter, letter._replace(kind="fingerprint")], [letter])
    assert said[0] == READY
    assert [type(one) for one in said[1:]] == [Outcome] * 3


def test_a_worker_that_has_ended_is_told_of_no_page_and_sets_no_alarm(
    letter: Task, monkeypatch: pytest.MonkeyPatch
) -> None:
    conversation(monkeypatch, SETUP, [letter])
    set_to: list[int] = []
    monkeypatch.setattr(signal, "alarm", set_to.append, raising=False)
    announce()
    assert set_to == []


def test_a_worker_without_its_parser_says_why(monkeypatch: pytest.MonkeyPatch) -> None:
    (said,) = conversation(monkeypatch, SETUP._replace(parser="tests.batch.parsers:missing"))
    assert str(said).startswith("AttributeError: ")


def test_a_worker_whose_parent_is_gone_says_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    assert conversation(monkeypatch) == []


def test_half_a_message_is_none() -> None:
    file = io.BytesIO()
    Channel(io.BytesIO(), file).send("whole")
    assert Channel(io.BytesIO(file.getvalue()[:-1]), io.BytesIO()).receive() is None


def test_a_system_that_starts_no_process_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(child, "COMMAND", ["/no/such/program"])
    with pytest.raises(WorkersDontStart, match="the system starts no more of them"):
        child.started()
