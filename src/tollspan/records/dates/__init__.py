"""Dates: from the words of a DATE span to days with a precision, and from casualties to dates."""
