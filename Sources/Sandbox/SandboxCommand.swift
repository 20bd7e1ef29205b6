/// The command that runs Python code shut off from everything.
///
/// Bubblewrap gives it namespaces of its own: no network, no processes of others, no files but a read-only `/usr` and an empty `/tmp` in
/// memory, no environment. When its first process ends, the kernel ends all the others, whatever session they are in.
///
/// A limit on processes does nothing for root, and a sandbox is as strong as the rights of who opens it: root first becomes nobody.
struct SandboxCommand {
  /// The programs it is made of, which the distribution has under `/usr/bin`; a Python elsewhere is not to be seen in the sandbox.
  static let bubblewrap = "/usr/bin/bwrap"
  static let python = "/usr/bin/python3"
  static let limiter = "/usr/bin/prlimit"
  static let becoming = "/usr/bin/setpriv"
  static let entering = "/usr/bin/env"

  /// Who root becomes: nobody.
  private static let nobody = "65534"

  /// The program and its arguments, which run the Python code `code`.
  let words: [String]

  /// The command for `code`; one that `isShutOff` from nothing has its limits alone, and the rights of this process.
  init(code: String, limits: SandboxLimits, isShutOff: Bool = true, isRoot: Bool) {
    let seconds = max(1, limits.time.components.seconds + 1)
    let become =
      isRoot
      ? [Self.becoming, "--reuid", Self.nobody, "--regid", Self.nobody, "--clear-groups", "--no-new-privs", "--inh-caps=-all"]
      : []
    let shutOff =
      [Self.bubblewrap, "--unshare-all", "--die-with-parent", "--new-session", "--cap-drop", "ALL", "--hostname", "sandbox"]
      + ["--clearenv", "--setenv", "PATH", "/usr/bin", "--setenv", "HOME", "/tmp", "--setenv", "LANG", "C.UTF-8"]
      + [
        "--ro-bind", "/usr", "/usr", "--symlink", "usr/bin", "/bin", "--symlink", "usr/lib", "/lib", "--symlink", "usr/lib64",
        "/lib64",
      ]
      + ["--proc", "/proc", "--dev", "/dev", "--size", String(limits.files), "--tmpfs", "/tmp", "--chdir", "/tmp"]
    // In a namespace of its own that is a number of its processes, else one of all the user's.
    let processes = isShutOff ? ["--nproc=\(limits.processes)"] : []
    let limit = [
      Self.limiter, "--as=\(limits.memory)", "--fsize=\(limits.files)",
      "--cpu=\(seconds):\(seconds + 1)",
      "--nofile=128", "--core=0",
    ]
    words =
      (isShutOff ? become + shutOff : [Self.entering, "--chdir=/tmp"]) + limit + processes + [Self.python, "-I", "-c", code]
  }
}
