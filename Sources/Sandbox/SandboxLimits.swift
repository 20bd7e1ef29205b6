/// What a program in the sandbox may use.
package struct SandboxLimits: Sendable, Equatable {
  /// How long it may run, by the clock.
  package var time = Duration.seconds(10)
  /// The address space of each of its processes, in bytes.
  package var memory = 1 << 30
  /// Its processes and threads at once.
  package var processes = 64
  /// What it may print, in bytes; it is ended when it prints more.
  package var output = 1 << 20
  /// The largest file it may write, and all of its files together, in bytes.
  package var files = 16 << 20

  /// The usual limits.
  package init() {}
}
