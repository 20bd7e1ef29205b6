#include "czlib.h"

#include <zlib.h>

czlib_file *czlib_open(const char *path) { return (czlib_file *)gzopen(path, "rbe"); }

int czlib_is_packed(czlib_file *file) { return !gzdirect((gzFile)file); }

int czlib_read(czlib_file *file, void *bytes, uint32_t size) { return gzread((gzFile)file, bytes, size); }

const char *czlib_fault(czlib_file *file) {
  int error = Z_OK;
  const char *text = gzerror((gzFile)file, &error);
  return error == Z_OK ? "" : text;
}

void czlib_close(czlib_file *file) { gzclose((gzFile)file); }
