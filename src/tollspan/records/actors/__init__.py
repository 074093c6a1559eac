"""Actors: from the words of an ACTOR span to a name with a class, and from casualties to who did it and who says it."""
