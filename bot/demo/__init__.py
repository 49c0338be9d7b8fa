"""A sample school to try everything on: filled once, then kept until it is reset."""
