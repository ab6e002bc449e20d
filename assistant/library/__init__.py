"""The library: sources go in, a searchable store on disk comes out."""
