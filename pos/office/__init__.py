"""The accountant's and the administrator's use cases: a client of the register's interface, never of its database.

`desk` is the accountant's work in one bazaar, `planning` the administrator's. Both speak through the protocol in `line`, which
`pos.sync.client` fits; they know no wire, no paper and no window.
"""
