"""The window: what people at the till and in the office see and touch.

Views and widgets lay out, show and signal; they hold no rule and open no book. Presenters (`pos.ui.presenters`) hold the
steps of a screen and import no Qt. They meet in `pos.ui.screens`. What passes between them are the frozen rows of
`pos.ui.rows`: plain values, in minor units, codes and both languages' names, so that language and theme can change while a
screen is open.

May import: PySide6, domain values, and (presenters and `screens` only) the use cases below. Never: SQL, the wire, threads
of its own outside `runner`.
"""
