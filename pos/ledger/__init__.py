"""The book in SQLite: append, read, prove. The only room that knows SQL at a till.

`codec` and `chain` are the journal's format (bytes and hashes) and are shared with the register; `keys` signs. `connection`
opens the file and owns the one write door; `journal` appends facts with their postings and stock; `verify` proves the
book whole. It may import the domain and settings; it never knows Qt, paper or the wire.
"""
