internal import FoundationEssentials
internal import Vocabulary

extension String {
  /// What a content security policy calls a script or a style by that is this text: its SHA-256.
  var policyHash: String { "'sha256-\(Data(SHA256.hash(utf8)).base64EncodedString())'" }
}
