using System.Data.Common;
using ContactCenter.Journal;
using ContactCenter.Listing;
using ContactCenter.Secrets;
using ContactCenter.Storage.Checking;
using ContactCenter.Storage.Connections;
using ContactCenter.Storage.Files;
using ContactCenter.Storage.Follower;
using ContactCenter.Storage.Hosting;
using ContactCenter.Storage.Journal;
using ContactCenter.Storage.Keys;
using ContactCenter.Storage.Listing;
using ContactCenter.Storage.Nodes;
using ContactCenter.Storage.PostgreSql;
using ContactCenter.Storage.Schema;
using ContactCenter.Storage.Sql;
using ContactCenter.Storage.Sqlite;
using ContactCenter.Storage.Telemetry;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Npgsql;

namespace ContactCenter.Storage.Hosting;

/// <summary>Registers the journal and the directory.</summary>
public static class StorageServiceCollectionExtensions
{
    private const string ConnectionStringName = "ContactCenter";
    private const int PreparedStatementsMax = 100;
    private const string SqliteFileName = "contactcenter.db";

    // Compiling a plan costs more than any statement here. What an index finds among millions of rows is remembered row by row: by whole pages, each
    // of their rows would be looked at.
    private const string ReaderSettings = "-c jit=off -c work_mem=32MB";

    // The writer's statements are planned once, often while the tables are still empty: they must not be planned for empty tables.
    private const string WriterSettings = "-c jit=off -c enable_seqscan=off -c plan_cache_mode=force_generic_plan";

    /// <summary>
    /// PostgreSQL when <c>ConnectionStrings:ContactCenter</c> is set, else the SQLite file <c>contactcenter.db</c> in <c>Data:Path</c>
    /// (default <c>./data</c>, created when missing). Registers <see cref="IJournal"/>, the ports of the directory,
    /// <see cref="IJournalFollower"/>, <see cref="StorageInfo"/>, <see cref="SnapshotDatabase"/> and, on PostgreSQL,
    /// <see cref="ClusteringDatabase"/>. The schema is brought up to date before any hosted service starts.
    /// </summary>
    public static IServiceCollection AddContactCenterStorage(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<StorageOptions>().Configure(options => Bind(options, configuration)).ValidateDataAnnotations()
            .ValidateOnStart();
        services.TryAddSingleton(TimeProvider.System);
        if (configuration.HasPostgres()) AddPostgres(services, configuration.GetConnectionString(ConnectionStringName)!);
        else AddSqlite(services, DataFolder.Of(configuration));

        services.AddSingleton<JournalReader>();
        services.AddMetrics();
        services.AddSingleton<JournalMeter>();
        services.AddSingleton<MeasuredCommits>();
        services.AddSingleton<JournalWriter>();
        services.AddSingleton<JournalFollower>();
        services.AddSingleton<IJournal, JournalService>();
        AddDirectory(services);
        services.AddSingleton<IServerKeys, SqlServerKeys>();
        services.AddSingleton<IStorageCheck, SqlStorageCheck>();
        services.AddSingleton<IJournalFollower>(provider => provider.GetRequiredService<JournalFollower>());
        services.AddSingleton<ICommitListener>(provider => provider.GetRequiredService<JournalFollower>());

        // In this order: the schema, then who writes, then who follows. Stopped in the opposite order, after everything added later.
        services.AddHostedService(provider => provider.GetRequiredService<SchemaMigrator>());
        services.AddHostedService<JournalWriterHost>();
        services.AddHostedService(provider => provider.GetRequiredService<JournalFollower>());
        return services;
    }

    /// <returns>Whether a connection string is configured.</returns>
    public static bool HasPostgres(this IConfiguration configuration) => !string.IsNullOrWhiteSpace(configuration.GetConnectionString(ConnectionStringName));

    private static void Bind(StorageOptions options, IConfiguration configuration)
    {
        try
        {
            configuration.GetSection(StorageOptions.Section).Bind(options);
        }
        catch (InvalidOperationException unreadable)
        {
            throw new OptionsValidationException(StorageOptions.Section, typeof(StorageOptions), [unreadable.Message]);
        }
    }

    private static void AddDirectory(IServiceCollection services)
    {
        services.AddSingleton<IContactDirectory, SqlContactDirectory>();
        services.AddSingleton<IContactSearch, SqlContactSearch>();
        services.AddSingleton<IContactFollowUps, SqlContactFollowUps>();
        services.AddSingleton<IDuplicateDirectory, SqlDuplicateDirectory>();
        services.AddSingleton<IErasureDirectory, SqlErasureDirectory>();
        services.AddSingleton<IRetentionDirectory, SqlRetentionDirectory>();
        services.AddSingleton<IBlockDirectory, SqlBlockDirectory>();
        services.AddSingleton<IBlockSearch, SqlBlockSearch>();
        services.AddSingleton<IOpeningDirectory, SqlOpeningDirectory>();
        services.AddSingleton<IConversationDirectory, SqlConversationDirectory>();
        services.AddSingleton<IConversationIds, SqlConversationIds>();
        services.AddSingleton<IConversationOverview, SqlConversationOverview>();
        services.AddSingleton<ICallDirectory, SqlCallDirectory>();
        services.AddSingleton<ICallIds, SqlCallIds>();
        services.AddSingleton<ICallScreens, SqlCallScreens>();
        services.AddSingleton<IContactHistory, SqlContactHistory>();
        services.AddSingleton<ICallWorkDirectory, SqlCallWorkDirectory>();
        services.AddSingleton<IQueueDirectory, SqlQueueDirectory>();
        services.AddSingleton<IQueueLengths, SqlQueueLengths>();
        services.AddSingleton<IDueWorkDirectory, SqlDueWorkDirectory>();
        services.AddSingleton<IAgentDirectory, SqlAgentDirectory>();
        services.AddSingleton<IAgentAvailability, SqlAgentAvailability>();
        services.AddSingleton<IDepartmentDirectory, SqlDepartmentDirectory>();
        services.AddSingleton<IVisitorDirectory, SqlVisitorDirectory>();
        services.AddSingleton<IVisitorSearch, SqlVisitorSearch>();
        services.AddSingleton<IAccountDirectory, SqlAccountDirectory>();
        services.AddSingleton<ISignInDirectory, SqlSignInDirectory>();
    }

    private static void AddPostgres(IServiceCollection services, string connectionString)
    {
        PostgresFaults.Check(connectionString);
        services.AddSingleton(new StorageInfo(DatabaseKind.PostgreSql, dataPath: null));
        services.AddSingleton(provider =>
            PostgresDataSources(connectionString, provider.GetRequiredService<IOptions<StorageOptions>>().Value));
        services.AddSingleton<PostgresIndexes>();
        services.AddHostedService(provider => provider.GetRequiredService<PostgresIndexes>());
        services.AddSingleton<Dialect, PostgresDialect>();
        services.AddSingleton<SchemaMigrator, PostgresSchema>();
        services.AddSingleton<IBatchStore, PostgresBatchStore>();
        services.AddSingleton<JournalEraser, PostgresEraser>();
        services.AddSingleton<DirectoryRepair, PostgresRepair>();
        services.AddSingleton<ISearchIndex, PostgresSearchIndex>();
        services.AddSingleton<IPresenceDirectory, PostgresPresence>();
        services.AddSingleton<IRefusalStore, PostgresRefusalStore>();
        services.AddSingleton<IDatabaseScrub, PostgresScrub>();
        services.AddSingleton(provider => new PostgresFiles(provider.GetRequiredService<StorageDataSources>()));
        services.AddSingleton(provider => new SharedFolders(provider.GetRequiredService<StorageDataSources>()));
        services.AddSingleton(provider => new NodeLeases(provider.GetRequiredService<StorageDataSources>()));
        services.AddSingleton(provider =>
            new SnapshotDatabase("Npgsql", provider.GetRequiredService<StorageDataSources>().Snapshots, connectionString));
        services.AddSingleton(provider =>
            new ClusteringDatabase("Npgsql", provider.GetRequiredService<StorageDataSources>().Clustering!, connectionString));
    }

    private static void AddSqlite(IServiceCollection services, string dataPath)
    {
        var path = Path.GetFullPath(dataPath);
        services.AddSingleton(new StorageInfo(DatabaseKind.Sqlite, path));
        services.AddSingleton(_ => SqliteDataSources(path));
        services.AddSingleton<Dialect, SqliteDialect>();
        services.AddSingleton<SchemaMigrator, SqliteSchema>();
        services.AddSingleton<IBatchStore, SqliteBatchStore>();
        services.AddSingleton<JournalEraser, SqliteEraser>();
        services.AddSingleton<DirectoryRepair, SqliteRepair>();
        services.AddSingleton<ISearchIndex, SqliteSearchIndex>();
        services.AddSingleton<IPresenceDirectory, SqlitePresence>();
        services.AddSingleton<IRefusalStore, SqliteRefusalStore>();
        services.AddSingleton<IDatabaseScrub, SqliteScrub>();
        services.AddSingleton(provider =>
        {
            var snapshots = provider.GetRequiredService<StorageDataSources>().Snapshots;
            return new SnapshotDatabase("System.Data.SQLite", snapshots, snapshots.ConnectionString);
        });
    }

    private static StorageDataSources PostgresDataSources(string connectionString, StorageOptions options)
    {
        return new StorageDataSources(
            Role("journal", options.JournalConnectionsMax, WriterSettings), Role("directory", options.DirectoryConnectionsMax),
            Role("snapshots", options.SnapshotConnectionsMax), Role("clustering", options.ClusteringConnectionsMax));

        DbDataSource Role(string role, int connectionsMax, string settings = ReaderSettings)
        {
            var builder = new NpgsqlConnectionStringBuilder(connectionString);
            builder.Options = $"{builder.Options} {settings}".Trim();
            builder.ApplicationName = $"contactcenter-{role}";
            builder.MaxPoolSize = connectionsMax;
            builder.CommandTimeout = options.CommandTimeoutSeconds;
            builder.MaxAutoPrepare = PreparedStatementsMax;
            builder.AutoPrepareMinUsages = 2;

            // Nothing here leaves settings behind on a connection, and prepared statements should survive its return to the pool.
            builder.NoResetOnClose = true;
            return NpgsqlDataSource.Create(builder);
        }
    }

    private static StorageDataSources SqliteDataSources(string path)
    {
        SqliteFaults.MakeFolder(path);
        var shared = new SqliteConnectionStringBuilder { DataSource = Path.Combine(path, SqliteFileName) };

        // The writer's connection is not pooled: dropping it ends whatever it was in the middle of.
        var writer = new SqliteConnectionStringBuilder(shared.ConnectionString) { Pooling = false };
        return new StorageDataSources(
            new SqliteDataSource(writer.ConnectionString), new SqliteDataSource(shared.ConnectionString),
            new SqliteDataSource(shared.ConnectionString), clustering: null);
    }
}
