"""What is known of many letters: which are held, in numbers and in time, and what they say of one another."""
