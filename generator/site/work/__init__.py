"""What is asked of the catalog's own rooms, and what each worker makes of it."""
