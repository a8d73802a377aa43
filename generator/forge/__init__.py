"""What the program tells a forge (GitHub, GitLab) and asks of it: what a change must pass, the
comment with its review. Whatever a stranger's job has left is taken apart before it is shown."""
