"""An authority beside others: its region, and those that are like it."""
