import Testing

@testable import Records

@Suite struct BufferPipeTests {
  private func buffer(_ number: Int) -> FilledBuffer { FilledBuffer(lines: [], file: number) }

  @Test func `gives buffers back in the order in which they were sent, and then their end`() throws {
    let pipe = try BufferPipe(waits: true)
    for number in 0..<1000 { pipe.send(buffer(number)) }
    pipe.send(nil)
    for number in 0..<1000 { #expect(pipe.receive()?.file == number) }
    #expect(pipe.receive() == nil)
  }

  @Test func `carries buffers from one thread to another, waiting on both sides`() throws {
    let pipe = try BufferPipe(waits: true)
    let sender = try SystemThread("a sender") {
      for number in 0..<10_000 { pipe.send(FilledBuffer(lines: [], file: number)) }
      pipe.send(nil)
    }
    var received = 0
    while let buffer = pipe.receive() {
      #expect(buffer.file == received)
      received += 1
    }
    sender.join()
    #expect(received == 10_000)
  }

  @Test func `does without where it must not wait`() throws {
    let pipe = try BufferPipe(waits: false)
    #expect(pipe.receive() == nil)
    for number in 0..<5000 { pipe.send(buffer(number)) }
    for number in 0..<1024 { #expect(pipe.receive()?.file == number) }
    #expect(pipe.receive() == nil)
  }

  @Test func `lets go of what it refuses, of what it gave, and of what it still holds in the end`() throws {
    weak var refused: FilledBuffer?
    weak var given: FilledBuffer?
    weak var held: FilledBuffer?
    do {
      let pipe = try BufferPipe(waits: false)
      for number in 0..<5000 {
        let buffer = buffer(number)
        pipe.send(buffer)
        if number == 0 { given = buffer }
        if number == 1 { held = buffer }
        if number == 4999 { refused = buffer }
      }
      #expect(refused == nil && given != nil && held != nil)
      _ = pipe.receive()
      #expect(given == nil && held != nil)
    }
    #expect(held == nil)
  }
}
