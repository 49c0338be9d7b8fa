"""The Telegram channel: updates in, inputs to the assistant, messages out."""
