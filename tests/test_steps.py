import pytest

from tollspan.steps import fingerprint, run_step


def test_a_step_runs_once_for_the_same_inputs_and_again_when_input_or_output_changed(tmp_path):
    source, output = tmp_path / "in.txt", tmp_path / "out" / "made.txt"
    source.write_text("one")
    runs = []

    def make():
        runs.append(source.read_text())
        output.parent.mkdir(exist_ok=True)
        output.write_text(source.read_text().upper())

    def step():
        return run_step("make", inputs=fingerprint([source], {"a": 1}), outputs=[output], run=make)

    assert step()
    assert not step()
    source.touch()
    assert not step(), "dates do not count"
    source.write_text("two")
    assert step()
    output.write_text("spoilt")
    assert step()
    assert runs == ["one", "two", "two"]


def test_a_step_that_fails_runs_again(tmp_path):
    output = tmp_path / "made.txt"

    def fail():
        output.write_text("half")
        raise RuntimeError

    with pytest.raises(RuntimeError):
        run_step("make", inputs="x", outputs=[output], run=fail)
    assert run_step("make", inputs="x", outputs=[output], run=lambda: output.write_text("whole"))


def test_the_fingerprint_of_a_folder_sees_names_and_contents(tmp_path):
    prints = set()
    for name, content in (("a", "x"), ("b", "x"), ("a", "y")):
        folder = tmp_path / f"{name}{content}"
        folder.mkdir()
        (folder / name).write_text(content)
        prints.add(fingerprint([folder]))
    assert len(prints) == 3
