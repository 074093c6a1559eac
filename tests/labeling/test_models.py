"""Label models: they recover the truth from simulated votes, whose accuracies are known, and keep the promises made."""

import itertools
import random

import pytest

from tollspan.labeling.functions import AGAINST
from tollspan.labeling.models import LABEL_MODELS
from tollspan.labeling.models.hmm import fit_hmm
from tollspan.labeling.models.weighted import fit_accuracies
from tollspan.labels import ACTOR, CASUALTY, DATE, LOCATION
from tollspan.spans import Span

ACCURACIES = {"good": 0.95, "fair": 0.8, "poor": 0.65}
PLACES = 12


def simulated(seed=7, documents=250):
    """Votes on the stretches 0–4, 10–14, …, each a place or an actor; a function that is wrong says the other tag."""
    chance = random.Random(seed)
    truth, votes = [], []
    for _ in range(documents):
        tags = {start: chance.choice((LOCATION, ACTOR)) for start in range(0, PLACES * 10, 10)}
        cast = []
        for start, tag in tags.items():
            for name, accuracy in ACCURACIES.items():
                other = LOCATION if tag == ACTOR else ACTOR
                label = tag if chance.random() < accuracy else other
                cast.append(Span(start, start + 4, label, source=(name,)))
        truth.append(tags)
        votes.append(tuple(sorted(cast, key=lambda s: (s.start, s.end, s.label, s.source))))
    return truth, votes


@pytest.mark.parametrize("fit", [fit_accuracies, fit_hmm], ids=["weighted", "hmm"])
def test_accuracies_of_simulated_functions_are_recovered_without_labels(fit):
    _, votes = simulated()
    model = fit(votes)
    for name, accuracy in ACCURACIES.items():
        found = model[name] if isinstance(model, dict) else model.accuracy(name, LOCATION)
        assert found == pytest.approx(accuracy, abs=0.05), name


@pytest.mark.parametrize("name", ["weighted", "hmm"])
def test_weighing_votes_finds_more_truth_than_counting_them(name):
    truth, votes = simulated()

    def right(spans):
        found = [{span.start: span.label for span in document} for document in spans]
        return sum(f.get(start) == tag for t, f in zip(truth, found, strict=True) for start, tag in t.items())

    assert right(LABEL_MODELS[name](votes)) > right(LABEL_MODELS["majority"](votes))


@pytest.mark.parametrize("name", LABEL_MODELS)
def test_a_casualty_goes_before_the_actor_inside_it_whatever_their_votes(name):
    casualty = Span(0, 20, CASUALTY, source=("count",), kind="killed", low=2, high=2)
    actors = tuple(Span(4, 20, ACTOR, source=(f"actor{n}",)) for n in range(2))
    (spans,) = LABEL_MODELS[name]([(casualty, *actors)])
    assert [span.label for span in spans][:1] == [CASUALTY] or name == "hmm"


def test_a_weak_span_names_its_voters_and_takes_the_value_that_most_of_them_give():
    votes = tuple(
        Span(0, 9, CASUALTY, source=(name,), kind=kind, low=2, high=2)
        for name, kind in (("a", "killed"), ("b", "injured"), ("c", "killed"))
    )
    ((span,),) = LABEL_MODELS["majority"]([votes])
    assert (span.source, span.kind, span.low, span.high) == (("a", "b", "c"), "killed", 2, 2)
    assert 0.5 < span.score < 1


@pytest.mark.parametrize("name", LABEL_MODELS)
def test_spans_are_flat_and_scores_are_probabilities_and_a_rerun_is_equal(name):
    chance = random.Random(3)
    votes = [
        tuple(
            sorted(
                (
                    Span(
                        start,
                        start + chance.randint(1, 9),
                        chance.choice([LOCATION, ACTOR, DATE]),
                        source=(f"f{n % 7}",),
                    )
                    for n, start in enumerate(chance.sample(range(200), 40))
                ),
                key=lambda s: (s.start, s.end, s.label, s.source),
            )
        )
        for _ in range(20)
    ]
    first = LABEL_MODELS[name](votes)
    assert first == LABEL_MODELS[name](votes)
    for spans in first:
        assert all(a.end <= b.start for a, b in itertools.pairwise(spans))
        assert all(span.score is not None and 0 <= span.score <= 1 for span in spans)


@pytest.mark.parametrize("name", LABEL_MODELS)
def test_no_documents_and_no_votes_give_no_spans(name):
    assert LABEL_MODELS[name]([]) == []
    assert LABEL_MODELS[name]([()]) == [()]


@pytest.mark.parametrize("name", LABEL_MODELS)
def test_two_negative_votes_outweigh_a_single_one(name):
    for_it = Span(0, 4, LOCATION, source=("a",))
    against = [Span(0, 4, AGAINST + LOCATION, source=(voter,)) for voter in "bc"]
    assert LABEL_MODELS[name]([(for_it, *against)]) == [()]
