import os

import pytest

from tollspan.inference.cpus import available_cpus


@pytest.fixture
def cpus(tmp_path, monkeypatch):
    """CPUs that are found in a machine of 64, from the lines and files of its cgroups."""
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: set(range(64)), raising=False)

    def count(own, files):
        (tmp_path / "own").write_text(own)
        for name, content in files.items():
            path = tmp_path / "cgroup" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(content + "\n")
        return available_cpus(tmp_path / "cgroup", tmp_path / "own")

    return count


@pytest.mark.parametrize(
    ("own", "files", "expected"),
    [
        ("0::/", {"cpu.max": "max 100000"}, 64),
        ("0::/", {"cpu.max": "200000 100000"}, 2),
        ("0::/", {"cpu.max": "150000 100000"}, 2),
        ("0::/", {"cpu.max": "10000 100000"}, 1),
        ("0::/a/b", {"cpu.max": "max 100000", "a/cpu.max": "300000 100000", "a/b/cpu.max": "800000 100000"}, 3),
        ("0::/not/seen/in/here", {"cpu.max": "400000 100000"}, 4),
        (
            "4:cpu,cpuacct:/x",
            {"cpu,cpuacct/x/cpu.cfs_quota_us": "50000", "cpu,cpuacct/x/cpu.cfs_period_us": "25000"},
            2,
        ),
        ("4:cpu:/\n7:pids:/", {"cpu/cpu.cfs_quota_us": "-1", "cpu/cpu.cfs_period_us": "100000"}, 64),
        ("4:cpu:/docker/1", {"cpu/cpu.cfs_quota_us": "500000", "cpu/cpu.cfs_period_us": "100000"}, 5),
    ],
)
def test_the_quota_of_every_group_above_bounds_the_cpus(cpus, own, files, expected):
    assert cpus(own, files) == expected


def test_a_machine_without_cgroups_gives_its_affinity(cpus, tmp_path):
    assert cpus("", {}) == 64
    assert available_cpus(tmp_path / "none", tmp_path / "none") == 64
