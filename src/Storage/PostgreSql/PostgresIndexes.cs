using System.Collections.Immutable;
using System.Data.Common;
using System.Net.Sockets;
using ContactCenter.Storage.Connections;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace ContactCenter.Storage.PostgreSql;

/// <summary>
/// Builds the indexes that a version of the schema left to be built while servers work, one node at a time, and knows which of them queries may
/// use. Nobody waits for a build.
/// </summary>
internal sealed partial class PostgresIndexes(StorageDataSources dataSources, TimeProvider time, ILogger<PostgresIndexes> logger) : BackgroundService
{
    // Any number will do; it must be the same in every version of the program. Tried, never waited for: the build waits for all who are older,
    // and would wait for who waits for it.
    private const string TryLock = "select pg_try_advisory_lock(7239460158243912)";
    private const string Unlock = "select pg_advisory_unlock(7239460158243912)";

    private ImmutableHashSet<string>? _awaited;

    /// <summary>The pause before the backlog is looked at again. All nodes know within one what is built.</summary>
    public TimeSpan Period { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>The time for which the indexes that are replaced stay: processes of the former version may still run.</summary>
    public TimeSpan DropDelay { get; set; } = TimeSpan.FromMinutes(30);

    /// <summary>Tells whether queries may rely on an index; false before the start.</summary>
    public bool IsBuilt(string index) => Volatile.Read(ref _awaited) is { } awaited && !awaited.Contains(index);

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        if (await LookAsync(cancellationToken)) await base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        for (var isLeft = true; isLeft;)
        {
            try
            {
                await WorkOffAsync(stoppingToken);
                isLeft = await LookAsync(stoppingToken);
            }
            catch (Exception fault) when (fault is DbException or SocketException or TimeoutException)
            {
                LogFailed(fault);
            }

            if (isLeft) await Task.Delay(Period, time, stoppingToken);
        }
    }

    /// <returns>Whether anything is left to be done.</returns>
    private async Task<bool> LookAsync(CancellationToken cancellationToken)
    {
        var backlog = await ReadAsync(cancellationToken);
        Volatile.Write(ref _awaited, [.. backlog.Where(index => !index.IsBuilt).Select(index => index.Name)]);
        return !backlog.IsEmpty;
    }

    private async Task<ImmutableArray<AwaitedIndex>> ReadAsync(CancellationToken cancellationToken)
    {
        await using var connection = await dataSources.Journal.OpenConnectionAsync(cancellationToken);
        await using var command = connection.CreateCommand();
        command.CommandText = "select name, definition, afterwards, replaced, built_at is not null from index_backlog order by ordinal";
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var found = ImmutableArray.CreateBuilder<AwaitedIndex>();
        while (await reader.ReadAsync(cancellationToken))
        {
            found.Add(new AwaitedIndex(
                reader.GetString(0), reader.GetString(1), reader.IsDBNull(2) ? null : reader.GetString(2),
                reader.IsDBNull(3) ? null : reader.GetString(3), reader.GetBoolean(4)));
        }

        return found.DrainToImmutable();
    }

    private async Task WorkOffAsync(CancellationToken cancellationToken)
    {
        await using var connection = (NpgsqlConnection)await dataSources.Journal.OpenConnectionAsync(cancellationToken);
        if (await ExecuteAsync(connection, TryLock, cancellationToken) is not true) return;
        try
        {
            foreach (var index in await ReadAsync(cancellationToken))
            {
                if (index.IsBuilt) continue;
                await TryBuildAsync(connection, index, cancellationToken);
                await LookAsync(cancellationToken);
            }

            await DropReplacedAsync(connection, cancellationToken);
        }
        finally
        {
            // A lost connection has lost its lock; any other goes back to its pool without it.
            if (connection.State == System.Data.ConnectionState.Open) await ExecuteAsync(connection, Unlock, CancellationToken.None);
        }
    }

    /// <summary>Builds an index. One that the database refuses to build does not keep the next from being built.</summary>
    private async Task TryBuildAsync(NpgsqlConnection connection, AwaitedIndex index, CancellationToken cancellationToken)
    {
        try
        {
            await BuildAsync(connection, index, cancellationToken);
        }
        catch (PostgresException refused) when (connection.State == System.Data.ConnectionState.Open)
        {
            LogFailed(refused);
        }
    }

    /// <summary>Builds an index, unless it was built and only this was not noted. What an interrupted build has left is dropped.</summary>
    private async Task BuildAsync(NpgsqlConnection connection, AwaitedIndex index, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        var isValid = await ExecuteAsync(
            connection, $"select indisvalid from pg_index where indexrelid = to_regclass('{index.Name}')", cancellationToken);
        if (isValid is false) await ExecuteAsync(connection, $"drop index concurrently {index.Name}", cancellationToken);
        if (isValid is not true) await ExecuteAsync(connection, $"create index concurrently {index.Name} {index.Definition}", cancellationToken);
        if (index.Afterwards is not null) await ExecuteAsync(connection, index.Afterwards, cancellationToken);
        await ExecuteAsync(connection, $"update index_backlog set built_at = clock_timestamp() where name = '{index.Name}'", cancellationToken);
        var elapsed = time.GetElapsedTime(started);
        LogBuilt(index.Name, elapsed);
    }

    /// <summary>Drops what is replaced, some time after all is built.</summary>
    private async Task DropReplacedAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        var isKnown = await ExecuteAsync(
            connection, FormattableString.Invariant($"""
                select coalesce(bool_and(built_at is not null and built_at < clock_timestamp() - {DropDelay.TotalSeconds} * interval '1 second'), false)
                from index_backlog
                """), cancellationToken);
        if (isKnown is not true) return;
        foreach (var index in await ReadAsync(cancellationToken))
        {
            if (index.Replaced is not null) await ExecuteAsync(connection, $"drop index concurrently if exists {index.Replaced}", cancellationToken);
            await ExecuteAsync(connection, $"delete from index_backlog where name = '{index.Name}'", cancellationToken);
        }
    }

    private static async Task<object?> ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        return await command.ExecuteScalarAsync(cancellationToken);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Index {Index} is built; it took {Elapsed}.")]
    private partial void LogBuilt(string index, TimeSpan elapsed);

    [LoggerMessage(Level = LogLevel.Warning, Message = "An index could not be built; it is tried again. Searches may be slow until it is.")]
    private partial void LogFailed(Exception fault);

    private sealed record AwaitedIndex(string Name, string Definition, string? Afterwards, string? Replaced, bool IsBuilt);
}
