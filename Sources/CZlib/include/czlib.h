#pragma once
// What reads files packed by gzip.
#include <stdint.h>

/// A packed file that is read.
typedef struct czlib_file czlib_file;

/// Opens the file at `path`; NULL, with errno, where that fails.
czlib_file *czlib_open(const char *path);
/// The file is packed; one that is not would be handed out as it is.
int czlib_is_packed(czlib_file *file);
/// Takes up to `size` unpacked bytes: how many, 0 at the end, less where that fails.
int czlib_read(czlib_file *file, void *bytes, uint32_t size);
/// Why reading failed; an empty text where it did not.
const char *czlib_fault(czlib_file *file);
/// Ends reading.
void czlib_close(czlib_file *file);
