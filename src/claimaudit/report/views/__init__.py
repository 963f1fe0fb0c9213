"""What the HTML report shows, as plain view models: one module a view."""
