import FoundationEssentials
package import Glibc

/// A process, what it has written so far, and how it ended.
///
/// It is killed when this value goes, and when it has run for five minutes: a test then fails instead of hanging.
package final class Command: Sendable {
  /// What a process shows of itself.
  package struct Showing: Sendable {
    /// Standard output.
    package var output = ""
    /// Standard error.
    package var errors = ""
    /// How it ended: its exit status, or minus the signal that killed it; `nil` while it runs.
    package var status: Int32?
  }

  /// The process's id.
  package let pid: pid_t
  private let showing = Watched(Showing())

  /// Starts `program` in `folder`, with nothing on its standard input, and no signal blocked or ignored.
  package init(_ program: String, _ arguments: [String], environment: [String: String], in folder: String) throws {
    let pipes = try (Pipe(), Pipe())
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_adddup2(&actions, pipes.0.sendingEnd, STDOUT_FILENO)
    posix_spawn_file_actions_adddup2(&actions, pipes.1.sendingEnd, STDERR_FILENO)
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    var signals = sigset_t()
    sigemptyset(&signals)
    posix_spawnattr_setsigmask(&attributes, &signals)
    sigfillset(&signals)
    posix_spawnattr_setsigdefault(&attributes, &signals)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF))
    // Glibc's Swift module has no action that changes the folder; `env` does it, and becomes the program.
    var words = (["env", "--chdir=\(folder)", program] + arguments).map { strdup($0) } + [nil]
    var variables = environment.map { strdup("\($0)=\($1)") } + [nil]
    var pid = pid_t()
    let code = posix_spawn(&pid, "/usr/bin/env", &actions, &attributes, &words, &variables)
    for text in words + variables { free(text) }
    posix_spawnattr_destroy(&attributes)
    posix_spawn_file_actions_destroy(&actions)
    close(pipes.0.sendingEnd)
    close(pipes.1.sendingEnd)
    guard code == 0 else {
      close(pipes.0.receivingEnd)
      close(pipes.1.receivingEnd)
      throw CannotStart(program: program, reason: String(cString: strerror(code)))
    }
    self.pid = pid
    onThread { [showing, pid] in
      Command.follow(pid, showing, output: pipes.0.receivingEnd, errors: pipes.1.receivingEnd)
    }
  }

  deinit { signal(SIGKILL) }

  /// What it shows now.
  package var now: Showing { showing.value }

  /// Sends it a signal, if it still runs.
  package func signal(_ number: Int32) {
    // It is reaped within a change, so that its id cannot be another's meanwhile.
    showing.change { if $0.status == nil { kill(pid, number) } }
  }

  /// Waits until it shows what `condition` asks for, or has ended.
  @discardableResult
  package func shows(_ condition: @escaping @Sendable (Showing) -> Bool) async -> Showing {
    await showing.first { condition($0) || $0.status != nil }
  }

  /// Waits for its end.
  package func finish() async -> Showing { await showing.first { $0.status != nil } }

  /// Reads what the process writes until it ends.
  private static func follow(_ pid: pid_t, _ showing: Watched<Showing>, output: Int32, errors: Int32) {
    // For a process that hangs: a machine that is busy with other tests may let one wait long.
    let deadline = ContinuousClock.now + .seconds(300)
    var open = [output, errors]
    var texts: [Int32: [UInt8]] = [:]
    var piece = [UInt8](repeating: 0, count: 1 << 16)
    while !open.isEmpty {
      var polls = open.map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
      let left = Int32(max(0, (deadline - .now) / .milliseconds(1)))
      if poll(&polls, nfds_t(polls.count), left) == 0 { kill(pid, SIGKILL) }
      for ready in polls where ready.revents != 0 {
        let count = read(ready.fd, &piece, piece.count)
        if count <= 0 {
          open.removeAll { $0 == ready.fd }
          close(ready.fd)
          continue
        }
        texts[ready.fd, default: []] += piece.prefix(count)
        let text = String(decoding: texts[ready.fd, default: []], as: UTF8.self)
        showing.change { if ready.fd == output { $0.output = text } else { $0.errors = text } }
      }
    }
    var ending = siginfo_t()
    waitid(P_PID, id_t(pid), &ending, WEXITED | WNOWAIT)
    showing.change {
      var status: Int32 = 0
      waitpid(pid, &status, 0)
      let signal = status & 0x7F
      $0.status = signal == 0 ? status >> 8 & 0xFF : -signal
    }
  }

  struct CannotStart: Error {
    let program, reason: String
  }
}

/// A pipe that no other child inherits: of sockets, since Glibc's Swift module has no `pipe2`.
private struct Pipe {
  let receivingEnd, sendingEnd: Int32

  init() throws {
    var ends: [Int32] = [-1, -1]
    guard socketpair(AF_UNIX, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0, &ends) == 0 else {
      throw Command.CannotStart(program: "pipe", reason: String(cString: strerror(errno)))
    }
    (receivingEnd, sendingEnd) = (ends[0], ends[1])
  }
}
