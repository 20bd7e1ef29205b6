/// A kind of place where the rows of benchmarks are published.
public enum Hub: String, Sendable, CaseIterable {
  case huggingFace = "hugging-face"
  case modelScope = "modelscope"
  case gitHub = "github"
  /// An address on the web.
  case url
}
