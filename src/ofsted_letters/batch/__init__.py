"""Many letters: inputs, worker processes, results that survive a kill."""

from ofsted_letters.batch.api import Result, findings_table, parse_many

__all__ = ["Result", "findings_table", "parse_many"]
