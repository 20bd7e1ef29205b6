#pragma once
// The kernel calls that the C library's Swift module leaves out, or gives in a form that Swift cannot use.
#include <stdint.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/prctl.h>
#include <time.h>

/// One reading of a kernel clock, in nanoseconds.
static inline int64_t linux_clock(clockid_t clock) {
  struct timespec time;
  clock_gettime(clock, &time);
  return (int64_t)time.tv_sec * 1000000000 + time.tv_nsec;
}
