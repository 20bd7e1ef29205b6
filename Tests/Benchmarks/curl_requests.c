// The floor of a client on libcurl: closed-loop requests from C on curl_multi_socket_action and epoll, with nothing measured.
//
// usage: curl_requests URL CONNECTIONS REQUESTS [CAFILE [h2]]
// Each connection sends a short non-streamed chat request, waits for its reply and sends the next; with h2 they are the streams of one
// connection of HTTP/2. Prints requests per second and CPU
// time, so that a Swift client on the same libcurl has something to be a share of.
#include <curl/curl.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/resource.h>
#include <time.h>

static CURLM *multi;
static int epoll;
static long timeout = -1, requests_left, replies_left;

static int on_socket(CURL *easy, curl_socket_t socket, int what, void *context, void *known) {
  (void)easy, (void)context;
  struct epoll_event interest = {.data.fd = socket};
  interest.events = (what & CURL_POLL_IN ? EPOLLIN : 0) | (what & CURL_POLL_OUT ? EPOLLOUT : 0);
  if (what == CURL_POLL_REMOVE) {
    epoll_ctl(epoll, EPOLL_CTL_DEL, socket, NULL);
  } else {
    epoll_ctl(epoll, known ? EPOLL_CTL_MOD : EPOLL_CTL_ADD, socket, &interest);
    curl_multi_assign(multi, socket, (void *)1);
  }
  return 0;
}

static int on_timer(CURLM *handle, long milliseconds, void *context) {
  (void)handle, (void)context;
  timeout = milliseconds;
  return 0;
}

static size_t on_body(char *bytes, size_t size, size_t count, void *context) {
  (void)bytes, (void)context;
  return size * count;
}

static void start(CURL *easy) {
  if (requests_left == 0) return;
  requests_left -= 1;
  curl_multi_add_handle(multi, easy);
}

static void act(curl_socket_t socket, int ready) {
  int running, left;
  curl_multi_socket_action(multi, socket, ready, &running);
  for (CURLMsg *message; (message = curl_multi_info_read(multi, &left));) {
    CURL *easy = message->easy_handle;
    if (message->data.result != CURLE_OK) fprintf(stderr, "%s\n", curl_easy_strerror(message->data.result)), exit(1);
    curl_multi_remove_handle(multi, easy);
    replies_left -= 1;
    start(easy);
  }
}

int main(int count, char **arguments) {
  if (count < 4) return fprintf(stderr, "usage: %s URL CONNECTIONS REQUESTS [CAFILE [h2]]\n", arguments[0]), 2;
  bool is_shared = count > 5;
  int connections = atoi(arguments[2]);
  long total = requests_left = replies_left = atol(arguments[3]);
  curl_global_init(CURL_GLOBAL_DEFAULT);
  multi = curl_multi_init();
  epoll = epoll_create1(0);
  curl_multi_setopt(multi, CURLMOPT_SOCKETFUNCTION, on_socket);
  curl_multi_setopt(multi, CURLMOPT_TIMERFUNCTION, on_timer);
  curl_multi_setopt(multi, CURLMOPT_MAXCONNECTS, (long)connections + 1);
  struct curl_slist *headers = curl_slist_append(NULL, "Content-Type: application/json");
  headers = curl_slist_append(headers, "Expect:");
  const char *body = "{\"model\":\"mock\",\"messages\":[{\"role\":\"user\",\"content\":\"hello\"}],\"max_tokens\":1}";

  struct timespec begin, end;
  clock_gettime(CLOCK_MONOTONIC, &begin);
  for (int index = 0; index < connections; index++) {
    CURL *easy = curl_easy_init();
    curl_easy_setopt(easy, CURLOPT_URL, arguments[1]);
    curl_easy_setopt(easy, CURLOPT_HTTPHEADER, headers);
    curl_easy_setopt(easy, CURLOPT_POSTFIELDS, body);
    curl_easy_setopt(easy, CURLOPT_POSTFIELDSIZE, (long)strlen(body));
    curl_easy_setopt(easy, CURLOPT_WRITEFUNCTION, on_body);
    curl_easy_setopt(easy, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(easy, CURLOPT_CAINFO, count > 4 ? arguments[4] : NULL);
    curl_easy_setopt(easy, CURLOPT_HTTP_VERSION, (long)(is_shared ? CURL_HTTP_VERSION_2TLS : CURL_HTTP_VERSION_1_1));
    curl_easy_setopt(easy, CURLOPT_PIPEWAIT, (long)is_shared);
    start(easy);
  }
  struct epoll_event ready[1024];
  while (replies_left > 0) {
    int woken = epoll_wait(epoll, ready, 1024, (int)timeout);
    if (woken == 0 || timeout == 0) {
      timeout = -1;  // libcurl asks again where it wants to
      act(CURL_SOCKET_TIMEOUT, 0);
    }
    for (int index = 0; index < woken; index++)
      act(ready[index].data.fd,
          (ready[index].events & EPOLLIN ? CURL_CSELECT_IN : 0) | (ready[index].events & EPOLLOUT ? CURL_CSELECT_OUT : 0));
  }
  clock_gettime(CLOCK_MONOTONIC, &end);

  struct rusage usage;
  getrusage(RUSAGE_SELF, &usage);
  double cpu = usage.ru_utime.tv_sec + usage.ru_stime.tv_sec + (usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) * 1e-6;
  double wall = end.tv_sec - begin.tv_sec + (end.tv_nsec - begin.tv_nsec) * 1e-9;
  printf("{\"requests\":%ld,\"seconds\":%.6f,\"requests_per_second\":%.1f,\"cpu_seconds\":%.6f}\n", total, wall, total / wall, cpu);
}
