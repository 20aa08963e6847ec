"""What a newsroom could pick instead of nashra: scripts that make the same feeds of the same articles."""
