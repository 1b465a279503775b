"""Pages to a site: shells from the engine, links checked, published whole; the only package that knows MkDocs."""
