"""Files of other people to records: opened with care, read whole, written all together or not at all."""
