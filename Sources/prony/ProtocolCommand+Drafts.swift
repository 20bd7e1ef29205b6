internal import ArgumentParser
internal import PronyKit

/// Definitions drafted from what somebody has seen at work: the draft goes to standard output, what was found to standard error.
extension ProtocolCommand {
  struct FromCurl: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "from-curl", abstract: "Drafts a definition from a curl command that calls the API.",
      discussion: "Sends nothing, unless --probe asks for the one request of the command.")

    @Argument(help: ArgumentHelp("The command, as one word.", valueName: "COMMAND"))
    var command: String
    @Flag(help: "Send the request once, and draft from its reply as well.")
    var probe = false
    @Flag(help: "Take the shell's variables in the command ($KEY, ${KEY}) from the environment.")
    var expand = false
    @Option(help: ArgumentHelp("What to call the protocol.", valueName: "NAME"))
    var id: String?

    func run() async throws {
      let variables = expand ? Environment.all : [:]
      try ProtocolCommand.tell(
        try await Prony.draftProtocol(curl: command, isSent: probe, variables: variables, id: id))
    }
  }

  struct FromHAR: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "from-har", abstract: "Drafts a definition from the last call in an HTTP archive, as browsers save them.")

    @Argument(help: ArgumentHelp("The archive.", valueName: "FILE"), completion: .file())
    var file: String
    @Option(help: ArgumentHelp("What to call the protocol.", valueName: "NAME"))
    var id: String?

    func run() throws { try ProtocolCommand.tell(try Prony.draftProtocol(har: file, id: id)) }
  }

  fileprivate static func tell(_ draft: (yaml: String, findings: [String])) throws(ExitStatus) {
    Terminal.standardError.write(draft.findings.map { "# \($0)\n" }.joined())
    try Terminal.print(draft.yaml)
  }
}
