"""What the letters of a dataset say of one another."""
