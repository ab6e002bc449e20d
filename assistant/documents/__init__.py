"""Documents: a file goes in, its text as a reader sees it comes out, with where each part stood."""
