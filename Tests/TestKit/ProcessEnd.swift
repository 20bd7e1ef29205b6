package import Glibc

/// Waits until the process `pid` runs no more: it is gone, or ended and waits for whoever is to know.
package func processEnds(_ pid: pid_t) async throws {
  while let text = try? TemporaryFolder.text(ofFile: "/proc/\(pid)/stat") {
    // The state stands behind the name in parentheses.
    if text.split(separator: ")").last?.first(where: { $0 != " " }) == "Z" { return }
    try await Task.sleep(for: .milliseconds(10))
  }
}
