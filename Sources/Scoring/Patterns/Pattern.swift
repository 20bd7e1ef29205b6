internal import CPCRE2

/// A regular expression as Python's `re` means it, compiled to machine code by libpcre2.
///
/// Classes and case are Unicode's, `.` is all but `\n`, and repeated matches follow one another as in `re.findall`: an empty match
/// may stand right behind another match, never twice at one place. No pattern can hang: from each place it may start at, a match
/// may take so many steps that a whole text costs at most `stepLimit`; one that needs more throws `NoAnswer.patternGaveUp`.
///
/// A class because libpcre2 wants its parts freed. It holds the room that matches write to, so it stays with one task: whoever
/// scores on several compiles several.
final class Pattern {
  private let code: OpaquePointer
  private let found: OpaquePointer
  private let context: OpaquePointer
  private let stack: OpaquePointer
  /// How many groups it captures.
  let groupCount: Int

  /// About half a second of machine code.
  private static let stepLimit = 200_000_000
  /// Also a long text allows this many steps from each place.
  private static let leastSteps = 10_000
  /// PCRE2_UNSET, all bits of a `size_t`.
  private static let unset = -1

  init(_ pattern: String) throws(PatternProblem) {
    guard let setting = cpcre2_compile_context_create() else { preconditionFailure("libpcre2 has no memory") }
    defer { cpcre2_compile_context_free(setting) }
    cpcre2_set_newline(setting, UInt32(PCRE2_NEWLINE_LF))
    cpcre2_set_compile_extra_options(setting, UInt32(PCRE2_EXTRA_ALT_BSUX))
    let options =
      PCRE2_UTF | PCRE2_UCP | PCRE2_ALT_BSUX | PCRE2_ALT_CIRCUMFLEX | PCRE2_NEVER_BACKSLASH_C | PCRE2_NO_UTF_CHECK
    let spelled = Array(PythonSyntax.pcre2(pattern).utf8)
    var error: Int32 = 0
    var offset = 0
    guard let code = cpcre2_compile(spelled, spelled.count, UInt32(options), setting, &error, &offset) else {
      throw PatternProblem(pattern: pattern, reason: Pattern.message(of: error), offset: offset)
    }
    // Where the machine allows no code to be made, matching interprets.
    cpcre2_jit_compile(code)
    guard let found = cpcre2_match_data_create(code), let context = cpcre2_match_context_create(),
      let stack = cpcre2_jit_stack_create(32 << 10, 1 << 20)
    else { preconditionFailure("libpcre2 has no memory") }
    cpcre2_jit_stack_assign(context, stack)
    cpcre2_set_heap_limit(context, 16 << 10)
    self.code = code
    self.found = found
    self.context = context
    self.stack = stack
    groupCount = Int(cpcre2_group_count(code))
  }

  deinit {
    cpcre2_match_context_free(context)
    cpcre2_jit_stack_free(stack)
    cpcre2_match_data_free(found)
    cpcre2_code_free(code)
  }

  /// Visits each match in `text`, from left to right, until `visit` wants no more; it may ask for `range(of:)`.
  func scan(_ text: String, _ visit: () -> Bool) throws(NoAnswer) {
    let steps = max(Pattern.leastSteps, Pattern.stepLimit / (text.utf8.count + 1))
    cpcre2_set_match_limit(context, UInt32(clamping: steps))
    let end = text.utf8.span.withUnsafeBufferPointer { subject in
      var place = 0
      var options = UInt32(PCRE2_NO_UTF_CHECK)
      while true {
        let result = cpcre2_match(code, subject.baseAddress, subject.count, place, options, found, context)
        guard result > 0, let match = range(of: 0), visit() else { return result }
        place = match.upperBound
        options = UInt32(PCRE2_NO_UTF_CHECK | (match.isEmpty ? PCRE2_NOTEMPTY_ATSTART : 0))
      }
    }
    guard end > 0 || end == PCRE2_ERROR_NOMATCH else { throw .patternGaveUp }
  }

  /// Where in the text's UTF-8 the last match lies, or its group; `nil` for a group that took no part.
  func range(of group: Int) -> Range<Int>? {
    guard let offsets = cpcre2_offsets(found) else { return nil }
    let (start, end) = (offsets[2 * group], offsets[2 * group + 1])
    return start == Pattern.unset || end < start ? nil : start..<end
  }

  private static func message(of error: Int32) -> String {
    var message = [UInt8](repeating: 0, count: Int(CPCRE2_MESSAGE_SIZE))
    cpcre2_message(error, &message)
    return String(decoding: message.prefix { $0 != 0 }, as: UTF8.self)
  }
}

extension String {
  /// What lies at `range` of the UTF-8.
  func piece(_ range: Range<Int>) -> Substring {
    self[utf8.index(startIndex, offsetBy: range.lowerBound)..<utf8.index(startIndex, offsetBy: range.upperBound)]
  }
}
