"""What several labelling functions look for: mentions of counts, words of harm, names, parties, calendar phrases.

Each module reads a document once (cached by `tollspan.words.Reading`) and says what stands where, without
deciding what it means; the functions under `tollspan.labeling.functions` vote on that.
"""
