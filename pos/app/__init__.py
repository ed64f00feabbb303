"""The composition root: the room where everything that the desktop application is made of is built and handed on.

`amana` is the running application, `beside` what runs beside its window, `clock` what it takes for the time. Only here is the
clock read and chance drawn.
"""
