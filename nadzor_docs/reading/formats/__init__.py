"""One module a format: bytes in, :class:`~nadzor_docs.reading.raw.RawText` out."""
