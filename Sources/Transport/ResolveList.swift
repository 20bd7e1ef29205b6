internal import CCurl

/// Resolved names as libcurl wants them, for as long as a handle may look at them.
final class ResolveList {
  private(set) var first: UnsafeMutablePointer<curl_slist>?

  /// The list of `names`; `nil` of none.
  init?(_ names: [ResolvedName]) {
    if names.isEmpty { return nil }
    for name in names { first = curl_slist_append(first, name.curlEntry) }
  }

  deinit { curl_slist_free_all(first) }
}
