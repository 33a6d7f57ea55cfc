"""Parts of the page that every theme shares."""
