"""The HTTP interface by concern: `devices` for tills; `people`, `planning`, `office` and `settling` for the office.

Each module makes one router around the register it is handed. Doors know HTTP and nothing of tables; whoever may pass is judged
by the register itself, with the rights of the domain.
"""
