"""What public sources print, entered by hand."""
