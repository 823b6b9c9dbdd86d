"""Units that the sections of several mechanisms share; they appear beside every number in a report."""

from __future__ import annotations

from standoff.case.fields import Unit

OF_PIE = Unit("of the pie")
OF_PIE_PER_MONTH = Unit("of the pie per month")
PIES = Unit("pies")
PIES_PER_MONTH = Unit("pies per month")
PER_MONTH = Unit("per month")
FRONT = Unit("in the unit of the front")
FRONT_PER_MONTH = Unit("in the unit of the front, per month")
