"""The glue to MkDocs: frames, stamping, workers, atomic publishing. Only this room imports it."""
