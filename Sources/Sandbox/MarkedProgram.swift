internal import Glibc
internal import SystemPackage

/// A Python program, and the mark by which it is seen from outside that it ran past its last line.
///
/// The interpreter gets the program and then the mark in one file without a name, which unlike a pipe nobody has to go on writing while
/// its reader may end. It reads no further than the program, runs it without a standard
/// input, and only when that has come to its end does it read the mark and print it. So there is no mark to be seen in arguments, in memory
/// or in files that have a name while the program runs, and one that ends early, however it does, or prints what it likes does not pass.
///
/// What remains possible: program and tests share an interpreter. A program that is written against this, which looks for that file among its
/// open files, or calls what stands after it, or has the tests compare with what is equal to everything, passes. To judge that as well the
/// tests would have to run in another process than what they test.
struct MarkedProgram {
  /// What is printed before the program's first line: without it, there was no sandbox.
  private static let beginning = Array("began\n".utf8)

  private let program: String
  // Not from the seed: no program shall have it by heart.
  private let mark = "\nran to its end, \(UInt64.random(in: .min ... .max))\n"

  init(_ program: String) { self.program = program }

  /// The Python code that runs it.
  var code: String {
    """
    import os
    program = b''
    while len(program) < \(program.utf8.count): program += os.read(0, \(program.utf8.count) - len(program))
    rest = os.dup(0)
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    read, write = os.read, os.write
    write(1, b'began\\n')
    exec(compile(program, 'program', 'exec'), {'__name__': '__main__'})
    write(1, read(rest, \(mark.utf8.count)))
    """
  }

  /// What the code reads: the program, then the mark.
  func file() throws(SandboxError) -> FileDescriptor {
    let bytes = Array((program + mark).utf8)
    guard let file = tmpfile() else { throw MarkedProgram.unwritten }
    defer { fclose(file) }
    let copy = fcntl(fileno(file), F_DUPFD_CLOEXEC, 0)
    guard copy >= 0 else { throw MarkedProgram.unwritten }
    guard fwrite(bytes, 1, bytes.count, file) == bytes.count, fflush(file) == 0, lseek(copy, 0, SEEK_SET) == 0 else {
      close(copy)
      throw MarkedProgram.unwritten
    }
    return FileDescriptor(rawValue: copy)
  }

  private static var unwritten: SandboxError {
    SandboxError(description: "cannot write a program into a temporary file: \(String(cString: strerror(errno)))")
  }

  /// What may be printed beside `limit` bytes of the program's own.
  static func printed(atMost limit: Int) -> Int { limit + beginning.count }

  /// What the program itself printed in `bytes`, and whether it came to its end; `nil` where it was never begun.
  func reading(_ bytes: [UInt8]) -> (output: String, isMarked: Bool)? {
    guard bytes.starts(with: Self.beginning) else { return nil }
    var output = bytes[Self.beginning.count...]
    // What the interpreter held back, and what runs at its exit, comes after the mark.
    let place = output.firstRange(of: mark.utf8)
    if let place { output.removeSubrange(place) }
    return (String(decoding: output, as: UTF8.self), place != nil)
  }
}
