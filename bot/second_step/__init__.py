"""What a leerkracht gives beside the code: six digits of an app, or a recovery code."""
