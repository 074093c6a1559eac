import pytest
from hypothesis import given
from hypothesis import strategies as st

from tollspan.corpus.splits import assign_splits
from tollspan.errors import InputError


def test_the_file_decides_and_the_rest_trains(tmp_path):
    path = tmp_path / "splits.tsv"
    path.write_text("# held out\nb\tdev\n\nc\ttest\n")
    assert assign_splits(["a", "b", "c"], path) == {"a": "train", "b": "validation", "c": "test"}


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("a dev\n", "'a dev' names no split"),
        ("a\ttrain\n", "names no split"),
        ("a\tdev\na\ttest\n", ":2: a is named twice"),
        ("x\tdev\n", "no report x"),
    ],
)
def test_a_wrong_line_is_refused(tmp_path, content, message):
    path = tmp_path / "splits.tsv"
    path.write_text(content)
    with pytest.raises(InputError, match=message):
        assign_splits(["a"], path)


@given(st.sets(st.text(min_size=1), max_size=30), st.text(min_size=1))
def test_without_a_file_a_reports_split_does_not_depend_on_the_others(ids, one):
    from pathlib import Path

    nowhere = Path("no/such/file")
    assert assign_splits({*ids, one}, nowhere)[one] == assign_splits({one}, nowhere)[one]
