"""Reading what people edit: files into the parts of a workspace, every problem noted."""
