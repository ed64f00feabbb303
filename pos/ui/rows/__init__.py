"""What passes between presenters and views: frozen rows of plain values.

Amounts are minor units, times are aware and already in the bazaar's own zone, names come in both languages, and kinds are
short words that the views put into sentences. No Qt here, so presenters and their tests need none.
"""
