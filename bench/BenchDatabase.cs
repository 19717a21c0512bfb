using ContactCenter.Tests;
using Npgsql;

namespace ContactCenter.Bench;

/// <summary>A fresh database for one run, gone after it: a temporary folder, and with PostgreSQL a database of its own.</summary>
internal sealed class BenchDatabase : IAsyncDisposable
{
    private readonly PostgresServer? _server;

    private BenchDatabase(PostgresServer? server, string? connectionString)
    {
        _server = server;
        ConnectionString = connectionString;
        if (connectionString is not null) Source = NpgsqlDataSource.Create(connectionString);
    }

    public string DataPath { get; } = Directory.CreateTempSubdirectory("contactcenter-bench-").FullName;

    /// <summary>Null = SQLite.</summary>
    public string? ConnectionString { get; }

    /// <summary>Connections of the benchmark itself; null = SQLite.</summary>
    public NpgsqlDataSource? Source { get; }

    public static async Task<BenchDatabase> CreateAsync(bool usesPostgres)
    {
        if (!usesPostgres) return new BenchDatabase(null, null);
        if (PostgresServer.SkipReason is { } reason) throw new UsageException($"{reason} Or use --database sqlite.");
        var server = await PostgresServer.GetAsync();
        return new BenchDatabase(server, await server.CreateDatabaseAsync());
    }

    /// <summary>
    /// Brings statistics and indexes after a large load to where they are a while later. PostgreSQL does so itself, but at a time of its own.
    /// </summary>
    public async Task SettleAsync(CancellationToken cancellationToken)
    {
        if (Source is null) return;
        await using var command = Source.CreateCommand("vacuum analyze");
        command.CommandTimeout = 0;
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>Counts the transactions so far, those of the benchmark itself included.</summary>
    /// <returns>Null = no PostgreSQL.</returns>
    public async Task<Transactions?> CountTransactionsAsync(CancellationToken cancellationToken)
    {
        if (Source is null) return null;
        await using var command = Source.CreateCommand("""
            select (select xact_commit + xact_rollback from pg_stat_database where datname = current_database()),
                (select n_tup_upd from pg_stat_user_tables where relname = 'journal_head')
            """);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        await reader.ReadAsync(cancellationToken);
        return new Transactions(reader.GetInt64(0), reader.GetInt64(1));
    }

    /// <summary>Counts the bytes that PostgreSQL has written ahead so far, for all of its databases.</summary>
    /// <returns>Null = no PostgreSQL.</returns>
    public async Task<long?> CountWalBytesAsync(CancellationToken cancellationToken)
    {
        if (Source is null) return null;
        await using var command = Source.CreateCommand("select (pg_current_wal_lsn() - '0/0'::pg_lsn)::bigint");
        return (long)(await command.ExecuteScalarAsync(cancellationToken))!;
    }

    public async ValueTask DisposeAsync()
    {
        if (Source is not null) await Source.DisposeAsync();
        if (_server is not null) await _server.DropDatabaseAsync(ConnectionString!);
        Directory.Delete(DataPath, recursive: true);
    }
}
