"""history.csv of a dataset."""

from __future__ import annotations

import csv
from pathlib import Path

from ofsted_letters.batch.run import Request, run
from ofsted_letters.batch.settings import Settings
from ofsted_letters.corpus.history.table import COLUMNS

LETTER = """\
{date}

Ms Una Brightwell
Director of Children’s Services
Fellbridge Borough Council

Dear Ms Brightwell

Focused visit to Fellbridge Borough Council children’s services

This letter summarises the findings of the focused visit to Fellbridge Borough Council children’s services on {date}.
Inspectors looked at the arrangements for the front door.

Areas for improvement

- {point}
- =2+3 is how many chairs the reception has.

Yours sincerely

Bram Oldcastle
His Majesty’s Inspector
"""


def test_every_dataset_has_the_table(tmp_path: Path) -> None:
    folder = tmp_path / "letters"
    folder.mkdir()
    asked = {"4 March 2024": "Supervision of staff, which is seldom.", "7 May 2019": "The regularity of supervision."}
    for number, (date, point) in enumerate(asked.items()):
        (folder / f"{number}.txt").write_text(LETTER.format(date=date, point=point), encoding="utf-8")
    (folder / "copy.txt").write_bytes((folder / "0.txt").read_bytes())
    run(Request([str(folder)], str(tmp_path / "out")), Settings(workers=1))
    with (tmp_path / "out" / "history.csv").open(encoding="utf-8", newline="") as file:
        supervision, chairs = csv.DictReader(file)
    assert tuple(supervision) == COLUMNS
    assert supervision["earlier_date"] == "2019-05-07"
    assert supervision["later_text"] == "Supervision of staff, which is seldom."
    assert supervision["strength"] == "strong"
    assert supervision["earlier_pointer"].startswith("/sections/")
    assert chairs["later_text"].startswith("'=2+3")
