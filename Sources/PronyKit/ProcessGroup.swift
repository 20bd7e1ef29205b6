internal import FoundationEssentials
internal import Glibc

/// A process and those that it started, as far as they did not leave for groups of their own.
struct ProcessGroup {
  /// The process that began it.
  let leader: pid_t

  /// The leader has ended; its status is left for whoever waits for it.
  var isLeaderless: Bool {
    var info = siginfo_t()
    return waitid(P_PID, id_t(leader), &info, WEXITED | WNOHANG | WNOWAIT) == 0 && info._sifields._sigchld.si_pid == leader
  }

  /// Asks all of them to end, waits until they have, and ends those that have not within `grace`.
  func end(within grace: Duration) async {
    kill(-leader, SIGTERM)
    let deadline = ContinuousClock.now + grace
    while isAlive, ContinuousClock.now < deadline { try? await Task.sleep(for: .milliseconds(20)) }
    kill(-leader, SIGKILL)
  }

  /// One of them still runs: an ended one that nobody has waited for does not.
  private var isAlive: Bool {
    let processes = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
    return processes.contains { name in
      guard pid_t(name) != nil, let bytes = FileManager.default.contents(atPath: "/proc/\(name)/stat") else { return false }
      // The name in parentheses may hold anything; behind it stand the state, the parent and the group.
      let facts = String(decoding: bytes, as: UTF8.self).split(separator: ")").last?.split(separator: " ") ?? []
      return facts.count > 2 && facts[0] != "Z" && facts[2] == "\(leader)"
    }
  }
}
