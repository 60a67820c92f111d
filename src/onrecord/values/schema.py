"""The JSON Schema of a Reading, as committed in docs/schema/reading.schema.json.

`python -m onrecord.values.schema > docs/schema/reading.schema.json` writes it anew.
"""

import json
import sys

import msgspec

from onrecord.values.reading import Reading


def reading_schema() -> str:
    """The schema as indented JSON, in the order of the fields."""
    schema = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A line of onrecord read --format jsonl",
        **msgspec.json.schema(Reading),
    }
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    sys.stdout.write(reading_schema())
