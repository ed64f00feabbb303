"""Use cases at the counter and the goods desk: what a cashier, a shift lead and the goods desk do.

Each act is: check, record the fact (one commit), then drawer, then paper. The rooms below are the book (`pos.ledger`) and the
domain; paper and drawer are reached through `pos.ports` only. It never knows Qt, the wire or the register.
"""
