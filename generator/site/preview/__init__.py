"""The preview: pages drawn when they are asked for, and browsers told of each edit."""
