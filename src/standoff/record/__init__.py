"""The store: documents by content, and standoff annotations that point into them."""
