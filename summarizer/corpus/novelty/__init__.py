"""Tell which sentences and names are new compared with briefings read before."""
