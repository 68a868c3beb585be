"""One file, many stories: where each begins and ends. Subheads within an article are no stories."""
