"""Claims from elsewhere (a model, a person) held against articles: verdicts, reasons, and the passages behind them."""
