"""The screens: signals out, `show_…` verbs in, no rule and no state but what is typed.

Each module lists its `Signals:` and its verbs; `pos.ui.screens` connects them with presenters.
"""
