"""Looking at the computer and the folder: facts are gathered, looks say what they mean. Nothing is sent anywhere."""
