"""What a build leaves to the next; it counts only while what it was made of is the same."""
