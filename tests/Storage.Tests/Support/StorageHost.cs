using ContactCenter.Journal;
using ContactCenter.Listing;
using ContactCenter.Storage.Connections;
using ContactCenter.Storage.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace ContactCenter.Tests;

/// <summary>One "process" on a database: the storage as an application hosts it.</summary>
public sealed class StorageHost : IAsyncDisposable
{
    private readonly IHost _host;

    private StorageHost(IHost host) => _host = host;

    public IServiceProvider Services => _host.Services;

    public IJournal Journal => Services.GetRequiredService<IJournal>();

    public IAccountDirectory AccountDirectory => Services.GetRequiredService<IAccountDirectory>();

    public IAgentAvailability AgentAvailability => Services.GetRequiredService<IAgentAvailability>();

    public IAgentDirectory AgentDirectory => Services.GetRequiredService<IAgentDirectory>();

    public IBlockDirectory BlockDirectory => Services.GetRequiredService<IBlockDirectory>();

    public IBlockSearch BlockSearch => Services.GetRequiredService<IBlockSearch>();

    public ICallDirectory CallDirectory => Services.GetRequiredService<ICallDirectory>();

    public ICallScreens CallScreens => Services.GetRequiredService<ICallScreens>();

    public ICallIds CallIds => Services.GetRequiredService<ICallIds>();

    public ICallWorkDirectory CallWork => Services.GetRequiredService<ICallWorkDirectory>();

    public IContactDirectory ContactDirectory => Services.GetRequiredService<IContactDirectory>();

    public IContactFollowUps ContactFollowUps => Services.GetRequiredService<IContactFollowUps>();

    public IContactSearch ContactSearch => Services.GetRequiredService<IContactSearch>();

    public IConversationDirectory ConversationDirectory => Services.GetRequiredService<IConversationDirectory>();

    public IConversationIds ConversationIds => Services.GetRequiredService<IConversationIds>();

    public IConversationOverview ConversationOverview => Services.GetRequiredService<IConversationOverview>();

    public IDatabaseScrub DatabaseScrub => Services.GetRequiredService<IDatabaseScrub>();

    public IDepartmentDirectory DepartmentDirectory => Services.GetRequiredService<IDepartmentDirectory>();

    public IDueWorkDirectory DueWorkDirectory => Services.GetRequiredService<IDueWorkDirectory>();

    public IDuplicateDirectory DuplicateDirectory => Services.GetRequiredService<IDuplicateDirectory>();

    public IErasureDirectory ErasureDirectory => Services.GetRequiredService<IErasureDirectory>();

    public IOpeningDirectory OpeningDirectory => Services.GetRequiredService<IOpeningDirectory>();

    public IPresenceDirectory PresenceDirectory => Services.GetRequiredService<IPresenceDirectory>();

    public IQueueDirectory QueueDirectory => Services.GetRequiredService<IQueueDirectory>();

    public IRefusalStore RefusalStore => Services.GetRequiredService<IRefusalStore>();

    public ISearchIndex SearchIndex => Services.GetRequiredService<ISearchIndex>();

    public ISignInDirectory SignInDirectory => Services.GetRequiredService<ISignInDirectory>();

    public IVisitorDirectory VisitorDirectory => Services.GetRequiredService<IVisitorDirectory>();

    public IVisitorSearch VisitorSearch => Services.GetRequiredService<IVisitorSearch>();

    public IJournalFollower Follower => Services.GetRequiredService<IJournalFollower>();

    public static StorageHost Build(
        TestDatabase database, Action<IServiceCollection>? configure = null, Dictionary<string, string?>? settings = null)
    {
        var builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.Configuration.AddInMemoryCollection(database.Settings).AddInMemoryCollection(settings ?? []);
        builder.Services.AddContactCenterStorage(builder.Configuration);
        configure?.Invoke(builder.Services);
        return new StorageHost(builder.Build());
    }

    public static async Task<StorageHost> StartAsync(
        TestDatabase database, Action<IServiceCollection>? configure = null, Dictionary<string, string?>? settings = null)
    {
        var host = Build(database, configure, settings);
        await host.StartAsync();
        return host;
    }

    public Task StartAsync() => _host.StartAsync();

    /// <summary>One number straight from the database: what no contract shows.</summary>
    public async Task<long> ScalarAsync(string sql)
    {
        await using var connection = await Services.GetRequiredService<SnapshotDatabase>().DataSource.OpenConnectionAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return Convert.ToInt64(await command.ExecuteScalarAsync(), null);
    }

    public Task StopAsync() => _host.StopAsync();

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        if (_host is IAsyncDisposable disposable) await disposable.DisposeAsync();
        else _host.Dispose();
    }
}

/// <summary>One database and one host for the tests of a class.</summary>
public sealed class StorageFixture<TDatabase> : IAsyncLifetime where TDatabase : TestDatabase, new()
{
    public TDatabase Database { get; } = new();

    public StorageHost Host { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        if (Database.SkipReason is not null) return;
        await Database.InitializeAsync();
        Host = await StorageHost.StartAsync(Database);
    }

    public async Task DisposeAsync()
    {
        if (Host is not null) await Host.DisposeAsync();
        await Database.DisposeAsync();
    }
}
