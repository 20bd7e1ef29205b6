@main
struct PronyCommand { static func main() {} }
