"""nashra turns a newsroom's stored articles into valid RSS 2.0 and Atom 1.0, Arabic first.

Data flows one way: content -> index -> plan -> render -> validate -> publish.
`nashra.build` knows that order; `nashra.validate` is of use on its own, for any feed.
"""

__version__ = "0.1.0"
