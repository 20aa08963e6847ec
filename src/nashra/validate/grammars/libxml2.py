"""A grammar rewritten so that libxml2 holds documents against it rightly, and quickly.

libxml2 follows an optional attribute in two ways, with it and without, and validates all that comes after in both: an
element's content many times over, and an element with ten such attributes a thousand times. So attributes come to
stand after content; where an element has many, any pass, and Python looks at them instead (see attributes.py).
It also rejects valid documents when an interleave stands inside another, or inside a choice.
"""

from collections.abc import Container, Iterable
from copy import deepcopy

from lxml import etree

from nashra.validate.grammars import attributes
from nashra.validate.grammars.datatypes import Defines, defines_in
from nashra.validate.grammars.flatten import RNG
from nashra.xml import Element


def rewritten(grammar: Element, starts: Iterable[str], crowded: Container[Element], unread: str) -> Element:
    """Return a copy of a grammar for libxml2, for documents whose roots the defines named `starts` describe.

    The elements of `crowded` patterns may have any attributes, and what has the datatype `unread` any text.
    """
    tree = deepcopy(grammar)
    defines = defines_in(tree)
    _start_with(tree, starts)
    for original, copy in zip(grammar.iter(f"{RNG}element"), tree.iter(f"{RNG}element"), strict=True):
        if original in crowded:
            _let_any_attribute_pass(copy, defines)
    _let_any_text_pass(tree, unread)
    _put_attributes_last(tree, defines)
    _flatten_interleaves(tree, defines)
    return tree


def _start_with(tree: Element, starts: Iterable[str]) -> None:
    for start in tree.findall(f"{RNG}start"):
        tree.remove(start)
    choice = etree.SubElement(etree.SubElement(tree, f"{RNG}start"), f"{RNG}choice")
    for name in starts:
        etree.SubElement(choice, f"{RNG}ref", name=name)


def _let_any_attribute_pass(element: Element, defines: Defines) -> None:
    for part in attributes.parts(element, defines):
        element.remove(part)
    any_number = etree.SubElement(element, f"{RNG}zeroOrMore")
    attribute = etree.SubElement(any_number, f"{RNG}attribute")
    etree.SubElement(attribute, f"{RNG}anyName")
    etree.SubElement(attribute, f"{RNG}text")


def _let_any_text_pass(tree: Element, datatype: str) -> None:
    for ref in tree.iterfind(f".//{RNG}element/{RNG}ref[@name='{datatype}']"):
        ref.tag = f"{RNG}text"
        ref.attrib.clear()


def _put_attributes_last(tree: Element, defines: Defines) -> None:
    for pattern in tree.iter(f"{RNG}element", f"{RNG}define", f"{RNG}group"):
        for part in attributes.parts(pattern, defines):
            pattern.append(part)


def _flatten_interleaves(tree: Element, defines: Defines) -> None:
    """Put what modules interleave into the interleave that refers to it: libxml2 loses its place in nested ones."""
    for ref in list(tree.iter(f"{RNG}ref")):
        interleave, bodies = ref.getparent(), defines[ref.get("name", "")]
        if interleave is not None and bodies[0].get("combine") == "interleave":
            for body in bodies:
                interleave.extend(deepcopy(pattern) for pattern in (body[0] if body[0].tag == interleave.tag else body))
            interleave.remove(ref)
