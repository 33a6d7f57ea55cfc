"""What the catalogue raises."""


class CatalogueError(ValueError):
    """A mistake in a catalogue file; the message names the file, the entry, the key and what to change."""
