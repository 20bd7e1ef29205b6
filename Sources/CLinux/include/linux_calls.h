#pragma once
// The kernel calls that the C library's Swift module leaves out, or gives in a form that Swift cannot use. One call each.
//
// No system header is included here: what two modules include, the compiler may take either for the owner of.
#include <stdbool.h>
#include <stdint.h>

/// The clocks that are read.
enum linux_clock_id { LINUX_REALTIME = 0, LINUX_MONOTONIC = 1, LINUX_THREAD_CPU = 3 };

/// One reading of a kernel clock, in nanoseconds.
int64_t linux_clock(enum linux_clock_id clock);

/// Lets the calling thread's waits end within `nanoseconds` of their time instead of the usual 50 µs; -1 with errno on failure.
int linux_set_timer_slack(unsigned long nanoseconds);

/// Names the calling thread, as debuggers and `top -H` show it; 15 bytes count.
int linux_name_thread(const char *name);

/// What is waited for, or has come, at a descriptor.
enum linux_readiness { LINUX_READ = 0x001, LINUX_WRITE = 0x004, LINUX_ERROR = 0x008, LINUX_HANG_UP = 0x010 };

/// An event of epoll, in the kernel's layout.
struct linux_event {
  uint32_t ready;
  int32_t descriptor;
  uint32_t unused;
} __attribute__((packed));

/// A new epoll descriptor, closed on exec; -1 with errno on failure.
int linux_epoll_create(void);
/// Registers `descriptor` for `next` instead of `previous` (0: not registered); -1 with errno on failure.
int linux_epoll_change(int epoll, int descriptor, uint32_t previous, uint32_t next);
/// Waits for events, or for `timeout` nanoseconds (negative: without end): how many came; -1 with errno on failure.
int linux_epoll_wait(int epoll, struct linux_event *events, int limit, int64_t timeout);

/// What the kernel knows of a TCP connection.
struct linux_tcp {
  /// The smoothed time there and back, in nanoseconds.
  int64_t round_trip;
  /// Segments of ours that it has sent again.
  uint32_t retransmits;
  /// Segments that came out of their order: the peer's were lost, or overtook each other.
  uint32_t out_of_order;
};
/// What the kernel knows of the connection at `socket`; false where that is none.
bool linux_tcp(int socket, struct linux_tcp *facts);

/// A new eventfd, non-blocking and closed on exec; -1 with errno on failure.
int linux_bell_create(void);
/// Makes the bell readable.
void linux_bell_ring(int bell);
/// Makes it unreadable again.
void linux_bell_silence(int bell);

/// Takes SIGINT, SIGTERM and SIGHUP over from the system's default: from now on each adds its number, one byte, to a pipe.
///
/// Gives the pipe's reading end, non-blocking and closed on exec; -1 with errno on failure. To be called once.
int linux_catch_signals(void);

/// What the calling thread runs, as set by itself; NULL for nothing.
void *linux_thread_owner(void);
void linux_set_thread_owner(void *owner);
