"""Claims on a company that ends at a random time: values in closed form."""
