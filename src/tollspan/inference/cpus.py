"""How many CPUs this process may use: in a container the machine's count is not it."""

from __future__ import annotations

import math
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Final

_CGROUPS: Final = Path("/sys/fs/cgroup")
_OWN: Final = Path("/proc/self/cgroup")


def available_cpus(cgroups: Path = _CGROUPS, own: Path = _OWN) -> int:
    """CPUs of the affinity mask, no more than the cgroup quota allows (rounded up), at least 1.

    Args:
        cgroups: where the cgroup file systems are mounted, version 1 or 2.
        own: the file that names this process's cgroups.
    """
    affinity = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return max(1, min([affinity, *(math.ceil(quota) for quota in _quotas(cgroups, own))]))


def _quotas(cgroups: Path, own: Path) -> Iterator[float]:
    """CPUs that this process's cgroup and those above it are granted, where they are limited at all."""
    for line in _read(own).splitlines():
        _, controllers, path = line.split(":", 2)
        if controllers and "cpu" not in controllers.split(","):
            continue
        mount = cgroups / controllers if (cgroups / controllers).is_dir() else cgroups / "cpu"
        own_group = Path(path.lstrip("/"))
        for group in (own_group, *own_group.parents):
            folder = mount / group if controllers else cgroups / group
            granted = _read(folder / "cpu.max") or " ".join(
                _read(folder / name) for name in ("cpu.cfs_quota_us", "cpu.cfs_period_us")
            )
            quota, _, period = granted.partition(" ")
            if quota.strip().isdigit() and period.strip().isdigit():
                yield int(quota) / int(period)


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8").strip()
    except OSError:
        return ""
