"""Publishes the first wording of each claim that its evidence bears out, and keeps the reasons for the rest."""
