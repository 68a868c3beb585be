"""Files of word processors, books and PDF -> Articles."""
