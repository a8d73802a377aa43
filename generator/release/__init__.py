"""Dated releases of the data: everything of one day in one archive that never changes."""
