"""Questions put to a case, and their answers: typed objects with intervals, certificates and sources."""
