"""The grammars themselves: files that agree, tools that agree, and no define without effect."""

import json
import shutil
from copy import deepcopy
from functools import cache
from pathlib import Path

import pytest
from lxml import etree

from nashra.validate.grammars import Format, format_of, grammar, load, rejected
from nashra.validate.grammars.datatypes import matcher
from nashra.validate.grammars.gate import Gate
from tests.grammars.documents import RIGHT, WRONG
from tests.grammars.make import GRAMMARS, java, make
from tests.strategies import (
    EXAMPLES,
    RNG,
    Author,
    definitions,
    grammatical_document,
    kind,
    qualified,
)

CORPUS = Path(__file__).parents[2] / "../shared/corpus/w3c"
FORMATS: tuple[Format, ...] = ("rss", "atom")
OBSOLETE = "{http://purl.org/atom/ns#}bogus"

needs_java = pytest.mark.skipif(shutil.which("java") is None, reason="java is missing: no trang, no jing")
needs_corpus = pytest.mark.skipif(not CORPUS.is_dir(), reason="../shared/corpus/w3c is missing")


@needs_java
def test_the_rng_files_are_what_trang_makes_of_the_rnc_files(tmp_path):
    make(GRAMMARS, tmp_path)
    here = {path.name: path.read_text() for path in GRAMMARS.glob("*.rng")}
    assert here == {path.name: path.read_text() for path in tmp_path.glob("*.rng")}
    assert {path.stem for path in GRAMMARS.glob("*.rnc")} == {Path(name).stem for name in here}


def jing_rejects(name: Format, folder: Path, documents: dict[str, bytes]) -> set[str]:
    """Return the names of those documents that jing rejects."""
    paths = {}
    for number, (title, document) in enumerate(documents.items()):
        path = folder / f"{name}{number}.xml"
        path.write_bytes(document)
        paths[str(path)] = title
    said = java("jing", "-c", str(GRAMMARS / f"{name}.rnc"), *paths).stdout.splitlines()
    return {title for path, title in paths.items() if any(line.startswith(f"{path}:") for line in said)}


def assert_agreement(tmp_path: Path, documents: dict[str, bytes]) -> None:
    for name in FORMATS:
        of_format = {title: text for title, text in documents.items() if format_of(etree.fromstring(text)) == name}
        ours = {title for title, text in of_format.items() if rejected(etree.fromstring(text))}
        assert ours == jing_rejects(name, tmp_path, of_format)


@needs_java
def test_jing_and_libxml2_agree_on_documents_written_by_hand(tmp_path):
    assert_agreement(tmp_path, RIGHT | WRONG)


@needs_java
def test_jing_and_libxml2_agree_on_random_valid_documents(tmp_path):
    documents = {
        f"{name} {seed}": grammatical_document(name, seed, seed % 7 / 10) for name in FORMATS for seed in range(150)
    }
    assert_agreement(tmp_path, documents)


@cache
def cases() -> list[dict[str, str]]:
    rows: list[dict[str, str]] = json.loads((CORPUS / "manifest.json").read_text())
    return rows


def root_of(row: dict[str, str]) -> etree._Element | None:
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    try:
        return etree.fromstring((CORPUS / row["path"]).read_bytes(), parser)
    except etree.XMLSyntaxError:
        return None


@needs_java
@needs_corpus
def test_jing_and_libxml2_agree_on_the_w3c_cases(tmp_path):
    documents = {}
    for row in cases():
        root = root_of(row)
        if root is not None and not root.getroottree().docinfo.doctype:
            documents[row["path"]] = etree.tostring(root)
    assert len(documents) > 900
    assert_agreement(tmp_path, documents)


@needs_corpus
def test_no_w3c_case_that_is_valid_is_rejected():
    passing = ("valid", "warning", "info")
    rows = [row for row in cases() if row["quality"] == "clean" and row["verdict"] in passing]
    assert [row["path"] for row in rows if (root := root_of(row)) is not None and rejected(root)] == []


@needs_corpus
def test_the_grammar_alone_rejects_nine_tenths_of_the_invalid_w3c_cases():
    rows = [row for row in cases() if row["quality"] == "clean" and row["verdict"] == "invalid"]
    found = [row for row in rows if (root := root_of(row)) is None or rejected(root)]
    assert len(found) / len(rows) >= 0.9


def nsnames(name: Format, define: str) -> set[str]:
    return {str(part.get("ns")) for part in definitions(name)[define][0].iter(f"{RNG}nsName")}


def test_every_namespace_with_elements_is_known_to_both_wildcards():
    known = nsnames("atom", "foreign-or-unnamespaced")
    assert nsnames("atom", "foreign") == known | {""}
    named = {
        etree.QName(qualified(part)).namespace for part in grammar("rss").iter(f"{RNG}element") if part.get("name")
    }
    assert named - {None} <= known


@cache
def element_defines(name: Format) -> list[str]:
    return [
        define
        for define, (first, *_) in definitions(name).items()
        if kind(first[0]) == "element" and first[0].get("name") and len(first) == 1
    ]


DEFINES = [(name, define) for name in FORMATS for define in element_defines(name)]
# Elements that take any attribute, or any child.
OPEN_TO_ATTRIBUTES = {"cc.License", "xhtml.div"}
OPEN_TO_CHILDREN = {"cc.License", "xhtml.div", "podcast.liveItem"}


def gate_for_elements(name: Format) -> Gate:
    """Load a grammar that begins with any element."""
    return load(name, *element_defines(name))


def least(name: Format, define: str) -> etree._Element:
    """Return an element with only what it must have."""
    return Author(name, 7, 0).element(define)


def single_children(name: Format, define: str) -> list[str]:
    """Return the defines of the children that may occur once and no more."""
    found = []
    for interleave in definitions(name)[define][0][0].iterchildren(f"{RNG}interleave"):
        for part in interleave:
            ref = part[0] if kind(part) == "optional" else part
            if kind(ref) == "ref" and ref.get("name") in element_defines(name):
                found.append(str(ref.get("name")))
    return found


@pytest.mark.parametrize(("name", "define"), DEFINES)
def test_an_element_has_what_it_must_and_nothing_else(name, define):
    gate = gate_for_elements(name)
    right = least(name, define)
    assert gate.fault(right) is None
    for attribute, value in right.attrib.items():
        del right.attrib[attribute]
        assert gate.fault(right) is not None, f"{define} without {attribute}"
        right.set(attribute, value)
    for place, child in enumerate(right):
        right.remove(child)
        assert gate.fault(right) is not None, f"{define} without {child.tag}"
        right.insert(place, child)
    right.set("bogus", "")
    assert (gate.fault(right) is None) == (define in OPEN_TO_ATTRIBUTES)
    del right.attrib["bogus"]
    etree.SubElement(right, OBSOLETE)
    assert (gate.fault(right) is None) == (define in OPEN_TO_CHILDREN)


@pytest.mark.parametrize(("name", "define"), [pair for pair in DEFINES if single_children(*pair)])
def test_what_may_occur_once_does_not_occur_twice(name, define):
    gate = gate_for_elements(name)
    for child in single_children(name, define):
        twice = least(name, define)
        for _ in range(2):
            twice.append(least(name, child))
        assert gate.fault(twice) is not None, f"{define} with two of {child}"


def datatypes(name: Format) -> dict[str, list[etree._Element]]:
    return {define: found for define, found in definitions(name).items() if kind(found[0][0]) == "data"}


@pytest.mark.parametrize("datatype", sorted(EXAMPLES))
def test_examples_have_their_datatype_in_python_as_in_libxml2(datatype):
    matches = matcher(definitions("rss")[datatype][0], definitions("rss"))
    schema = load_datatype(datatype)
    for text in (*EXAMPLES[datatype], "٢٠٢٤", "2024 ", "x", "", " ", "a b", "https://example.org/<", "1\n2", "12:60"):
        holder = etree.Element("holder")
        holder.text = text
        assert matches(text) == schema.validate(holder), text
    assert all(matches(text) for text in EXAMPLES[datatype])


def load_datatype(datatype: str) -> etree.RelaxNG:
    tree = deepcopy(grammar("rss"))
    start = tree.find(f"{RNG}start")
    assert start is not None
    start.clear()
    holder = etree.SubElement(start, f"{RNG}element", name="holder")
    etree.SubElement(holder, f"{RNG}ref", name=datatype)
    return etree.RelaxNG(tree)


def test_every_datatype_has_examples():
    uses = {part.get("name") for part in grammar("rss").iter(f"{RNG}ref")}
    parts_of_others = {"uncommented-date", "commented-date"}
    assert set(datatypes("rss")) & uses - parts_of_others <= set(EXAMPLES)


def test_every_define_is_used():
    both = set(definitions("rss")) | set(definitions("atom"))
    refs = {part.get("name") for name in FORMATS for part in grammar(name).iter(f"{RNG}ref")}
    assert both - refs == set()


@pytest.mark.parametrize(("name", "define"), DEFINES)
def test_what_a_define_allows_passes(name, define):
    gate = gate_for_elements(name)
    for seed in range(10):
        assert gate.fault(Author(name, seed, 0.4).element(define)) is None
