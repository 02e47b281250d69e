"""Read saved web pages: main text by trafilatura, structure from the page itself."""
