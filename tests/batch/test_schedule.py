"""Which task comes when: driven by hand, with outcomes as an executor might bring them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from ofsted_letters.batch.inputs import Entry
from ofsted_letters.batch.schedule import FINGERPRINT_CHUNK, PARSE_CHUNK, Schedule, Settled
from ofsted_letters.batch.store import Store
from ofsted_letters.batch.task import Failure, Locator, Outcome, Task

GONE = Failure("not_found", "gone", "look for it")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = Store(tmp_path, "recipe", "limits")
    yield opened
    opened.close()


def schedule(store: Store, count: int, workers: int = 1) -> Schedule:
    entries = [
        (0, Entry(f"{number:03}", f"{number:03}", f"{number:03}", b"%03d" % number, Locator("file", str(number))))
        for number in range(count)
    ]
    assert store.list_inputs(entries) == count
    return Schedule(store, workers)


def letter(sha256: str) -> Outcome:
    return Outcome(sha256, b"letter", b"findings", b"{}")


def fingerprint_all(plan: Schedule, contents: dict[str, str]) -> list[Settled]:
    """Do all fingerprint tasks there are; `contents` by path."""
    settled = []
    for task in plan.next_chunk():
        assert task.kind == "fingerprint"
        settled += plan.settle(task, Outcome(contents[task.path]))
    return settled


def test_fingerprints_come_first_in_chunks_and_parsing_follows_in_smaller_ones(store: Store) -> None:
    plan = schedule(store, FINGERPRINT_CHUNK + 1)
    first = plan.next_chunk()
    assert [task.path for task in first] == [f"{number:03}" for number in range(FINGERPRINT_CHUNK)]
    for task in first:
        assert plan.settle(task, Outcome(task.path)) == []
    assert [task.kind for task in plan.next_chunk()] == ["parse"] * PARSE_CHUNK


def test_what_is_left_is_shared_among_workers(store: Store) -> None:
    plan = schedule(store, 8, workers=4)
    fingerprint_all(plan, {f"{number:03}": str(number) for number in range(8)})
    assert len(plan.next_chunk()) == 2


def test_the_same_content_is_parsed_once_also_while_it_is_being_parsed(store: Store) -> None:
    plan = schedule(store, 3)
    fingerprint_all(plan, dict.fromkeys(("000", "001", "002"), "same"))
    (task,) = plan.next_chunk()
    assert plan.next_chunk() == []
    settled = plan.settle(task, letter("same"))
    assert settled == [
        Settled("000", None, reused=False),
        Settled("001", None, reused=True),
        Settled("002", None, reused=True),
    ]
    assert plan.next_chunk() == []
    assert [record.letter for record in store.records()] == [b"letter"] * 3


def test_a_file_that_changed_after_its_fingerprint_has_what_was_parsed(store: Store) -> None:
    plan = schedule(store, 2)
    fingerprint_all(plan, {"000": "old", "001": "old"})
    (task,) = plan.next_chunk()
    assert plan.settle(task, letter("new")) == [Settled("000", None, reused=False)]
    (again,) = plan.next_chunk()
    assert (again.kind, again.path) == ("fingerprint", "001"), "it waited for content that nobody has any more"
    plan.settle(again, Outcome("old"))
    (task,) = plan.next_chunk()
    plan.settle(task, letter("old"))
    assert [record.sha256 for record in store.records()] == ["new", "old"]


def test_a_file_that_went_after_its_fingerprint_failed_and_its_copy_did_not(store: Store) -> None:
    plan = schedule(store, 2)
    fingerprint_all(plan, {"000": "same", "001": "same"})
    (task,) = plan.next_chunk()
    assert plan.settle(task, Outcome(failure=GONE)) == [Settled("000", GONE, reused=False)]
    fingerprint_all(plan, {"001": "same"})
    (task,) = plan.next_chunk()
    plan.settle(task, letter("same"))
    assert [record.failure for record in store.records()] == [GONE, None]


def test_a_file_that_keeps_changing_is_given_up(store: Store) -> None:
    plan = schedule(store, 2)
    contents = 0
    while chunk := plan.next_chunk():
        for task in chunk:
            if task.kind == "fingerprint":
                plan.settle(task, Outcome("shared"))
            else:
                contents += 1
                plan.settle(task, letter(f"content {contents}"))
    unread = store.unread(0, 10)
    given_up = plan.give_up()
    assert [one.path for one in given_up] == [one.path for one in unread]
    assert plan.give_up() == []
    assert contents <= 4


def test_what_crashes_is_known_by_its_fingerprint(store: Store) -> None:
    plan = schedule(store, 1)
    fingerprint_all(plan, {"000": "bad"})
    (task,) = plan.next_chunk()
    crashed = Failure("crashed", "it crashed", "report it")
    plan.settle(task, Outcome(task.sha256, failure=crashed))
    known = store.known("bad")
    assert known
    assert known.failure == crashed
    assert [record.failure for record in store.records()] == [crashed]


def test_inputs_that_failed_while_listed_are_settled_at_once(store: Store) -> None:
    entry = Entry("gone", "gone", "", b"", None, GONE)
    store.list_inputs([(0, entry)])
    plan = Schedule(store, 1)
    assert list(plan.settled_already()) == [Settled("gone", GONE, reused=False)]
    assert plan.next_chunk() == []


def test_results_go_from_one_store_to_another_but_not_those_of_other_recipes(store: Store, tmp_path: Path) -> None:
    store.add("a", "a.pdf", letter("a"))
    before = store.newest()
    store.add("b", "b.pdf", letter("b"))
    store.give_out(tmp_path / "piece", after=before)
    for name, recipe in (("same", "recipe"), ("other", "another")):
        folder = tmp_path / name
        folder.mkdir()
        taker = Store(folder, recipe, "limits")
        assert taker.take_in(tmp_path / "piece") == (recipe == "recipe")
        assert [bool(taker.known(sha256)) for sha256 in "ab"] == [False, recipe == "recipe"]
        taker.close()


def test_tasks_carry_what_a_worker_needs(store: Store) -> None:
    plan = schedule(store, 1)
    assert plan.next_chunk() == [Task("fingerprint", 1, "000", "000", Locator("file", "0"))]
