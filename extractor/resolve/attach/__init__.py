"""Adds to the drafts of an article what belongs to each: streaks, scores, averages, counts,
money, projects.
"""
