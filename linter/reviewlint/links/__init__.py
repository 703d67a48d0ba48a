"""Which cause and which measure answers each problem of a review."""
