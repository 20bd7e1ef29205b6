#pragma once
// The receive shim: what libcurl reads and writes on one thread, with the kernel's receive times.
//
// libcurl reads a socket with plain recv(), which drops the time at which the kernel received the bytes. This file defines recv() and
// send() in the executable, so that the dynamic linker gives libcurl ours: recv() asks for the time with recvmsg() and keeps it.
// Reading comes in two steps, since the kernel merges segments that wait unread and keeps only the last one's time: the loop first
// harvests the bytes and times of all ready sockets, then lets libcurl take them from here.
//
// libcurl also asks after each piece whether more waits, by a poll() that would not see what was harvested: poll() is defined here
// too, and answers for a harvested socket. Right after sending, when libcurl looks whether the reply is there, ours says that it is
// not without asking the kernel: the loop's wait finds it as soon. Of an idle connection whose peer has closed, ours says that it
// hung up, where libcurl would take it to be alive.
//
// While a request is sent on a connection that others share, recv() finds nothing and send() holds back: a reply that another waits
// for is left to the next harvest, and head and body leave in one segment.
//
// On a thread without a receiver, and for a descriptor that was not opened for it, all three are the kernel's own.
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/// What is known of one descriptor.
struct receiver_socket {
  /// Which of the thread's sockets it is, by the order of their opening.
  uint64_t opening;
  /// CLOCK_MONOTONIC just before the last send(), in nanoseconds; 0 for none.
  int64_t wrote_at;
  /// CLOCK_MONOTONIC at which the kernel received the last segment of the last read; 0 where it gave no time.
  int64_t stamp;
  /// Which read of the receiver that was.
  uint64_t read;
  /// Harvested bytes that libcurl has not taken yet, in the arena.
  size_t offset, length;
  /// What the harvest met instead of bytes: 0 nothing, an errno, or RECEIVER_END.
  int ending;
  /// Bytes were sent and nothing has been heard since.
  bool is_awaiting;
  /// The socket is one of ours.
  bool is_open;
  /// The harvest has taken what there was: libcurl gets that and then EAGAIN, without asking the kernel again.
  bool is_harvested;
};
enum { RECEIVER_END = -1 };
/// How many bytes of one socket one harvest takes.
enum { RECEIVER_MOST = 131072 };

/// The receiver of one thread.
struct receiver {
  struct receiver_socket *sockets;
  size_t socket_limit;
  /// Harvested bytes of all sockets, one after the other; the loop empties it when nothing is left to take.
  uint8_t *arena;
  size_t arena_size, arena_used;
  /// How many reads brought bytes.
  uint64_t reads;
  /// The descriptor whose bytes libcurl took last; -1 before the first.
  int last_read;
  /// CLOCK_REALTIME − CLOCK_MONOTONIC, as the loop last compared them, in nanoseconds.
  int64_t wall_clock_offset;
  /// Only sending is wanted: nothing is read, and what is sent in pieces is held back, to leave together.
  bool is_sending;
  /// The descriptor at which something is held back; -1 for none.
  int held;
};

/// Makes `receiver` the calling thread's; NULL for none.
void receiver_install(struct receiver *receiver);
/// Sends what is held back.
void receiver_push(struct receiver *receiver);
/// Takes what waits at `descriptor`, with its time, as far as the arena has room, and RECEIVER_MOST bytes at most; the rest waits.
void receiver_harvest(struct receiver *receiver, int descriptor);
