"""Behaviour suites: what a tagger can, capability by capability, and whether names of some regions suit it better."""

from tollspan.evaluation.behaviour.results import BehaviourResult, TagsMany, run_suite, run_systems
from tollspan.evaluation.behaviour.suite import Suite, read_suite

__all__ = ["BehaviourResult", "Suite", "TagsMany", "read_suite", "run_suite", "run_systems"]
