"""The report as one HTML page: what each view shows, its templates, styles and scripts."""
