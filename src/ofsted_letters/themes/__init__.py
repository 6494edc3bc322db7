"""What findings are about: themes, told by the phrases of a data file that a reader can see and change."""
