"""One module a family of moves; `engine.MOVES` says which input goes where."""
