"""Tests of the spreadsheets: out of the catalog, through people's hands, and back."""
