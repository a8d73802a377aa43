"""A page becomes bytes: a body, set into a frame that the theme has rendered once a depth."""
