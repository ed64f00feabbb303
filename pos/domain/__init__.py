"""The words and the arithmetic of Amana. Pure: no file, no clock, no library.

Here live the facts (what happened), money, identity, the basket, the double-entry postings that each fact
causes, stock, the figures of a shift and the settlement of a family. Everything takes values and returns
values, so it is the same code at a till, in the register and in a test. It imports nothing of ours from above.
"""
