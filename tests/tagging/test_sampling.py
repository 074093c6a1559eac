from tollspan.tagging.sampling import LengthGroupedOrder, chance_of

LENGTHS = [n % 37 + 1 for n in range(200)]


def test_an_epoch_s_order_depends_on_seed_and_epoch_alone():
    order = LengthGroupedOrder(LENGTHS, 4, seed=1)
    first = list(order)
    order.set_epoch(1)
    second = list(order)
    order.set_epoch(0)
    assert sorted(first) == sorted(second) == list(range(len(LENGTHS)))
    assert list(order) == first != second
    assert list(LengthGroupedOrder(LENGTHS, 4, seed=2)) != first


def test_windows_of_a_batch_are_of_like_length():
    found = [LENGTHS[index] for index in LengthGroupedOrder(LENGTHS, 4, seed=1)]
    batches = [found[at : at + 4] for at in range(0, len(found), 4)]
    waste = sum(max(batch) * len(batch) - sum(batch) for batch in batches)
    assert waste < sum(found) / 10


def test_seeds_differ_by_every_number():
    assert len({chance_of(1, 2), chance_of(2, 1), chance_of(1, 2, 0), chance_of(12)}) == 4
