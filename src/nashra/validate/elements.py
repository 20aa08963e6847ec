"""lxml's class of elements, under a public name."""

from lxml import etree

Element = etree._Element  # noqa: SLF001 - lxml publishes the class under no other name
