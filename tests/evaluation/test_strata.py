from tollspan.evaluation.pairing import pair_documents
from tollspan.evaluation.strata import FAR, end_of_subwords, score_strata
from tollspan.spans import Document, Span


def report(doc_id, text, found, **meta):
    """A document whose first word is a place, and a prediction that finds it or does not."""
    gold = Document(doc_id, text, meta=meta, spans=(Span(0, 4, "LOCATION"),), annotated=True)
    return gold, gold.with_spans(gold.spans if found else ())


def scored(pairs, **settings):
    return score_strata(pair_documents([g for g, _ in pairs], [p for _, p in pairs]), rounds=10, **settings)


def test_each_document_is_in_one_part_of_each_stratum():
    pairs = [
        report("wire/a", "Homs was quiet.", True, source="AFP"),
        report("wire/b", "HOMS WAS QUIET.", False, source="AFP"),
        report("blog/c", "homs was quiet.", True, outlet="x"),
        report("blog/d", "Homs " + "was quiet. " * 60, False, outlet="y"),
    ]
    strata = scored(pairs, fields=["outlet"])
    assert {name: {part: found.documents for part, found in parts.items()} for name, parts in strata.items()} == {
        "source": {"AFP": 2, "blog": 2},
        "length": {"0–99 words": 3, "100–299 words": 1},
        "letter case": {"mixed": 2, "capitals": 1, "lower": 1},
        "outlet": {"x": 1, "y": 1, "–": 2},
    }
    assert strata["source"]["AFP"].strict.f1 == 2 / 3
    assert strata["letter case"]["capitals"].strict.f1 == 0


def test_small_parts_beyond_the_twelfth_are_put_together_not_dropped():
    pairs = [report(f"d{n}", "Homs was quiet.", True, source=f"s{n}") for n in range(20)]
    parts = scored(pairs)["source"]
    assert len(parts) == 13
    assert parts["8 more"].documents == 8


def test_spans_behind_the_first_512_tokens_are_scored_apart():
    text = "word " * 600
    spans = [Span(0, 4, "LOCATION"), Span(5 * 590, 5 * 590 + 4, "LOCATION")]
    gold = [Document("long", text, spans=tuple(spans), annotated=True), Document("short", "Homs", annotated=True)]
    cut_short = [gold[0].with_spans(spans[:1]), gold[1]]
    parts = score_strata(pair_documents(gold, cut_short), rounds=10)["place in the text"]
    assert [(part.documents, part.strict.support, part.strict.f1) for part in parts.values()] == [(1, 1, 1), (1, 1, 0)]


def test_subwords_are_counted_by_the_models_own_tokenizer_without_its_truncation(tmp_path):
    from tiny import save_tiny

    end = end_of_subwords(save_tiny("bert", tmp_path))
    short, long = "Police said so.", "Police arrested people in Homs. " * 200
    assert end(short) == len(short)
    assert 0 < end(long) < len(long)
    from tokenizers import Tokenizer

    tokenizer = Tokenizer.from_file(str(tmp_path / "tokenizer.json"))
    assert len(tokenizer.encode(long[: end(long)]).ids) in range(FAR - 2, FAR + 1)
