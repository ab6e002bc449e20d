"""Matching: a query, or a theme and a position, goes in; ranked evidence comes out."""
