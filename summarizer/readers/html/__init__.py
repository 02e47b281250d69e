"""Read saved web pages: trafilatura selects the main text, the page itself gives its structure."""
