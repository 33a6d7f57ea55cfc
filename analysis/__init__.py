"""Pure statistics and the words for them: no Shiny, no network, no disk."""
