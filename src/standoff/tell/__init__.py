"""Show answers: sentences, charts, the report, exports. Nothing here solves or changes anything."""
