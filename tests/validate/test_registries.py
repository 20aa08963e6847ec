"""Lists that others keep say whose they are and from when."""

import re
from importlib.resources import files

import pytest

LISTS = sorted(path for path in files("nashra.validate.registries").iterdir() if path.name.endswith(".txt"))


@pytest.mark.parametrize("path", LISTS, ids=lambda path: path.name)
def test_a_list_states_its_source_and_its_date(path):
    lines = path.read_text("utf-8").splitlines()
    head = " ".join(line for line in lines if line.startswith("#"))
    entries = [line for line in lines if not line.startswith("#")]
    assert re.search(r"https://\S+", head)
    assert re.search(r"as of 20\d\d-\d\d-\d\d", head)
    assert len(entries) == len(set(entries)) > 1
    assert all(entry == entry.strip() for entry in entries)
