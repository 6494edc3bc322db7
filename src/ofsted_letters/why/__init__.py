"""Why a line is what it is: the steps that looked at it, in their order, and why the rules of each declined.

A step gives what it took and no reasons for what it left. They are found afterwards, for `explain` alone: each module
here asks the conditions of a step's rules again, of the lines that the step saw.
"""

from __future__ import annotations

from ofsted_letters.why.tracing import Look, looks

__all__ = ["Look", "looks"]
