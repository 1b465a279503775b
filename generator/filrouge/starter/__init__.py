"""New records, new repositories, and the example whose history is replayed from its own dates."""
