"""The packing room: code that writes the files that leave. It reads core and records only."""
