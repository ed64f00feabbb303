"""What stands on each paper: facts of the domain in, documents and sheets out.

A paper is a pure function. It takes the fact it shows, and a `Letterhead` for the names that facts do not carry; it
knows no device, reads no book and no clock. Receipts, slips and reports for the thermal printer are documents; papers
that are signed or sent home are A4 sheets. Papers with figures prove themselves against the fact before they return.
"""
