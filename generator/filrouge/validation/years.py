"""What a date of a record can be: outside, it is a slip of the hand, and sums of months would leave the calendar."""

FIRST_YEAR, LAST_YEAR = 1970, 2100
