namespace ContactCenter.Bench.Contacts;

/// <param name="Contacts">The number of contacts in the large directory.</param>
/// <param name="Queries">The number of different search texts of at least three characters.</param>
/// <param name="Rounds">Times that each of the hardest texts is searched, and each page far down is asked for.</param>
/// <param name="IsLoadedDirectly">Loads the contacts straight into the database and not through the API.</param>
/// <param name="Server">Another build of the server; null = the one beside this program.</param>
/// <param name="Seed">The seed of the contacts and of the search texts.</param>
internal sealed record ContactsOptions(int Contacts, int Queries, int Rounds, bool UsesPostgres, bool IsLoadedDirectly, int Seed, string? Server)
{
    /// <summary>More than what is counted of a search: some texts have so many.</summary>
    private const int SmokeContacts = 12_000;

    public static ContactsOptions Parse(Arguments arguments)
    {
        var isSmoke = arguments.Flag("smoke");
        var options = new ContactsOptions(
            arguments.Number("contacts", isSmoke ? SmokeContacts : 1_000_000, 1_000, 10_000_000),
            arguments.Number("queries", isSmoke ? 60 : 400, 10, 10_000),
            arguments.Number("rounds", isSmoke ? 1 : 10, 1, 1_000),
            arguments.Choice("database", "postgres", "sqlite") == "postgres",
            arguments.Choice("load", "import", "direct") == "direct",
            arguments.Number("seed", 1, 0, int.MaxValue),
            arguments.TextOrNull("server"));
        arguments.RequireEmpty();
        return options;
    }
}
