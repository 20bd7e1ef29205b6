#define _GNU_SOURCE
#include "linux_calls.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/tcp.h>
#include <netinet/in.h>
#include <signal.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

int64_t linux_clock(enum linux_clock_id clock) {
  struct timespec time;
  clock_gettime((clockid_t)clock, &time);
  return (int64_t)time.tv_sec * 1000000000 + time.tv_nsec;
}
static_assert(LINUX_REALTIME == CLOCK_REALTIME && LINUX_MONOTONIC == CLOCK_MONOTONIC);
static_assert(LINUX_THREAD_CPU == CLOCK_THREAD_CPUTIME_ID);

int linux_set_timer_slack(unsigned long nanoseconds) { return prctl(PR_SET_TIMERSLACK, nanoseconds); }

int linux_name_thread(const char *name) { return prctl(PR_SET_NAME, name); }

int linux_epoll_create(void) { return epoll_create1(EPOLL_CLOEXEC); }

int linux_epoll_change(int epoll, int descriptor, uint32_t previous, uint32_t next) {
  struct epoll_event event = {.events = next, .data = {.fd = descriptor}};
  return epoll_ctl(epoll, !previous ? EPOLL_CTL_ADD : next ? EPOLL_CTL_MOD : EPOLL_CTL_DEL, descriptor, &event);
}
static_assert((int)LINUX_READ == EPOLLIN && (int)LINUX_WRITE == EPOLLOUT);
static_assert((int)LINUX_ERROR == EPOLLERR && (int)LINUX_HANG_UP == EPOLLHUP);

int linux_epoll_wait(int epoll, struct linux_event *events, int limit, int64_t timeout) {
  struct timespec time = {timeout / 1000000000, timeout % 1000000000};
  return epoll_pwait2(epoll, (struct epoll_event *)events, limit, timeout < 0 ? NULL : &time, NULL);
}
static_assert(sizeof(struct linux_event) == sizeof(struct epoll_event), "the kernel's layout");

bool linux_tcp(int socket, struct linux_tcp *facts) {
  struct tcp_info known = {0};
  if (getsockopt(socket, IPPROTO_TCP, TCP_INFO, &known, &(socklen_t){sizeof known})) return false;
  *facts = (struct linux_tcp){known.tcpi_rtt * 1000LL, known.tcpi_total_retrans, known.tcpi_rcv_ooopack};
  return true;
}

int linux_bell_create(void) { return eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC); }
void linux_bell_ring(int bell) { (void)eventfd_write(bell, 1); }
void linux_bell_silence(int bell) { (void)eventfd_read(bell, &(eventfd_t){0}); }

static int signal_pipe[2];
static void note_signal(int number) {
  int before = errno;
  (void)!write(signal_pipe[1], &(char){(char)number}, 1);
  errno = before;
}
int linux_catch_signals(void) {
  if (pipe2(signal_pipe, O_NONBLOCK | O_CLOEXEC)) return -1;
  struct sigaction action = {.sa_handler = note_signal, .sa_flags = SA_RESTART};
  for (const int *number = (const int[]){SIGINT, SIGTERM, SIGHUP, 0}; *number; number++) sigaction(*number, &action, NULL);
  return signal_pipe[0];
}

static _Thread_local void *thread_owner __attribute__((tls_model("initial-exec")));
void *linux_thread_owner(void) { return thread_owner; }
void linux_set_thread_owner(void *owner) { thread_owner = owner; }
