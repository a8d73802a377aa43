"""The 56 inputs that must do no harm, each by its number, on every door it can come through."""
