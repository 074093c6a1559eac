"""Places: from the words of a LOCATION span to a place with coordinates, and from casualties to places."""
