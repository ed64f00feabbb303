"""A rehearsal: a whole bazaar played through the real rooms, from goods received to families paid.

Nothing here stands in for anything: the books are real books on the disk, the register is a real service spoken to over HTTP,
the papers are the papers. Only time and chance are simulated, so the same seed gives the same journals, ids and times
included. The sample bazaar that a new user meets is set up by the same code (`stage`).
"""
