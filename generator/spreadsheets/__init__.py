"""Spreadsheets: the catalog as a workbook that people fill in, and the way back into the files."""
