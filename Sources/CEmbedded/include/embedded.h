#pragma once
#include <stddef.h>

/// A data file of `protocols/`, `prompts/` or `reports/`, compiled in.
struct embedded_file {
  /// Its path below the package's top.
  const char *name;
  const unsigned char *bytes;
  size_t length;
};

/// The catalogue: every data file that ships, in the order of `embedded.c`.
const struct embedded_file *embedded_files(void);
size_t embedded_file_count(void);
