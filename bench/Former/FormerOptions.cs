namespace ContactCenter.Bench.Former;

/// <param name="Server">ContactCenter.Api.dll of the version whose data is wanted.</param>
/// <param name="Into">The folder that the packed data goes to.</param>
internal sealed record FormerOptions(string Server, string Into, bool UsesPostgres)
{
    public static FormerOptions Parse(Arguments arguments)
    {
        var options = new FormerOptions(
            arguments.Text("server"), arguments.Text("into"), arguments.Choice("database", "sqlite", "postgres") == "postgres");
        arguments.RequireEmpty();
        return options;
    }
}
