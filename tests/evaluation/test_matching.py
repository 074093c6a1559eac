import pytest
from hypothesis import given, settings

from annotations import annotation_pairs
from tollspan.evaluation.matching import best_pairs, half_points, overlapping, same_bounds, same_span, same_tag

CREDITS = [same_span, same_bounds, half_points, same_tag]


def best_total(pairs, credit):
    """The greatest total over all one-to-one choices, tried one by one."""
    if not pairs:
        return 0
    (gold, predicted), *rest = pairs
    free = [pair for pair in rest if pair[0] is not gold and pair[1] is not predicted]
    return max(best_total(rest, credit), credit(gold, predicted) + best_total(free, credit))


@given(annotation_pairs())
def test_overlapping_finds_every_pair_that_shares_a_character(drawn):
    gold, predicted = drawn
    found = [pair for group in overlapping(gold.spans, predicted.spans) for pair in group]
    assert found == [(g, p) for g in gold.spans for p in predicted.spans if g.overlaps(p)]


@pytest.mark.parametrize("credit", CREDITS)
@settings(max_examples=60)
@given(annotation_pairs())
def test_the_chosen_pairs_are_one_to_one_and_no_other_choice_is_worth_more(credit, drawn):
    groups = overlapping(drawn[0].spans, drawn[1].spans)
    chosen = best_pairs(groups, credit)
    for side in (0, 1):
        assert len({id(pair[side]) for pair in chosen}) == len(chosen)
    assert all(credit(*pair) for pair in chosen)
    assert sum(credit(*pair) for pair in chosen) == sum(best_total(group, credit) for group in groups)


@given(annotation_pairs())
def test_pairs_do_not_depend_on_which_side_is_called_gold(drawn):
    gold, predicted = drawn
    there = best_pairs(overlapping(gold.spans, predicted.spans), same_tag)
    back = best_pairs(overlapping(predicted.spans, gold.spans), same_tag)
    assert len(there) == len(back)
