import Glibc

/// Which parser is fuzzed: the one that `PRONY_FUZZ` names.
private let target: FuzzTarget = {
  guard let name = getenv("PRONY_FUZZ"), let target = FuzzTarget(rawValue: String(cString: name)) else {
    preconditionFailure("PRONY_FUZZ names no parser; Tests/Fuzz/run sets it")
  }
  return target
}()

/// What libFuzzer calls with each input.
@_cdecl("LLVMFuzzerTestOneInput")
public func feedTarget(_ bytes: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  target.feed(Array(UnsafeBufferPointer(start: bytes, count: count)))
  return 0
}
