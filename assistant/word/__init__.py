"""Word: a draft goes in, a ``.docx`` that every reader opens comes out."""
