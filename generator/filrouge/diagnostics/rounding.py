"""Rounding as people do it, once for pages and exports: a half goes up, away from zero."""

from decimal import ROUND_HALF_UP, Context, Decimal

_NOISE = 9
_CONTEXT = Context(prec=400, rounding=ROUND_HALF_UP)


def half_up(value: float, decimals: int) -> Decimal:
    """Round on the figure as it is written: 4.25 gives 4.3; what binary adds past nine decimals is noise."""
    rounded = Decimal(repr(round(value, _NOISE))).quantize(Decimal(1).scaleb(-decimals), context=_CONTEXT)
    return rounded or Decimal(0)
