"""The central register: where every till's facts meet, are proved, reconciled and paid out.

It stores each device's journal word for word and folds it with the domain's own code, so that a till, the register and a
stranger with the journal come to the same figures. `intake` takes batches in, `catalogue` sends cards down, `reconciling`,
`payouts` and `statements` are the office's work, `service` speaks HTTP. What is here is keyed by bazaar first, so that one
bazaar never waits for another. It shares the formats with the tills and nothing else: it never opens a till's book.
"""
