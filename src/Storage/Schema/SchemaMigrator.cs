using System.Data.Common;
using System.Net.Sockets;
using ContactCenter.Storage.Connections;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ContactCenter.Storage.Schema;

/// <summary>The database's schema is newer than this program: another version has upgraded it, and writing to it could break it.</summary>
public sealed class SchemaTooNewException(int found, int known)
    : Exception(found == SchemaMigrator.UnfinishedCopy
        ? "The database is a copy that is not finished. Run the same copy command again: it goes on where it was."
        : $"The database has schema version {found}, this program knows up to {known}. Start a newer version of the program.");

/// <summary>
/// Brings the schema up to date before any service starts (<see cref="IHostedLifecycleService.StartingAsync"/> comes before every
/// StartAsync): each missing version in its own transaction, one starter at a time.
/// </summary>
internal abstract partial class SchemaMigrator(StorageInfo info, TimeProvider time, ILogger<SchemaMigrator> logger)
    : IHostedLifecycleService
{
    /// <summary>The version that a database has while it is being copied into: too new for every server.</summary>
    public const int UnfinishedCopy = 1_000_000;

    private const string VersionTable = """
        create table if not exists schema_version (version integer primary key, name text not null, applied_at text not null)
        """;

    protected abstract IReadOnlyList<SchemaFile> Files { get; }

    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        try
        {
            await MigrateAsync(cancellationToken);
        }
        catch (Exception fault) when (fault is DbException or SocketException or TimeoutException)
        {
            throw new DatabaseRefusedException(Explain(fault), fault);
        }
    }

    /// <returns>A sentence, when the schema is not this program's; null = it is.</returns>
    public async Task<string?> FindFaultAsync(CancellationToken cancellationToken)
    {
        await using var connection = await OpenAsync(cancellationToken);
        try
        {
            var found = Convert.ToInt32(await ExecuteAsync(connection, null, "select max(version) from schema_version", cancellationToken), null);
            return found == Files.Count ? null
                : found > Files.Count ? new SchemaTooNewException(found, Files.Count).Message
                : $"The database has schema version {found}, this program has {Files.Count}. Start the server once: it brings the schema up to date.";
        }
        catch (DbException)
        {
            return "The database has no schema: no server was ever started on it.";
        }
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    protected abstract Task<DbConnection> OpenAsync(CancellationToken cancellationToken);

    protected abstract Task<string> ReadDatabaseVersionAsync(DbConnection connection, CancellationToken cancellationToken);

    /// <returns>A sentence that says what to change.</returns>
    protected abstract string Explain(Exception fault);

    /// <summary>Begins a transaction that excludes every other starter until it ends.</summary>
    protected abstract Task<DbTransaction> BeginAloneAsync(DbConnection connection, CancellationToken cancellationToken);

    protected static async Task<object?> ExecuteAsync(
        DbConnection connection, DbTransaction? transaction, string sql, CancellationToken cancellationToken)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.Transaction = transaction;
        return await command.ExecuteScalarAsync(cancellationToken);
    }

    private async Task MigrateAsync(CancellationToken cancellationToken)
    {
        await using var connection = await OpenAsync(cancellationToken);
        info.DatabaseVersion = await ReadDatabaseVersionAsync(connection, cancellationToken);
        while (await ApplyNextAsync(connection, cancellationToken)) { }
        info.SchemaVersion = Files.Count;
        LogReady(info.Database, info.DatabaseVersion, info.SchemaVersion);
    }

    private async Task<bool> ApplyNextAsync(DbConnection connection, CancellationToken cancellationToken)
    {
        await using var transaction = await BeginAloneAsync(connection, cancellationToken);
        await ExecuteAsync(connection, transaction, VersionTable, cancellationToken);
        var found = Convert.ToInt32(
            await ExecuteAsync(connection, transaction, "select coalesce(max(version), 0) from schema_version", cancellationToken), null);
        if (found > Files.Count) throw new SchemaTooNewException(found, Files.Count);
        if (found < Files.Count) await ApplyAsync(connection, transaction, Files[found], cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return found + 1 < Files.Count;
    }

    private async Task ApplyAsync(DbConnection connection, DbTransaction transaction, SchemaFile file, CancellationToken cancellationToken)
    {
        await ExecuteAsync(connection, transaction, file.Sql, cancellationToken);
        var appliedAt = time.GetUtcNow().ToString("O");
        await ExecuteAsync(
            connection, transaction,
            $"insert into schema_version (version, name, applied_at) values ({file.Version}, '{file.Name}', '{appliedAt}')",
            cancellationToken);
        LogApplied(file.Version, file.Name);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Schema version {Version} ({Name}) applied.")]
    private partial void LogApplied(int version, string name);

    [LoggerMessage(Level = LogLevel.Information, Message = "Storage ready: {Database} {DatabaseVersion}, schema version {SchemaVersion}.")]
    private partial void LogReady(DatabaseKind database, string? databaseVersion, int schemaVersion);
}
