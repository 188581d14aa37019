"""Germany: income tax, solidarity surcharge, church tax, social insurance, flat tax on gains."""
