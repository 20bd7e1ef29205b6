// The floor of a streaming client: reads N streams from one endpoint with nothing but epoll and recv(), and counts events.
//
// usage: stream_reader HOST PORT STREAMS REQUESTS TOKENS
// Each of STREAMS connections sends streaming chat requests one after the other until REQUESTS are done. Prints the events seen and
// the CPU time of the whole process, so that a real client's cost per event has something to be a multiple of.
#include <arpa/inet.h>
#include <errno.h>
#include <netinet/tcp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

struct stream {
  int socket;
  // The last bytes seen, since an end of reply may come in two pieces.
  char tail[8];
};

static const char end_of_reply[] = "\r\n0\r\n\r\n";
static char request[1024];
static size_t request_length;
static long requests_left, replies_left, events;

static void die(const char *what) {
  perror(what);
  exit(1);
}

static void send_request(struct stream *stream) {
  if (requests_left == 0) return;
  requests_left -= 1;
  if (send(stream->socket, request, request_length, 0) != (ssize_t)request_length) die("send");
}

static void count_events(const char *bytes, size_t length) {
  for (const char *at = bytes; (at = memchr(at, '\n', length - (size_t)(at - bytes))); at++)
    if ((size_t)(at - bytes) + 6 < length && memcmp(at + 1, "data: ", 6) == 0) events += 1;
}

static int ends_reply(struct stream *stream, const char *bytes, size_t length) {
  char joined[16];
  size_t kept = sizeof stream->tail, fresh = length < 8 ? length : 8;
  memcpy(joined, stream->tail, kept);
  memcpy(joined + kept, bytes + length - fresh, fresh);
  memcpy(stream->tail, joined + fresh, kept);
  return memcmp(stream->tail + 1, end_of_reply, 7) == 0;
}

static void read_stream(struct stream *stream) {
  static char bytes[65536];
  ssize_t length = recv(stream->socket, bytes, sizeof bytes, MSG_DONTWAIT);
  if (length < 0 && errno == EAGAIN) return;
  if (length <= 0) die("recv");
  count_events(bytes, (size_t)length);
  if (!ends_reply(stream, bytes, (size_t)length)) return;
  replies_left -= 1;
  send_request(stream);
}

static int connect_to(const char *host, int port) {
  struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons((uint16_t)port)};
  inet_pton(AF_INET, host, &address.sin_addr);
  int descriptor = socket(AF_INET, SOCK_STREAM, 0);
  if (connect(descriptor, (struct sockaddr *)&address, sizeof address)) die("connect");
  setsockopt(descriptor, IPPROTO_TCP, TCP_NODELAY, &(int){1}, sizeof(int));
  return descriptor;
}

int main(int count, char **arguments) {
  if (count != 6) return fprintf(stderr, "usage: %s HOST PORT STREAMS REQUESTS TOKENS\n", arguments[0]), 2;
  int port = atoi(arguments[2]), streams = atoi(arguments[3]);
  requests_left = replies_left = atol(arguments[4]);
  char body[256];
  int body_length = snprintf(
      body, sizeof body,
      "{\"model\":\"mock\",\"messages\":[{\"role\":\"user\",\"content\":\"hello\"}],\"stream\":true,\"max_tokens\":%s}", arguments[5]);
  request_length = (size_t)snprintf(
      request, sizeof request,
      "POST /v1/chat/completions HTTP/1.1\r\nHost: mock\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%s",
      body_length, body);

  int epoll = epoll_create1(0);
  struct stream *all = calloc((size_t)streams, sizeof *all);
  for (int index = 0; index < streams; index++) {
    all[index].socket = connect_to(arguments[1], port);
    struct epoll_event interest = {.events = EPOLLIN, .data.ptr = &all[index]};
    epoll_ctl(epoll, EPOLL_CTL_ADD, all[index].socket, &interest);
    send_request(&all[index]);
  }
  struct epoll_event ready[1024];
  while (replies_left > 0) {
    int woken = epoll_wait(epoll, ready, 1024, -1);
    for (int index = 0; index < woken; index++) read_stream(ready[index].data.ptr);
  }

  struct rusage usage;
  getrusage(RUSAGE_SELF, &usage);
  double cpu = usage.ru_utime.tv_sec + usage.ru_stime.tv_sec + (usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) * 1e-6;
  printf("{\"events\":%ld,\"cpu_seconds\":%.6f}\n", events, cpu);
}
