package import Testing

extension Command {
  /// Starts `program` with files or a network of its own, which `preparation`, in the words of a shell, arranges first.
  ///
  /// - Parameters:
  ///   - namespaces: what it gets of its own, in the words of `unshare`: `--mount`, `--net`.
  ///   - preparation: what is done before.
  ///   - program: the path of the program.
  ///   - arguments: its arguments.
  ///   - folder: where it runs.
  /// - Returns: the process, which goes by the same id from the preparation on.
  /// - Throws: when it cannot be started.
  package static func start(
    apart namespaces: [String], after preparation: String, _ program: String, _ arguments: [String], in folder: TemporaryFolder
  ) throws -> Command {
    try Command(
      "/usr/bin/unshare", namespaces + ["/bin/sh", "-ec", preparation + "\nexec \"$0\" \"$@\"", program] + arguments,
      environment: ["PATH": "/usr/sbin:/usr/bin:/sbin:/bin"], in: folder.path)
  }
}

extension Trait where Self == ConditionTrait {
  /// These tests start programs with files and networks of their own, which takes the rights of root.
  package static var namespaces: Self {
    .enabled("no rights to mount and to make networks: root has them") {
      let folder = try TemporaryFolder()
      let trial = try Command.start(
        apart: ["--mount", "--net"], after: "mount -t tmpfs none /mnt; ip link set lo up", "/bin/true", [], in: folder)
      return await trial.finish().status == 0
    }
  }
}
