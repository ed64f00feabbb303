"""Where views and presenters meet: the composition root of the window, and what stands behind its protocols.

`window` marries the frame with everything in it; `counter`, `desk_day` and `office` do so for their places. `paper_shop`,
`office_shop`, `stick`, `room` and `machine` answer the presenters' protocols with printers, files and the register.
"""
