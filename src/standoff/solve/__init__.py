"""How a game is solved: backward induction, the logit move, and the certificate that shares no code with either."""
