#pragma once
#include <stddef.h>

/// A data file of `protocols/`, `prompts/` or `reports/`, compiled in.
struct embedded_file {
  /// Its path below the package's top.
  const char *name;
  /// What is in it, up to a zero byte.
  const char *text;
};

/// Every data file that ships.
const struct embedded_file *embedded_files(void);
size_t embedded_file_count(void);
/// The number of bytes in `file`.
size_t embedded_file_length(const struct embedded_file *file);
