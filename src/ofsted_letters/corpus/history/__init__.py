"""What an authority was asked to improve, in time: which later points may raise an earlier one again."""
