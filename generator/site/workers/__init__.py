"""The processes that share a build, and how long each stage of it takes."""
