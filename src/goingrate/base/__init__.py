"""What every room shares: money, facts, errors, draws, words. Imports nothing of ours."""
