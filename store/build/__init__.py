"""The build of the snapshot: source tables in, Parquet with provenance and checksums out."""
