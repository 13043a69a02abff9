"""The only folder that knows MkDocs: from the source folder to the finished HTML."""
