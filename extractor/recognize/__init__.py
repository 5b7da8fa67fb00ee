"""Marks mentions: spans of the text with a label and a value, each with the rule that found it."""
