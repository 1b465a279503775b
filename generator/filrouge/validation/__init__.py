"""Documents against their JSON Schema: faults in human words."""

from filrouge.validation.publique import publique
from filrouge.validation.schemas import Schema, load_schema, schema_names, schema_root
from filrouge.validation.violations import violations

__all__ = ["Schema", "load_schema", "publique", "schema_names", "schema_root", "violations"]
