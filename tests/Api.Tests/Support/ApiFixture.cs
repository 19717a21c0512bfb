using Microsoft.Extensions.DependencyInjection;

namespace ContactCenter.Tests;

/// <summary>One server and one database for all suites of a kind of database. Tests of a collection run one after another.</summary>
public abstract class ApiFixture : IAsyncLifetime
{
    private readonly TestDatabase _database;
    private readonly Action<IServiceCollection>? _configure;

    /// <param name="configure">Replaces services of the real application.</param>
    protected ApiFixture(TestDatabase database, Action<IServiceCollection>? configure = null) => (_database, _configure) = (database, configure);

    public ApiServer Server { get; private set; } = null!;

    public ApiClient Admin { get; private set; } = null!;

    public TestSite Site { get; private set; } = null!;

    /// <summary>Settings of this server, beside those of all tests.</summary>
    protected Dictionary<string, string?> Settings { get; } = new()
    {
        ["ForwardedHeaders:KnownProxies"] = "127.0.0.1", ["Telephony:SigningSecrets:0"] = SignedRequests.Secret, ["Telephony:Tokens:0"] = SignedRequests.Token,
    };

    public virtual async Task InitializeAsync()
    {
        if (_database.SkipReason is not null) return;
        await _database.InitializeAsync();
        // Tests say where a call comes from as a proxy would.
        Server = await ApiServer.StartAsync(_database, Settings, _configure);
        Admin = await Server.SignInAsAdminAsync();
        Site = new TestSite(Server, Admin);
        // What waits, waits until a test takes it; the test of routing says otherwise.
        await Site.SetAsync("Livechat_Routing_Method", "Manual_Selection");
        await Site.SetAsync("Livechat_accept_chats_with_no_agents", true);
    }

    public virtual async Task DisposeAsync()
    {
        if (Server is not null) await Server.DisposeAsync();
        await _database.DisposeAsync();
    }
}

public sealed class SqliteApi() : ApiFixture(new SqliteTestDatabase());

public sealed class PostgresApi() : ApiFixture(new PostgresTestDatabase());

[CollectionDefinition(Name)]
public sealed class OnSqlite : ICollectionFixture<SqliteApi>
{
    public const string Name = "Api on SQLite";
}

[CollectionDefinition(Name)]
public sealed class OnPostgres : ICollectionFixture<PostgresApi>
{
    public const string Name = "Api on PostgreSQL";
}
