"""A site as files: which paths it may have, and how it takes the place of the old one whole."""
