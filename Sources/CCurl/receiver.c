#define _GNU_SOURCE
#include "receiver.h"

#include <errno.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <string.h>
#include <sys/socket.h>
#include <time.h>

static _Thread_local struct receiver *installed __attribute__((tls_model("initial-exec")));

static struct receiver_socket *own(struct receiver *receiver, int descriptor) {
  if (!receiver || descriptor < 0 || (size_t)descriptor >= receiver->socket_limit) return NULL;
  struct receiver_socket *socket = &receiver->sockets[descriptor];
  return socket->is_open ? socket : NULL;
}

static ssize_t ask_kernel(struct receiver *receiver, struct receiver_socket *socket, int descriptor, void *bytes, size_t size) {
  union {
    struct cmsghdr header;
    char space[CMSG_SPACE(sizeof(struct timespec))];
  } control;
  struct iovec piece = {bytes, size};
  struct msghdr message = {.msg_iov = &piece, .msg_iovlen = 1, .msg_control = &control, .msg_controllen = sizeof control};
  socket->is_awaiting = false;
  ssize_t count = recvmsg(descriptor, &message, MSG_DONTWAIT);
  if (count <= 0) return count;
  socket->read = ++receiver->reads;
  socket->stamp = 0;
  struct cmsghdr *header = CMSG_FIRSTHDR(&message);
  if (header && header->cmsg_level == SOL_SOCKET && header->cmsg_type == SCM_TIMESTAMPNS) {
    struct timespec time;
    memcpy(&time, CMSG_DATA(header), sizeof time);
    socket->stamp = (int64_t)time.tv_sec * 1000000000 + time.tv_nsec - receiver->wall_clock_offset;
  }
  return count;
}

static ssize_t take_harvested(struct receiver *receiver, struct receiver_socket *socket, void *bytes, size_t size) {
  size_t count = size < socket->length ? size : socket->length;
  memcpy(bytes, receiver->arena + socket->offset, count);
  socket->offset += count;
  socket->length -= count;
  if (count || socket->ending == RECEIVER_END) return (ssize_t)count;
  errno = socket->ending ? socket->ending : EAGAIN;
  return -1;
}

ssize_t recv(int descriptor, void *bytes, size_t size, int flags) {
  struct receiver_socket *socket = own(installed, descriptor);
  if (!socket || flags) return recvfrom(descriptor, bytes, size, flags, NULL, NULL);
  if (installed->is_sending) return errno = EAGAIN, -1;
  ssize_t count = socket->is_harvested ? take_harvested(installed, socket, bytes, size)
                                       : ask_kernel(installed, socket, descriptor, bytes, size);
  if (count > 0) installed->last_read = descriptor;
  return count;
}

ssize_t send(int descriptor, const void *bytes, size_t size, int flags) {
  struct receiver_socket *socket = own(installed, descriptor);
  if (socket) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    socket->wrote_at = (int64_t)time.tv_sec * 1000000000 + time.tv_nsec;
    socket->is_awaiting = true;
    if (installed->is_sending) {
      if (installed->held != descriptor) receiver_push(installed);
      flags |= MSG_MORE;
      installed->held = descriptor;
    }
  }
  return sendto(descriptor, bytes, size, flags, NULL, 0);
}

int poll(struct pollfd *sockets, nfds_t count, int timeout) {
  struct receiver_socket *socket = count == 1 && timeout == 0 ? own(installed, sockets->fd) : NULL;
  if (socket && socket->is_harvested && !(sockets->events & POLLOUT)) {
    sockets->revents = socket->length || socket->ending ? sockets->events & (POLLIN | POLLRDNORM) : 0;
    return sockets->revents ? 1 : 0;
  }
  if (socket && socket->is_awaiting && !(sockets->events & POLLOUT)) return sockets->revents = 0;
  struct timespec time = {timeout / 1000, timeout % 1000 * 1000000};
  if (socket) sockets->events |= POLLRDHUP;
  int ready = ppoll(sockets, count, timeout < 0 ? NULL : &time, NULL);
  if (socket && sockets->revents & POLLRDHUP) sockets->revents |= POLLHUP;
  return ready;
}

void receiver_push(struct receiver *receiver) {
  int on = 1;
  if (receiver->held >= 0) setsockopt(receiver->held, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
  receiver->held = -1;
}

void receiver_harvest(struct receiver *receiver, int descriptor) {
  struct receiver_socket *socket = own(receiver, descriptor);
  size_t room = receiver->arena_size - receiver->arena_used;
  if (room > RECEIVER_MOST) room = RECEIVER_MOST;
  if (!socket || socket->is_harvested) return;
  ssize_t count = -1;
  errno = EAGAIN;
  if (room > 0) count = ask_kernel(receiver, socket, descriptor, receiver->arena + receiver->arena_used, room);
  socket->is_harvested = true;
  socket->offset = receiver->arena_used;
  socket->length = count > 0 ? (size_t)count : 0;
  socket->ending = count == 0 ? RECEIVER_END : count < 0 && errno != EAGAIN ? errno : 0;
  receiver->arena_used += socket->length;
}

void receiver_install(struct receiver *receiver) { installed = receiver; }
