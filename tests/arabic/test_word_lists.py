import pytest

from nashra.arabic.folding import folded
from nashra.arabic.word_lists import FOLDER, listed

LISTS = sorted(file.stem for file in FOLDER.glob("*.txt"))


def lines(name):
    return [line for line in (FOLDER / f"{name}.txt").read_text("utf-8").splitlines() if not line.startswith("#")]


@pytest.mark.parametrize("name", LISTS)
def test_a_list_has_one_name_a_line_with_nothing_around_it(name):
    assert lines(name) == [" ".join(line.split()) for line in lines(name) if line and "|" not in line]


@pytest.mark.parametrize("name", LISTS)
def test_no_name_stands_twice_as_it_is_written(name):
    assert len(lines(name)) == len(set(lines(name)))


@pytest.mark.parametrize("name", LISTS)
def test_names_read_at_once_are_those_read_one_by_one(name):
    assert listed(name, folded) == {folded(line) for line in lines(name)}
