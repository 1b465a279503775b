"""Forms made from the schemas: a CMS for the whole plan, and the issue forms of a forge."""
