"""What is different between two states of a record, in sentences of the domain.

Two catalogs are compared file by file, field by field; nothing is drawn here, and git is not asked.
"""
