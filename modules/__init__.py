"""The Shiny side: themes, the parts that they share, and the tools."""
