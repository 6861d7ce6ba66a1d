"""Finds the article in its text: title, deck, byline, dateline, body, sentences, language, day."""
