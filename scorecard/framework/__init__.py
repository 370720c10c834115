"""The framework file: from indicators.toml to the model, with every fault named and placed."""
