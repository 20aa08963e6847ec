"""What nashra knows about text, Arabic first: pure functions, without files or a clock.

A new piece of knowledge is one module here, with the measurements that justify it.
"""
