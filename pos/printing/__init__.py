"""Paper: what is handed to customers, families, cashiers and accountants.

Two engines stand here. *Receipts and slips* are device-free documents (`document`), painted once to black and white
(`raster`) and packed for a thermal printer (`thermal`). *A4 papers* are device-free sheets (`sheet`), set with shaped,
correctly ordered Arabic (`pdf_text`) on numbered pages (`pdf_document`). What stands on each paper is decided in
`papers`, from plain values; which words are used, in `words`, from `assets/paper`.

Only `raster` and `ink` import Qt, only `thermal` imports escpos, only `pdf_*` import reportlab, uharfbuzz and fpdf's
bidirectional algorithm, and all of them late. Papers import the domain and nothing of a device. Nothing here writes to
a book.
"""
