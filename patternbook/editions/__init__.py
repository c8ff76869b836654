"""The editions: pages and PDF, made beside the earlier ones and put in their place when whole."""
