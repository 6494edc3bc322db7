"""What a line is: the steps that `forms` runs over a document's zones; one file a concern."""
