"""What nashra knows of text, Arabic first: pure functions, no files, no clock.

A new piece of knowledge is one module here, with what was measured as its reason.
"""
