"""Many sources on many hands: this process, the processor's cores, other machines."""
