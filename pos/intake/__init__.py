"""Intake: reads the centre's own files (bazaar, people, families, items) and says line by line what is wrong with them.

The doors are `read_bazaar`, `read_people`, `read_families` and `read_items`, each in the module of its noun. Each returns an
`Intake`: the rows that can be taken and the findings, in the order of the file. A file that is no table at all is refused
as a whole (`pos.domain.errors.UnreadableFile`). Nothing here asks a clock, a network or a book.
"""
