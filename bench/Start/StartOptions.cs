namespace ContactCenter.Bench.Start;

/// <param name="Starts">Times that the server is started, each on a folder of its own.</param>
/// <param name="Server">Another build of the server; null = the one beside this program.</param>
internal sealed record StartOptions(int Starts, string? Server)
{
    public static StartOptions Parse(Arguments arguments)
    {
        var isSmoke = arguments.Flag("smoke");
        var options = new StartOptions(arguments.Number("starts", isSmoke ? 1 : 5, 1, 100), arguments.TextOrNull("server"));
        arguments.RequireEmpty();
        return options;
    }
}
