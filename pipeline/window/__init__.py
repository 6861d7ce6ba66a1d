"""What a run takes over from the last one: its stories inside the window, and what it knows of what came before."""
