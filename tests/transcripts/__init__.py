"""Conversations that a leerkracht can read, run through the engine, Telegram and the web chat."""
