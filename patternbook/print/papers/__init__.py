"""Papers on paper: what is asked, the keys, the marking scheme and the answer sheet as PDF."""
