"""The parts that views are made of: each lays out and paints one thing, and signals what was done to it.

May import: PySide6, `pos.ui.desk`, `theme`, `formats`, `rows`, domain values. Never: use cases, presenters, the book.
"""
