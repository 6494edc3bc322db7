"""Document -> labels: what every line is. `letter.label_letter` runs the steps; one file a concern."""
