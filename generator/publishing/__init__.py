"""Publishing: everything that is not a page — the API, badges as files, calendars."""
