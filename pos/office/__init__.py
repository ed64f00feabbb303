"""The accountant's use cases: a client of the register's interface, never of its database.

`desk` is the accountant's work in one bazaar. It speaks through the protocol in `line`, which `pos.sync.client` fits; it knows
no wire, no paper and no window.
"""
