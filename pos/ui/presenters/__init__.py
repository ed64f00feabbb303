"""The presenters: what each screen does, in plain Python without Qt.

A presenter asks the use cases, turns what they answer into the frozen rows of `pos.ui.rows`, and hands these to its view, which
it knows by a Protocol only. Refusals become sentences through `ports.Words`. Work that may take long goes to a `ports.Runner`.
Tests use recording stand-ins, so a whole day at the till is checked without a window.
"""
