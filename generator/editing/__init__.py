"""Editing: files of the catalog made and mended in place, all else in them left as it was."""
