using ContactCenter.Driving;

namespace ContactCenter.Bench.Contacts;

/// <summary>A server on a fresh database, its directory as large as wanted, and both ways to search it.</summary>
internal sealed class LargeDirectory : IAsyncDisposable
{
    /// <summary>The searchable custom field of the contacts.</summary>
    public const string CustomField = "customerNumber";

    /// <summary>Below what one import takes by default, in rows (1,000,000) as well as in bytes (256 MB).</summary>
    private const int RowsPerImport = 250_000;

    private readonly ApiNode _node;

    private LargeDirectory(BenchDatabase database, ApiNode node) => (Database, _node) = (database, node);

    public BenchDatabase Database { get; }

    public string ServerOutput => _node.Process.Output.Text;

    public TimeSpan LoadTime { get; private set; }

    /// <summary>What PostgreSQL used to load the contacts; null = SQLite.</summary>
    public PostgresUse? LoadUse { get; private set; }

    public SignIn Admin { get; private set; } = null!;

    public Uri Server => _node.Url;

    /// <param name="server">Another build of the server; null = the one beside this program.</param>
    public static async Task<LargeDirectory> StartAsync(bool usesPostgres, string? server, CancellationToken cancellationToken)
    {
        var database = await BenchDatabase.CreateAsync(usesPostgres);
        var node = new ApiNode(ServerEnvironment.Create(database.DataPath, database.ConnectionString)) { Assembly = server };
        var directory = new LargeDirectory(database, node);
        try
        {
            await directory._node.StartAsync(cancellationToken);
            using var rest = new RestClient(directory.Server);
            directory.Admin = await Team.SignInAdminAsync(rest, cancellationToken);
            await directory.CreateFieldAsync(rest, cancellationToken);
            return directory;
        }
        catch
        {
            await directory.DisposeAsync();
            throw;
        }
    }

    /// <param name="isDirect">Only the first contacts come through the API, the others past it.</param>
    public async Task LoadAsync(int seed, int contacts, bool isDirect, CancellationToken cancellationToken)
    {
        var progress = new LoadProgress(contacts);
        var before = await PostgresUse.ReadAsync(Database, cancellationToken);
        var imported = isDirect ? Math.Min(contacts, ContactsBench.SmallDirectory) : contacts;
        for (var first = 0; first < imported; first += RowsPerImport)
            await ImportAsync(seed, first, Math.Min(RowsPerImport, imported - first), progress, cancellationToken);

        if (imported < contacts)
        {
            var version = (await DatabaseFacts.ReadAsync(Database, cancellationToken)).SearchVersion;
            await DirectLoad.RunAsync(
                Database, People(seed, imported, contacts - imported), version, rows => progress.Tell(imported + rows), cancellationToken);
        }

        LoadTime = progress.Elapsed;
        if (before is not null) LoadUse = (await PostgresUse.ReadAsync(Database, cancellationToken))! - before;
        await Database.SettleAsync(cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        await _node.DisposeAsync();
        await Database.DisposeAsync();
    }

    private static IEnumerable<Person> People(int seed, int first, int count) =>
        Enumerable.Range(first, count).Select(number => Person.Create(seed, number));

    private async Task ImportAsync(int seed, int first, int count, LoadProgress progress, CancellationToken cancellationToken)
    {
        using var upload = new ImportUpload();
        var people = People(seed, first, count);
        var created = await upload.RunAsync(Server, Admin, people, rows => progress.Tell(first + rows), cancellationToken);
        if (created != count) throw new InvalidOperationException($"The import created {created} of {count} contacts.");
    }

    private Task CreateFieldAsync(RestClient rest, CancellationToken cancellationToken) => rest.PostAsync(
        "livechat/custom-fields.save",
        new
        {
            customFieldId = (string?)null,
            customFieldData = new
            {
                field = CustomField, label = "Customer number", scope = "visitor", visibility = "visible", regexp = "", searchable = true,
            },
        },
        Admin, cancellationToken);
}
