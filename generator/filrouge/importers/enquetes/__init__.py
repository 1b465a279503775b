"""The answers of a survey to one synthesis: counts and themes, never an answer, never who gave it."""
