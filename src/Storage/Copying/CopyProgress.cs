using System.Collections.Immutable;
using Npgsql;

namespace ContactCenter.Storage.Copying;

/// <summary>The state of the copy, in a table of the target: how far each table is, in the transaction of its rows.</summary>
internal sealed class CopyProgress(NpgsqlConnection target)
{
    public const string Table = "copy_progress";

    /// <param name="LastKey">The key of the last row that was copied; null = none yet.</param>
    public sealed record State(string? LastKey, long Rows, bool IsDone);

    /// <returns>The source of the copy that is under way; null = none is.</returns>
    public async Task<string?> FindSourceAsync(CancellationToken cancellationToken)
    {
        if (await ScalarAsync($"select to_regclass('{Table}')::text", null, cancellationToken) is not string) return null;
        return await ScalarAsync($"select last_key from {Table} where table_name = ''", null, cancellationToken) as string;
    }

    /// <summary>Marks the target as a copy that is not finished: from now on no server starts on it.</summary>
    public Task BeginAsync(string source, CancellationToken cancellationToken) => ExecuteAsync(
        $"""
        create table {Table} (table_name text primary key, last_key text, rows bigint not null, is_done boolean not null);
        insert into schema_version (version, name, applied_at) values ({Schema.SchemaMigrator.UnfinishedCopy}, 'unfinished copy', now()::text);
        insert into {Table} values ('', '{source.Replace("'", "''", StringComparison.Ordinal)}', 0, false)
        """,
        null, cancellationToken);

    /// <summary>Takes the marks away: the target is a database like any other.</summary>
    public Task EndAsync(CancellationToken cancellationToken) => ExecuteAsync(
        $"drop table {Table}; delete from schema_version where version = {Schema.SchemaMigrator.UnfinishedCopy}", null, cancellationToken);

    public async Task<State> ReadAsync(CopyTable table, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand($"select last_key, rows, is_done from {Table} where table_name = $1", target);
        command.Parameters.Add(new NpgsqlParameter { Value = table.Name });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        return await reader.ReadAsync(cancellationToken)
            ? new State(reader.IsDBNull(0) ? null : reader.GetString(0), reader.GetInt64(1), reader.GetBoolean(2))
            : new State(null, 0, false);
    }

    public async Task WriteAsync(CopyTable table, State state, NpgsqlTransaction transaction, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(
            $"""
            insert into {Table} values ($1, $2, $3, $4)
            on conflict (table_name) do update set last_key = excluded.last_key, rows = excluded.rows, is_done = excluded.is_done
            """,
            target, transaction);
        command.Parameters.Add(new NpgsqlParameter { Value = table.Name });
        command.Parameters.Add(new NpgsqlParameter { Value = (object?)state.LastKey ?? DBNull.Value, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Text });
        command.Parameters.Add(new NpgsqlParameter { Value = state.Rows });
        command.Parameters.Add(new NpgsqlParameter { Value = state.IsDone });
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>Tells whether nobody has written to the target: no entry, and no row but those that the schema itself makes.</summary>
    public async Task<bool> IsEmptyAsync(ImmutableArray<CopyTable> tables, CancellationToken cancellationToken)
    {
        foreach (var table in tables.Where(table => table.Name is not ("journal_head" or "directory_counts")))
            if (await ScalarAsync($"select 1 from {table.Name} limit 1", null, cancellationToken) is not null) return false;
        return true;
    }

    public async Task ExecuteAsync(string sql, NpgsqlTransaction? transaction, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(sql, target, transaction) { CommandTimeout = 0 };
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private async Task<object?> ScalarAsync(string sql, NpgsqlTransaction? transaction, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(sql, target, transaction);
        return await command.ExecuteScalarAsync(cancellationToken) is { } value and not DBNull ? value : null;
    }
}
